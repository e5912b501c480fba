"""The window for returning a case: both sides of closing time, of rest days and of its last day."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.deadlines import due
from domain.office_hours import OfficeHours
from domain.packs import ReturnRule
from domain.returning import counts_from, find_basis, last_day
from domain.terms import SameDay, SpanTerm, Term, parse_term
from domain.vocabulary import DayUnit
from domain.written_days import TermProblem
from domain.zone import OFFICE_ZONE
from tests.domain.calendars import OFFICIAL

HOURS = OfficeHours()
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2026, 11, 30), timezones=st.just(OFFICE_ZONE))  # noqa: DTZ001 - hypothesis adds the zone


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=OFFICE_ZONE)


def rule(within: str, *, next_morning: bool = True) -> ReturnRule:
    term = parse_term(within)
    assert not isinstance(term, TermProblem)
    return ReturnRule(clause="第一条", within=term, after_hours_next_morning=next_morning)


@pytest.mark.parametrize(
    ("handed_over", "within", "last"),
    [
        ("09-22 10:00", "当日", "2026-09-22"),
        ("09-22 17:29", "当日", "2026-09-22"),
        ("09-22 17:30", "当日", "2026-09-23"),
        ("09-22 23:59", "当日", "2026-09-23"),
        ("09-23 00:00", "当日", "2026-09-23"),
        ("09-24 17:29", "当日", "2026-09-24"),
        ("09-24 17:30", "当日", "2026-09-28"),  # Mid-Autumn and a weekend lie between
        ("09-26 09:00", "当日", "2026-09-28"),
        ("09-30 18:00", "当日", "2026-10-08"),  # the National Day week
        ("10-09 18:00", "当日", "2026-10-10"),  # a make-up Saturday
        ("09-22 10:00", "7个工作日", "2026-10-09"),
        ("09-22 17:30", "7个工作日", "2026-10-10"),
        ("09-22 10:00", "5天", "2026-09-28"),  # the fifth day is a Sunday off
        ("09-22 10:00", "10天", "2026-10-08"),
        ("09-22 10:00", "10个工作日", "2026-10-13"),
    ],
)
def test_the_last_day_on_which_a_case_may_be_returned(handed_over: str, within: str, last: str) -> None:
    assert str(last_day(at(handed_over), rule(within), HOURS, OFFICIAL)) == last


def test_where_the_rules_say_so_the_evening_counts_as_the_day() -> None:
    evening = rule("当日", next_morning=False)
    assert str(last_day(at("09-22 19:00"), evening, HOURS, OFFICIAL)) == "2026-09-22"


def test_without_a_window_there_is_no_last_day() -> None:
    assert last_day(at("09-22 10:00"), ReturnRule(clause=""), HOURS, OFFICIAL) is None


TERMS: st.SearchStrategy[Term] = st.one_of(
    st.just(SameDay()),
    st.builds(SpanTerm, st.integers(1, 30), st.sampled_from([DayUnit.WORKING_DAYS, DayUnit.NATURAL_DAYS])),
)


@given(MOMENTS, TERMS)
def test_a_window_always_leaves_a_working_day_that_begins_after_the_hand_over(
    moment: datetime, term: Term
) -> None:
    within = ReturnRule(clause="", within=term)
    begins = counts_from(moment, within, HOURS, OFFICIAL)
    last = last_day(moment, within, HOURS, OFFICIAL)
    assert OFFICIAL.is_working_day(begins)
    assert begins >= moment.date()
    assert (begins == moment.date()) == (
        OFFICIAL.is_working_day(moment.date()) and moment.time() < HOURS.closes
    )
    assert last == due(term, begins, OFFICIAL).on
    assert last is not None
    assert last >= begins
    assert OFFICIAL.is_working_day(last)


@given(MOMENTS, MOMENTS, TERMS)
def test_who_gets_a_case_later_never_has_to_return_it_earlier(
    one: datetime, other: datetime, term: Term
) -> None:
    within = ReturnRule(clause="", within=term)
    days = [last_day(moment, within, HOURS, OFFICIAL) for moment in sorted((one, other))]
    assert days == sorted(days, key=str)


@pytest.mark.parametrize(
    ("reason", "basis"),
    [
        ("依据三定方案第五条", "三定方案第五条"),
        ("不归我们管，依据三定方案第五条，属城管局职责", "三定方案第五条"),
        ("按三定方案应由区水务局办理", "三定方案"),
        ("根据《城市管理条例》第十二条规定，属城管", "《城市管理条例》第十二条规定"),
        ("依据：政府办2025年12号文件", "政府办2025年12号文件"),
        ("《关于由谁管河道的办法》写明了", "《关于由谁管河道的办法》"),
        ("三定方案第五条写明属城管局", "三定方案第五条"),
        ("不归我们管", ""),
        ("按时办不了", ""),
        ("不属我局职责范围", ""),
    ],
)
def test_a_basis_is_read_from_the_reason(reason: str, basis: str) -> None:
    assert find_basis(reason) == basis


@given(st.text(max_size=120))
def test_reading_a_basis_never_fails_and_invents_nothing(reason: str) -> None:
    assert find_basis(reason) in reason
