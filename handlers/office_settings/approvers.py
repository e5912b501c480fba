"""谁审批, 审批人 加上 张三, 张三不再审批: a post at the office; it is never left without anybody."""

from datetime import timedelta
from typing import Any

from domain.errors import BadInput, TooLate
from domain.intents import SetApprover, ShowApprovers, ShowPending
from domain.permissions import may
from domain.vocabulary import PostRole
from handlers.desk import Desk
from handlers.people import person_called
from handlers.replying import Question, Reply
from handlers.retraction import Act, TakeBack, Undone
from handlers.router import Router
from storage.posts import posts_in_role
from storage.tables import Post

router = Router()
ROLE = PostRole.APPROVER
CHANGED = "approver"


@router.on(ShowApprovers)
async def show_approvers(desk: Desk) -> Reply:
    """Who decides on requests today, and whether he can be reached."""
    names = [(one.name, one.can_be_told) for one in desk.rules.directory.everybody() if ROLE in one.roles]
    facts = {
        "approvers": names,
        "may_set": may(desk.who.roles, SetApprover),
        "may_look": may(desk.who.roles, ShowPending),
    }
    return Reply("cards/approvers.md.j2", facts)


@router.on(SetApprover)
async def set_approver(intent: SetApprover, desk: Desk) -> Reply:
    """Give somebody on the roster the post, or end his."""
    person = person_called(intent.person, desk)
    facts: dict[str, Any] = {"person": person.name, "on": intent.on, "told": person.can_be_told}
    if (ROLE in person.roles) is intent.on:
        return Reply("replies/approver_set.md.j2", {**facts, "unchanged": True})
    left = [one.name for one in desk.rules.directory.office(ROLE) if one.id != person.id]
    if not intent.on and not left:
        raise BadInput("last_approver", name=person.name)
    facts["others"] = left
    if not desk.confirmed:
        return Reply("questions/set_approver.md.j2", facts, Question((intent,)))
    await _put(person.id, desk, on=intent.on)
    desk.remember(CHANGED, person=person.id, on=intent.on, assignments=[])
    return Reply("replies/approver_set.md.j2", {**facts, "unchanged": False})


async def _put(person_id: int, desk: Desk, *, on: bool) -> None:
    """The post from today on, or no more from today on."""
    session, today = desk.work.session, desk.today
    held = await posts_in_role(session, ROLE, today)
    if on:
        unit_id = held[0].unit_id if held else desk.who.posts[0].unit_id
        session.add(Post(unit_id=unit_id, person_id=person_id, role=ROLE, since_on=today))
    for post in held if not on else ():
        if post.person_id != person_id:
            continue
        if post.since_on >= today:
            await session.delete(post)
        else:
            post.until_on = today - timedelta(days=1)
    _ = await desk.work.change_rules()
    act = "approver_added" if on else "approver_removed"
    user = desk.rules.directory.person(person_id).user_id
    desk.work.record(act, desk.actor, f"person:{user or person_id}")


async def take_back_approver(act: Act, desk: Desk) -> Undone:
    """As it was, unless somebody has changed it since or nobody else would be left."""
    directory = desk.rules.directory
    person = directory.person(act["person"])
    if (ROLE in person.roles) is not act["on"]:
        raise TooLate("approver_overtaken", name=person.name)
    if act["on"] and not any(one.id != person.id for one in directory.office(ROLE)):
        raise BadInput("last_approver", name=person.name)
    await _put(person.id, desk, on=not act["on"])
    return Undone(CHANGED, (), text=person.name, restored="" if act["on"] else "on")


TAKE_BACK: dict[str, TakeBack] = {CHANGED: take_back_approver}
