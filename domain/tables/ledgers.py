"""The ledger of cases as a table: written row by row of a unit, read back case by case."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from domain.names import NAMES
from domain.tables.cells import compact, text_of
from domain.tables.columns import Column
from domain.tables.grid import Cell, Row
from domain.tables.headers import Header, Section
from domain.tables.rows import TableRow, is_noise
from domain.tables.sheets import Line
from domain.tables.sources import OUT_OF_SESSION
from domain.vocabulary import AssignmentRole, Source

HEADER: Final[Line] = (
    "编号", "来源", "标题", "单位", "角色", "状态", "交办日期", "办结时限", "二次时限",
    "签收时间", "进度", "答复时间", "办理结果", "满意度",
    "重点", "诉求类别", "区领导", "督办领导", "上级部门", "年度目标", "已完成", "退回次数", "时限暂定",
)  # fmt: skip
# What an import reads; everything else is a result of acts, which no table brings about.
CARRIED: Final[Mapping[str, Column]] = {
    "标题": Column.TITLE,
    "单位": Column.LEAD,
    "角色": Column.LEAD,
    "交办日期": Column.ASSIGNED_ON,
    "办结时限": Column.TERM,
    "重点": Column.KEY_CASE,
    "诉求类别": Column.APPEAL_KIND,
    "区领导": Column.LEADER,
    "督办领导": Column.SUPERVISING_LEADER,
    "上级部门": Column.SUPERIOR,
    "年度目标": Column.TARGET,
    "已完成": Column.PROGRESS,
}
_DONE: Final = "已完成"  # begins with what a table says, and is the unit's to report from then on
_TELLING: Final = frozenset({"编号", "来源", "单位", "角色", "状态"})
_SOURCES: Final = {NAMES[source]: source for source in Source}
_ROLES: Final = {NAMES[role]: role for role in AssignmentRole}
_BETWEEN: Final = f"({OUT_OF_SESSION})"
_YEAR: Final = 4  # digits
_QUANTITY: Final = re.compile(r"([0-9]+(?:\.[0-9]+)?)(.*)", re.DOTALL)
# The row of an assignment table that a case's rows come to.
_COLUMNS: Final[tuple[tuple[Column, str], ...]] = (
    (Column.NUMBER, "编号"),
    (Column.TITLE, "标题"),
    (Column.LEAD, "单位"),
    (Column.CO, "单位"),
    (Column.ASSIGNED_ON, "交办日期"),
    (Column.TERM, "办结时限"),
    (Column.CO_TERM, "办结时限"),
    (Column.KEY_CASE, "重点"),
    (Column.APPEAL_KIND, "诉求类别"),
    (Column.LEADER, "区领导"),
    (Column.SUPERVISING_LEADER, "督办领导"),
    (Column.SUPERIOR, "上级部门"),
    (Column.TARGET, "年度目标"),
    (Column.MEASURE, "年度目标"),
    (Column.PROGRESS, "已完成"),
    (Column.REMARKS, "角色"),
)


def is_ledger(header: Header) -> bool:
    """Whether the header is that of an exported ledger."""
    return {compact(text_of(cell)) for cell in header.cells} >= _TELLING


def source_name(source: Source, number: str, *, in_session: bool) -> str:
    """What a ledger calls a source; a case between sessions is marked where its number does not say so."""
    return NAMES[source] if in_session or OUT_OF_SESSION in number else f"{NAMES[source]}{_BETWEEN}"


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One unit's part as the file has it. `index` counts from 0 within the sheet."""

    index: int
    cells: Mapping[str, Cell]

    def text(self, label: str) -> str:
        """What stands under a heading; "" where there is no such column."""
        return text_of(self.cells.get(label))

    @property
    def role(self) -> AssignmentRole | None:
        """The unit's part; None where the cell names none."""
        return _ROLES.get(compact(self.text("角色")))

    def differing(self, now: Line) -> list[str]:
        """The headings whose cell says something else than the ledger does now."""
        labels = [label for label in CARRIED if label in self.cells and label != _DONE]
        return [label for label in labels if not _same(self.text(label), now[HEADER.index(label)])]


@dataclass(frozen=True, slots=True)
class LedgerCase:
    """All rows of one case, in the order of the file."""

    source: Source | None
    in_session: bool
    number: str
    rows: tuple[LedgerRow, ...]

    @property
    def year(self) -> int | None:
        """Of the hand-over, where it is told."""
        year = self.rows[0].text("交办日期")[:_YEAR]
        return int(year) if year.isdecimal() and len(year) == _YEAR else None

    @property
    def limits_differ(self) -> bool:
        """Whether units with the same part have different limits, which no table of cases can say."""
        own = [{compact(row.text("办结时限")) for row in self.of(*roles)} for roles in (_LEADING, _CO)]
        return any(len(limits) > 1 for limits in own)

    def of(self, *roles: AssignmentRole) -> list[LedgerRow]:
        """The rows of the units with one of these parts."""
        return [row for row in self.rows if row.role in roles]

    def as_row(self) -> TableRow:
        """The case as a row of an assignment table, in the place of its first row."""
        first = self.rows[0]
        split = _units(self.of(AssignmentRole.SPLIT))
        target, progress = (_QUANTITY.fullmatch(first.text(label)) for label in ("年度目标", "已完成"))
        said: dict[Column, Cell] = {
            Column.NUMBER: self.number,
            Column.LEAD: _units(self.of(AssignmentRole.LEAD, AssignmentRole.SOLE)),
            Column.CO: _units(self.of(*_CO)),
            Column.TERM: _first(self.of(*_LEADING), "办结时限"),
            Column.CO_TERM: _first(self.of(*_CO), "办结时限"),
            Column.REMARKS: f"分办：{split}" if split else "",
            Column.TARGET: target[1] if target else first.cells.get("年度目标"),
            Column.MEASURE: next((found[2] for found in (target, progress) if found), ""),
            Column.PROGRESS: progress[1] if progress else first.cells.get("已完成"),
        }
        cells = tuple(
            said[column] if column in said else first.cells.get(label) for column, label in _COLUMNS
        )
        return TableRow(_header(first.cells), first.index, cells)


_LEADING: Final = (AssignmentRole.LEAD, AssignmentRole.SOLE, AssignmentRole.SPLIT)
_CO: Final = (AssignmentRole.CO,)


def cases_of(section: Section) -> list[LedgerCase]:
    """The cases of a ledger: rows with the same source, number and year of hand-over are one."""
    grouped: dict[tuple[str, str, str], list[LedgerRow]] = {}
    for row in _rows(section):
        year = row.text("交办日期")[:4]
        grouped.setdefault((compact(row.text("来源")), compact(row.text("编号")), year), []).append(row)
    return [
        LedgerCase(
            _SOURCES.get(source.removesuffix(_BETWEEN)),
            not source.endswith(_BETWEEN) and OUT_OF_SESSION not in number,
            number,
            tuple(rows),
        )
        for (source, number, _), rows in grouped.items()
    ]


def _rows(section: Section) -> Iterator[LedgerRow]:
    labels = [compact(text_of(cell)) for cell in section.header.cells]
    for index, cells in section.rows:
        if not is_noise(TableRow(section.header, index, cells)):
            yield LedgerRow(index, dict(zip(labels, cells, strict=False)))


def _header(cells: Mapping[str, Cell]) -> Header:
    """Only what the file has a column for: what is not there says nothing."""
    there = {
        column: place
        for place, (column, label) in enumerate(_COLUMNS)
        if label in cells or column in (Column.CO, Column.REMARKS)
    }
    row: Row = tuple(label for _, label in _COLUMNS)
    return Header(0, there, dict(_COLUMNS), (), row)


def _units(rows: Sequence[LedgerRow]) -> str:
    return "、".join(dict.fromkeys(row.text("单位") for row in rows))


def _first(rows: Sequence[LedgerRow], label: str) -> Cell:
    return next((row.cells.get(label) for row in rows), None)


def _same(written: str, now: str) -> bool:
    return compact(written) == compact(now)
