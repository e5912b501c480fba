"""One row of a list with the lines above it, kept so that the list can be written again as it came."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, Self

from domain.tables.grid import Merge
from domain.tables.sheets import Line, Sheet


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row as it stood. `frame` are the lines that are no rows: those before the first row (title, header),
    those directly above it, and those after the last row, each with its place.

    `line` counts from 0 within the sheet. Merged cells are filled, `merged` says which they were, in lines
    of the sheet as it was read. `said` is what a reader takes each column for: its cell, or for a first
    column that is only written once the text above.
    """

    title: str  # what the list is called: it tells one list from another
    problem: str  # the words by which a row is found again
    sheet: str
    line: int
    header: Line
    cells: Line
    frame: tuple[tuple[int, Line], ...] = ()
    merged: tuple[Merge, ...] = ()
    said: Line = ()

    def as_json(self) -> dict[str, Any]:
        """As the case's row keeps it."""
        corners = [[one.top, one.left, one.bottom, one.right] for one in self.merged]
        return {
            "list": self.title,
            "problem": self.problem,
            "sheet": self.sheet,
            "line": self.line,
            "header": list(self.header),
            "cells": list(self.cells),
            "frame": [[place, list(line)] for place, line in self.frame],
            "merged": corners,
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self | None:
        """The row as it was kept; None if nothing was."""
        if "cells" not in kept:
            return None
        return cls(
            kept["list"],
            kept["problem"],
            kept["sheet"],
            kept["line"],
            tuple(kept["header"]),
            tuple(kept["cells"]),
            tuple((place, tuple(line)) for place, line in kept["frame"]),
            tuple(Merge(*corners) for corners in kept["merged"]),
        )

    def changed(self, change: Callable[[str], str]) -> Self:
        """The same row with every text changed."""
        frame = tuple((place, tuple(map(change, line))) for place, line in self.frame)
        return replace(self, cells=tuple(map(change, self.cells)), frame=frame)

    def hidden(self, word: str) -> Self:
        """The same row with nothing to read but a word in place of the problem."""
        cells = tuple(word if cell.strip() == self.problem and cell.strip() else "" for cell in self.cells)
        return replace(self, cells=cells)

    def cell(self, label: str) -> str:
        """What stands under a heading; "" where the list has no such column."""
        at = self.header.index(label) if label in self.header else len(self.cells)
        return self.cells[at] if at < len(self.cells) else ""


def lay_out(rows: Iterable[ListRow]) -> Iterator[Sheet]:
    """The sheets as they were. A row that is not there leaves no gap; a merged range shrinks by it."""
    for (_, sheet), found in groupby(sorted(rows, key=_place), key=lambda row: (row.title, row.sheet)):
        yield _lay_out_sheet(sheet, list(found))


def _place(row: ListRow) -> tuple[str, str, int]:
    return row.title, row.sheet, row.line


def _lay_out_sheet(name: str, rows: Sequence[ListRow]) -> Sheet:
    """Every line in its order; merged ranges are moved to where their lines are now."""
    by_place = dict(line for row in rows for line in row.frame)
    heads = len(by_place)
    by_place |= {row.line: row.cells for row in rows}
    places = {before: now for now, before in enumerate(sorted(by_place))}
    lines = [by_place[place] for place in places]
    merged = {merge for row in rows for merge in row.merged}
    moved = tuple(sorted(filter(None, (_move(one, places) for one in merged)), key=_corner))
    return Sheet(name, _blank(lines, moved), moved, heads)


def _corner(merge: Merge) -> tuple[int, int]:
    return merge.top, merge.left


def _move(merge: Merge, places: Mapping[int, int]) -> Merge | None:
    """The range over those of its lines that are there; None if that is a single cell."""
    left = [places[line] for line in range(merge.top, merge.bottom + 1) if line in places]
    if not left:
        return None
    moved = replace(merge, top=left[0], bottom=left[-1])
    return moved if (moved.top, moved.left) != (moved.bottom, moved.right) else None


def _blank(lines: Sequence[Line], merged: Iterable[Merge]) -> tuple[Line, ...]:
    """Within a range only the first cell holds the text."""
    table = [list(line) for line in lines]
    for merge in merged:
        for at in range(merge.top, merge.bottom + 1):
            row = table[at]
            row.extend([""] * (merge.right + 1 - len(row)))
            for column in range(merge.left, merge.right + 1):
                if (at, column) != _corner(merge):
                    row[column] = ""
    return tuple(map(tuple, table))
