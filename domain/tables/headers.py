"""Finding header rows by the names in them: any order, any row, one or several tables to a sheet."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from domain.tables.cells import compact, text_of
from domain.tables.columns import NAMES, Column
from domain.tables.grid import Row

FEWEST_COLUMNS = 3
_DECORATION = re.compile(r"[*:：·]|^[一二三四五六七八九十]、")
_BRACKETED = re.compile(r"\([^)]*\)")

# Every known name, folded, with its place in the table of names: an earlier name wins over a later one.
_KNOWN: Mapping[str, tuple[Column, int]] = {
    compact(name).casefold(): (column, place)
    for column, names in NAMES.items()
    for place, name in enumerate(names)
}


@dataclass(frozen=True, slots=True)
class Header:
    """Where each column stands, and what it is called there. `extras` go into the content.

    `row` counts from 0; `cells` are the header as written.
    """

    row: int
    positions: Mapping[Column, int]
    labels: Mapping[Column, str]
    extras: tuple[tuple[str, int], ...]
    cells: Row

    @property
    def is_roster(self) -> bool:
        return {Column.UNIT, Column.NAME, Column.ROLE} <= self.positions.keys()

    def label(self, column: Column) -> str:
        """The column's name in this table, or its usual one where it is missing."""
        if column is Column.EXTRA and self.extras:
            return "、".join(label for label, _ in self.extras)
        return self.labels.get(column) or NAMES[column][0]


@dataclass(frozen=True, slots=True)
class Section:
    """One table within a sheet: the lines above its header, the header, and its rows with their indices."""

    sheet: str
    title: str
    header: Header
    rows: tuple[tuple[int, Row], ...]


def find_sections(sheet: str, rows: Sequence[Row]) -> tuple[Section, ...]:
    """The tables of one sheet, top down; none if no row is a header."""
    headers = _last_of_each_run([header for header in map(_read_header, range(len(rows)), rows) if header])
    return tuple(_sections(sheet, rows, headers))


def _sections(sheet: str, rows: Sequence[Row], headers: Sequence[Header]) -> Iterator[Section]:
    title, start = "", 0
    for number, header in enumerate(headers):
        above = _title_start(rows, start, header.row) if number else 0
        title = " ".join(_texts(rows[above : header.row])) or title
        end = headers[number + 1].row if number + 1 < len(headers) else len(rows)
        if number + 1 < len(headers):
            end = _title_start(rows, header.row + 1, end)
        start = header.row + 1
        yield Section(sheet, title, header, tuple(enumerate(rows))[start:end])


def _title_start(rows: Sequence[Row], after: int, header_row: int) -> int:
    """The first of the lines that lead up to a further header: each holds one text, or none."""
    above = header_row
    while above > after and len(_texts([rows[above - 1]])) <= 1:
        above -= 1
    return above


def _last_of_each_run(headers: Sequence[Header]) -> list[Header]:
    """A header of two lines is read by its lower one, which merged cells have made complete."""
    lower = {header.row - 1: len(header.positions) for header in headers}
    return [header for header in headers if lower.get(header.row, 0) < len(header.positions)]


def _texts(rows: Sequence[Row]) -> list[str]:
    return [text for row in rows for cell in row if (text := text_of(cell))]


def _read_header(index: int, row: Row) -> Header | None:
    filled = [
        (at, label) for at, cell in enumerate(row) if isinstance(cell, str) and (label := compact(cell))
    ]
    known = [(found, at, label) for at, label in filled if (found := _recognise(label))]
    if len({column for (column, _), _, _ in known}) < FEWEST_COLUMNS or len(known) * 2 < len(filled):
        return None
    positions: dict[Column, int] = {}
    labels: dict[Column, str] = {}
    for (column, _), at, label in sorted(known, key=lambda item: item[0][1]):
        if column not in positions:
            positions[column], labels[column] = at, label
    extras = tuple((label, at) for (column, _), at, label in known if column is Column.EXTRA)
    header = _settle_node(_settle_unit(Header(index, positions, labels, extras, row)))
    return header if header.is_roster or _is_case_table(header) else None


def _recognise(label: str) -> tuple[Column, int] | None:
    name = _DECORATION.sub("", label).casefold()
    return _KNOWN.get(name) or _KNOWN.get(_BRACKETED.sub("", name))


def _settle_unit(header: Header) -> Header:
    """单位 is a person's unit in a roster, the unit of measure beside a lead unit, else the lead itself."""
    if Column.UNIT not in header.positions or header.is_roster:
        return header
    meant = Column.MEASURE if Column.LEAD in header.positions else Column.LEAD
    positions = {meant if column is Column.UNIT else column: at for column, at in header.positions.items()}
    labels = {meant if column is Column.UNIT else column: text for column, text in header.labels.items()}
    return replace(header, positions=positions, labels=labels)


def _settle_node(header: Header) -> Header:
    """时间节点 is the limit itself where a table has no other."""
    positions, labels = dict(header.positions), dict(header.labels)
    if Column.TERM in positions or Column.NODES not in positions or Column.NODE_TARGETS in positions:
        return header
    positions[Column.TERM], labels[Column.TERM] = positions.pop(Column.NODES), labels.pop(Column.NODES)
    return replace(header, positions=positions, labels=labels)


def _is_case_table(header: Header) -> bool:
    return bool({Column.NUMBER, Column.SERIAL, Column.TITLE} & header.positions.keys()) and bool(
        {Column.LEAD, Column.TERM, Column.ASSIGNED_ON, Column.CO} & header.positions.keys()
    )
