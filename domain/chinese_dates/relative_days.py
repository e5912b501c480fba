"""Days measured from today or the present deadline: 后天, 下下周一, 10天后, 再延10个工作日, 延一个月."""

import re
from datetime import date, timedelta

from domain.calendar import WEEKDAYS
from domain.chinese_dates.grammar import Meaning, Miss, Rule, Scene
from domain.chinese_dates.readings import Refusal
from domain.deadlines import due
from domain.numerals import NUMBER, NUMBER_CHARACTERS
from domain.terms import SpanTerm, parse_term

DAYS_PER_WEEK = 7
DAY_WORDS = {"大前": -3, "前": -2, "昨": -1, "今": 0, "明": 1, "后": 2, "大后": 3}
SUNDAY_WORDS = {"天": "日"}

_WEEK = r"(?:周|星期|礼拜)"
_PLAIN_WEEKDAY = rf"{_WEEK}(?P<weekday>[{WEEKDAYS}天1-7])(?![0-9次回趟])"
_SPAN = (
    rf"(?P<span>{NUMBER}(?:个?工作日|天|日|个?自然日|周|个?星期|个?礼拜|个半月|个月)|半个?月|半年|一年)"
    r"(?!半|多|左右|以上)"
)
_PUT_OFF = (
    r"(?:延期|延长|延迟|顺延|展期|推迟|往后[推延]|[后再]延|再推|宽限|放宽|[多再]给|延|推|加)"
    r"(?:我们?|一下|个)?\s?"
)


def _day_word(found: re.Match[str], scene: Scene) -> Meaning:
    return scene.today + timedelta(days=DAY_WORDS[found["word"]])


def _monday(today: date, weeks: int) -> date:
    return today + timedelta(days=DAYS_PER_WEEK * weeks - today.weekday())


def _weekday(found: re.Match[str], scene: Scene) -> Meaning:
    """Weeks run from Monday to Sunday; a weekday without a week is the nearest ahead, today included."""
    index = _weekday_index(found["weekday"])
    week = found["week"]
    weeks = week.count("下") - week.count("上") if week else int(index < scene.today.weekday())
    return _monday(scene.today, weeks) + timedelta(days=index)


def _weekday_index(character: str) -> int:
    if character.isdigit():
        return int(character) - 1
    return WEEKDAYS.index(SUNDAY_WORDS.get(character, character))


def _range(_found: re.Match[str], _scene: Scene) -> Meaning:
    return Miss(Refusal.RANGE)


def _after_today(found: re.Match[str], scene: Scene) -> Meaning:
    term = parse_term(found["span"])
    return due(term, scene.today, scene.calendar).nominal_on if isinstance(term, SpanTerm) else None


def _after_deadline(found: re.Match[str], scene: Scene) -> Meaning:
    """A span from the present deadline is a rule term: off a rest day it rolls (Civil Code art. 203)."""
    term = parse_term(found["span"])
    if not isinstance(term, SpanTerm):
        return None
    if scene.deadline_on is None:
        return Miss(Refusal.NO_DEADLINE)
    return due(term, scene.deadline_on, scene.calendar).on


RULES = (
    # 今天, 明天, 大后天, 昨天
    Rule(re.compile(r"(?P<word>大前|前|昨|今|明|大后|后)[天日](?!期)"), _day_word),
    # 周五, 本周五, 下下周一, 这周周三
    Rule(
        re.compile(
            rf"(?<![每个上下{NUMBER_CHARACTERS}])(?:(?P<week>[本这]|上{{1,4}}|下{{1,4}})个?(?:周的?)?)?{_PLAIN_WEEKDAY}"
        ),
        _weekday,
    ),
    # 下周三到周五
    Rule(
        re.compile(rf"(?:[本这上下]{{1,4}}个?)?{_WEEK}[{WEEKDAYS}天][到至~-]{_WEEK}?[{WEEKDAYS}天]"), _range
    ),
    # 10天后, 两周后, 5个工作日以后
    Rule(re.compile(rf"{_SPAN}(?:之后|以后|过后|后)"), _after_today),
    # 再延10个工作日, 延一个月, 往后推一周
    Rule(re.compile(rf"{_PUT_OFF}{_SPAN}(?!之?后|以后)"), _after_deadline),
    # a span and nothing else, as an answer
    Rule(re.compile(rf"^\s*{_SPAN}\s*$"), _after_deadline),
)
