"""催办: a supervisor urges by hand; a case is urged once a day, and who acted today is left out."""

from domain.errors import BadInput, NothingThere
from domain.intents import Urge, Which
from domain.transitions import OPEN
from handlers.desk import Desk
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.units import find_short, is_full_name
from storage.desks import Item, open_items
from storage.unit_of_work import Owed, UnitOfWork

router = Router()


@router.on(Urge)
async def urge(intent: Urge, desk: Desk, work: UnitOfWork) -> Reply:
    """Urge named cases, a unit's open cases, or everybody's that are overdue or unsigned."""
    items = await _meant(intent, desk)
    fresh = [item for item in items if item.assignment.urged_on != desk.today]
    known = [item for item in items if item.assignment.urged_on == desk.today]
    if fresh and not desk.confirmed and (len(fresh) > 1 or _is_guess(intent, desk)):
        units = sorted({item.unit.name for item in fresh})
        facts = {"cases": desk.lines(fresh[:8]), "count": len(fresh), "units": units, "known": len(known)}
        return Reply("questions/urge.md.j2", facts, Question((intent,)))
    unreachable = sorted({item.unit.name for item in fresh if not await _urge(item, desk)})
    before = [on and on.isoformat() for on in (item.assignment.urged_on for item in fresh)]
    if fresh:
        desk.remember("urge", assignments=[item.id for item in fresh], before=before, on=str(desk.today))
    for item in fresh:
        item.assignment.urged_on = desk.today
        work.record("urged", desk.actor, item.subject, number=item.case.spoken)
    facts = {
        "cases": desk.lines(fresh[:8]),
        "count": len(fresh),
        "known": desk.lines(known[:8]),
        **desk.push_facts(),
        "unreachable": unreachable,
    }
    return Reply("replies/urged.md.j2", facts)


def _is_guess(intent: Urge, desk: Desk) -> bool:
    """Whether the echo must say first who is urged: a short name, a person for his unit."""
    shortened = bool(intent.unit) and not intent.refs and not is_full_name(intent.unit, desk)
    return shortened or bool(intent.person or intent.which)


async def _urge(item: Item, desk: Desk) -> bool:
    """Owe the unit's liaison the urging; False when nobody can be reached."""
    liaisons = desk.rules.directory.liaisons(item.assignment.unit_id, item.id)
    for liaison in liaisons:
        key = f"urged:{item.id}:{desk.today}@{liaison.id}"
        facts = {"by": desk.who.name}
        desk.work.owe(Owed(key, "urged", liaison.id, desk.push_time(), item.id, facts=facts))
    return bool(liaisons)


async def _meant(intent: Urge, desk: Desk) -> list[Item]:
    if intent.refs or not (intent.unit or intent.everybody or intent.person):
        items = [item for item in await desk.visible(intent.refs) if item.assignment.state in OPEN]
        if intent.unit:
            unit = find_short(intent.unit, desk)
            items = [item for item in items if item.assignment.unit_id == unit]
    else:
        items = await open_items(desk.work.session, _debtors(intent, desk))
        items = [item for item in items if _lags(item, intent.which, desk)]
    if not items:
        raise NothingThere("urge")
    return items


def _debtors(intent: Urge, desk: Desk) -> set[int] | None:
    """The units that are urged; None for all. A person stands for the units he works for."""
    if intent.everybody:
        return None
    if not intent.person:
        return {find_short(name, desk) for name in (intent.unit, *intent.further)}
    people = [one for one in desk.rules.directory.everybody() if one.name == intent.person]
    if not people:
        raise BadInput("no_such_person", name=intent.person)
    return {unit_id for one in people for unit_id in one.unit_ids}


def _lags(item: Item, which: Which | None, desk: Desk) -> bool:
    """Whether it is overdue, or unsigned though its unit was told; or just what was asked for."""
    on = item.assignment.deadline_on
    overdue = on is not None and on < desk.today
    unsigned = item.assignment.acknowledged_at is None and item.assignment.pushed_at is not None
    said = {Which.TODAY: on == desk.today, Which.OVERDUE: overdue, Which.UNSIGNED: unsigned}
    return said.get(which, overdue or unsigned) if which else overdue or unsigned
