"""打印今日: whom to telephone today, what to say, and room for 谁、几点、谁接的 (D22)."""

from datetime import datetime, time
from typing import Any, Final

from domain.intents import PrintToday
from domain.names import NAMES
from domain.permissions import SUPERVISING
from domain.vocabulary import AssignmentState
from domain.zone import OFFICE_ZONE
from handlers.desk import Desk
from handlers.exporting.sending import send_file
from handlers.paper.page import Pages
from handlers.paper.words import lines_of, rows_of
from handlers.replying import Reply
from handlers.router import Router
from storage.desks import Item, open_items
from storage.people import Someone
from storage.phone_reminders import phoned_since
from storage.posts import mobiles_of

router = Router()
WIDTHS: Final = (3.6, 3.2, 7.2, 3.4)  # centimetres
MOST_SAID = 12  # cases of one unit; the rest is counted


@router.on(PrintToday)
async def print_today(desk: Desk) -> Reply:
    """The list as a .docx with the full numbers of liaisons, as it is made for telephoning: that is noted."""
    midnight = datetime.combine(desk.today, time(), OFFICE_ZONE)
    phoned = await phoned_since(desk.work.session, midnight)
    calls = _by_unit([item for item in await open_items(desk.work.session) if _is_due(item, desk)])
    left = {unit: own for unit, items in calls.items() if (own := [i for i in items if i.id not in phoned])}
    if not left:
        return Reply("replies/nothing_to_phone.md.j2", {"phoned": len(calls)})
    called = {unit: desk.rules.directory.liaisons(unit) for unit in left}
    mobiles = await mobiles_of(desk.work.session, [one.id for people in called.values() for one in people])
    rows = [_row(items, called[unit], mobiles, desk) for unit, items in left.items()]
    data = _draw(rows, desk)
    name = await send_file(f"今日电话单-{desk.today:%Y%m%d}.docx", data, desk)
    count = sum(map(len, left.values()))
    desk.work.record(
        "phone_list_printed", desk.actor, "table:today", units=len(left), cases=count, numbers=len(mobiles)
    )
    facts = {"units": len(left), "count": count, "name": name, "phoned": len(calls) - len(left)}
    return Reply("replies/today_printed.md.j2", facts)


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
    office = next((post.unit_name for post in desk.who.posts if post.role in SUPERVISING), "")
    facts = {"today": desk.today, "described": desk.rules.calendar.describe(desk.today), "office": office}
    title, *intro = lines_of("today_frame", **facts, rows=rows, by=desk.who.name)
    pages = Pages(desk.now)
    pages.head(title)
    for line in intro:
        pages.say(line)
    pages.table(rows_of("today", rows=rows, names=NAMES), WIDTHS, heads=1)
    return pages.read()
