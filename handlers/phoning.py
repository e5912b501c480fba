"""电话提醒: the office has telephoned and notes whom it reached; it counts like a delivered reminder."""

from dataclasses import dataclass, replace
from datetime import datetime

from domain.errors import BadInput, NothingThere
from domain.intents import LogPhoneReminder
from domain.reading.days.calls import is_unanswered, read_call_moment
from domain.transitions import LEFT
from handlers.desk import Desk
from handlers.replying import Question, Reply
from handlers.retraction import Act, Undone
from handlers.router import Router
from handlers.units import OFFERED, find_short
from storage.desks import Item, items_by_id
from storage.phone_reminders import phone_reminders, take_back_calls
from storage.tables import PhoneReminder

router = Router()
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class CallLine:
    """One call as lists show it."""

    at: datetime
    by: str
    unit: str
    whom: str
    answered: bool
    text: str


@router.on(LogPhoneReminder)
async def log_phone_reminder(intent: LogPhoneReminder, desk: Desk) -> Reply:
    """Log one call about one or several cases of one unit; it takes effect at once and can be taken back."""
    items = [item for item in await desk.visible(intent.refs) if item.assignment.state not in LEFT]
    if not items:
        raise NothingThere("case")
    if intent.whom and is_unanswered(intent.whom):
        intent = replace(intent, whom="", text=intent.text or intent.whom, answered=False)
    called = _of_one_unit(items, intent, desk)
    if isinstance(called, Reply):
        return called
    items = called
    if intent.answered and not intent.whom:
        question = Question((intent,), wants_words_for="whom")
        facts = {"cases": desk.lines(items), "unit": items[0].unit.name}
        return Reply("questions/phone_reminder.md.j2", facts, question, about=items[0].id)
    at = _moment(intent, desk)
    calls = [await _enter(replace(intent, whom=intent.whom[:LONGEST_NAME]), at, item, desk) for item in items]
    desk.remember("phone_reminder", calls=calls, assignments=[item.id for item in items])
    said: dict[str, object] = {
        "cases": desk.lines(items),
        "unit": items[0].unit.name,
        "call": CallLine(at, desk.who.name, items[0].unit.name, intent.whom, intent.answered, intent.text),
    }
    return Reply("replies/phone_reminder.md.j2", said, about=items[0].id)


def _of_one_unit(items: list[Item], intent: LogPhoneReminder, desk: Desk) -> list[Item] | Reply:
    """The parts of the unit that was called: the one that is named, else that of whoever took the call."""
    called = {find_short(intent.unit, desk)} if intent.unit else _units_of(intent.whom, desk)
    units = {item.assignment.unit_id: item.unit.name for item in items}
    meant = [unit_id for unit_id in units if unit_id in called] or list(units)
    if intent.unit and meant[0] not in called:
        raise NothingThere("case")
    if len(meant) > 1:
        names = [units[unit_id] for unit_id in meant][:OFFERED]
        question = Question(tuple(replace(intent, unit=name) for name in names))
        facts = {"number": items[0].case.spoken, "names": names}
        return Reply("questions/phone_reminder_unit.md.j2", facts, question, about=items[0].id)
    return [item for item in items if item.assignment.unit_id in meant]


def _units_of(name: str, desk: Desk) -> set[int]:
    """Where people of that name hold a post."""
    people = [person for person in desk.rules.directory.everybody() if person.name == name]
    return {post.unit_id for person in people for post in person.posts}


def _moment(intent: LogPhoneReminder, desk: Desk) -> datetime:
    at = read_call_moment(intent.at, desk.today, desk.now)
    if at is None or at > desk.now:
        raise BadInput("call_moment", wording=intent.at, ahead=at is not None)
    return at


async def _enter(intent: LogPhoneReminder, at: datetime, item: Item, desk: Desk) -> int:
    call = PhoneReminder(
        assignment_id=item.id,
        whom=intent.whom,
        answered=intent.answered,
        at=at,
        text=intent.text,
        person_id=desk.who.id,
        said_at=desk.now,
    )
    facts = {"whom": call.whom, "at": at.isoformat(), "answered": call.answered, "text": call.text}
    desk.work.record("phone_reminder", desk.actor, item.subject, **facts)
    return await desk.work.insert(call)


async def calls_about(items: list[Item], desk: Desk) -> list[CallLine]:
    """The calls about some assignments, newest first, as lists show them."""
    units = {item.id: item.unit.name for item in items}
    directory = desk.rules.directory
    return [
        CallLine(
            call.at,
            directory.person(call.person_id).name,
            units[call.assignment_id],
            call.whom,
            call.answered,
            call.text,
        )
        for call in await phone_reminders(desk.work.session, list(units))
    ]


async def take_back_phone_reminder(act: Act, desk: Desk) -> Undone:
    """It is as if the call had not been logged; the ledger keeps both."""
    calls = await take_back_calls(desk.work.session, act["calls"], desk.now)
    if not calls:
        raise NothingThere("undo")
    items = await items_by_id(desk.work.session, [call.assignment_id for call in calls])
    for call in calls:
        subject = items[call.assignment_id].subject
        desk.work.record("phone_reminder_undone", desk.actor, subject, call=call.id)
    return Undone("phone_reminder", tuple(items.values()), calls[0].whom)
