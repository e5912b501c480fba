"""Rows that need a second look, laid out as they came with one column more, to correct and import again."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from domain.tables.cells import text_of
from domain.tables.columns import CORRECTION_LABEL, NAMES, Column
from domain.tables.grid import Grid, Row
from domain.tables.headers import Section, find_sections
from domain.tables.problems import VERDICT_OF, Problem, ProblemCode, Verdict
from domain.tables.records import RowVerdict
from domain.tables.sheets import Line, Sheet

Explain = Callable[[Problem], str]


def lay_out_corrections(
    grids: Sequence[Grid], verdicts: Sequence[RowVerdict], explain: Explain
) -> tuple[Sheet, ...]:
    """The sheets with rows that are 不行 or 请确认; `explain` puts one problem into words.

    The new column is ignored when the file is read again.
    """
    sheets = []
    for grid in grids:
        doubtful = {
            found.row: found
            for found in verdicts
            if found.sheet == grid.sheet and found.verdict is not Verdict.OK
        }
        sections = find_sections(grid.sheet, grid.filled())
        lines = tuple(line for section in sections for line in _lay_out(section, doubtful, explain))
        if lines:
            sheets.append(Sheet(grid.sheet, lines))
    return tuple(sheets)


def _lay_out(section: Section, doubtful: Mapping[int, RowVerdict], explain: Explain) -> Iterator[Line]:
    chosen = [(cells, doubtful[index + 1]) for index, cells in section.rows if index + 1 in doubtful]
    if not chosen:
        return
    if section.title:
        yield (section.title,)
    header = section.header
    width = max(len(cells) for cells, _ in chosen)
    counted = not {Column.NUMBER, Column.SERIAL} & header.positions.keys()
    added = (NAMES[Column.NUMBER][0],) if counted else ()
    yield (*added, *_without_old(section, section.header.cells, width), CORRECTION_LABEL)
    for cells, found in chosen:
        number = (found.number,) if counted else ()
        words = "".join(explain(problem) for problem in found.problems if _matters(problem))
        yield (*number, *_without_old(section, _complete(section, cells, found), width), words)


def _without_old(section: Section, cells: Row, width: int) -> Line:
    """The cells as text, padded to one width, without an earlier column of corrections."""
    old = section.header.positions.get(Column.IGNORED)
    padded = (*cells, *[None] * (width - len(cells)))
    return tuple(text_of(cell) for at, cell in enumerate(padded) if at != old)


def _complete(section: Section, cells: Row, found: RowVerdict) -> Row:
    """The row with the unit that stood above it, which is not above it any more."""
    above = [p.suggestions[0] for p in found.problems if p.code is ProblemCode.UNIT_FROM_ABOVE]
    at = section.header.positions.get(Column.UNIT)
    if not above or at is None:
        return cells
    padded = (*cells, *[None] * (at + 1 - len(cells)))
    return (*padded[:at], above[0], *padded[at + 1 :])


def _matters(problem: Problem) -> bool:
    return VERDICT_OF[problem.code] is not Verdict.OK
