"""休假代理, 调走交接, 把提醒关了: wishes about a post that the office decides."""

from dataclasses import dataclass, replace
from datetime import date

from domain.errors import BadInput
from domain.intents import HandOver, MuteReminders, StandIn
from domain.permissions import UNIT
from domain.reading import Scene
from domain.reading.days.absences import read_leave
from domain.vocabulary import PostRole
from handlers.desk import Desk
from handlers.replying import Question, Reply
from handlers.router import Router
from storage.desks import open_items
from storage.people import Held, Someone
from storage.unit_of_work import Owed, UnitOfWork

router = Router()
# Who is told of a wish: the first of these posts that anybody holds and can be reached in.
DECIDING = (PostRole.ADMIN, PostRole.SUPERVISOR, PostRole.APPROVER)


@dataclass(frozen=True, slots=True)
class Wish:
    """Somebody else for a post: the unit, whom he names, and the days if it is for a while."""

    kind: str
    post: Held
    person: Someone
    begins_on: date | None = None
    ends_on: date | None = None


@router.on(StandIn)
async def ask_stand_in(intent: StandIn, desk: Desk, work: UnitOfWork) -> Reply:
    """Somebody stands in for some days: echoed, and on 确认 handed to the office, which decides."""
    begins_on, ends_on = intent.begins_on, intent.ends_on
    if begins_on is None:  # the words may be the answer to "which days?"
        begins_on, ends_on = read_leave(intent.text, _scene(desk))
    if not intent.person:
        return Reply("questions/stand_in_who.md.j2", {}, Question((intent,), wants_words_for="person"))
    person = _colleague(intent.person, desk)
    if begins_on is None:
        asked = {"person": person.name}
        return Reply("questions/stand_in_days.md.j2", asked, Question((intent,), wants_words_for="text"))
    wish = Wish("stand_in_wish", _post(desk, intent.of), person, begins_on, ends_on)
    facts = await _facts(wish, desk, work)
    if not desk.confirmed:
        settled = replace(intent, person=person.user_id or person.name, begins_on=begins_on, ends_on=ends_on)
        return Reply("questions/stand_in.md.j2", facts, Question((settled,)))
    return _pass_on(wish, facts, desk)


@router.on(HandOver)
async def ask_hand_over(intent: HandOver, desk: Desk, work: UnitOfWork) -> Reply:
    """Somebody else takes over for good: the same way."""
    wish = Wish("hand_over_wish", _post(desk), _colleague(intent.person, desk))
    facts = await _facts(wish, desk, work)
    if not desk.confirmed:
        settled = replace(intent, person=wish.person.user_id or wish.person.name)
        return Reply("questions/hand_over.md.j2", facts, Question((settled,)))
    return _pass_on(wish, facts, desk)


@router.on(MuteReminders)
async def keep_reminders(desk: Desk) -> Reply:
    """Reminders that a rule asks for cannot be off; what ends them, and what can be chosen, is said."""
    policy = desk.rules.policy
    facts = {"hours": policy.hours, "may_pause": PostRole.ADMIN in desk.who.roles}
    return Reply("replies/reminders_stay.md.j2", facts)


def _scene(desk: Desk) -> Scene:
    return Scene(desk.today, calendar=desk.rules.calendar)


def _post(desk: Desk, of: str = "") -> Held:
    """The post he speaks of, his own or a colleague's: that of a liaison before the others."""
    whose = desk.who if of in {"", desk.who.name} else _absent(of, desk)
    own = [post for post in whose.posts if post.role in UNIT]
    return min(own, key=lambda post: post.role is not PostRole.LIAISON)


def _absent(name: str, desk: Desk) -> Someone:
    """The colleague of his own unit who is away; raises BadInput."""
    found = [one for one in desk.rules.directory.everybody() if name in (one.name, one.user_id)]
    own = [one for one in found if one.unit_ids & desk.who.unit_ids]
    if len(own) != 1:
        raise BadInput("no_such_colleague", name=name)
    return own[0]


def _colleague(name: str, desk: Desk) -> Someone:
    """The one person of that name or user id, his own unit's first; raises BadInput."""
    found = [one for one in desk.rules.directory.everybody() if name in (one.name, one.user_id)]
    near = [one for one in found if one.unit_ids & desk.who.unit_ids] or found
    if not near:
        raise BadInput("no_such_colleague", name=name)
    if len(near) > 1:
        raise BadInput("namesakes", name=name, ids=[one.user_id or "" for one in near])
    if near[0].id == desk.who.id:
        raise BadInput("own_stand_in")
    return near[0]


async def _facts(wish: Wish, desk: Desk, work: UnitOfWork) -> dict[str, object]:
    calendar = desk.rules.calendar
    return {
        "by": desk.who.name,
        "unit": wish.post.unit_name,
        "person": wish.person.name,
        "person_unit": "" if wish.person.unit_ids & desk.who.unit_ids else _unit_of(wish.person),
        "reachable": wish.person.can_be_told,
        "begins": calendar.describe(wish.begins_on, desk.today, written=True) if wish.begins_on else "",
        "ends": calendar.describe(wish.ends_on, desk.today, written=True) if wish.ends_on else "",
        "single": wish.begins_on == wish.ends_on,
        "since": f"{wish.begins_on.month}月{wish.begins_on.day}日起" if wish.begins_on else "",
        "open": len(await open_items(work.session, [wish.post.unit_id])),
    }


def _unit_of(person: Someone) -> str:
    return person.posts[0].unit_name if person.posts else ""


def _pass_on(wish: Wish, facts: dict[str, object], desk: Desk) -> Reply:
    """The office learns of it; until it decides, everything stays as it is."""
    directory = desk.rules.directory
    deciding = next((people for role in DECIDING if (people := directory.office(role))), [])
    days = f"{wish.begins_on}:{wish.ends_on}"
    for someone in deciding:
        key = f"{wish.kind}:{desk.who.id}:{wish.person.id}:{days}:{desk.today}@{someone.id}"
        desk.work.owe(Owed(key, wish.kind, someone.id, desk.push_time(), facts=facts))
    subject = f"unit:{wish.post.unit_id}"
    desk.work.record(wish.kind, desk.actor, subject, to=wish.person.user_id or wish.person.name, days=days)
    told = {"told": [someone.name for someone in deciding], **desk.push_facts()}
    return Reply("replies/post_wish.md.j2", {**facts, **told})
