"""The font of the pictures, and text that fits: what the font lacks shows as 〓, what is long is wrapped."""

import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

from PIL import ImageFont

PIXELS: Final = 3  # of the picture for each point of a phone's screen
LACKING: Final = "〓"  # the printers' sign for a character that is not in the case
_FONTS: Final = Path(__file__).parent / "fonts"
_MORE: Final = "…"


@cache
def font(points: float) -> ImageFont.FreeTypeFont:
    """The one font, at a size in points of a phone's screen."""
    path = _FONTS / "NotoSansCJKsc-subset.otf"
    return ImageFont.truetype(path, round(points * PIXELS), layout_engine=ImageFont.Layout.BASIC)


@cache
def _characters() -> frozenset[str]:
    return frozenset((_FONTS / "characters.txt").read_text(encoding="utf-8"))


def legible(text: str) -> str:
    """The text on one line, of characters that the font has."""
    line = " ".join(unicodedata.normalize("NFC", text).split())
    visible = (sign for sign in line if unicodedata.category(sign) not in {"Mn", "Me", "Cf"})
    return "".join(sign if sign in _characters() else LACKING for sign in visible)


def width_of(text: str, points: float) -> float:
    """How wide legible text is, in points."""
    return font(points).getlength(text) / PIXELS


def wrap(text: str, points: float, width: float, most_lines: int) -> list[str]:
    """The text in lines of at most `width` points; an ellipsis where `most_lines` do not hold it all.

    Lines are about equally long, so that no single character stands alone in the last one.
    """
    line = legible(text)
    lines, rest = _break(line, points, width, most_lines)
    if rest:
        return [*lines[:-1], _shortened(lines[-1], points, width)]
    even = width_of(line, points) / max(len(lines), 1) + points / 2
    evenly, rest = _break(line, points, min(even, width), most_lines)
    return lines if rest or len(evenly) > len(lines) else evenly


def _break(line: str, points: float, width: float, most_lines: int) -> tuple[list[str], str]:
    lines = list[str]()
    while line and len(lines) < most_lines:
        length = _fitting(line, points, width)
        lines.append(line[:length].rstrip())
        line = line[length:].lstrip()
    return lines, line


def _shortened(line: str, points: float, width: float) -> str:
    while line and width_of(line + _MORE, points) > width:
        line = line[:-1]
    return line + _MORE


def _fitting(text: str, points: float, width: float) -> int:
    """How many characters fit in a line; latin words and numbers stay whole where they can."""
    length = len(text)
    while length > 1 and width_of(text[:length], points) > width:
        length -= 1
    end = length
    while 0 < end < len(text) and _joined(text[end - 1], text[end]):
        end -= 1
    return end or length


def _joined(left: str, right: str) -> bool:
    return left.isascii() and right.isascii() and left.isalnum() and right.isalnum()
