"""Times of day as people say them: 8:30, 九点, 晚上八点半."""

import re
from datetime import time

from domain.chinese_dates.hours import DAY_PART, TIME
from domain.numerals import NUMBER, read_number

__all__ = ["TIME", "read_time"]

_CLOCK = re.compile(
    rf"(?P<part>{DAY_PART})?\s*(?P<hour>{NUMBER})(?:[:.]\s?(?P<exact>[0-9]{{1,2}})|点(?P<spoken>半|一刻|三刻|{NUMBER})?)"
)
_SPOKEN_MINUTES = {"半": 30, "一刻": 15, "三刻": 45}
_AFTERNOON = frozenset({"下午", "傍晚", "晚上", "晚", "夜里", "夜间"})
_NOON = 12
_LATEST_HOUR = 24

_MINUTES = 60


def read_time(folded: str) -> time | None:
    """8:30, 九点, 晚上八点半; None if there is no such time."""
    found = _CLOCK.fullmatch(re.sub(r"[整分钟\s]+$", "", folded.strip()))
    if found is None:
        return None
    hour = read_number(found["hour"])
    minute = _SPOKEN_MINUTES.get(found["spoken"] or "", read_number(found["exact"] or found["spoken"] or "0"))
    if hour is None or minute is None:
        return None
    if found["part"] in _AFTERNOON and hour < _NOON:
        hour += _NOON
    hour = 0 if hour == _LATEST_HOUR and not minute else hour
    return time(hour, minute) if hour < _LATEST_HOUR and minute < _MINUTES else None
