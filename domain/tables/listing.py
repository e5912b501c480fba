"""Finding the rows of rectification lists in a file, and what number each of them has or gets."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from domain.tables.cells import compact
from domain.tables.columns import Column
from domain.tables.grid import Grid
from domain.tables.headers import Section
from domain.tables.lists import KnownItem, ListedRow, ListNumbers, ListRow, rows_of_list
from domain.tables.records import KnownWorld
from domain.tables.rows import TableRow, is_noise
from domain.tables.sources import Subject, read_subject
from domain.vocabulary import Source


@dataclass(frozen=True, slots=True)
class Listed:
    """A row with the item on record that it is, or the number it gets."""

    row: ListRow
    number: KnownItem | int


Found = Sequence[tuple[Grid, Sequence[Section]]]


def find_listed(found: Found, world: KnownWorld) -> Mapping[tuple[str, int], Listed]:
    """Every row of a rectification list without numbers of its own, by sheet and line."""
    rows = list(_rows(found))
    numbers = ListNumbers(world.items, world.today.year).assign(rows)
    return {
        (one.row.sheet, one.row.line): Listed(one.row, number)
        for one, number in zip(rows, numbers, strict=True)
    }


def subject_of(section: Section) -> Subject:
    """What a table is about."""
    return read_subject(section.sheet, section.title, section.header.labels.values())


def _rows(found: Found) -> Iterator[ListedRow]:
    places = dict[str, int]()
    for grid, sections in found:
        lists = [one for one in sections if _is_list(one)]
        data = {row.index: section for section in lists for row in _data(section)}
        foreign = [line for one in sections if one not in lists for line in _lines(one)]
        for line, row in rows_of_list(grid, data, foreign).items():
            table_row = TableRow(data[line].header, line, grid.filled()[line])
            serial = compact(table_row.text(Column.SERIAL))
            places[row.title] = int(serial) if serial.isdecimal() else places.get(row.title, 0) + 1
            yield ListedRow(row, places[row.title])


def _is_list(section: Section) -> bool:
    is_subject = subject_of(section).sources == (Source.RECTIFICATION_ITEM,)
    return is_subject and not section.header.is_roster and Column.NUMBER not in section.header.positions


def _data(section: Section) -> Iterator[TableRow]:
    rows = (TableRow(section.header, index, cells) for index, cells in section.rows)
    return (row for row in rows if not is_noise(row))


def _lines(section: Section) -> tuple[int, ...]:
    return (section.header.row, *(index for index, _ in section.rows))
