"""Ends, beginnings and tenths of months, quarters and years, and whole ones: 月底, 10月中旬, 年底, 下个月."""

import re
from datetime import date

from domain.calendar import DAY
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
from domain.chinese_dates.hours import NO_MORE
from domain.chinese_dates.named_days import MONTH_WORD, MONTH_WORDS, YEAR_WORDS
from domain.chinese_dates.readings import ChoiceReason, Refusal
from domain.numerals import NUMBER, NUMBER_CHARACTERS
from domain.written_days import MONTHS, YEARS, last_day_of_month

MONTHS_PER_QUARTER = 3
LAST_DAYS_OF_TENTHS = {"上旬": 10, "中旬": 20}
# Beginnings and middles are stretches of days: their first and last day are offered.
LOOSE_PARTS = {"初": (1, 10), "中": (15, 20)}

_MONTH = rf"(?:(?P<year>{NUMBER}) 年 )?(?P<month>{NUMBER}) 月(?:份)?"
_PART = r"(?P<part>[底末初](?![次步始中])|中(?![心午秋学小旬期])|[上中下]旬)"
_NTH = r"(?:的)? (?:第(?P<n>[一二两三四五六七八九十0-9]{1,2})|最[后末]一?)个? (?:工作日|上班日)"


def _part(part: str, year: int, month: int, scene: Scene) -> date | Ask | Miss:
    """The last day of a month or of its ten days (旬); 初 and 中 have to be asked about."""
    if year not in YEARS:
        return Miss(Refusal.OUT_OF_RANGE)
    last = last_day_of_month(year, month)
    if part in LOOSE_PARTS:
        first, end = (last.replace(day=day) for day in LOOSE_PARTS[part])
        return Ask(ChoiceReason.PERIOD, (scene.calendar.next_working_day(first), end))
    return last.replace(day=LAST_DAYS_OF_TENTHS.get(part, last.day))


def _end_of_part(part: str, year: int, month: int, scene: Scene) -> date | Miss:
    end = _part(part, year, month, scene)
    return end.days[-1] if isinstance(end, Ask) else end


def _part_of_month(found: re.Match[str], scene: Scene) -> Meaning:
    """10月底, 11月中旬: in the year ahead where none is named."""
    month, part = number_in(found, "month"), found["part"]
    if month is None or month not in MONTHS:
        return None
    year = year_in(found)
    end = next_in_year(lambda year: _end_of_part(part, year, month, scene), scene) if year is None else None
    if isinstance(end, Miss):
        return end
    return _part(part, end.year if end else year or scene.today.year, month, scene)


def _part_of_named_month(found: re.Match[str], scene: Scene) -> Meaning:
    word = found["month_word"]
    if word is None:
        return _part_ahead(found, scene)
    return _part(found["part"], *month_after(scene.today, MONTH_WORDS[word]), scene)


def _part_ahead(found: re.Match[str], scene: Scene) -> Meaning:
    """上旬, 中旬, 月底 without a month: the nearest ahead, today included."""
    part, today = found["part"], scene.today
    end = _end_of_part(part, today.year, today.month, scene)
    passed = isinstance(end, date) and end < today
    return _part(part, *month_after(today, int(passed)), scene)


def _year(found: re.Match[str], scene: Scene) -> int:
    return year_in(found) or scene.today.year + YEAR_WORDS[found["year_word"] or "本"]


def _end_of_year(found: re.Match[str], scene: Scene) -> Meaning:
    return day_of(_year(found, scene), 12, 31)


def _end_of_quarter(found: re.Match[str], scene: Scene) -> Meaning:
    months = -scene.today.month % MONTHS_PER_QUARTER + (MONTHS_PER_QUARTER if found["next"] else 0)
    return last_day_of_month(*month_after(scene.today, months))


def _end_of_numbered_quarter(found: re.Match[str], scene: Scene) -> Meaning:
    quarter = number_in(found, "quarter")
    if quarter is None or not 1 <= quarter <= len(MONTHS) // MONTHS_PER_QUARTER:
        return None
    month = quarter * MONTHS_PER_QUARTER
    return next_in_year(lambda year: last_day_of_month(year, month), scene)


def _month_meant(found: re.Match[str], scene: Scene) -> tuple[int, int] | Miss | None:
    if word := found.groupdict().get("month_word"):
        return month_after(scene.today, MONTH_WORDS[word])
    month, year = number_in(found, "month"), year_in(found)
    if month is None or month not in MONTHS:
        return None
    if year is not None:
        return (year, month) if year in YEARS else Miss(Refusal.OUT_OF_RANGE)
    end = next_in_year(lambda year: last_day_of_month(year, month), scene)
    return end if isinstance(end, Miss) else (end.year, end.month)


def _working_day_of_month(found: re.Match[str], scene: Scene) -> Meaning:
    """下月第一个工作日, 10月最后一个工作日."""
    meant = _month_meant(found, scene)
    if meant is None or isinstance(meant, Miss):
        return meant
    last, n = last_day_of_month(*meant), number_in(found, "n")
    if n is None:
        return scene.calendar.previous_working_day(last)
    on = scene.calendar.add_working_days(last.replace(day=1) - DAY, n)
    return on if on <= last else Miss(Refusal.NO_SUCH_DAY)


def _whole_month(found: re.Match[str], scene: Scene) -> Meaning:
    """下个月, 11月份: the first and the last working day are offered."""
    meant = _month_meant(found, scene)
    if meant is None or isinstance(meant, Miss):
        return meant
    last = last_day_of_month(*meant)
    first = scene.calendar.next_working_day(max(last.replace(day=1), scene.today))
    return ask(ChoiceReason.PERIOD, first, scene.calendar.previous_working_day(last))


def _stretch(_found: re.Match[str], _scene: Scene) -> Meaning:
    return Miss(Refusal.RANGE)


RULES = (
    # 10月底, 2026年11月中旬
    rule(rf"{_MONTH}月? {_PART}", _part_of_month),
    # 月底, 本月底, 下月中旬
    rule(rf"(?:{MONTH_WORD}|(?<![上下个去0-9{NUMBER_CHARACTERS}])月)的?月? {_PART}", _part_of_named_month),
    # 中旬
    rule(r"(?<![月上下])(?P<part>[上中下]旬)", _part_ahead),
    # 年底, 明年底, 2027年底
    rule(
        rf"(?:(?P<year>{NUMBER}) 年|(?P<year_word>[今本明]|(?<!以)后)年"
        rf"|(?<![去前上后半往年])年)(?:年)?[底末]",
        _end_of_year,
    ),
    # 季度末, 下季度末, 四季度末
    rule(
        rf"(?:本|这个?|(?<!下)(?P<next>下个?)|(?<![上下个第{NUMBER_CHARACTERS}]))季度? (?:[底末]|结束)",
        _end_of_quarter,
    ),
    rule(r"第?(?P<quarter>[一二三四1-4])季度? (?:[底末]|结束)", _end_of_numbered_quarter),
    # 下月第一个工作日, 10月最后一个工作日
    rule(rf"{MONTH_WORD} {_NTH}", _working_day_of_month),
    rule(rf"{_MONTH} {_NTH}", _working_day_of_month),
    # 到下个月, 到11月份
    rule(rf"{MONTH_WORD}{NO_MORE}", _whole_month, Where.MARKED),
    rule(rf"(?<![0-9.]){_MONTH}{NO_MORE}", _whole_month, Where.MARKED),
    # 到明年, 到第四季度, 年初
    rule(rf"(?:[今明后]年|下个?半年|上半年)[初中]?{NO_MORE}", _stretch, Where.MARKED),
    rule(rf"(?:(?:第?[一二三四1-4]|[本下]个?)季度?|年[初中]){NO_MORE}", _stretch, Where.MARKED),
)
