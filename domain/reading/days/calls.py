"""When a call was made, as people say it afterwards: 9:40, 下午三点半, 昨天16:30, 刚才."""

import re
from datetime import date, datetime, timedelta
from typing import Final

from domain.chinese_dates.hours import DAY_PART
from domain.numerals import NUMBER
from domain.reading.days.clock_times import read_time
from domain.reading.text.normalising import fold
from domain.zone import OFFICE_ZONE

_DAY: Final = r"(?:[今昨前][天日]|[0-9]{1,2}月[0-9]{1,2}[日号]?)"
_AGO: Final = {"今": 0, "昨": 1, "前": 2}
_ALMOST_A_YEAR: Final = 360
_SPOKEN: Final = rf"[点时](?:半|一刻|三刻|{NUMBER}分?|整|钟)?"
_HOUR: Final = rf"(?:{DAY_PART}\s?)?(?<![0-9])(?:{NUMBER})(?::\s?[0-9]{{1,2}}|{_SPOKEN})"
MOMENT: Final = re.compile(rf"(?:(?P<day>{_DAY})\s?)?(?P<clock>{_HOUR})|刚才|刚刚|方才")
_UNANSWERED: Final = re.compile(
    r"(?:没有?|未|无)人?(?:接听?|应答)|不接|占线|关机|停机|忙音|空号|(?:打|拨)不通|[没未]打通|[没未]?联系不上"
)


def read_call_moment(written: str, today: date, now: datetime) -> datetime | None:
    """The moment that is meant, `now` if none is written; None if there is no such moment."""
    if not written.strip():
        return now
    found = MOMENT.fullmatch(fold(written).folded.strip())
    if found is None or not found["clock"]:
        return now if found else None
    on = _day(found["day"], today) if found["day"] else today
    at = read_time(found["clock"].replace("时", "点"))
    return datetime.combine(on, at, OFFICE_ZONE) if on and at else None


def _day(wording: str, today: date) -> date | None:
    """The last such day up to today: a call lies behind."""
    if wording[0] in _AGO:
        return today - timedelta(days=_AGO[wording[0]])
    month, day = map(int, re.findall(r"[0-9]+", wording))
    days = (today - timedelta(days=back) for back in range(_ALMOST_A_YEAR))
    return next((on for on in days if (on.month, on.day) == (month, day)), None)


def is_unanswered(text: str) -> bool:
    """Whether the words say that nobody took the call."""
    return _UNANSWERED.search(fold(text).folded) is not None
