"""减分项: what counts against units, each with its case and its evidence; no person, no ranking (R46)."""

from collections import Counter
from dataclasses import replace
from itertools import groupby

from domain.intents import ShowMinusItems
from domain.masking import mask
from domain.minus_items import MinusItem
from handlers.desk import Desk
from handlers.replying import Reply
from handlers.router import Router
from handlers.units import ask_which_unit, find_short, guess_units
from storage.desks import items_by_id
from storage.minus_items import minus_items

router = Router()
OF_EACH = 3  # items of a unit where all units are shown


@router.on(ShowMinusItems)
async def show_minus_items(intent: ShowMinusItems, desk: Desk) -> Reply:
    """By unit in the order of the register; one unit with everything it has."""
    names = guess_units(intent.unit, desk) if intent.unit else ()
    if len(names) > 1:
        return ask_which_unit(intent.unit, names, lambda name: replace(intent, unit=name))
    unit_id = find_short(intent.unit, desk) if intent.unit else None
    found = await _in_sight(await minus_items(desk.work.session, desk.today, intent.since, unit_id), desk)
    units = desk.rules.directory.units
    most = desk.rules.policy.page if unit_id else OF_EACH
    grouped = [
        (units[unit], _shown(list(items), most)) for unit, items in groupby(found, key=lambda i: i.unit_id)
    ]
    facts = {
        "minus_groups": grouped[: desk.rules.policy.page],
        "hidden": max(0, len(grouped) - desk.rules.policy.page),
        "total": len(found),
        "unit": units[unit_id] if unit_id else "",
        "since": desk.rules.calendar.describe(intent.since, desk.today) if intent.since else "",
    }
    return Reply("lists/minus_items.md.j2", facts)


async def _in_sight(found: list[MinusItem], desk: Desk) -> list[MinusItem]:
    """What belongs to cases he may see; it is not looked up for who sees all."""
    if desk.sight.everything:
        return found
    items = await items_by_id(desk.work.session, {one.assignment_id for one in found})
    seen = {item.id for item in desk.in_sight(items.values())}
    return [one for one in found if one.assignment_id in seen]


def _shown(items: list[MinusItem], most: int) -> dict[str, object]:
    """How many of each kind, and the first of them; people's own words are masked."""
    counted = Counter(item.kind for item in items)
    newest = sorted(items, key=lambda item: item.on, reverse=True)[:most]
    shown = [replace(item, evidence=mask(item.evidence)) for item in newest]
    return {"counts": dict(counted), "shown": shown, "hidden": len(items) - len(shown)}
