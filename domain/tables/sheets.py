"""A sheet to be written: text and dates, so that nothing in it runs."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.tables.grid import Merge

Line = tuple[str, ...]
Written = str | date  # a datetime is a date; in office time, to the minute
Row = tuple[Written, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Its lines: for each table a title, a header and rows.

    `merged` are counted from 0; their text stands in the first cell. `heads`: lines that are no rows of data.
    """

    sheet: str
    lines: tuple[Line, ...]
    merged: tuple[Merge, ...] = ()
    heads: int = 1

    def filled(self) -> tuple[Line, ...]:
        """The lines for a format without merged cells: each cell has the text of its range."""
        table = [list(line) for line in self.lines]
        for merge in self.merged:
            for line in table[merge.top : merge.bottom + 1]:
                line[merge.left : merge.right + 1] = [table[merge.top][merge.left]] + [
                    table[merge.top][merge.left] if merge.bottom > merge.top else ""
                ] * (merge.right - merge.left)
        return tuple(map(tuple, table))


def as_text(cell: Written) -> str:
    """A cell where there are only texts: 2026-09-22, 2026-09-22 10:00."""
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M}"
    return cell.isoformat() if isinstance(cell, date) else cell
