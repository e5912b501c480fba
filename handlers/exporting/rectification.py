"""整改清单: every rectification list as it came, cell by cell, with its merged ranges."""

from collections.abc import Sequence

from domain.masking import mask
from domain.tables.lists import ListRow, lay_out
from domain.tables.sheets import Line, Sheet
from domain.vocabulary import Source
from handlers.exporting.export import Export
from storage.cases import cases_of_source
from storage.desks import Item, all_items
from storage.engines import Database
from storage.tables import Case

HEADER = ("编号", "重点问题", "整改措施", "责任单位", "整改期限")  # of items that came in no list
HIDDEN = "敏感件"


async def rectification_sheets(database: Database) -> Sequence[Sheet]:
    """One sheet for each list; items that were handed out one by one stand on a sheet of their own."""
    async with database.reader() as session:
        cases = await cases_of_source(session, Source.RECTIFICATION_ITEM)
        return lists_of(cases, await all_items(session))


def lists_of(cases: Sequence[Case], items: Sequence[Item]) -> Sequence[Sheet]:
    """The same of cases that were read already."""
    kept = [(case, row) for case in cases if (row := ListRow.from_json(case.columns))]
    listed = {case.id for case, _ in kept}
    sheets = list(lay_out(_shown(case, row) for case, row in kept))
    single = [case for case in cases if case.id not in listed]
    return [*sheets, *([_single(single, items)] if single or not sheets else [])]


def _shown(case: Case, row: ListRow) -> ListRow:
    """As it came, numbers masked; of a secret item only that it is one."""
    return row.hidden(HIDDEN) if case.secret else row.changed(mask)


def _single(cases: Sequence[Case], items: Sequence[Item]) -> Sheet:
    lines = [_line(case, [item for item in items if item.case.id == case.id]) for case in cases]
    return Sheet("整改事项", (HEADER, *lines))


def _line(case: Case, items: Sequence[Item]) -> Line:
    units = "、".join(item.unit.name for item in items)
    if case.secret:
        return (case.number, HIDDEN, "", units, case.term)
    return (case.number, mask(case.title), mask(case.content), units, case.term)


RECTIFICATION = Export("rectification", "整改清单", rectification_sheets)
