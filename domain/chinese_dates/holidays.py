"""Days beside a holiday: 国庆后, 节后第一个工作日, 中秋节前."""

import re
from datetime import date, timedelta

from domain.calendar import DAY, HolidayBlock
from domain.chinese_dates.grammar import Meaning, Miss, Rule, Scene
from domain.chinese_dates.readings import Refusal
from domain.numerals import NUMBER_CHARACTERS, read_number

# What people say, and the holiday it stands for; 节 and 放假 are whichever comes.
HOLIDAYS = {
    "元旦": "元旦",
    "春节": "春节",
    "过年": "春节",
    "年": "春节",
    "清明": "清明节",
    "五一": "劳动节",
    "劳动": "劳动节",
    "端午": "端午节",
    "中秋": "中秋节",
    "国庆": "国庆节",
    "十一": "国庆节",
}
NEAR = timedelta(days=30)  # a second holiday within it makes 节后 a question
HORIZON = timedelta(days=366)
LONGEST_BLOCK = timedelta(days=16)

_NAME = rf"(?:(?P<name>{'|'.join(HOLIDAYS)})节?|节|放)(?:长?假|假期|放假)?"
_AFTER = (
    r"(?:之后|以后|过后|后|结束后?|回来)的?(?:第(?P<n>[0-9一二两三四五六七八九十]{1,2})个?(?:工作日|上班日))?"
)
_NOT_WITHIN = rf"(?<![{NUMBER_CHARACTERS}半几多今明去后])"
_NOTHING_COUNTED = rf"(?![{NUMBER_CHARACTERS}半几第天年])"


def _after(found: re.Match[str], scene: Scene) -> Meaning:
    """The first (or n-th) working day after the holiday; several if more than one is near."""
    n = read_number(found["n"]) if found["n"] else 1
    if not n:
        return None
    blocks = _meant(found["name"], scene)
    days = tuple(scene.calendar.add_working_days(block.last_on, n) for block in blocks)
    return _one_or_more(days)


def _before(found: re.Match[str], scene: Scene) -> Meaning:
    """The last working day before the holiday."""
    days = (scene.calendar.previous_working_day(b.first_on - DAY) for b in _meant(found["name"], scene))
    return _one_or_more(tuple(day for day in days if day >= scene.today))


def _one_or_more(days: tuple[date, ...]) -> Meaning:
    if not days:
        return Miss(Refusal.UNKNOWN_HOLIDAY)
    return days if len(days) > 1 else days[0]


def _meant(said: str | None, scene: Scene) -> tuple[HolidayBlock, ...]:
    ahead = _ahead(scene)
    if said:
        return tuple(block for block in ahead if HOLIDAYS[said] in block.names)[:1]
    return tuple(block for block in ahead if block.first_on <= scene.today + NEAR) or ahead[:1]


def _ahead(scene: Scene) -> tuple[HolidayBlock, ...]:
    """The holidays that are not over yet, the present one first."""
    blocks = scene.calendar.holiday_blocks(scene.today - LONGEST_BLOCK, scene.today + HORIZON)
    return tuple(block for block in blocks if block.last_on >= scene.today)


RULES = (
    Rule(re.compile(rf"{_NOT_WITHIN}{_NAME}{_AFTER}{_NOTHING_COUNTED}"), _after),
    Rule(re.compile(rf"{_NOT_WITHIN}{_NAME}(?:之前|以前|前){_NOTHING_COUNTED}"), _before),
)
