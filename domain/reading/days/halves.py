"""Stretches that reports cover, as people name them: 8月下半月, 上半月, 上周, 三季度, 8月."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from domain.calendar import DAY
from domain.numerals import read_number
from domain.reading.days.past import read_past

_HALF = re.compile(
    r"(?:(?P<year>20[0-9]{2}|今|去)年)?(?:(?P<month>[0-9]{1,2}|十[一二]?|[一二三四五六七八九])月份?|(?P<near>本|上)个?月)?"
    r"(?:的)?(?P<half>[上下前后])半(?:个)?月"
)
_WEEK = re.compile(r"(?P<back>上上?|本|这)个?(?:周|星期)")
_YEAR = re.compile(r"20[0-9]{2}")  # 年考评 2026: beside a report a bare number like that is a year
_MIDDLE: Final = 15
_DECEMBER: Final = 12


def read_stretch(said: str, today: date) -> tuple[date, date] | None:
    """The first and the last day of what all the words name; None if they name nothing, or nothing yet."""
    stretch = (
        _read_half(said, today) or _read_week(said, today) or _read_year(said) or _read_past(said, today)
    )
    return stretch if stretch and stretch[0] <= today else None


def _read_half(said: str, today: date) -> tuple[date, date] | None:
    found = _HALF.fullmatch(said)
    if found is None:
        return None
    month = read_number(found["month"]) if found["month"] else today.month
    if not month or month > _DECEMBER:
        return None
    year = _year(found["year"], month, today)
    if found["near"] == "上":
        before = today.replace(day=1) - DAY
        year, month = before.year, before.month
    if found["half"] in "上前":
        return date(year, month, 1), date(year, month, _MIDDLE)
    return date(year, month, _MIDDLE + 1), date(year, month, monthrange(year, month)[1])


def _year(said: str | None, month: int, today: date) -> int:
    """The year that is said; else the last one in which that month has begun."""
    if said is None:
        return today.year if month <= today.month else today.year - 1
    return int(said) if said.isdecimal() else today.year - (said == "去")


def _read_week(said: str, today: date) -> tuple[date, date] | None:
    found = _WEEK.fullmatch(said)
    if found is None:
        return None
    back = len(found["back"]) if found["back"].startswith("上") else 0
    monday = today - timedelta(days=today.weekday() + 7 * back)
    return monday, monday + 6 * DAY


def _read_year(said: str) -> tuple[date, date] | None:
    return (date(int(said), 1, 1), date(int(said), _DECEMBER, 31)) if _YEAR.fullmatch(said) else None


def _read_past(said: str, today: date) -> tuple[date, date] | None:
    found = read_past(said, 0, today) if said else None
    if found is None or found[1] != len(said):
        return None
    (first, last), _ = found
    return first, last or today
