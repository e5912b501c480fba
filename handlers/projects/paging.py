"""Lists cut to what one phone screen holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from handlers.desk import Desk

Line = TypeVar("Line")


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list, from 1, of so many."""

    number: int
    count: int
    total: int


def cut(lines: Sequence[Line], number: int, desk: Desk) -> tuple[Sequence[Line], Page]:
    """The lines of that page, or of the last one."""
    size = desk.rules.policy.page
    count = max(1, -(-len(lines) // size))
    number = min(max(number, 1), count)
    return lines[(number - 1) * size : number * size], Page(number, count, len(lines))
