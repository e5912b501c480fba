"""整改清单: how its items stand."""

from dataclasses import dataclass

from domain.intents import ShowRectification
from domain.permissions import SUPERVISING
from domain.planning import day_of
from domain.transitions import ANSWERED, LEFT
from domain.vocabulary import Source
from handlers.desk import Desk
from handlers.projects.lines import leading
from handlers.projects.paging import cut
from handlers.replying import Reply
from handlers.router import Router
from storage.desks import Item, all_items
from storage.lines import CaseLine
from storage.projects import last_reports

router = Router()


@dataclass(frozen=True, slots=True)
class ListedItem:
    """One item: how many of its units have answered, and when anybody reported last."""

    case: CaseLine
    units: int
    answered: int
    last: str


@router.on(ShowRectification)
async def show_rectification(intent: ShowRectification, desk: Desk) -> Reply:
    """Every item of the lists with its state; a unit sees those it has a part in."""
    items = [
        one
        for one in desk.in_sight(await all_items(desk.work.session))
        if one.case.source is Source.RECTIFICATION_ITEM and one.assignment.state not in LEFT
    ]
    shown, page = cut([await _line(first, items, desk) for first in leading(items)], intent.page, desk)
    office = not desk.who.roles.isdisjoint(SUPERVISING)
    return Reply("lists/rectification.md.j2", {"items": shown, "page": page, "may_export": office})


async def _line(first: Item, items: list[Item], desk: Desk) -> ListedItem:
    parts = [one for one in items if one.assignment.case_id == first.assignment.case_id]
    reports = await last_reports(desk.work.session, [one.id for one in parts])
    said = max((report.said_at for report in reports.values()), default=None)
    answered = sum(one.assignment.state in ANSWERED for one in parts)
    last = desk.rules.calendar.describe(day_of(said), desk.today) if said else ""
    return ListedItem(desk.line(first), len(parts), answered, last)
