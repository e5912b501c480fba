"""Items of another system as sheets, one for each source, so that the readers of tables judge every one."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from domain.intake.fields import LISTS, SOURCE, column_of, label_of
from domain.tables.cells import compact, squeeze
from domain.tables.columns import NAMES, Column
from domain.tables.grid import Cell, Grid
from domain.tables.headers import find_sections
from domain.tables.numbers import read_case_number
from domain.tables.problems import Problem, ProblemCode
from domain.tables.sources import read_subject

Item = Mapping[str, Any]
# Without them nothing is known for a table of cases; what an item leaves out is an empty cell.
_ALWAYS: Final = tuple(NAMES[column][0] for column in (Column.TITLE, Column.LEAD, Column.TERM))
LONGEST_NAME: Final = 20  # characters of a field's name that are said back


@dataclass(frozen=True, slots=True)
class Laid:
    """One item: its source as written, cells by label, and what speaks against it already."""

    index: int
    source: str
    cells: Mapping[str, Cell]
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()

    @property
    def number(self) -> str:
        """As written."""
        return _said(self.cells.get(NAMES[Column.NUMBER][0]), 60)

    @property
    def title(self) -> str:
        """On one line."""
        return _said(self.cells.get(NAMES[Column.TITLE][0]), 200)

    @property
    def key(self) -> str:
        """What it is known by whenever it comes: its source and number, without a number all it says."""
        source = read_subject(self.source, "", ()).source_of(self.number, self.title)
        if not self.number:
            return _hash([self.source, self.fingerprint])
        identity = read_case_number(self.number, source, in_session=True).identity if source else self.number
        return _hash([source or compact(self.source), compact(identity)])

    @property
    def fingerprint(self) -> str:
        """Of all it says."""
        return _hash([self.source, sorted((name, str(cell)) for name, cell in self.cells.items())])


@dataclass(frozen=True, slots=True)
class Batch:
    """Items as sheets; `places` finds the item of a row (sheet, row counted from 1)."""

    items: Sequence[Laid]
    grids: Sequence[Grid] = ()
    places: Mapping[tuple[str, int], int] = field(default_factory=dict)


def lay_out(items: Iterable[Item], source: str = "") -> list[Laid]:
    """Each item with its fields by the names of columns. `source` is of those that name none."""
    return [_lay(index, item, source) for index, item in enumerate(items)]


def as_sheets(items: Sequence[Laid]) -> Batch:
    """The items nothing speaks against yet, as the rows of one sheet for each source."""
    sheets = dict[str, list[Laid]]()
    for one in items:
        if not one.problems:
            sheets.setdefault(compact(one.source), []).append(one)
    grids, places = list[Grid](), dict[tuple[str, int], int]()
    for sheet, rows in sheets.items():
        labels = list(dict.fromkeys((*_ALWAYS, *(label for one in rows for label in one.cells))))
        lines = (tuple(one.cells.get(label) for label in labels) for one in rows)
        grids.append(Grid(sheet, (tuple(labels), *lines)))
        places |= {(sheet, place): one.index for place, one in enumerate(rows, 2)}
    return Batch(items, grids, places)


def _lay(index: int, item: Item, otherwise: str) -> Laid:
    said = item.get(SOURCE)
    source = squeeze(said)[:60] if isinstance(said, str) and said.strip() else otherwise
    cells, problems, notes = dict[str, Cell](), list[Problem](), list[Problem]()
    for name, value in item.items():
        column = column_of(name)
        if name == SOURCE:
            continue
        if column is None:
            notes.append(Problem(ProblemCode.UNKNOWN_FIELD, name[:LONGEST_NAME]))
            continue
        label = label_of(name, column)
        if isinstance(value, dict | list) and not _is_list_of_names(column, value):
            problems.append(Problem(ProblemCode.NESTED_VALUE, label))
        elif (cell := _cell(value)) not in (None, "") and cells.get(label) in (None, ""):
            cells[label] = cell
    if said is not None and not (isinstance(said, str) and (not said.strip() or _is_known(source))):
        problems.append(Problem(ProblemCode.UNKNOWN_SOURCE, SOURCE, str(said)[:LONGEST_NAME]))
    elif not cells or _looks_like_header(cells):
        problems.append(Problem(ProblemCode.EMPTY_ITEM, NAMES[Column.TITLE][0]))
    return Laid(index, source, cells, tuple(problems), tuple(notes))


def _is_known(source: str) -> bool:
    return bool(read_subject(source, "", ()).sources)


def _is_list_of_names(column: Column, value: object) -> bool:
    return column in LISTS and isinstance(value, list) and all(isinstance(one, str) for one in value)


def _looks_like_header(cells: Mapping[str, Cell]) -> bool:
    """Whether its values are the names of columns: below it a table of another kind would begin."""
    return bool(find_sections("", [tuple(cells.values())]))


def _cell(value: Any) -> Cell:  # noqa: ANN401 - JSON
    if isinstance(value, bool):
        return "是" if value else ""
    if isinstance(value, list):
        return "、".join(value)
    return value if value is None or isinstance(value, int | float) else str(value)


def _said(cell: Cell, longest: int) -> str:
    return squeeze("" if cell is None else str(cell))[:longest]


def _hash(what: object) -> str:
    return hashlib.sha256(json.dumps(what, ensure_ascii=False).encode("utf-8", "replace")).hexdigest()
