"""One page of a list of entries, as a phone shows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.desk import Desk
from storage.tables import LedgerEntry


@dataclass(frozen=True, slots=True)
class Page:
    """Entries of one page, from 1, of so many; `following` is the next one, 0 after the last."""

    rows: Sequence[LedgerEntry]
    number: int
    count: int
    total: int

    @property
    def following(self) -> int:
        """The number of the next page."""
        return self.number + 1 if self.number < self.count else 0


def turn_to(number: int, entries: Sequence[LedgerEntry], desk: Desk) -> Page:
    """The page with that number, or the nearest there is."""
    size = desk.rules.policy.page
    count = max(1, -(-len(entries) // size))
    number = min(max(number, 1), count)
    return Page(entries[(number - 1) * size : number * size], number, count, len(entries))
