"""撤回 of what the office did with a case in the wrong hands, while nobody has acted on it."""

from datetime import datetime
from typing import Any

from domain.errors import TooLate
from domain.transitions import Act, advance
from domain.vocabulary import AssignmentRole, AssignmentState
from handlers.copies import offer_again
from handlers.desk import Desk
from handlers.former_values import read_back
from handlers.joint.duty_to_meet import review_meeting
from handlers.returning.reassigning import tell_co_handlers
from storage.decisions import find_request, reopen
from storage.desks import Item, items_by_id
from storage.replies import counting_on
from storage.retractions import retire_notices, told_to
from storage.unit_of_work import Owed


async def undo_reassignment(act: dict[str, Any], desk: Desk) -> list[Item]:
    """改办, 指定主办: the case is the former unit's again, unless the new one has signed."""
    old_id, new_id = act["assignments"][0], act["moved"]
    items = await items_by_id(desk.work.session, {old_id, new_id}, lock=True)
    old, new = items[old_id], items[new_id]
    if new_id != old_id:
        _check_unsigned(new, desk)
        new.assignment.state = advance(new.assignment.state, Act.REVOKE)
        new.assignment.version += 1
    _restore(old, act["kept"])
    if "was" in act:
        old.case.designated = act["was"]
        await _ask_again(act["decided"], old, desk)
    _ = await review_meeting(old.assignment.case_id, desk)
    await _take_back_news(old, new, desk)
    desk.work.record(f"{act['kind']}_undone", desk.actor, old.subject, new=new_id)
    return [old]


def _check_unsigned(new: Item, desk: Desk) -> None:
    if new.assignment.state is AssignmentState.ASSIGNED:
        return
    by = new.assignment.acknowledged_by
    name = desk.rules.directory.person(by).name if by else new.unit.name
    raise TooLate("moved_on", number=new.case.spoken, by=name)


async def _ask_again(decided: str, old: Item, desk: Desk) -> None:
    """The return that was decided along with it waits again."""
    request = await find_request(desk.work.session, decided) if decided else None
    if request is None:
        return
    if not await reopen(desk.work.session, request):
        raise TooLate("overtaken", number=old.case.spoken)
    await offer_again(request, desk)


async def _take_back_news(old: Item, new: Item, desk: Desk) -> None:
    mark = f"undone{old.assignment.version}"
    about = {f"designated:{new.id}:": new, f"reassigned:{old.id}:": old}
    if new.id != old.id:
        about[f"assigned:{new.id}@"] = new
    told = {
        (person_id, part.id)
        for key, part in about.items()
        for person_id in await told_to(desk.work.session, key)
    }
    for key in about:
        await retire_notices(desk.work, key, mark)
    for person_id, part_id in sorted(told):
        key = f"decision_undone:{part_id}:{old.assignment.version}@{person_id}"
        revoked = part_id == new.id != old.id
        facts = {"request": "", "decided": "reassigned", "revoked": revoked, "by": desk.who.name}
        desk.work.owe(Owed(key, "decision_undone", person_id, desk.push_time(), part_id, facts=facts))
    co_told = await told_to(desk.work.session, f"lead_changed:{new.id}:")
    await retire_notices(desk.work, f"lead_changed:{new.id}:", mark)
    if co_told and old.assignment.role is AssignmentRole.LEAD:
        await tell_co_handlers(old, desk)


def _restore(item: Item, kept: dict[str, Any]) -> None:
    for part, value in kept.items():
        setattr(item.assignment, part, read_back(part, value))
    item.assignment.version += 1


async def undo_waiting(act: dict[str, Any], desk: Desk) -> list[Item]:
    """中止, 恢复办理: as it was, unless the unit has gone on since."""
    items = list((await items_by_id(desk.work.session, act["assignments"], lock=True)).values())
    after = AssignmentState.SUSPENDED if act["kind"] == "suspend" else AssignmentState.IN_PROGRESS
    done_at = datetime.fromisoformat(act["until"]) - desk.rules.policy.undo_window
    for item in items:
        texts = await counting_on(desk.work.session, item.id)
        if item.assignment.state is not after or any(one.said_at > done_at for one in texts):
            raise TooLate("overtaken", number=item.case.spoken)
    kind = {"suspend": "suspended", "take_up": "taken_up"}[act["kind"]]
    for item in items:
        version = item.assignment.version
        _restore(item, act["kept"][str(item.id)])
        told = await told_to(desk.work.session, f"{kind}:{item.id}:{version}@")
        await retire_notices(desk.work, f"{kind}:{item.id}:{version}@", f"undone{version}")
        for person_id in told:
            key = f"decision_undone:{item.id}:{item.assignment.version}@{person_id}"
            facts = {"request": "", "decided": kind, "revoked": False, "by": desk.who.name}
            desk.work.owe(Owed(key, "decision_undone", person_id, desk.push_time(), item.id, facts=facts))
        desk.work.record(f"{kind}_undone", desk.actor, item.subject)
    return items
