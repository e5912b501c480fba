"""What stands in a cell, as the text a reader sees: 88291.0 is 88291, spaces and widths do not matter."""

import re
from datetime import date, datetime

from domain.numerals import fold_width
from domain.tables.grid import Cell

FIRST_ROUNDED = 10.0**15  # a spreadsheet keeps 15 digits of a number
INVISIBLE = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127, 0x200B, 0xFEFF))
_SPACES = re.compile(r"[\s\u00a0\u3000]+")
_SEPARATORS = re.compile(r"[、,，;；/\n\r]+")


def text_of(cell: Cell) -> str:
    """The cell as trimmed text, line breaks kept; "" for an empty one."""
    if isinstance(cell, str):
        return cell.translate(INVISIBLE).strip()
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, date):
        return cell.isoformat(sep=" ") if isinstance(cell, datetime) else cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def compact(text: str) -> str:
    """The text in half-width characters without any space: what names are compared by."""
    return _SPACES.sub("", fold_width(text))


def squeeze(text: str) -> str:
    """A title on one line: every run of spaces and line breaks between words becomes one space."""
    return _SPACES.sub(" ", text).strip()


def split_names(text: str) -> tuple[str, ...]:
    """Names separated by 、,，;；/ or line breaks, each without spaces around it."""
    return tuple(filter(None, map(squeeze, _SEPARATORS.split(text))))


def is_imprecise(cell: Cell) -> bool:
    """Whether a number is so long that the spreadsheet has already rounded its last digits."""
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return False
    return abs(cell) >= FIRST_ROUNDED
