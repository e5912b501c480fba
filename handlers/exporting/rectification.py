"""整改清单: every rectification list as it came, cell by cell, with its merged ranges."""

from collections.abc import AsyncIterator, Sequence

from domain.tables.lists import ListRow, lay_out
from domain.tables.sheets import Line, Sheet
from domain.tables.wanted import TableName, Wanted
from domain.vocabulary import Source
from handlers.exporting.export import Export
from handlers.exporting.veil import HIDDEN, Veil
from storage.cases import cases_of_source
from storage.desks import Item, all_items
from storage.exports import Session
from storage.tables import Case

HEADER = ("编号", "重点问题", "整改措施", "责任单位", "整改期限")  # of items that came in no list


async def _parts(session: Session, wanted: Wanted) -> AsyncIterator[Sheet]:
    """One sheet for each list; items that were handed out one by one stand on a sheet of their own."""
    cases = await cases_of_source(session, Source.RECTIFICATION_ITEM)
    for sheet in _lists_of(cases, await all_items(session), wanted):
        yield sheet


def _lists_of(cases: Sequence[Case], items: Sequence[Item], wanted: Wanted) -> Sequence[Sheet]:
    kept = [(case, row) for case in cases if (row := ListRow.from_json(case.columns))]
    listed = {case.id for case, _ in kept}
    sheets = list(lay_out(_shown(case, row, wanted) for case, row in kept))
    single = [case for case in cases if case.id not in listed]
    return [*sheets, *([_single(single, items, wanted)] if single or not sheets else [])]


def _shown(case: Case, row: ListRow, wanted: Wanted) -> ListRow:
    """As it came, numbers masked; of a secret item only that it is one."""
    return row.hidden(HIDDEN) if case.secret else row.changed(Veil(case, wanted.full, wanted.masks).text)


def _single(cases: Sequence[Case], items: Sequence[Item], wanted: Wanted) -> Sheet:
    lines = [_line(case, [item for item in items if item.case.id == case.id], wanted) for case in cases]
    return Sheet("整改事项", (HEADER, *lines))


def _line(case: Case, items: Sequence[Item], wanted: Wanted) -> Line:
    units, veil = "、".join(item.unit.name for item in items), Veil(case, wanted.full, wanted.masks)
    return (case.number, veil.title, veil.text(case.content), units, case.term)


RECTIFICATION = Export(TableName.RECTIFICATION, "整改清单", _parts, merges=True)
