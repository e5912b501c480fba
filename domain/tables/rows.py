"""One row under its header: cells by column, and a list that collects what is wrong with them."""

import re
from dataclasses import dataclass, field

from domain.tables.cells import compact, text_of
from domain.tables.columns import LONGEST, LONGEST_IN_LIST, Column
from domain.tables.grid import Cell, Row
from domain.tables.headers import Header
from domain.tables.lists import ListRow
from domain.tables.problems import Problem, ProblemCode, Verdict, judge

_TOTAL = re.compile(r"(?:合计|总计|小计|共计|总数)(?:$|[:(0-9共])")
_NOTE = re.compile(
    r"(?:注|备注|说明|附注|填表人|填报人|制表人?|经办人|审核人?|审批人?|联系人|联系电话|日期|填报日期)[:：0-9]|第?[0-9]+页"
)
_TEXTS_OF_LISTS = frozenset({Column.TITLE, Column.CONTENT, Column.EXTRA})
_HEADING = re.compile(r"\(?[一二三四五六七八九十]+[、.)]")


@dataclass(slots=True)
class TableRow:
    """A data row being read. `index` counts from 0 within the sheet."""

    header: Header
    index: int
    cells: Row
    problems: list[Problem] = field(default_factory=list)
    listed: ListRow | None = None  # the row of a list that is written back as it came

    def has_column(self, column: Column) -> bool:
        return column in self.header.positions

    def cell(self, column: Column) -> Cell:
        at = self.header.positions.get(column)
        return self.cells[at] if at is not None and at < len(self.cells) else None

    def text(self, column: Column) -> str:
        return text_of(self.cell(column))

    def extras(self) -> tuple[tuple[str, str], ...]:
        """Names and texts of the filled columns that have no field of their own."""
        found = ((label, text_of(self.cells[at])) for label, at in self.header.extras if at < len(self.cells))
        return tuple((label, text) for label, text in found if text)

    def report(self, code: ProblemCode, column: Column, found: str = "", *suggestions: str) -> None:
        self.problems.append(Problem(code, self.header.label(column), found, suggestions))

    def require(self, column: Column) -> str:
        """The text of a cell that must not be empty; reported if it is."""
        text = self.text(column)
        if not text:
            self.report(ProblemCode.MISSING_CELL, column)
        return text

    def report_long_cells(self) -> bool:
        """Report cells above their cap, with the length found and the cap; whether there are any."""
        sizes = {column: len(self.text(column)) for column in self.header.positions}
        sizes[Column.EXTRA] = max((len(text) for _, text in self.extras()), default=0)
        too_long = [column for column, size in sizes.items() if size > self._longest(column)]
        for column in too_long:
            self.report(ProblemCode.CELL_TOO_LONG, column, str(sizes[column]), str(self._longest(column)))
        return bool(too_long)

    def _longest(self, column: Column) -> int:
        return LONGEST_IN_LIST if self.listed and column in _TEXTS_OF_LISTS else LONGEST[column]

    @property
    def verdict(self) -> Verdict:
        return judge(self.problems)


def is_noise(row: TableRow) -> bool:
    """Whether a row is no data: blank, a total, a heading, a note or signature under the table.

    A line with nothing but a pre-printed 序号 is blank; a lone text counts as data only where a number or a
    title (in a roster: a name) belongs.
    """
    filled = {at: compact(text) for at, cell in enumerate(row.cells) if (text := text_of(cell))}
    if filled.keys() <= {row.header.positions.get(Column.SERIAL)}:
        return True
    first, *others = filled.values()
    if _TOTAL.match(first) or all(map(_NOTE.match, (first, *others))):
        return True
    if others:
        return False
    homes = {row.header.positions.get(column) for column in (Column.NUMBER, Column.TITLE, Column.NAME)}
    return not filled.keys() & homes or bool(_HEADING.match(first))
