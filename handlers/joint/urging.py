"""催会办: the lead urges its co-handlers, each once a working day; when is kept and shown."""

from datetime import date

from domain.errors import NothingThere
from domain.intents import UrgeOpinions
from handlers.desk import Desk
from handlers.joint.leading import find_led
from handlers.replying import Reply
from handlers.router import Router
from handlers.units import find_short
from storage.desks import Item
from storage.joint import opinions_of
from storage.unit_of_work import Owed, UnitOfWork

router = Router()


@router.on(UrgeOpinions)
async def urge_opinions(intent: UrgeOpinions, desk: Desk, work: UnitOfWork) -> Reply:
    """Urge whoever still owes an opinion, or one unit of them."""
    lead = await find_led(intent.refs, desk)
    unit_id = find_short(intent.unit, desk) if intent.unit else None
    opinions = await opinions_of(work.session, lead.case.id or 0)
    owing = await desk.hold(
        [o.item for o in opinions if o.is_open and unit_id in {None, o.item.assignment.unit_id}]
    )
    if not owing:
        raise NothingThere("opinion_to_urge", number=lead.case.spoken)
    fresh = [item for item in owing if not _is_urged(item.assignment.urged_on, desk)]
    known = [item for item in owing if _is_urged(item.assignment.urged_on, desk)]
    before = [on and on.isoformat() for on in (item.assignment.urged_on for item in fresh)]
    unreachable = [item.unit.name for item in fresh if not _urge(item, lead, desk)]
    if fresh:
        desk.remember("urge", assignments=[item.id for item in fresh], before=before, on=str(desk.today))
    for item in fresh:
        item.assignment.urged_on = desk.today
        work.record("opinion_urged", desk.actor, item.subject, number=item.case.spoken, by=lead.unit.name)
    facts = {
        "case": desk.line(lead),
        "units": [item.unit.name for item in fresh],
        "known": [item.unit.name for item in known],
        "unreachable": unreachable,
        **desk.push_facts(),
    }
    return Reply("replies/opinions_urged.md.j2", facts, about=lead.id)


def _is_urged(on: date | None, desk: Desk) -> bool:
    """Whether it was urged this working day; what is said on rest days is of the next one."""
    following = desk.rules.calendar.next_working_day
    return on is not None and following(on) == following(desk.today)


def _urge(item: Item, lead: Item, desk: Desk) -> bool:
    """Owe the co-handler's liaison the urging; False when nobody can be reached."""
    liaisons = desk.rules.directory.liaisons(item.assignment.unit_id, item.id)
    for liaison in liaisons:
        key = f"urged:{item.id}:{desk.today}@{liaison.id}"  # as 催办, which is taken back the same way
        own = lead.assignment.unit_id in desk.who.unit_ids
        facts = {"by": desk.who.name, "unit": lead.unit.name if own else ""}
        desk.work.owe(Owed(key, "opinion_urged", liaison.id, desk.push_time(), item.id, facts=facts))
    return bool(liaisons)
