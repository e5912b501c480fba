"""Days measured from today: 后天, 下下周一, 周末, 下周第一个工作日, 下周."""

import re
from datetime import date, timedelta

from domain.calendar import DAY, SATURDAY, WEEKDAYS
from domain.chinese_dates.grammar import Meaning, Miss, Scene, Where, ask, number_in, rule
from domain.chinese_dates.hours import NO_MORE
from domain.chinese_dates.named_days import JOINT, reason_of
from domain.chinese_dates.readings import ChoiceReason, Refusal
from domain.numerals import NUMBER_CHARACTERS

DAYS_PER_WEEK = 7
DAY_WORDS = {"大前": -3, "前": -2, "昨": -1, "今": 0, "当": 0, "明": 1, "次": 1, "后": 2, "大后": 3}
SUNDAY_WORDS = {"天": "日"}

WEEK = r"(?:周|星期|礼拜)"
_WHICH = rf"(?P<week>[本这]|上{{1,4}}|下{{1,4}}) (?:一?个 )?(?:{WEEK}的? )?"
_NOT_EVERY = rf"(?<![每个上下本这{NUMBER_CHARACTERS}])"
_DAY_OF_WEEK = rf"(?P<weekday>[{WEEKDAYS}天1-7])(?![0-9次回趟])"
_NTH = r"(?:的)? (?:第(?P<n>[一二两三四五1-5])|最[后末]一?)个? (?:工作日|上班日)"


def _day_word(found: re.Match[str], scene: Scene) -> Meaning:
    return scene.today + timedelta(days=DAY_WORDS[found["word"]])


def _monday(found: re.Match[str], scene: Scene) -> date:
    week = found["week"] or ""
    weeks = week.count("下") - week.count("上")
    return scene.today + timedelta(days=DAYS_PER_WEEK * weeks - scene.today.weekday())


def _weekday(found: re.Match[str], scene: Scene) -> Meaning:
    """Weeks run from Monday to Sunday; a weekday without a week is the nearest ahead, today included."""
    index = _weekday_index(found["weekday"])
    passed = not found["week"] and index < scene.today.weekday()
    return _monday(found, scene) + timedelta(days=index + DAYS_PER_WEEK * passed)


def _weekdays(found: re.Match[str], scene: Scene) -> Meaning:
    """下周三到周五: both ends are offered, of the same week."""
    first = _weekday(found, scene)
    if not isinstance(first, date):
        return first
    days = _weekday_index(found["last"]) - first.weekday()
    return ask(reason_of(found), first, first + timedelta(days=days % DAYS_PER_WEEK))


def _weekday_index(character: str) -> int:
    if character.isdigit():
        return int(character) - 1
    return WEEKDAYS.index(SUNDAY_WORDS.get(character, character))


def _weekend(found: re.Match[str], scene: Scene) -> Meaning:
    """The Saturday, which as a rest day puts the days on either side to choice."""
    return _monday(found, scene) + timedelta(days=SATURDAY)


def _working_days(found: re.Match[str], scene: Scene) -> list[date]:
    monday = _monday(found, scene)
    week = [monday + timedelta(days=day) for day in range(DAYS_PER_WEEK)]
    return [day for day in week if scene.calendar.is_working_day(day)]


def _working_day_of_week(found: re.Match[str], scene: Scene) -> Meaning:
    """下周第一个工作日, 本周最后一个工作日."""
    days, n = _working_days(found, scene), number_in(found, "n")
    place = len(days) if n is None else n
    return days[place - 1] if 1 <= place <= len(days) else Miss(Refusal.NO_SUCH_DAY)


def _whole_week(found: re.Match[str], scene: Scene) -> Meaning:
    """下周: the first and the last working day are offered."""
    days = [day for day in _working_days(found, scene) if day >= scene.today]
    return ask(ChoiceReason.PERIOD, days[0], days[-1]) if days else Miss(Refusal.RANGE)


def _next_working_day(_found: re.Match[str], scene: Scene) -> Meaning:
    return scene.calendar.next_working_day(scene.today + DAY)


RULES = (
    # 今天, 明天, 大后天, 昨天
    rule(r"(?P<word>大前|前|昨|今|明|大后|后)[天日](?!期)", _day_word),
    rule(r"(?P<word>次|当)[天日](?!期)", _day_word, Where.ANSWER),
    # 周五, 本周五, 下下周一, 这周周三
    rule(rf"{_NOT_EVERY}(?:{_WHICH})?{WEEK} {_DAY_OF_WEEK}", _weekday),
    # 下周三到周五, 周三或周四
    rule(
        rf"{_NOT_EVERY}(?:{_WHICH})?{WEEK} {_DAY_OF_WEEK} {JOINT} {WEEK}? "
        rf"(?P<last>[{WEEKDAYS}天1-7])(?![0-9月])",
        _weekdays,
    ),
    # 周末, 下周末
    rule(rf"{_NOT_EVERY}(?:(?P<week>[本这]|上{{1,4}}|下{{1,4}})个?)?{WEEK}[末底]", _weekend),
    # 下周第一个工作日
    rule(rf"(?P<week>[本这]|下{{1,4}})个?{WEEK}{_NTH}", _working_day_of_week),
    # 下个工作日
    rule(r"下一?个? ?工作日", _next_working_day),
    # 到下周
    rule(
        rf"{_NOT_EVERY}(?P<week>[本这]|下{{1,4}})个?{WEEK}{NO_MORE}",
        _whole_week,
        Where.MARKED,
    ),
)
