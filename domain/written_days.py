"""A day as it stands in a cell: a real date, a spreadsheet's serial number, or a date in writing."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from math import isfinite

from domain.numerals import NUMBER, fold_width, read_number

EXCEL_EPOCH = date(1899, 12, 30)
EXCEL_SERIALS = range(36526, 73051)  # 2000-01-01 … 2099-12-31
YEARS = range(2000, 2100)
MONTHS = range(1, 13)
END_OF_MONTH = -1
LONGEST_CELL = 60

Cell = str | date | float | None


class TermProblemCode(StrEnum):
    """Why a cell is no time limit."""

    EMPTY = "empty"
    NO_SUCH_DAY = "no_such_day"  # 2026年9月31日; the suggestion is the month's last day
    DAY_MISSING = "day_missing"  # 2026年9月; the suggestion is the month's last day
    YEAR_MISSING = "year_missing"  # 9月3日 where no year can be inferred
    OUT_OF_RANGE = "out_of_range"  # a year or span nobody means
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class TermProblem:
    """What stands in the cell, what is wrong with it, and the day that was probably meant."""

    code: TermProblemCode
    found: str
    suggestion: date | None = None


# The shapes of a written date, from the fullest to the barest. "end" means the last day.
_DATES = tuple(
    map(
        re.compile,
        (
            r"(?P<year>[0-9]{4})[-/.](?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})[日号]?",
            r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
            rf"(?P<year>{NUMBER})年(?P<month>{NUMBER})月(?P<day>{NUMBER})[日号]?",
            rf"(?P<month>{NUMBER})月(?P<day>{NUMBER})[日号]?",
            r"(?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})",
            rf"(?:(?P<year>{NUMBER})年)?(?P<month>{NUMBER})月(?P<end>[底末])",
            rf"(?:(?P<year>{NUMBER})年|本?年)(?P<end>[底末])",
            rf"(?P<year>{NUMBER})[-/.年](?P<month>{NUMBER})月?",
        ),
    )
)
_LEAD = re.compile(
    r"^(?:请|须|应)?(?:于|在|截止到|截止至|截止|截至|至|自?(?:交办|收到|接到)(?:之日)?[起后])?\s*"
)
_TAIL = re.compile(
    r"(?:\((?:周|星期)[一二三四五六日天]\))?"
    r"(?:(?:[T\s]|(?<=[日号]))\s*(?:[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.0+)?)?|[0-9]{1,2}[时点]|下班))?"
    r"\s*(?:之前|以前|之内|以内|前|内|止)?\s*(?:办结|完成|答复|反馈)?$"
)


def parse_day(cell: Cell, *, year_hint: int | None = None) -> date | TermProblem:
    """Read a cell that can only be a date, such as 交办日期; `year_hint` fills in a missing year."""
    if not isinstance(cell, str):
        return _day_of_value(cell)
    return _day_of_text(strip_noise(cell), cell.strip(), year_hint)


def strip_noise(cell: str) -> str:
    """The cell without blanks, width variants, and the words around a time limit (请于 … 前办结, 24时).

    A cell too long to be a time limit comes out empty.
    """
    if len(cell) > LONGEST_CELL:
        return ""
    folded = fold_width(cell).strip()
    return re.sub(r"\s+", "", _TAIL.sub("", _LEAD.sub("", folded), count=1))


def last_day_of_month(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _day_of_value(value: date | float | None) -> date | TermProblem:
    if value is None:
        return TermProblem(TermProblemCode.EMPTY, "")
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    if isinstance(value, bool) or not isfinite(value):
        return TermProblem(TermProblemCode.UNREADABLE, str(value))
    whole = int(value)
    if whole in EXCEL_SERIALS:
        return EXCEL_EPOCH + timedelta(days=whole)
    return _day_of_text(str(whole), str(value), None)


def _day_of_text(core: str, written: str, year_hint: int | None) -> date | TermProblem:
    if not written:
        return TermProblem(TermProblemCode.EMPTY, written)
    found = next(filter(None, (pattern.fullmatch(core) for pattern in _DATES)), None)
    if found is None:
        return TermProblem(TermProblemCode.UNREADABLE, written)
    parts = found.groupdict()
    year = read_number(parts["year"]) if parts.get("year") else year_hint
    month = read_number(parts.get("month") or "12")
    if year is None:
        return TermProblem(TermProblemCode.YEAR_MISSING, written)
    if year not in YEARS or month is None:
        return TermProblem(TermProblemCode.OUT_OF_RANGE, written)
    day = END_OF_MONTH if parts.get("end") else read_number(parts.get("day") or "0")
    return _day_of_parts(written, year, month, day)


def _day_of_parts(written: str, year: int, month: int, day: int | None) -> date | TermProblem:
    if month not in MONTHS:
        return TermProblem(TermProblemCode.NO_SUCH_DAY, written)
    last = last_day_of_month(year, month)
    if day == END_OF_MONTH:
        return last
    if day is not None and 1 <= day <= last.day:
        return last.replace(day=day)
    code = TermProblemCode.NO_SUCH_DAY if day else TermProblemCode.DAY_MISSING
    return TermProblem(code, written, last)
