"""Text as office files hold it."""

import re
from typing import Final

from domain.reports.contents import Cell

LONGEST_SHEET_NAME: Final = 31
LONGEST_CELL: Final = 32_767
_NOT_IN_SHEET_NAMES: Final = re.compile(r"[\[\]:*?/\\]")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")  # what XML cannot hold


def clean(text: str) -> str:
    """The text without what XML cannot hold."""
    return _CONTROL.sub("", text)


def shown(cell: Cell) -> str:
    """A cell as text: 3, 61.05, and nothing for what is not known."""
    if cell is None:
        return ""
    return f"{cell:g}" if isinstance(cell, float) else clean(str(cell))


def sheet_name(name: str, taken: set[str]) -> str:
    """A name the format allows and no other sheet has; it is added to those taken."""
    plain = _NOT_IN_SHEET_NAMES.sub(" ", clean(name)).strip("' ")[:LONGEST_SHEET_NAME] or "Sheet"
    number, free = 1, plain
    while free.casefold() in taken:
        number += 1
        free = f"{plain[: LONGEST_SHEET_NAME - 4]} {number}"
    taken.add(free.casefold())
    return free


def width(text: str) -> int:
    """How many half-width columns a text takes: a Chinese character is two."""
    return sum(1 if character.isascii() else 2 for character in text)
