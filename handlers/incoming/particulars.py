"""What an item that came in by itself says besides what was asked for by chat; and its end."""

from dataclasses import replace

from domain.errors import NothingThere
from domain.intake.fields import SOURCE
from domain.intake.items import lay_out
from domain.intake.vocabulary import ItemState
from domain.tables.columns import NAMES, Column
from domain.tables.records import CaseRecord
from handlers.desk import Desk
from handlers.incoming.judging import judge
from storage.intake_items import find_item
from storage.tables import Case, IntakeItem
from storage.unit_of_work import UnitOfWork


async def with_particulars(record: CaseRecord, item_id: int, work: UnitOfWork) -> CaseRecord:
    """The case with everything else the item says of it. Raises NothingThere for one that waits no more."""
    if not item_id:
        return record
    row = await find_item(work.session, item_id)
    if row is None or row.state is not ItemState.WAITING:
        raise NothingThere("item")
    said = {NAMES[Column.LEAD][0]: record.units[0][0], NAMES[Column.TERM][0]: record.term}
    left_out = (NAMES[Column.CO][0], NAMES[Column.CO_TERM][0])
    cells = {name: value for name, value in row.item.items() if name not in left_out}
    items = lay_out([{**cells, **said, SOURCE: row.source}] if row.source else [{**cells, **said}])
    read = (await judge(items, {}, work))[0].record
    if read is None:
        return record
    return replace(
        record,
        content=record.content or read.content,
        proposers=read.proposers,
        anonymous=read.anonymous,
        appeal_kind=read.appeal_kind,
        received_at=read.received_at,
        remarks=read.remarks,
        secret=read.secret,
        key_case=read.key_case,
        superior=read.superior,
    )


async def put_in_item(item_id: int, case: Case, desk: Desk) -> None:
    """The item has become this case."""
    row = await find_item(desk.work.session, item_id)
    if row is not None:
        settle(row, ItemState.ENTERED, desk, case.id)


def settle(row: IntakeItem, state: ItemState, desk: Desk, case_id: int | None, reason: str = "") -> None:
    """Nobody has to look at it any more."""
    row.state, row.case_id = state, case_id or row.case_id
    row.settled_at, row.settled_by = desk.now, desk.who.id
    desk.work.session.add(row)
    facts = {"number": row.number, "reason": reason} if reason else {"number": row.number}
    desk.work.record(f"item_{state}", desk.actor, f"item:{row.id}", case=case_id, **facts)
