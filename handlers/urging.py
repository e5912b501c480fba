"""催办: a supervisor urges by hand; a case is urged once a day, and who acted today is left out."""

from domain.errors import NothingThere
from domain.intents import Urge
from handlers.desk import Desk
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.units import find_short, is_full_name
from storage.desks import OPEN, Item, open_items
from storage.unit_of_work import Owed, UnitOfWork

router = Router()


@router.on(Urge)
async def urge(intent: Urge, desk: Desk, work: UnitOfWork) -> Reply:
    """Urge named cases, a unit's open cases, or everybody's that are overdue or unsigned."""
    items = await _meant(intent, desk)
    fresh = [item for item in items if item.assignment.urged_on != desk.today]
    known = [item for item in items if item.assignment.urged_on == desk.today]
    shortened = bool(intent.unit) and not intent.refs and not is_full_name(intent.unit, desk)
    if (len(fresh) > 1 or (fresh and shortened)) and not desk.confirmed:
        units = sorted({item.unit.name for item in fresh})
        facts = {"cases": desk.lines(fresh[:8]), "count": len(fresh), "units": units, "known": len(known)}
        return Reply("questions/urge.md.j2", facts, Question((intent,)))
    unreachable = sorted({item.unit.name for item in fresh if not await _urge(item, desk)})
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


async def _urge(item: Item, desk: Desk) -> bool:
    """Owe the unit's liaison the urging; False when nobody can be reached."""
    liaisons = desk.rules.directory.liaisons(item.assignment.unit_id)
    for liaison in liaisons:
        key = f"urged:{item.id}:{desk.today}@{liaison.id}"
        facts = {"by": desk.who.name}
        desk.work.owe(Owed(key, "urged", liaison.id, desk.push_time(), item.id, facts=facts))
    return bool(liaisons)


async def _meant(intent: Urge, desk: Desk) -> list[Item]:
    if intent.refs or not (intent.unit or intent.everybody):
        items = [item for item in await desk.visible(intent.refs) if item.assignment.state in OPEN]
        if intent.unit:
            unit = find_short(intent.unit, desk)
            items = [item for item in items if item.assignment.unit_id == unit]
    else:
        units = None if intent.everybody else [find_short(intent.unit, desk)]
        items = [item for item in await open_items(desk.work.session, units) if _lags(item, desk)]
    if not items:
        raise NothingThere("urge")
    return items


def _lags(item: Item, desk: Desk) -> bool:
    on = item.assignment.deadline_on
    overdue = on is not None and on < desk.today
    return overdue or (item.assignment.acknowledged_at is None and item.assignment.pushed_at is not None)
