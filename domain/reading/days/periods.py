"""Stretches of days a preview can be asked for: 国庆期间, 下周, 9月28日到10月9日."""

import re
from datetime import date, timedelta

from domain.calendar import DAY, HolidayBlock
from domain.chinese_dates import Exact, read_date
from domain.reading.scene import Scene

_HOLIDAY = re.compile(r"(国庆|中秋|春节|元旦|五一|劳动|端午|清明)节?(?:期间|假期|长假|前后)*")
_TO = re.compile(r"[到至~—-]")
_AHEAD = timedelta(days=400)
_WEEK = timedelta(days=7)
_FRIDAY = 4


def read_period(folded: str, scene: Scene) -> tuple[date, date] | None:
    """The first and the last day. A holiday stands for the working weeks around it."""
    monday = scene.today - timedelta(days=scene.today.weekday())
    weeks = {
        "今天": (scene.today, scene.today),
        "明天": (scene.today + DAY, scene.today + DAY),
        "本周": (scene.today, monday + 6 * DAY),
        "这周": (scene.today, monday + 6 * DAY),
        "下周": (monday + _WEEK, monday + _WEEK + 6 * DAY),
    }
    if folded in weeks:
        return weeks[folded]
    holiday = _HOLIDAY.fullmatch(folded)
    return _around_holiday(holiday[1], scene) if holiday else _from_to(folded, scene)


def _from_to(folded: str, scene: Scene) -> tuple[date, date] | None:
    first, *more = _TO.split(folded)
    days = [read_day(part, scene) for part in (first, *more[:1])]
    begins_on, ends_on = days[0], days[-1]
    return (begins_on, ends_on) if begins_on and ends_on and len(more) <= 1 and begins_on <= ends_on else None


def find_holiday(name: str, scene: Scene) -> HolidayBlock | None:
    """The next days off of that name: 国庆, 五一."""
    wanted = "劳动" if name == "五一" else name
    blocks = scene.calendar.holiday_blocks(scene.today, scene.today + _AHEAD)
    return next((block for block in blocks if any(wanted in one for one in block.names)), None)


def _around_holiday(name: str, scene: Scene) -> tuple[date, date] | None:
    block = find_holiday(name, scene)
    if block is None:
        return None
    monday = block.first_on - timedelta(days=block.first_on.weekday())
    return monday, block.last_on + timedelta(days=(_FRIDAY - block.last_on.weekday()) % 7)


def read_day(text: str, scene: Scene) -> date | None:
    """One day, if the text names exactly one."""
    reading = read_date(text.strip(), today=scene.today, calendar=scene.calendar)
    return reading.on if isinstance(reading, Exact) else None
