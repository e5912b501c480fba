"""Days that are over, as somebody asks what happened then: 昨天, 上周, 9月28日, 近7天, 8月, 去年."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from domain.calendar import DAY
from domain.reading.days.past import read_past

Days = tuple[date, date | None]  # None: until today
RECENT: Final = timedelta(days=6)
_WEEK: Final = timedelta(days=7)
_ONE: Final = re.compile(r"(?:(?P<year>20[0-9]{2})年)?(?:(?P<month>[0-9]{1,2})月)?(?P<day>[0-9]{1,2})[日号]")
_SPAN: Final = re.compile(r"(?P<first>.+?)[到至~-](?P<last>.+)")
_LAST: Final = re.compile(r"近(?P<n>[0-9]{1,2})天")
_NAMED: Final[dict[str, Callable[[date, date], Days]]] = {
    r"今[天日]": lambda today, _: (today, None),
    r"昨[天日]": lambda today, _: (today - DAY, today - DAY),
    r"前[天日]": lambda today, _: (today - 2 * DAY, today - 2 * DAY),
    r"[本这]个?(?:周|星期)": lambda _, monday: (monday, None),
    r"上个?(?:周|星期)": lambda _, monday: (monday - _WEEK, monday - DAY),
    r"最近": lambda today, _: (today - RECENT, None),
}


def read_bygone(folded: str, today: date) -> Days | None:
    """The first and the last day; None for words that are no days, or for days to come."""
    if named := next((name for name in _NAMED if re.fullmatch(name, folded)), None):
        return _NAMED[named](today, today - timedelta(days=today.weekday()))
    if found := _LAST.fullmatch(folded):
        return today - timedelta(days=max(int(found["n"]), 1) - 1), None
    on = _day(folded, today, today)
    return (on, on) if on else _span(folded, today) or _stretch(folded, today)


def _stretch(folded: str, today: date) -> Days | None:
    found = read_past(folded, 0, today)
    return found[0] if found and found[1] == len(folded) and found[0][0] <= today else None


def _span(folded: str, today: date) -> Days | None:
    found = _SPAN.fullmatch(folded)
    first = _day(found["first"], today, today) if found else None
    last = _day(found["last"], first, today) if found and first else None
    return (first, last) if first and last and first <= last else None


def _day(wording: str, near: date, today: date) -> date | None:
    """A day by itself: without a month that of `near`, without a year the last time it was."""
    found = _ONE.fullmatch(wording)
    if found is None:
        return None
    month = int(found["month"] or near.month)
    try:
        on = date(int(found["year"] or near.year), month, int(found["day"]))
    except ValueError:
        return None
    if on <= today:
        return on
    return None if found["year"] else _last_year(on, today, named=bool(found["month"]))


def _last_year(on: date, today: date, *, named: bool) -> date | None:
    """12月30日 said in January, and 30日 said on the 3rd: the last one."""
    try:
        if named:
            return on.replace(year=on.year - 1)
        before = today.replace(day=1) - DAY
        return before.replace(day=on.day)
    except ValueError:
        return None
