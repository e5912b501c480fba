"""What a row says otherwise than what is on record, and which of it an import may change."""

from collections.abc import Iterable, Mapping
from typing import Final

from domain.tables.columns import Column
from domain.tables.fingerprints import differing_columns
from domain.tables.problems import ProblemCode
from domain.tables.records import CaseRecord, KnownWorld
from domain.tables.rows import TableRow

# Units and limits are changed by acts that tell the units, never by a table.
KEPT: Final = frozenset(
    {Column.NUMBER, Column.LEAD, Column.CO, Column.ASSIGNED_ON, Column.TERM, Column.CO_TERM}
)
# Where something is said besides its own column.
_ALSO_IN: Final[Mapping[Column, tuple[Column, ...]]] = {
    Column.CONTENT: (Column.NODES, Column.NODE_TARGETS),
    Column.PROPOSERS: (Column.CO_PROPOSERS,),
    Column.LEAD: (Column.REMARKS,),
    Column.KEY_CASE: (Column.REMARKS,),
    Column.NODES: (Column.NODE_TARGETS,),
}


def compare_with_known(row: TableRow, case: CaseRecord, world: KnownWorld) -> frozenset[Column] | None:
    """Report that a case is on record: unchanged (whatever questions its row raised), or in what it differs.

    A column differs if it says neither what was imported last nor what an export says now; one that the
    table does not have says nothing. Returns the columns an import may change; None if the case is new.
    """
    before = world.cases.get(case.key)
    if before is None:
        return None
    now = world.now.get(case.key)
    differing = [column for column in differing_columns(before, case.fingerprint) if _says(row, column)]
    if now is not None and now.record is not None:
        others = differing_columns(now.record.fingerprint, case.fingerprint)
        differing = [column for column in differing if column in others]
    report_differences(row, case.number, differing)
    return frozenset(differing) - KEPT


def report_differences(row: TableRow, number: str, differing: Iterable[Column]) -> None:
    """Say that the row is on record already, or in which columns it differs and which of them stay."""
    columns = list(differing)
    if not columns:
        row.problems.clear()
        row.report(ProblemCode.UNCHANGED, Column.NUMBER, number)
        return
    if changing := [column for column in columns if column not in KEPT]:
        row.report(ProblemCode.DIFFERS, Column.NUMBER, number, *_labels(row, changing))
    if kept := [column for column in columns if column in KEPT]:
        row.report(ProblemCode.KEPT, Column.NUMBER, number, *_labels(row, kept))


def _labels(row: TableRow, columns: Iterable[Column]) -> list[str]:
    return list(dict.fromkeys(map(row.header.label, columns)))


def _says(row: TableRow, column: Column) -> bool:
    if column is Column.NUMBER:
        return True
    if column is Column.EXTRA:
        return row.listed is not None
    if column is Column.CONTENT and row.header.extras:
        return True
    if column is Column.LEADER_CASE and row.header.label(Column.LEADER).startswith("领办"):
        return True
    return any(row.has_column(one) for one in (column, *_ALSO_IN.get(column, ())))
