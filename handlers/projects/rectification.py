"""整改清单: how its items stand, and the list itself as a file, written as it came."""

import asyncio
from dataclasses import dataclass

from domain.errors import NothingThere
from domain.intents import ExportLists, ShowRectification
from domain.messages import Document
from domain.permissions import SUPERVISING
from domain.planning import day_of
from domain.transitions import ANSWERED, LEFT
from domain.vocabulary import Source
from handlers.desk import Desk
from handlers.exporting.rectification import lists_of
from handlers.projects.lines import leading
from handlers.projects.paging import cut
from handlers.replying import Reply
from handlers.router import Router
from handlers.workbooks.writing import write_xlsx
from storage.cases import cases_of_source
from storage.conversations import keep_file
from storage.desks import Item, all_items
from storage.files import safe_name
from storage.lines import CaseLine
from storage.outbox import REPLY_LANE, Address, Label, post_document
from storage.projects import last_reports

router = Router()
NAME = "整改清单.xlsx"


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
    scope = desk.scope()
    items = [
        one
        for one in await all_items(desk.work.session)
        if one.case.source is Source.RECTIFICATION_ITEM
        and one.assignment.state not in LEFT
        and (scope is None or one.assignment.unit_id in scope)
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


@router.on(ExportLists)
async def export_lists(desk: Desk) -> Reply:
    """The lists as one workbook, sent after the answer; who took it stands in the ledger."""
    session = desk.work.session
    cases = await cases_of_source(session, Source.RECTIFICATION_ITEM)
    sheets = lists_of(cases, await all_items(session))
    rows = sum(len(sheet.lines) - sheet.heads for sheet in sheets)
    if not rows:
        raise NothingThere("list")
    data = write_xlsx(sheets)
    sha256 = await asyncio.to_thread(desk.shelf.store.write, data)
    file = await keep_file(desk.work.session, safe_name(NAME), sha256, len(data), (desk.who.id, desk.now))
    key = f"document:lists:{desk.who.id}:{desk.now.isoformat(timespec='seconds')}"
    to = Address(desk.who.user_id or "", desk.who.id)
    post_document(desk.work, to, Document(file.name, sha256), Label(key, "document", REPLY_LANE))
    desk.work.record("exported", desk.actor, f"file:{sha256}", table="rectification", rows=rows)
    return Reply("replies/lists_exported.md.j2", {"rows": rows, "sheets": len(sheets), "name": file.name})
