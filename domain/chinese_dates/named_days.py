"""Days named by their number: 2026-10-15, 10月15日, 10.15, 下个月15号, 15号前, 廿五."""

import re
from functools import partial

from domain.calendar import WEEKDAYS
from domain.chinese_dates.grammar import (
    Ask,
    Meaning,
    Miss,
    Scene,
    Where,
    ask,
    day_of,
    month_after,
    next_in_year,
    number_in,
    rule,
    year_in,
)
from domain.chinese_dates.readings import ChoiceReason, Refusal
from domain.numerals import NUMBER
from domain.written_days import MONTHS

MONTH_WORDS = {"本": 0, "这": 0, "这个": 0, "当": 0, "下": 1, "下个": 1, "下下": 2, "下下个": 2}
YEAR_WORDS = {"今": 0, "本": 0, "明": 1, "后": 2}
LONGEST_MONTH = 31

# What keeps a number from being a date: more digits, a counted thing, or a house or file behind 号.
_NO_DIGIT_BEFORE = r"(?<![0-9./-])"
_NO_COUNT = (
    r"(?!\s?[0-9%]|\.[0-9]"
    r"|[个件条项户家人名万亿千百元块处米平公亩吨里倍度次台辆栋幢层楼路间所岁成分页款类期批])"
)
_NO_HOUSE = (
    r"(?![楼线院门路井桥文令机厂馆段坑泵店铺库塔池闸站房车船球口墩桩矿仓位柜窗摊染]"
    r"|地块|公告|通知|公馆|宿舍|会议室|小区)"
)
_AFTER_BLANK = r"(?:^|(?<=[\s,、:到至延期~或为在于(—-]))"
JOINT = r"(?:到|至|[~—-]+|(?P<either>或者?|还是))"
_YEAR = rf"(?P<year>{NUMBER}) 年 "
_MONTH = rf"(?P<month>{NUMBER}) 月(?:份)? "
MONTH_WORD = r"(?P<month_word>本|这个?|当|下下个?|(?<!下)下个?) 月(?:份)?"
_DAY = rf"(?P<day>{NUMBER})"
_SIGN = rf"(?: [日号]{_NO_HOUSE}|{_NO_COUNT}{_NO_HOUSE}(?! [日号]))"
_WEEKDAY = rf"(?: \(? (?:周|星期|礼拜)(?P<weekday>[{WEEKDAYS}天])(?: \))?)?"


def _checked(found: re.Match[str], meaning: Meaning) -> Meaning:
    """The day; where another weekday is written behind it, a question."""
    said = found["weekday"]
    if not said or meaning is None or isinstance(meaning, Miss | Ask):
        return meaning
    right = WEEKDAYS[meaning.weekday()] == said.replace("天", "日")
    return meaning if right else ask(ChoiceReason.OTHER_WEEKDAY, meaning)


def _full_date(found: re.Match[str], _scene: Scene) -> Meaning:
    year, month, day = year_in(found), number_in(found, "month"), number_in(found, "day")
    if year is None or month is None or day is None:
        return None
    return _checked(found, day_of(year, month, day))


def _month_and_day(found: re.Match[str], scene: Scene) -> Meaning:
    return _checked(found, _month_and_day_of(found, "day", scene))


def _month_and_day_of(found: re.Match[str], group: str, scene: Scene) -> Meaning:
    """A month and a day; one that has passed this year is meant for the next, if that is near."""
    month, day = number_in(found, "month"), number_in(found, group)
    if month is None or day is None:
        return None
    word = found.groupdict().get("year_word")
    if word:
        return day_of(scene.today.year + YEAR_WORDS[word], month, day)
    return next_in_year(partial(day_of, month=month, day=day), scene)


def _dotted(found: re.Match[str], scene: Scene) -> Meaning:
    """10.15, 10/15: what cannot be a month and a day is another number."""
    month, day = number_in(found, "month"), number_in(found, "day")
    if month not in MONTHS or day is None or not 1 <= day <= LONGEST_MONTH:
        return None
    return _month_and_day(found, scene)


def _days_of_month(found: re.Match[str], scene: Scene) -> Meaning:
    """11月8日到15日: both ends are offered."""
    first, last = _month_and_day_of(found, "day", scene), _month_and_day_of(found, "last", scene)
    asked = ask(reason_of(found), first, last)
    return asked if isinstance(asked, Ask) and asked.days else first


def reason_of(found: re.Match[str]) -> ChoiceReason:
    """Whether two days are joined as a stretch or as one or the other."""
    return ChoiceReason.SEVERAL_DATES if found["either"] else ChoiceReason.PERIOD


def _dashed_with_sign(found: re.Match[str], scene: Scene) -> Meaning:
    """到10-15号: October the 15th, or from the 10th to the 15th."""
    return ask(ChoiceReason.SEVERAL_MEANINGS, _dotted(found, scene), _day_ahead(found, scene))


def _day_of_named_month(found: re.Match[str], scene: Scene) -> Meaning:
    day = number_in(found, "day")
    return None if day is None else day_of(*month_after(scene.today, MONTH_WORDS[found["month_word"]]), day)


def _day_ahead(found: re.Match[str], scene: Scene) -> Meaning:
    """N号: the nearest ahead, today included. If that is not after the deadline, the next is suggested."""
    day = number_in(found, "day")
    if day is None:
        return None
    today, deadline = scene.today, scene.deadline_on
    on = day_of(*month_after(today, int(day < today.day)), day)
    if deadline is None or isinstance(on, Miss) or on > deadline:
        return on
    later = day_of(*month_after(deadline, int(day <= deadline.day)), day)
    return Miss(Refusal.NOT_LATER, None if isinstance(later, Miss) else later, on)


def _answered_day(found: re.Match[str], scene: Scene) -> Meaning:
    day = number_in(found, "day")
    return _day_ahead(found, scene) if day is not None and 1 <= day <= LONGEST_MONTH else None


_FULL = rf"[-/.] (?P<month>[0-9]{{1,2}}) [-/.] (?P<day>[0-9]{{1,2}})(?![0-9%])[日号]?{_WEEKDAY}"
_SHORT = rf"(?P<day>[0-9]{{1,2}})(?![0-9]){_SIGN}{_WEEKDAY}"

RULES = (
    # 2026-10-15, 2026/10/15, 2026.10.15
    rule(rf"{_NO_DIGIT_BEFORE}(?P<year>[0-9]{{4}}) {_FULL}", _full_date, relative=False),
    # 26.10.15
    rule(rf"{_AFTER_BLANK}(?P<year>2[0-9]){_FULL}", _full_date, Where.MARKED, relative=False),
    # 20261015
    rule(
        rf"(?<![0-9])(?P<year>20[0-9]{{2}})(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})(?![0-9]){_WEEKDAY}",
        _full_date,
        relative=False,
    ),
    # 2026年10月15日, 二〇二六年十月十五日
    rule(rf"{_YEAR}{_MONTH}{_DAY}{_SIGN}{_WEEKDAY}", _full_date, relative=False),
    # 10月15日, 十月十五, 明年3月1日
    rule(
        rf"(?:(?P<year_word>[今本明后])年 )?{_MONTH}{_DAY}{_SIGN}{_WEEKDAY}", _month_and_day, relative=False
    ),
    # 11月8日到15日, 11月8号或15号
    rule(
        rf"(?:(?P<year_word>[今本明后])年 )?{_MONTH}{_DAY} (?:[日号] )?{JOINT} "
        rf"(?P<last>{NUMBER}) [日号]{_NO_HOUSE}",
        _days_of_month,
    ),
    # 10.15, 10/15
    rule(rf"{_AFTER_BLANK}(?P<month>[0-9]{{1,2}}) [./] {_SHORT}", _dotted, relative=False),
    # 到10-15; elsewhere 12-15 may be a row of cases
    rule(
        rf"{_AFTER_BLANK}(?P<month>[0-9]{{1,2}}) - (?P<day>[0-9]{{1,2}})"
        rf"{_NO_COUNT}{_NO_HOUSE}(?! [日号]){_WEEKDAY}",
        _dotted,
        Where.MARKED,
        relative=False,
    ),
    rule(
        rf"{_AFTER_BLANK}(?P<month>[0-9]{{1,2}})-(?P<day>[0-9]{{1,2}})[日号]{_NO_HOUSE}{_WEEKDAY} ",
        _dashed_with_sign,
        Where.MARKED,
    ),
    # 下个月15号, 本月25日
    rule(rf"{MONTH_WORD} (?:的 )?{_DAY} [日号]{_NO_HOUSE}", _day_of_named_month),
    # 到15号, 15号前; elsewhere 15号 is a case
    rule(rf"(?<![0-9月.]){_DAY} 号{_NO_HOUSE}", _day_ahead, Where.MARKED),
    rule(rf"(?<![0-9月.]){_DAY} 日(?![报程子])", _day_ahead, Where.BESIDE),
    # 廿五, 卅
    rule(r"(?<![初月])(?P<day>[廿卅][一二三四五六七八九]?)(?![日号天个])", _day_ahead, Where.MARKED),
    # 15, as an answer
    rule(r"^\s*(?P<day>[0-9]{1,2}|[一二三四五六七八九十廿卅]{1,3})\s*$", _answered_day, Where.ANSWER),
)
