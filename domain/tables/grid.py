"""What any spreadsheet comes to: a sheet's name, its cells, and which of them are merged."""

from dataclasses import dataclass
from datetime import date

Cell = str | int | float | bool | date | None  # a datetime is a date
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range, counted from 0, both corners included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet from its first row on, so that row 0 here is row 1 in the spreadsheet."""

    sheet: str
    rows: tuple[Row, ...]
    merged: tuple[Merge, ...] = ()

    def filled(self) -> tuple[Row, ...]:
        """The rows with vertically merged cells repeated downwards: one 单位 stands for several persons."""
        rows = [list(row) for row in self.rows]
        for merge in self.merged:
            _repeat_down(rows, merge)
        return tuple(map(tuple, rows))


def _repeat_down(rows: list[list[Cell]], merge: Merge) -> None:
    if merge.top >= len(rows) or merge.left >= len(rows[merge.top]):
        return
    value = rows[merge.top][merge.left]
    for row in rows[merge.top + 1 : merge.bottom + 1]:
        row.extend([None] * (merge.left + 1 - len(row)))
        row[merge.left] = value
