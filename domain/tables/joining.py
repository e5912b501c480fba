"""A project on several rows, one for each milestone, read as one row with all of them."""

from collections.abc import Callable, Iterator

from domain.tables.cells import text_of
from domain.tables.columns import Column
from domain.tables.grid import Cell, Row
from domain.tables.headers import Section

Skip = Callable[[Section, int, Row], None]
_NODES = (Column.NODES, Column.NODE_TARGETS)


def join_nodes(section: Section, skip: Skip) -> Iterator[tuple[int, Row]]:
    """The rows of a table; of rows that differ in their milestones only, the first with all milestones."""
    positions = section.header.positions
    if not any(column in positions for column in _NODES):
        yield from section.rows
        return
    places = [positions[column] for column in _NODES if column in positions]
    held: tuple[int, Row] | None = None
    for index, cells in section.rows:
        if held is not None and _goes_on(held[1], cells, places):
            skip(section, index, cells)
            held = held[0], _joined(held[1], cells, places)
            continue
        if held is not None:
            yield held
        held = index, cells
    if held is not None:
        yield held


def _goes_on(first: Row, cells: Row, places: list[int]) -> bool:
    """Whether a row says nothing but further milestones: the rest is blank, or the same by merged cells."""
    told = any(at < len(cells) and text_of(cells[at]) for at in places)
    others = [at for at in range(max(len(first), len(cells))) if at not in places]
    same = all(text_of(_at(cells, at)) in ("", text_of(_at(first, at))) for at in others)
    return told and same and any(text_of(_at(first, at)) for at in others)


def _at(cells: Row, place: int) -> Cell:
    return cells[place] if place < len(cells) else None


def _joined(first: Row, cells: Row, places: list[int]) -> Row:
    joined = [*first, *[None] * (max(places) + 1 - len(first))]
    for at in places:
        joined[at] = "；".join(filter(None, (text_of(joined[at]), text_of(_at(cells, at)))))
    return tuple(joined)
