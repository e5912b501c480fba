"""From which day to which somebody is away: 28号到10月10号, 下周, 国庆期间, 9月28日起休3天."""

import re
from dataclasses import replace
from datetime import date, timedelta

from domain.calendar import DAY
from domain.numerals import NUMBER, read_number
from domain.reading.days.periods import find_holiday, read_day
from domain.reading.scene import Scene
from domain.reading.text.normalising import fold

_NUMBERED = rf"(?:{NUMBER})"
DAY_WORDS = (
    rf"(?:(?:20[0-9]{{2}}|今|明)年)?{_NUMBERED}月\s?{_NUMBERED}[日号]?|{_NUMBERED}[日号]"
    r"|[0-9]{1,2}[./][0-9]{1,2}[日号]?"
    r"|(?:下+|[本这])?个?(?:周|星期|礼拜)[一二三四五六日天]|今[天日]|明[天日]|大?后天"
)
STRETCH = re.compile(
    rf"(?P<begins>{DAY_WORDS})\s*(?:上午|下午|早上|晚上)?\s*(?:起|开始)?\s*"
    rf"(?:(?:[到至~—–―-]+)\s*(?P<ends>{DAY_WORDS}|[0-9]{{1,2}}(?![0-9.:%天个])))?"
)
_NEXT_WEEK = re.compile(
    r"(?P<next>下+)个?(?:周|星期|礼拜)(?![一二三四五六日天末])|(?:[本这])个?(?:周|星期|礼拜)(?![一二三四五六日天末])"
)
_HOLIDAY = re.compile(
    r"(?P<holiday>国庆|中秋|春节|元旦|五一|端午|清明)节?(?:放?假|长假|假期|期间|那几天)*(?!之?[前后])"
)
_ONWARDS = re.compile(r"起|开始|以后|之后")
_UNTIL = re.compile(r"[到至]\s*$")
_FOR_DAYS = re.compile(r"休?(?:假)?(?P<days>[0-9]{1,2}|[一二两三四五六七八九十]{1,3})天")


def read_leave(text: str, scene: Scene) -> tuple[date | None, date | None]:
    """The first and the last day of an absence; a day that is not said, or cannot be, is None."""
    folded = fold(text).folded
    if found := STRETCH.search(folded):
        begins_on = read_day(found["begins"], scene)
        if _UNTIL.search(folded[: found.start()]) and not found["ends"]:  # 请假到下周五
            return (scene.today, begins_on) if begins_on else (None, None)
        return begins_on, _read_end(found["ends"], folded, begins_on, scene)
    if week := _NEXT_WEEK.search(folded):
        monday = scene.today + timedelta(days=7 * len(week["next"] or "") - scene.today.weekday())
        return max(monday, scene.today), monday + 6 * DAY
    holiday = _HOLIDAY.search(folded)
    block = find_holiday(holiday["holiday"], scene) if holiday else None
    return (block.first_on, block.last_on) if block else (None, None)


def _read_end(wording: str | None, folded: str, begins_on: date | None, scene: Scene) -> date | None:
    """The end is the first such day after the beginning; 请3天假 counts from it."""
    if begins_on is None:
        return None
    if wording:
        ends_on = read_day(
            f"{wording}号" if wording.isdecimal() else wording, replace(scene, today=begins_on)
        )
        return ends_on if ends_on and ends_on >= begins_on else None
    days = _FOR_DAYS.search(folded)
    number = read_number(days["days"]) if days else None
    return begins_on + (number - 1) * DAY if number else None


def is_open_ended(text: str) -> bool:
    """Whether a first day is said and no last one, as in 我28号起休假; a day alone is that day."""
    found = STRETCH.search(fold(text).folded)
    return found is not None and not found["ends"] and _ONWARDS.search(fold(text).folded) is not None


def says_unusable_days(text: str) -> tuple[str, str]:
    """The first and the last day as they were worded, "" where none was; for days that cannot be used."""
    found = STRETCH.search(fold(text).folded)
    return (found["begins"], found["ends"] or "") if found else ("", "")
