"""会办意见逾期: the lead goes on without an opinion that did not come; the mark can be taken off again."""

from dataclasses import replace

from domain.errors import TooLate, WrongState
from domain.intents import MarkOpinionLate
from handlers.desk import Desk
from handlers.joint.leading import ask_which_co, find_led, find_opinion
from handlers.references import ref_to
from handlers.replying import Reply
from handlers.router import Router
from storage.desks import Item
from storage.joint import CoOpinion, urgings_of
from storage.retractions import retire_notices, told_to
from storage.unit_of_work import Owed

router = Router()


@router.on(MarkOpinionLate)
async def mark_late(intent: MarkOpinionLate, desk: Desk) -> Reply:
    """Mark a missing opinion as late, once its limit has passed or it was urged (R34); or unmark it."""
    lead = await find_led(intent.refs, desk)
    intent = replace(intent, refs=(ref_to(lead),))
    found = await find_opinion(intent.unit, lead, desk, _is_marked if intent.undone else _may_be_marked)
    if not isinstance(found, CoOpinion):
        return ask_which_co(found, lambda name: replace(intent, unit=name), lead, desk, settles=True)
    if intent.undone:
        await unmark(found.item, desk)
    else:
        await _mark(found, lead, desk)
    urged = await urgings_of(desk.work.session, found.item.subject)
    facts = {
        "case": desk.line(lead),
        "unit": found.item.unit.name,
        "undone": intent.undone,
        "urged": [entry.at.isoformat() for entry in urged],
    }
    return Reply("replies/opinion_marked.md.j2", facts, about=lead.id)


def _may_be_marked(opinion: CoOpinion) -> bool:
    return opinion.is_open and not _is_marked(opinion)


def _is_marked(opinion: CoOpinion) -> bool:
    return opinion.is_open and opinion.item.assignment.opinion_late_at is not None


async def _mark(opinion: CoOpinion, lead: Item, desk: Desk) -> None:
    item, assignment = opinion.item, opinion.item.assignment
    about = {"number": lead.case.spoken, "unit": item.unit.name}
    if not opinion.is_open:
        raise WrongState("opinion_in", **about)
    if assignment.opinion_late_at is not None:
        raise WrongState("opinion_marked", **about)
    if not opinion.may_mark(desk.today):
        on = assignment.deadline_on
        limit = desk.rules.calendar.describe(on, desk.today) if on else ""
        raise WrongState("opinion_not_late", **about, limit=limit)
    assignment.opinion_late_at = desk.now
    urged = [entry.at.isoformat() for entry in await urgings_of(desk.work.session, item.subject)]
    desk.work.record("opinion_marked_late", desk.actor, item.subject, number=lead.case.spoken, urged=urged)
    desk.remember("opinion_late", assignments=[item.id])
    _tell(item, "opinion_late", {"unit": lead.unit.name}, desk)


async def unmark(item: Item, desk: Desk) -> None:
    """Take the mark off; whoever has been told of it is told so. Raises TooLate where there is none."""
    if item.assignment.opinion_late_at is None:
        raise TooLate("overtaken", number=item.case.spoken)
    item.assignment.opinion_late_at = None
    item.assignment.version += 1
    told = await told_to(desk.work.session, f"opinion_late:{item.id}@")
    await retire_notices(desk.work, f"opinion_late:{item.id}@", f"undone{item.assignment.version}")
    desk.work.record("opinion_unmarked", desk.actor, item.subject, number=item.case.spoken)
    for person_id in told:
        key = f"opinion_late:{item.id}:{item.assignment.version}@{person_id}"
        facts = {"unit": "", "undone": True}
        desk.work.owe(Owed(key, "opinion_late", person_id, desk.push_time(), item.id, facts=facts))


def _tell(item: Item, kind: str, facts: dict[str, object], desk: Desk) -> None:
    for liaison in desk.rules.directory.liaisons(item.assignment.unit_id, item.id):
        key = f"{kind}:{item.id}@{liaison.id}"
        desk.work.owe(Owed(key, kind, liaison.id, desk.push_time(), item.id, facts=facts))
