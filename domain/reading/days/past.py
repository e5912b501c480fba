"""Stretches of time that figures are asked for: 今年, 去年, 一季度, 上半年, 9月, 2026-01-01至2026-03-31."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from domain.numerals import read_number

Stretch = tuple[date, date | None]  # None: until today
Found = tuple[Stretch, int]  # and where its words end

_YEAR = r"(?:(?P<year>20[0-9]{2}|今|本|去|前)年度?的?)"
_DAY = r"20[0-9]{2}-[0-9]{2}-[0-9]{2}"
_BACK: Final = {"今": 0, "本": 0, "去": 1, "前": 2}
_PER_QUARTER, _PER_HALF = 3, 6


def read_past(text: str, place: int, today: date) -> Found | None:
    """The stretch whose words stand there, if they name one that can be."""
    for pattern, make in _WAYS:
        found = pattern.match(text, place)
        stretch = make(found, today) if found else None
        if found and stretch:
            return stretch, found.end()
    return None


def _months(year: int, first: int, count: int = 1) -> Stretch:
    last = first + count - 1
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _year_of(found: re.Match[str], today: date, month: int) -> int:
    """The year that is said; else the last one in which that month has begun."""
    said = found["year"]
    if said:
        return int(said) if said.isdecimal() else today.year - _BACK[said]
    return today.year if month <= today.month else today.year - 1


def _span(found: re.Match[str], _today: date) -> Stretch | None:
    try:
        return date.fromisoformat(found["first"]), date.fromisoformat(found["last"])
    except ValueError:
        return None


def _days(found: re.Match[str], today: date) -> Stretch | None:
    first, last = (int(found["m1"]), int(found["d1"])), (int(found["m2"]), int(found["d2"]))
    year = today.year if first <= (today.month, today.day) else today.year - 1
    try:
        return date(year, *first), date(year if last >= first else year + 1, *last)
    except ValueError:
        return None


def _quarter(found: re.Match[str], today: date) -> Stretch:
    first = _PER_QUARTER * ((read_number(found["n"]) or 1) - 1) + 1
    return _months(_year_of(found, today, first), first, _PER_QUARTER)


def _near_quarter(found: re.Match[str], today: date) -> Stretch:
    first = today.month - (today.month - 1) % _PER_QUARTER
    begins_on = date(today.year, first, 1)
    if found[0].startswith("上"):
        begins_on = (begins_on - timedelta(days=1)).replace(day=1)
        return _months(begins_on.year, begins_on.month - _PER_QUARTER + 1, _PER_QUARTER)
    return begins_on, None


def _half(found: re.Match[str], today: date) -> Stretch:
    first = 1 if found["half"] == "上" else 1 + _PER_HALF
    return _months(_year_of(found, today, first), first, _PER_HALF)


def _near_month(found: re.Match[str], today: date) -> Stretch:
    if found[0].startswith("上"):
        last = today.replace(day=1) - timedelta(days=1)
        return _months(last.year, last.month)
    return today.replace(day=1), None


def _month(found: re.Match[str], today: date) -> Stretch | None:
    month = read_number(found["n"]) or 0
    return _months(_year_of(found, today, month), month) if 1 <= month <= 12 else None  # noqa: PLR2004


def _whole_year(found: re.Match[str], today: date) -> Stretch:
    year = _year_of(found, today, 1)
    return date(year, 1, 1), None if year == today.year else date(year, 12, 31)


_WAYS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], Stretch | None]], ...]] = (
    (re.compile(rf"(?P<first>{_DAY})[至到~](?P<last>{_DAY})"), _span),
    (
        re.compile(
            r"(?P<m1>[0-9]{1,2})月(?P<d1>[0-9]{1,2})[日号]?[至到~-](?P<m2>[0-9]{1,2})月(?P<d2>[0-9]{1,2})[日号]?"
        ),
        _days,
    ),
    (re.compile(rf"{_YEAR}?第?(?P<n>[一二三四1-4])季度?"), _quarter),
    (re.compile(r"(?:本|这个?|上个?)季度?"), _near_quarter),
    (re.compile(rf"{_YEAR}?(?P<half>[上下])半年"), _half),
    (re.compile(r"本月|这个?月|当月|上个?月"), _near_month),
    (re.compile(rf"{_YEAR}?(?P<n>[0-9]{{1,2}}|十[一二]?|[一二三四五六七八九])月份?(?![0-9])"), _month),
    (re.compile(_YEAR), _whole_year),
)
