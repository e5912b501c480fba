"""The working calendar, on the notices of 2024 to 2026 and beyond them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import Calendar, DayMark, HolidayBlock
from storage.calendar_seed import builtin_days, builtin_years
from tests.domain.calendars import OFFICIAL

THREE_YEARS = st.dates(date(2024, 1, 1), date(2026, 12, 31))

# The rest days of 2026 that fall on Monday to Friday, and the weekend days worked for them.
RESTED_WEEKDAYS = (
    "01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25 "
    "10-01 10-02 10-05 10-06 10-07"
)
WORKED_WEEKENDS = "01-04 02-14 02-28 05-09 09-20 10-10"


def test_2026_deviates_from_plain_weeks_on_exactly_the_days_of_the_notice() -> None:
    year = [date(2026, 1, 1) + timedelta(days=number) for number in range(365)]
    rested = [f"{day:%m-%d}" for day in year if day.weekday() < 5 and OFFICIAL.is_rest_day(day)]
    worked = [f"{day:%m-%d}" for day in year if OFFICIAL.is_makeup_day(day)]
    assert " ".join(rested) == RESTED_WEEKDAYS
    assert " ".join(worked) == WORKED_WEEKENDS


def test_the_seed_covers_every_year_from_2004_with_chinese_names() -> None:
    assert builtin_years()[0] == 2004
    assert 2026 in builtin_years()
    assert all(name and not name.isascii() for _, _, name in builtin_days())
    assert (date(2026, 10, 10), True, "国庆节") in builtin_days()
    assert (date(2026, 9, 26), False, "中秋节") in builtin_days()


@pytest.mark.parametrize(
    ("on", "described"),
    [
        (date(2026, 9, 30), "9月30日（周三 班）"),
        (date(2026, 9, 28), "9月28日（周一 班）"),
        (date(2026, 10, 10), "10月10日（周六 班）"),
        (date(2026, 9, 27), "9月27日（周日 休）"),
        (date(2026, 10, 1), "10月1日（周四 休）"),
        (date(2026, 10, 17), "10月17日（周六 休）"),
        (date(2026, 9, 22), "9月22日（周二）"),
    ],
)
def test_a_day_is_described_with_weekday_and_mark(on: date, described: str) -> None:
    assert OFFICIAL.describe(on) == described


def test_the_year_is_named_only_when_it_is_another() -> None:
    assert OFFICIAL.describe(date(2025, 3, 3), date(2026, 9, 22)) == "2025年3月3日（周一）"
    assert OFFICIAL.describe(date(2026, 12, 31), date(2026, 9, 22)) == "12月31日（周四 班）"


def test_a_day_to_come_in_a_year_without_a_notice_is_provisional_unless_it_was_written_down() -> None:
    today = date(2026, 9, 22)
    assert OFFICIAL.describe(date(2027, 3, 1), today) == "2027年3月1日（周一 暂定）"
    assert OFFICIAL.describe(date(2027, 2, 28), today) == "2027年2月28日（周日 休 暂定）"
    assert OFFICIAL.describe(date(2027, 3, 1), today, written=True) == "2027年3月1日（周一）"
    assert OFFICIAL.describe(date(2026, 12, 31), today) == "12月31日（周四 班）"


def test_what_has_come_to_pass_is_not_provisional() -> None:
    """Where nobody has loaded the year that is running."""
    assert OFFICIAL.describe(date(2027, 3, 1), date(2027, 3, 1)) == "3月1日（周一）"
    assert OFFICIAL.describe(date(2027, 3, 2), date(2027, 3, 1)) == "3月2日（周二 暂定）"


def test_a_year_without_a_notice_knows_the_fixed_holidays_and_is_provisional() -> None:
    assert OFFICIAL.is_provisional(date(2027, 1, 1))
    assert not OFFICIAL.is_provisional(date(2026, 12, 31))
    off = [date(2027, 1, 1), date(2027, 5, 1), date(2027, 10, 1), date(2027, 10, 2), date(2027, 10, 3)]
    assert all(OFFICIAL.is_rest_day(day) for day in off)
    assert OFFICIAL.is_working_day(date(2027, 10, 4))
    assert OFFICIAL.is_working_day(date(2027, 2, 8))  # 春节, but that is not published yet


def test_an_office_may_overrule_a_single_day() -> None:
    calendar = Calendar({date(2027, 2, 6): DayMark(is_working=True, name="春节")})
    assert calendar.is_makeup_day(date(2027, 2, 6))
    assert calendar.mark(date(2027, 2, 6)) == "班"


def test_holidays_are_blocks_with_the_weekends_they_adjoin() -> None:
    assert OFFICIAL.holiday_blocks(date(2026, 9, 22), date(2026, 10, 31)) == (
        HolidayBlock(("中秋节",), date(2026, 9, 25), date(2026, 9, 27)),
        HolidayBlock(("国庆节",), date(2026, 10, 1), date(2026, 10, 7)),
    )


def test_two_festivals_in_one_run_are_one_block() -> None:
    (block,) = OFFICIAL.holiday_blocks(date(2025, 9, 20), date(2025, 10, 31))
    assert (block.first_on, block.last_on) == (date(2025, 10, 1), date(2025, 10, 8))
    assert set(block.names) == {"国庆节", "中秋节"}


def test_a_holiday_that_has_begun_is_not_listed_from_its_middle() -> None:
    assert OFFICIAL.holiday_blocks(date(2026, 10, 2), date(2026, 10, 31)) == ()


@given(THREE_YEARS, st.integers(1, 60))
def test_adding_and_counting_working_days_agree(start: date, n: int) -> None:
    end = OFFICIAL.add_working_days(start, n)
    assert OFFICIAL.is_working_day(end)
    assert OFFICIAL.working_days_between(start, end) == n
    assert OFFICIAL.working_days_between(start, end - timedelta(days=1)) == n - 1


@given(THREE_YEARS, st.integers(1, 60))
def test_going_back_from_a_working_day_undoes_going_on(start: date, n: int) -> None:
    day = OFFICIAL.next_working_day(start)
    assert OFFICIAL.add_working_days(OFFICIAL.add_working_days(day, n), -n) == day


@given(THREE_YEARS)
def test_the_nearest_working_days_enclose_a_day_and_leave_a_working_day_alone(on: date) -> None:
    before, after = OFFICIAL.previous_working_day(on), OFFICIAL.next_working_day(on)
    assert before <= on <= after
    assert OFFICIAL.is_working_day(before)
    assert OFFICIAL.is_working_day(after)
    assert (before == on == after) == OFFICIAL.is_working_day(on)
    assert OFFICIAL.working_days_between(before, after) == (0 if before == after else 1)


def test_two_holidays_that_share_their_days_are_both_named() -> None:
    days = {date(2028, 10, day): DayMark(is_working=False, name="国庆节、中秋节") for day in range(1, 9)}
    (block,) = Calendar(days, frozenset({2028})).holiday_blocks(date(2028, 9, 20), date(2028, 10, 31))
    assert block.names == ("国庆节", "中秋节")
