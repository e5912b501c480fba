"""A change of the calendar: what a notice sets and drops, what differs, and how a year is shown."""

from datetime import date

from domain.calendar import Calendar, DayMark
from domain.calendar_changes import (
    CalendarChange,
    HolidayRow,
    StoredDay,
    change_of_notice,
    differing,
    holiday_rows,
)
from domain.deadlines import due
from domain.holiday_notices import HolidayNotice, read_notice
from domain.reasons_of_limits import Told, recount
from domain.terms import SpanTerm, parse_term
from domain.vocabulary import AssignmentRole, DayUnit, DeadlineKind
from tests.domain.calendars import OFFICIAL
from tests.domain.holidays.notices import notice

TODAY = date(2026, 11, 10)


def of_2027() -> HolidayNotice:
    found = read_notice(notice(2027), TODAY).notice
    assert found is not None
    return found


LOADED = change_of_notice(of_2027(), {}).apply(OFFICIAL)


def test_a_year_becomes_official_with_the_days_of_its_notice() -> None:
    change = change_of_notice(of_2027(), {})
    assert change.puts == of_2027().days
    assert not LOADED.is_provisional(date(2027, 7, 1))
    assert LOADED.is_makeup_day(date(2027, 2, 14))
    assert LOADED.is_rest_day(date(2027, 2, 8))
    assert LOADED.is_working_day(date(2026, 12, 31)), "the year before is as it was"


def test_loading_the_same_notice_again_changes_nothing() -> None:
    stored = {on: StoredDay(mark) for on, mark in of_2027().days.items()}
    change = change_of_notice(of_2027(), stored)
    assert (change.puts, change.drops) == ({}, frozenset())


def test_a_corrected_notice_drops_what_it_does_not_name_any_more() -> None:
    stored = {on: StoredDay(mark) for on, mark in of_2027().days.items()}
    stored[date(2027, 5, 8)] = StoredDay(DayMark(is_working=True, name="劳动节"))
    stored[date(2027, 12, 31)] = StoredDay(DayMark(is_working=False, name="元旦"))  # of the notice of 2028
    assert change_of_notice(of_2027(), stored).drops == {date(2027, 5, 8)}


def test_what_the_office_set_itself_stays_against_the_notice() -> None:
    own = {date(2027, 2, 20): StoredDay(DayMark(is_working=False, name="放假"), own=True)}
    change = change_of_notice(of_2027(), own)
    assert date(2027, 2, 20) not in change.puts
    assert change.kept == (date(2027, 2, 20),)


def test_only_days_that_are_worked_in_one_and_not_in_the_other_differ() -> None:
    change = change_of_notice(of_2027(), {})
    days = differing(change, OFFICIAL, LOADED)
    worked = [str(day.on) for day in days if day.works]
    assert worked == ["2027-02-14", "2027-02-20", "2027-04-25", "2027-09-26", "2027-10-09"]
    assert sum(not day.works for day in days) == 16
    assert all(day.name for day in days)
    (single,) = differing(
        CalendarChange({date(2026, 10, 10): DayMark(is_working=False, name="放假")}),
        OFFICIAL,
        CalendarChange({date(2026, 10, 10): DayMark(is_working=False, name="放假")}).apply(OFFICIAL),
    )
    assert (single.on, single.works) == (date(2026, 10, 10), False)


def test_a_year_is_shown_as_its_notice_has_it() -> None:
    rows = holiday_rows(OFFICIAL, 2026)
    assert [(row.names, row.days, len(row.made_up)) for row in rows] == [
        (("元旦",), 3, 1),
        (("春节",), 9, 2),
        (("清明节",), 3, 0),
        (("劳动节",), 5, 1),
        (("端午节",), 3, 0),
        (("中秋节",), 3, 0),
        (("国庆节",), 7, 2),
    ]
    assert rows[-1].made_up == (date(2026, 9, 20), date(2026, 10, 10))


def test_new_year_is_shown_with_the_year_it_opens() -> None:
    assert holiday_rows(OFFICIAL, 2023)[0] == HolidayRow(("元旦",), date(2022, 12, 31), date(2023, 1, 2))
    assert holiday_rows(OFFICIAL, 2022)[-1].names == ("国庆节",)


def test_of_a_year_without_a_notice_only_what_the_law_fixes_is_shown() -> None:
    assert [row.names for row in holiday_rows(OFFICIAL, 2027)] == [("元旦",), ("劳动节",), ("国庆节",)]


def told(written: str, on: date, role: AssignmentRole = AssignmentRole.LEAD) -> Told:
    return Told(written, TODAY, role, DeadlineKind.RULE, on)


def test_a_limit_is_counted_anew_from_the_term_it_was_counted_by() -> None:
    three_months = told("三个月", date(2027, 2, 10))
    anew = recount(three_months, OFFICIAL, LOADED, ())
    assert anew is not None
    assert (anew.on, anew.provisional) == (date(2027, 2, 14), False), "the Sunday is worked"
    working_days = parse_term("60个工作日")
    assert isinstance(working_days, SpanTerm)
    before = due(working_days, TODAY, OFFICIAL).on
    assert before == date(2027, 2, 3)
    again = recount(told("60个工作日", before), OFFICIAL, LOADED, ())
    assert again is not None
    assert again.on == before, "no day before it differs"


def test_a_limit_that_no_term_arrives_at_is_not_counted() -> None:
    assert recount(told("三个月", date(2027, 2, 11)), OFFICIAL, LOADED, ()) is None
    assert recount(told("", date(2027, 2, 10)), OFFICIAL, LOADED, ()) is None


def test_a_co_handler_has_the_nearest_of_the_days_its_terms_give() -> None:
    co = told("92天", date(2027, 2, 10), AssignmentRole.CO)
    anew = recount(co, OFFICIAL, LOADED, (SpanTerm(3, DayUnit.MONTHS),))
    assert anew is not None
    assert anew.on == date(2027, 2, 14)


def test_half_holidays_of_groups_are_in_no_calendar() -> None:
    """妇女节, 青年节, 建军节: half a day off for some moves nobody's limit."""
    for year in (2024, 2025, 2026):
        for month, day in ((3, 8), (5, 4), (8, 1)):
            mark = OFFICIAL.marks.get(date(year, month, day))
            assert mark is None or mark.name == "劳动节"


def test_the_29th_of_february_is_a_day_like_any_other() -> None:
    assert due(SpanTerm(1, DayUnit.MONTHS), date(2024, 1, 29), OFFICIAL).on == date(2024, 2, 29)
    assert due(SpanTerm(1, DayUnit.MONTHS), date(2024, 1, 31), OFFICIAL).on == date(2024, 2, 29)
    assert due(SpanTerm(12, DayUnit.MONTHS), date(2024, 2, 29), OFFICIAL).on == date(2025, 2, 28)
    assert due(SpanTerm(1, DayUnit.NATURAL_DAYS), date(2024, 2, 28), OFFICIAL).on == date(2024, 2, 29)


def test_an_empty_calendar_takes_a_change() -> None:
    calendar = CalendarChange({TODAY: DayMark(is_working=False, name="放假")}).apply(Calendar())
    assert calendar.is_rest_day(TODAY)
    assert calendar.is_provisional(TODAY)
