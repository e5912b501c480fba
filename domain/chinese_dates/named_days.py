"""Days named by their number: 2026-10-15, 10月15日, 10.15, 下个月15号, 15号前, 10月中旬, 年底."""

import re
from collections.abc import Callable
from datetime import date

from domain.chinese_dates.grammar import Meaning, Rule, Scene, day_of, month_after, number_in
from domain.numerals import NUMBER, NUMBER_CHARACTERS
from domain.written_days import MONTHS, last_day_of_month

MONTHS_PER_QUARTER = 3
LAST_DAYS_OF_TENTHS = {"上旬": 10, "中旬": 20}
MONTH_WORDS = {"本": 0, "这": 0, "这个": 0, "当": 0, "下": 1, "下个": 1, "下下个": 2}
YEAR_WORDS = {"今": 0, "本": 0, "明": 1, "后": 2}

# What keeps a number from being a date: more digits, a counted thing, or a house or file behind 号.
_NO_DIGIT_BEFORE = r"(?<![0-9./-])"
_NO_COUNT = r"(?![0-9.%个件条项户家人名万元处])"
_NO_HOUSE = (
    r"(?=$|[\s,.;:!?()、。~-]|之?前|以前|左右|止|因为|由于|等|办[结完好理]|完成|答复|再|能|可以"
    r"|[上下中]午|下班|[哈啊吧了])"
)
_AFTER_BLANK = r"(?:^|(?<=[\s,、到至延期]))"
_MONTH = rf"(?P<month>{NUMBER})月(?:份)?"
_MONTH_WORD = r"(?P<month_word>本|这个?|当|下下个|(?<!下)下个?)月(?:份)?"
_DAY = rf"(?P<day>{NUMBER})"
_PART = r"(?P<part>[底末]|[上中下]旬)"


def _full_date(found: re.Match[str], _scene: Scene) -> Meaning:
    year, month, day = (number_in(found, name) for name in ("year", "month", "day"))
    return None if year is None or month is None or day is None else day_of(year, month, day)


def _month_and_day(found: re.Match[str], scene: Scene) -> Meaning:
    """A month and a day; one that has passed this year is meant for the next."""
    month, day = number_in(found, "month"), number_in(found, "day")
    if month is None or day is None:
        return None
    today, word = scene.today, found.groupdict().get("year_word")
    years = YEAR_WORDS[word] if word else int((month, day) < (today.month, today.day))
    return day_of(today.year + years, month, day)


def _day_of_named_month(found: re.Match[str], scene: Scene) -> Meaning:
    day = number_in(found, "day")
    return None if day is None else day_of(*month_after(scene.today, MONTH_WORDS[found["month_word"]]), day)


def _day_ahead(found: re.Match[str], scene: Scene) -> Meaning:
    """N号: the nearest ahead, today included."""
    day = number_in(found, "day")
    return None if day is None else day_of(*month_after(scene.today, int(day < scene.today.day)), day)


def _part_of_month(found: re.Match[str], scene: Scene) -> Meaning:
    """The last day of a month or of its ten days (旬), in the year ahead where none is named."""
    month = number_in(found, "month")
    if month is None or month not in MONTHS:
        return None
    year = number_in(found, "year")
    end = _end_of(found["part"], year or scene.today.year, month)
    return end if year or end >= scene.today else _end_of(found["part"], scene.today.year + 1, month)


def _part_of_named_month(found: re.Match[str], scene: Scene) -> Meaning:
    return _end_of(found["part"], *month_after(scene.today, MONTH_WORDS[found["month_word"] or "本"]))


def _part_ahead(found: re.Match[str], scene: Scene) -> Meaning:
    """上旬, 中旬, 下旬 without a month: the nearest ahead, today included."""
    end = _end_of(found["part"], scene.today.year, scene.today.month)
    return end if end >= scene.today else _end_of(found["part"], *month_after(scene.today, 1))


def _end_of(part: str, year: int, month: int) -> date:
    last = last_day_of_month(year, month)
    return last.replace(day=LAST_DAYS_OF_TENTHS.get(part, last.day))


def _end_of_year(found: re.Match[str], scene: Scene) -> Meaning:
    year = number_in(found, "year") or scene.today.year + YEAR_WORDS[found["year_word"] or "本"]
    return day_of(year, 12, 31)


def _end_of_quarter(found: re.Match[str], scene: Scene) -> Meaning:
    months = -scene.today.month % MONTHS_PER_QUARTER + (MONTHS_PER_QUARTER if found["next"] else 0)
    return last_day_of_month(*month_after(scene.today, months))


def _rule(
    pattern: str,
    read: Callable[[re.Match[str], Scene], Meaning],
    *,
    relative: bool = False,
    needs_mark: bool = False,
) -> Rule:
    return Rule(re.compile(pattern), read, relative, needs_mark)


RULES = (
    # 2026-10-15, 2026/10/15, 2026.10.15
    _rule(
        rf"{_NO_DIGIT_BEFORE}(?P<year>[0-9]{{4}})[-/.](?P<month>[0-9]{{1,2}})[-/.](?P<day>[0-9]{{1,2}})"
        r"(?![0-9%])[日号]?",
        _full_date,
    ),
    # 20261015
    _rule(r"(?<![0-9])(?P<year>20[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?![0-9])", _full_date),
    # 2026年10月15日, 二〇二六年十月十五日
    _rule(rf"(?P<year>{NUMBER})年{_MONTH}{_DAY}(?:[日号]|{_NO_COUNT})", _full_date),
    # 10月15日, 十月十五, 明年3月1日
    _rule(rf"(?:(?P<year_word>[今本明后])年)?{_MONTH}{_DAY}(?:[日号]|{_NO_COUNT})", _month_and_day),
    # 10.15, 10/15
    _rule(
        rf"{_AFTER_BLANK}(?P<month>[0-9]{{1,2}})[./](?P<day>[0-9]{{1,2}})(?![0-9])[日号]?{_NO_HOUSE}",
        _month_and_day,
    ),
    # 到10-15; elsewhere 12-15 may be a row of cases
    _rule(
        rf"{_AFTER_BLANK}(?P<month>[0-9]{{1,2}})-(?P<day>[0-9]{{1,2}})(?![0-9])[日号]?{_NO_HOUSE}",
        _month_and_day,
        needs_mark=True,
    ),
    # 下个月15号, 本月25日
    _rule(rf"{_MONTH_WORD}{_DAY}[日号]", _day_of_named_month, relative=True),
    # 到15号, 15号前; elsewhere 15号 is a case
    _rule(rf"{_DAY}[日号]{_NO_HOUSE}", _day_ahead, relative=True, needs_mark=True),
    # 10月底, 2026年11月中旬
    _rule(rf"(?:(?P<year>{NUMBER})年)?{_MONTH}月?{_PART}", _part_of_month),
    # 月底, 本月底, 下月中旬
    _rule(rf"(?:{_MONTH_WORD}|(?<![上下个去])月)月?{_PART}", _part_of_named_month, relative=True),
    # 中旬
    _rule(r"(?<![月上下])(?P<part>[上中下]旬)", _part_ahead, relative=True),
    # 年底, 明年底, 2027年底
    _rule(rf"(?:(?P<year>{NUMBER})|(?P<year_word>[今本明])|(?<![去前上后半]))年[底末]", _end_of_year),
    # 季度末, 下季度末
    _rule(
        rf"(?:本|这个?|(?<!下)(?P<next>下个?)|(?<![上下个第{NUMBER_CHARACTERS}]))季度?[底末]",
        _end_of_quarter,
        relative=True,
    ),
)
