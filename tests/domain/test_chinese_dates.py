"""Dates as liaisons type them, said on Tuesday 22 September 2026 just before two holidays."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.chinese_dates import (
    Choice,
    ChoiceReason,
    DateFlag,
    DateReading,
    Exact,
    Refusal,
    Refused,
    read_date,
    read_limit,
)
from domain.chinese_dates.grammar import REACH
from domain.numerals import fold_width
from tests.domain.calendars import OFFICIAL

TODAY = date(2026, 9, 22)
DEADLINES = {
    "12": date(2026, 9, 30),
    "13": date(2026, 9, 28),
    "15": date(2026, 9, 24),
    "45": date(2026, 10, 30),
}


def limit(text: str, today: date = TODAY) -> DateReading | None:
    """The new limit asked for in a sentence that begins with the number of the case."""
    return read_limit(text, today=today, calendar=OFFICIAL, deadline_on=DEADLINES[text[:2]])


def day(text: str, today: date = TODAY) -> date | None:
    reading = read_date(text, today=today, calendar=OFFICIAL)
    return reading.on if isinstance(reading, Exact) else None


def offered(reading: DateReading | None) -> list[str]:
    assert isinstance(reading, Choice)
    return [f"{option.on:%m-%d}" for option in reading.options]


@pytest.mark.parametrize(
    ("text", "on", "relative"),
    [
        ("12号廷期到10月15日", "2026-10-15", False),
        ("12 申请延期20261015 设计变更", "2026-10-15", False),
        ("12再延10个工作日", "2026-10-20", True),
        ("12号延到国庆后", "2026-10-08", True),
        ("12号延到10月10号", "2026-10-10", False),
        ("45号延一个月", "2026-11-30", True),
        ("45延到年底", "2026-12-31", True),
        ("12号延到15号", "2026-10-15", True),
        ("12延到10月15 等图纸", "2026-10-15", False),
        ("12延到10.15 等图纸", "2026-10-15", False),
        ("12延到10/15,图纸下周三才出", "2026-10-15", False),
        ("12延到10-15", "2026-10-15", False),
        ("12延到2026-10-15", "2026-10-15", False),
        ("12延到2026年10月15日", "2026-10-15", False),
        ("12延到十月十五", "2026-10-15", False),
        ("12延到１０月１５日", "2026-10-15", False),
        ("12延到下个月15号", "2026-10-15", True),
        ("12号延半个月", "2026-10-15", True),
        ("12往后推一周", "2026-10-08", True),
        ("12延到下下下周一", "2026-10-12", True),
        ("12延到元旦后", "2027-01-04", True),
        ("12延到国庆后第二个工作日", "2026-10-09", True),
        ("12延到十月中旬", "2026-10-20", True),
        ("12从9月30日延到10月15日", "2026-10-15", False),
        ("13延到30号前", "2026-09-30", True),
    ],
)
def test_a_clear_limit_is_taken(text: str, on: str, *, relative: bool) -> None:
    reading = limit(text)
    assert isinstance(reading, Exact)
    assert (reading.on.isoformat(), reading.relative) == (on, relative)


def test_a_makeup_saturday_is_allowed_and_marked() -> None:
    reading = limit("12号延到10月10号")
    assert isinstance(reading, Exact)
    assert reading.flags == {DateFlag.MAKEUP_DAY}


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("13延到下下周一", ["09-30", "10-08"]),
        ("15延到周五", ["09-28"]),
        ("45延到2027年2月28号", ["02-26", "03-01"]),
        ("45延到下月底", ["11-02"]),
        ("12延到10月5日", ["10-08"]),
    ],
)
def test_a_rest_day_is_never_a_limit_the_later_working_days_beside_it_are_offered(
    text: str, options: list[str]
) -> None:
    reading = limit(text)
    assert isinstance(reading, Choice)
    assert reading.reason is ChoiceReason.REST_DAY
    assert offered(reading) == options


def test_days_of_2027_are_offered_as_provisional() -> None:
    reading = limit("45延到2027年2月28号")
    assert isinstance(reading, Choice)
    assert all(DateFlag.PROVISIONAL in option.flags for option in reading.options)


def test_after_the_holiday_is_a_question_when_two_are_near() -> None:
    reading = limit("12延到节后第一个工作日")
    assert isinstance(reading, Choice)
    assert reading.reason is ChoiceReason.SEVERAL_HOLIDAYS
    assert offered(reading) == ["09-28", "10-08"]
    assert DateFlag.NOT_LATER in reading.options[0].flags
    assert offered(read_date("节后", today=TODAY, calendar=OFFICIAL)) == ["09-28", "10-08"]
    assert day("节后", date(2026, 10, 3)) == date(2026, 10, 8)


@pytest.mark.parametrize(
    ("text", "reason", "options"),
    [
        ("45延三五天", ChoiceReason.VAGUE, ["11-02", "11-04"]),
        ("45再给两三周", ChoiceReason.VAGUE, ["11-13", "11-20"]),
        ("12延到下个月", ChoiceReason.PERIOD, ["10-08", "10-30"]),
        ("12延到10月8日到15日", ChoiceReason.PERIOD, ["10-08", "10-15"]),
        ("12延到国庆", ChoiceReason.PERIOD, ["09-30", "10-08"]),
        ("12延到10月15日（周三）", ChoiceReason.OTHER_WEEKDAY, ["10-15"]),
        ("12延到10月15日以后", ChoiceReason.PERIOD, ["10-15"]),
        ("12延到下周五(10月9日)", ChoiceReason.SEVERAL_DATES, ["10-08", "10-09"]),
    ],
)
def test_what_is_not_surely_one_day_is_put_to_choice(
    text: str, reason: ChoiceReason, options: list[str]
) -> None:
    reading = limit(text)
    assert isinstance(reading, Choice)
    assert (reading.reason, offered(reading)) == (reason, options)


@pytest.mark.parametrize(
    ("latest", "expected"),
    [
        (date(2027, 3, 22), [date(2026, 12, 31)]),
        (date(2026, 12, 30), [date(2026, 12, 30)]),
        (date(2026, 10, 31), []),
    ],
)
def test_no_limit_goes_beyond_the_longest_term(latest: date, expected: list[date]) -> None:
    reading = read_limit(
        "延到年底", today=TODAY, calendar=OFFICIAL, deadline_on=DEADLINES["45"], latest_on=latest
    )
    match reading:
        case Exact():
            assert latest >= reading.on
            assert [reading.on] == expected
        case Choice():
            assert reading.reason is ChoiceReason.TOO_LONG
            assert [option.on for option in reading.options] == expected
        case _:
            assert isinstance(reading, Refused)
            assert reading.code is Refusal.TOO_LONG
            assert expected == []


@pytest.mark.parametrize("hour", ["下班前", "下午3点前", "中午12点", "18:00前", "上午", "24时前"])
def test_an_hour_is_left_out_and_said_to_be(hour: str) -> None:
    reading = limit(f"12延到10月15日{hour}")
    assert isinstance(reading, Exact)
    assert reading.on == date(2026, 10, 15)
    assert reading.flags == {DateFlag.HOUR_LEFT_OUT}


def test_two_dates_are_a_question() -> None:
    reading = limit("12延到10月15日或10月20日")
    assert isinstance(reading, Choice)
    assert reading.reason is ChoiceReason.SEVERAL_DATES
    assert offered(reading) == ["10-15", "10-20"]


@pytest.mark.parametrize(
    ("text", "code", "suggestion"),
    [
        ("12号延到昨天", Refusal.PAST, None),
        ("12延到2026年9月1日", Refusal.PAST, None),
        ("12延到上周五", Refusal.PAST, None),
        ("12延到去年年底", Refusal.PAST, None),
        ("12延到去年底", Refusal.PAST, None),
        ("12延到前年年底", Refusal.PAST, None),
        ("12延到去年12月31号", Refusal.PAST, None),
        ("12延到去年12月中旬", Refusal.PAST, None),
        ("12延到上个月底", Refusal.PAST, None),
        ("12延到上上个月15号", Refusal.PAST, None),
        ("12延到上季度末", Refusal.PAST, None),
        ("12号延到周日", Refusal.NOT_LATER, None),
        ("12延到9月30日", Refusal.NOT_LATER, None),
        ("12延到月底", Refusal.NOT_LATER, None),
        ("12延到节前", Refusal.NOT_LATER, None),
        ("12号延到9月31日", Refusal.NO_SUCH_DAY, date(2026, 9, 30)),
        ("12延到31号", Refusal.NO_SUCH_DAY, date(2026, 9, 30)),
        ("12延到2月30日", Refusal.NO_SUCH_DAY, date(2027, 2, 28)),
        ("12延到13月1日", Refusal.NO_SUCH_DAY, None),
        ("12延到明年", Refusal.RANGE, None),
        ("12延到9月1日", Refusal.PAST, date(2027, 9, 1)),
        ("45延到15号", Refusal.NOT_LATER, date(2026, 11, 15)),
        ("12延十多天", Refusal.VAGUE, None),
        ("12延一周半", Refusal.VAGUE, None),
        ("12延到腊月二十", Refusal.LUNAR, None),
        ("12再延9999天", Refusal.OUT_OF_RANGE, None),
        ("12延到春节后", Refusal.UNKNOWN_HOLIDAY, None),
        ("12延到2062年10月15日", Refusal.OUT_OF_RANGE, None),
    ],
)
def test_a_limit_that_cannot_be_is_refused_by_name(text: str, code: Refusal, suggestion: date | None) -> None:
    reading = limit(text)
    assert isinstance(reading, Refused)
    assert (reading.code, reading.suggestion) == (code, suggestion)


def test_a_sunday_before_the_deadline_is_told_to_be_both() -> None:
    reading = limit("12号延到周日")
    assert isinstance(reading, Refused)
    assert reading.on == date(2026, 9, 27)
    assert reading.flags == {DateFlag.NOT_LATER, DateFlag.REST_DAY}


@pytest.mark.parametrize(
    "text",
    [
        "12号办完了",
        "12-15签收",
        "12延到三号楼",
        "三号楼整改方案",
        "督〔2026〕15号",
        "12延到国庆后第一个周一",
        "12延到国庆后两天",
        "12每周三开会",
        "12两周一次",
        "12完成1/3",
        "12进度10.15%",
        "12延期 昨天才拿到图纸",
        "12投诉人13800001234身份证110101199001011234",
        "",
    ],
)
def test_what_is_no_date_or_not_surely_one_is_left_to_a_question(text: str) -> None:
    assert read_date(text, today=TODAY, calendar=OFFICIAL) is None


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("今天", "2026-09-22"),
        ("明天", "2026-09-23"),
        ("后天", "2026-09-24"),
        ("大后天", "2026-09-25"),
        ("周二", "2026-09-22"),
        ("周一", "2026-09-28"),
        ("星期天", "2026-09-27"),
        ("本周五", "2026-09-25"),
        ("这周周五", "2026-09-25"),
        ("下周五", "2026-10-02"),
        ("下下周三", "2026-10-07"),
        ("礼拜3", "2026-09-23"),
        ("下礼拜一", "2026-09-28"),
        ("月底", "2026-09-30"),
        ("本月底前", "2026-09-30"),
        ("下月底", "2026-10-31"),
        ("9月末", "2026-09-30"),
        ("12月月底", "2026-12-31"),
        ("2月底", "2027-02-28"),
        ("下旬", "2026-09-30"),
        ("上旬", "2026-10-10"),
        ("下月中旬", "2026-10-20"),
        ("年底", "2026-12-31"),
        ("明年底", "2027-12-31"),
        ("季度末", "2026-09-30"),
        ("下季度末", "2026-12-31"),
        ("3天后", "2026-09-25"),
        ("十个工作日后", "2026-10-13"),
        ("两周后", "2026-10-06"),
        ("半年后", "2027-03-22"),
        ("中秋后", "2026-09-28"),
        ("国庆节前", "2026-09-30"),
        ("15号", "2026-10-15"),
        ("22号", "2026-09-22"),
        ("廿五号", "2026-09-25"),
        ("15号前能办完", "2026-10-15"),
        ("3月21日", "2027-03-21"),
        ("9月22日", "2026-09-22"),
        ("明年3月1日", "2027-03-01"),
        ("二〇二六年十月十五日", "2026-10-15"),
    ],
)
def test_a_day_is_read_from_today(text: str, on: str) -> None:
    assert day(text) == date.fromisoformat(on)


def test_a_span_alone_counts_from_the_deadline_and_needs_one() -> None:
    counted = read_date("十天", today=TODAY, calendar=OFFICIAL, deadline_on=DEADLINES["45"])
    assert isinstance(counted, Exact)
    assert counted.on == date(2026, 11, 9)
    refused = read_date("十天", today=TODAY, calendar=OFFICIAL)
    assert isinstance(refused, Refused)
    assert refused.code is Refusal.NO_DEADLINE


def test_the_words_are_located_in_the_half_width_text() -> None:
    text = "１２号延到１０月１５日，等图纸"
    reading = limit(fold_width(text))
    assert isinstance(reading, Exact)
    assert reading.wording == "10月15日"
    assert fold_width(text)[reading.span.start : reading.span.end] == "10月15日"
    assert read_date(text, today=TODAY, calendar=OFFICIAL) == read_date(
        fold_width(text), today=TODAY, calendar=OFFICIAL
    )


@given(
    st.dates(TODAY, TODAY + REACH),
    st.sampled_from(["{0.month}月{0.day}日", "{0.month}.{0.day}"]),
)
def test_every_month_and_day_of_the_next_half_year_is_the_next_to_come(on: date, style: str) -> None:
    assert day("延到" + style.format(on)) == on


@given(
    st.text(alphabet="0123456789十五廿年月日号周天延到再后前节国庆底下上.-/ 个工作", max_size=40),
    st.dates(date(2024, 1, 1), date(2027, 12, 31)),
)
def test_no_text_breaks_the_reader_and_no_limit_is_a_rest_day_or_too_early(text: str, today: date) -> None:
    reading = read_limit(text, today=today, calendar=OFFICIAL, deadline_on=today)
    if isinstance(reading, Exact):
        assert reading.on > today
        assert OFFICIAL.is_working_day(reading.on)
    if isinstance(reading, Choice):
        assert all(OFFICIAL.is_working_day(option.on) for option in reading.options) or (
            reading.reason is ChoiceReason.SEVERAL_DATES
        )
