"""Numbers for lists whose rows have none: a row on record is found again by its words, else by its place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from domain.masking import mask
from domain.tables.cells import compact
from domain.tables.lists.layout import ListRow


@dataclass(frozen=True, slots=True)
class KnownItem:
    """An item on record. `words` are those of its problem, `row` the one it came from, if there was one."""

    number: str
    ordinal: int | None
    words: str
    assigned_on: date
    secret: bool = False
    row: ListRow | None = None


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A row of a list in a file. `wanted` is its serial, or its place in the list from 1."""

    row: ListRow
    wanted: int


class ListNumbers:
    """Which number each row of a file has, or gets: two lists of one year never share any."""

    def __init__(self, known: Iterable[KnownItem], year: int) -> None:
        self._known, self._year = list(known), year
        self._taken = {k.ordinal for k in self._known if k.ordinal and k.assigned_on.year == year}

    def assign(self, rows: Sequence[ListedRow]) -> list[KnownItem | int]:
        """For each row the item on record that it is, or a number nobody has."""
        found = self._find_by_words(rows)
        lists = {row.row.title for row, item in zip(rows, found, strict=True) if item is not None}
        lists |= {item.row.title for item in self._known if item.row and item.assigned_on.year == self._year}
        free = [item for item in self._known if item not in found]
        return [
            item or self._find_by_place(row, free, lists) or self._next(row.wanted)
            for row, item in zip(rows, found, strict=True)
        ]

    def _find_by_words(self, rows: Sequence[ListedRow]) -> list[KnownItem | None]:
        """What says the same, of its own list rather than of another; none stands for two rows."""
        left, found = list(self._known), list[KnownItem | None]()
        for row in rows:
            same = [item for item in left if _words(item.words) == _words(row.row.problem)]
            own = [item for item in same if item.row and item.row.title == row.row.title]
            item = next(iter([*own, *same]), None)
            found.append(item)
            if item is not None:
                left.remove(item)
        return found

    def _find_by_place(self, row: ListedRow, free: list[KnownItem], lists: Iterable[str]) -> KnownItem | None:
        """A row put otherwise stands where it stood, in a list of this year or one whose rows were found."""
        if row.row.title not in lists:
            return None
        item = next((k for k in free if k.row and _place(k.row) == _place(row.row)), None)
        if item is not None:
            free.remove(item)
        return item

    def _next(self, wanted: int) -> int:
        number = wanted if wanted not in self._taken else max(filter(None, self._taken)) + 1
        self._taken.add(number)
        return number


def _words(text: str) -> str:
    """What two rows are compared by: an export masks numbers, and blanks do not matter."""
    return compact(mask(text))


def _place(row: ListRow) -> tuple[str, int]:
    return row.title, row.line
