"""意见建议与落实事项清单 (S2-7): for each point of a suggestion what was done."""

import re
from dataclasses import dataclass

from domain.numerals import read_number
from domain.suggestion_points import split_points

_ROW = re.compile(
    r"^\s*(?:第)?(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,2})(?:条|项)?\s*[.．、)）:：]\s*(?P<rest>.+)$",
    re.MULTILINE,
)
# Where the next row begins on the same line: a blank, a number, and its full stop or comma.
_NEXT = re.compile(r"(?<=\S)[ \t;；]+(?=[0-9]{1,2}\s*[.．、)）](?![0-9]))")
_ARROW = re.compile(r"\s*(?:→|->|=>|——|⇒|：|:)\s*")


@dataclass(frozen=True, slots=True)
class Row:
    """One point and what was done for it, both as typed; `done` is empty where nothing stands."""

    number: int
    point: str
    done: str


def read_rows(text: str) -> tuple[Row, ...]:
    """The rows of a list, each on its line or all on one: 1. 增设路灯 → 已装20盏 2. …."""
    lined = _NEXT.sub("\n", text)
    return tuple(row for found in _ROW.finditer(lined) if (row := _row(found)) is not None)


def _row(found: re.Match[str]) -> Row | None:
    number = read_number(found["number"])
    if number is None:
        return None
    parts = _ARROW.split(found["rest"], maxsplit=1)
    point, done = (parts[0], parts[1]) if len(parts) > 1 else ("", parts[0])
    return Row(number, point.strip(), done.strip())


def missing_rows(text: str, asked: str) -> tuple[int, ...]:
    """The numbered points of the suggestion that the list says nothing of; empty where it is not numbered."""
    told = {row.number for row in read_rows(text) if row.done}
    return tuple(number for number, _ in enumerate(split_points(asked), 1) if number not in told)
