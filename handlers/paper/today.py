"""打印今日: whom to telephone today, what to say, and room for 谁、几点、谁接的 (D22)."""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Any, Final

from domain.intents import PrintToday
from domain.names import NAMES
from domain.vocabulary import AssignmentState
from domain.zone import OFFICE_ZONE
from handlers.desk import Desk
from handlers.exporting.sending import send_file
from handlers.paper.page import Pages
from handlers.paper.words import lines_of, office_of, rows_of
from handlers.replying import Reply
from handlers.router import Router
from storage.desks import Item, open_items
from storage.people import Someone
from storage.phone_reminders import phoned_since
from storage.posts import mobiles_of

router = Router()
WIDTHS: Final = (3.6, 3.2, 7.2, 3.4)  # centimetres
MOST_SAID = 12  # cases of one unit; the rest is counted


@dataclass(frozen=True, slots=True)
class PhoneList:
    """The paper, empty where nobody is to be called; units that were called already are not on it."""

    data: bytes
    units: int
    count: int
    phoned: int


@router.on(PrintToday)
async def print_today(desk: Desk) -> Reply:
    """The list as a .docx, sent after the answer."""
    made = await make_list(desk)
    if not made.units:
        return Reply("replies/nothing_to_phone.md.j2", {"phoned": made.phoned})
    name = await send_file(f"今日电话单-{desk.today:%Y%m%d}.docx", made.data, desk)
    facts = {"units": made.units, "count": made.count, "name": name, "phoned": made.phoned}
    return Reply("replies/today_printed.md.j2", facts)


async def make_list(desk: Desk) -> PhoneList:
    """Today's list with the full numbers of liaisons, as it is made for telephoning: that is noted."""
    session, midnight = desk.work.session, datetime.combine(desk.today, time(), OFFICE_ZONE)
    phoned = await phoned_since(session, midnight)
    calls = _by_unit([item for item in await open_items(session) if _is_due(item, desk)])
    left = {unit: own for unit, items in calls.items() if (own := [i for i in items if i.id not in phoned])}
    called = {unit: desk.rules.directory.liaisons(unit) for unit in left}
    mobiles = await mobiles_of(session, [one.id for people in called.values() for one in people])
    rows = [_row(items, called[unit], mobiles, desk) for unit, items in left.items()]
    made = PhoneList(_draw(rows, desk), len(left), sum(map(len, left.values())), len(calls) - len(left))
    if made.units:
        noted = {"units": made.units, "cases": made.count, "numbers": len(mobiles)}
        desk.work.record("phone_list_printed", desk.actor, "table:today", **noted)
    return made


def _is_due(item: Item, desk: Desk) -> bool:
    """Unsigned, overdue, due today, or as near as the rules remind of it."""
    line, pack = desk.line(item), desk.rules.pack_of(item.case)
    if item.assignment.state is AssignmentState.ASSIGNED:
        return True
    return line.days_left is not None and line.days_left <= max(pack.reminder.days, default=0)


def _by_unit(items: list[Item]) -> dict[int, list[Item]]:
    """The unit with the most urgent case first."""
    found: dict[int, list[Item]] = {}
    for item in items:
        found.setdefault(item.assignment.unit_id, []).append(item)
    return found


def _row(items: list[Item], people: list[Someone], mobiles: dict[int, str], desk: Desk) -> dict[str, Any]:
    return {
        "unit": items[0].unit.name,
        "people": [(one.name, mobiles.get(one.id, "")) for one in people],
        "cases": [desk.line(item) for item in items[:MOST_SAID]],
        "more": max(0, len(items) - MOST_SAID),
    }


def _draw(rows: list[dict[str, Any]], desk: Desk) -> bytes:
    office = office_of(desk)
    facts = {"today": desk.today, "described": desk.rules.calendar.describe(desk.today), "office": office}
    title, *intro = lines_of("today_frame", **facts, rows=rows, by=desk.who.name)
    pages = Pages(desk.now)
    pages.head(title)
    for line in intro:
        pages.say(line)
    pages.table(rows_of("today", rows=rows, names=NAMES), WIDTHS, heads=1)
    return pages.read()
