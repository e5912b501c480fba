"""Taking a list's rows out of a sheet together with the lines that belong to them."""

from collections.abc import Collection, Iterable, Mapping

from domain.tables.cells import INVISIBLE, compact, text_of
from domain.tables.columns import Column
from domain.tables.grid import Cell, Grid, Merge, Row
from domain.tables.headers import Section
from domain.tables.lists.layout import ListRow
from domain.tables.sheets import Line

ASPECT = "主要方面"  # written once for the rows below it


def rows_of_list(grid: Grid, data: Mapping[int, Section], foreign: Collection[int]) -> dict[int, ListRow]:
    """Every row of the sheet's lists by its line: `data` says which lines are rows, and of which table.

    `foreign` are lines of other tables on the same sheet; they stay out.
    """
    filled, rows = grid.filled(), dict[int, ListRow]()
    if not data:
        return rows
    first, last, before, aspect = min(data), max(data), -1, ""
    head = [*range(_begin(foreign, first), first)]
    tail = [*range(last + 1, _end(grid, foreign, last) + 1)]
    for line in sorted(data):
        section, frame = data[line], {*head, *tail, *range(max(before + 1, _begin(foreign, line)), line)}
        header, cells = (tuple(map(written, row)) for row in (section.header.cells, filled[line]))
        said, aspect = _say(header, cells, aspect)
        rows[line] = ListRow(
            title=section.title or grid.sheet,
            problem=_problem(section, filled[line]),
            sheet=grid.sheet,
            line=line,
            header=header,
            cells=cells,
            frame=tuple((at, tuple(map(written, filled[at]))) for at in sorted(frame)),
            merged=_touching(grid.merged, {line, *frame}),
            said=said,
        )
        before = line
    return rows


def _problem(section: Section, cells: Row) -> str:
    at = section.header.positions.get(Column.TITLE, len(cells))
    return text_of(cells[at]) if at < len(cells) else ""


def written(cell: Cell) -> str:
    """The cell exactly as it stands, if it is text; else as a reader sees it."""
    if isinstance(cell, str):
        return cell.translate(INVISIBLE).replace("\r\n", "\n").replace("\r", "\n")
    return text_of(cell)


def _end(grid: Grid, foreign: Collection[int], line: int) -> int:
    """The last line after a row that has anything in it and belongs to no other table."""
    stop = min((at for at in foreign if at > line), default=len(grid.rows))
    return max([line, *(at for at in range(line + 1, stop) if any(map(text_of, grid.rows[at])))])


def _begin(foreign: Collection[int], line: int) -> int:
    """The first line that belongs to the same table as this one."""
    return max((at for at in foreign if at < line), default=-1) + 1


def _touching(merged: Iterable[Merge], lines: Collection[int]) -> tuple[Merge, ...]:
    return tuple(one for one in merged if any(at in lines for at in range(one.top, one.bottom + 1)))


def _say(header: Line, cells: Line, above: str) -> tuple[Line, str]:
    """The cells, with the aspect from above where it is left blank; and the aspect for what follows."""
    at = next((place for place, label in enumerate(header) if compact(label) == ASPECT), None)
    if at is None or at >= len(cells):
        return cells, above
    aspect = cells[at] if cells[at].strip() else above
    return (*cells[:at], aspect, *cells[at + 1 :]), aspect
