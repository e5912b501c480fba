"""Deadline arithmetic over the real holidays of 2025 to 2027."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.deadlines import (
    DeadlineFlag,
    StepKind,
    count_back,
    days_before,
    days_left,
    due,
    extension_cut_off,
    overdue_days,
    report_due,
    working_days_left,
)
from domain.terms import FixedTerm, Immediate, Ongoing, SameDay, SpanTerm
from domain.vocabulary import DayUnit, DeadlineKind
from tests.domain.calendars import OFFICIAL

MONTHS, WORKING, NATURAL = DayUnit.MONTHS, DayUnit.WORKING_DAYS, DayUnit.NATURAL_DAYS

# unit, n, assigned, nominal end, effective end, three natural days ahead, three working days ahead
SPANS = [
    (MONTHS, 3, "2026-02-28", "2026-05-28", "2026-05-28", "2026-05-25", "2026-05-25"),
    (MONTHS, 3, "2025-11-30", "2026-02-28", "2026-02-28", "2026-02-25", "2026-02-25"),
    (MONTHS, 3, "2026-07-01", "2026-10-01", "2026-10-08", "2026-09-30", "2026-09-28"),
    (MONTHS, 6, "2026-04-01", "2026-10-01", "2026-10-08", "2026-09-30", "2026-09-28"),
    (MONTHS, 6, "2026-08-31", "2027-02-28", "2027-03-01", "2027-02-26", "2027-02-24"),
    (MONTHS, 1, "2026-01-31", "2026-02-28", "2026-02-28", "2026-02-25", "2026-02-25"),
    (MONTHS, 2, "2026-01-01", "2026-03-01", "2026-03-02", "2026-02-27", "2026-02-26"),
    (MONTHS, 1, "2026-08-25", "2026-09-25", "2026-09-28", "2026-09-24", "2026-09-22"),
    (WORKING, 5, "2026-09-24", "2026-10-09", "2026-10-09", "2026-09-30", "2026-09-29"),
    (WORKING, 5, "2026-09-30", "2026-10-13", "2026-10-13", "2026-10-10", "2026-10-09"),
    (WORKING, 10, "2026-09-18", "2026-10-09", "2026-10-09", "2026-09-30", "2026-09-29"),
    (WORKING, 5, "2026-02-12", "2026-02-26", "2026-02-26", "2026-02-14", "2026-02-14"),
    (WORKING, 5, "2026-04-30", "2026-05-11", "2026-05-11", "2026-05-08", "2026-05-07"),
    (WORKING, 7, "2025-09-26", "2025-10-13", "2025-10-13", "2025-10-10", "2025-10-09"),
    (WORKING, 15, "2026-01-20", "2026-02-10", "2026-02-10", "2026-02-06", "2026-02-05"),
    (WORKING, 1, "2026-10-09", "2026-10-10", "2026-10-10", "2026-09-30", "2026-09-30"),
    (WORKING, 1, "2026-09-19", "2026-09-20", "2026-09-20", "2026-09-17", "2026-09-16"),
    (WORKING, 30, "2026-01-26", "2026-03-13", "2026-03-13", "2026-03-10", "2026-03-10"),
    (WORKING, 20, "2026-02-09", "2026-03-13", "2026-03-13", "2026-03-10", "2026-03-10"),
    (WORKING, 5, "2025-12-30", "2026-01-07", "2026-01-07", "2026-01-04", "2026-01-04"),
    (NATURAL, 60, "2026-08-08", "2026-10-07", "2026-10-08", "2026-09-30", "2026-09-28"),
    (NATURAL, 15, "2026-02-03", "2026-02-18", "2026-02-24", "2026-02-14", "2026-02-12"),
    (NATURAL, 5, "2026-09-21", "2026-09-26", "2026-09-28", "2026-09-24", "2026-09-22"),
    (NATURAL, 15, "2026-03-02", "2026-03-17", "2026-03-17", "2026-03-13", "2026-03-12"),
]


@pytest.mark.parametrize(("unit", "n", "assigned", "nominal", "effective", "natural", "working"), SPANS)
def test_spans_end_and_are_reminded_of_on_the_right_days(  # noqa: PLR0913, PLR0917 - the columns of the table
    unit: DayUnit, n: int, assigned: str, nominal: str, effective: str, natural: str, working: str
) -> None:
    deadline = due(SpanTerm(n, unit), date.fromisoformat(assigned), OFFICIAL)
    assert deadline.nominal_on == date.fromisoformat(nominal)
    assert deadline.on == date.fromisoformat(effective)
    assert days_before(deadline.on, 3, NATURAL, OFFICIAL) == date.fromisoformat(natural)
    assert days_before(deadline.on, 3, WORKING, OFFICIAL) == date.fromisoformat(working)
    assert deadline.provisional == (deadline.on.year == 2027)
    assert (DeadlineFlag.ROLLED in deadline.flags) == (nominal != effective)


def test_the_arithmetic_is_kept_step_by_step() -> None:
    deadline = due(SpanTerm(5, WORKING), date(2026, 9, 30), OFFICIAL)
    start, counted = deadline.steps
    assert (start.kind, start.on) == (StepKind.START, date(2026, 9, 30))
    assert (counted.kind, counted.n, counted.unit) == (StepKind.COUNT, 5, WORKING)
    assert counted.skipped == (*(date(2026, 10, day) for day in range(1, 8)), date(2026, 10, 11))
    assert counted.made_up == (date(2026, 10, 10),)
    assert counted.clause == "《民法典》第二百条"


def test_a_month_without_that_day_says_so_before_it_rolls() -> None:
    deadline = due(SpanTerm(6, MONTHS), date(2026, 8, 31), OFFICIAL)
    kinds = [step.kind for step in deadline.steps]
    assert kinds == [
        StepKind.START,
        StepKind.COUNT,
        StepKind.MONTH_END,
        StepKind.ROLL,
        StepKind.PROVISIONAL,
    ]
    assert deadline.steps[3].skipped == (date(2027, 2, 28),)


def test_rolling_over_a_long_holiday_lists_its_days() -> None:
    deadline = due(SpanTerm(3, MONTHS), date(2026, 7, 1), OFFICIAL)
    assert deadline.steps[-1].skipped == tuple(date(2026, 10, day) for day in range(1, 8))


def test_a_date_on_paper_is_kept_even_on_a_rest_day() -> None:
    kept = due(FixedTerm(date(2026, 10, 5), "10月5日"), date(2026, 9, 1), OFFICIAL)
    assert (kept.on, kept.flags) == (date(2026, 10, 5), frozenset({DeadlineFlag.REST_DAY_KEPT}))
    plain = due(FixedTerm(date(2026, 10, 10), "10月10日"), date(2026, 9, 1), OFFICIAL)
    assert (plain.on, plain.flags) == (date(2026, 10, 10), frozenset())


def test_same_day_rolls_off_a_rest_day_and_immediate_does_not() -> None:
    saturday = date(2026, 9, 26)
    assert due(SameDay(), saturday, OFFICIAL).on == date(2026, 9, 28)
    assert due(SameDay(), date(2026, 9, 24), OFFICIAL).on == date(2026, 9, 24)
    assert due(Immediate(), saturday, OFFICIAL).on == saturday


def test_an_ongoing_case_has_no_deadline() -> None:
    deadline = due(Ongoing(30), date(2026, 9, 1), OFFICIAL)
    assert (deadline.kind, deadline.on, deadline.provisional) == (DeadlineKind.ONGOING, None, False)
    assert deadline.steps[0].n == 30


def test_days_left_on_the_example_of_30_september() -> None:
    on, today = date(2026, 9, 30), date(2026, 9, 22)
    assert days_left(on, today) == 8
    assert working_days_left(on, today, OFFICIAL) == 5
    assert count_back(on, 3, NATURAL, OFFICIAL) == date(2026, 9, 27)
    assert extension_cut_off(on, 3, NATURAL, OFFICIAL) == date(2026, 9, 24)
    assert report_due(on, 2, NATURAL, OFFICIAL) == date(2026, 9, 28)


def test_the_cut_off_for_24_september_was_the_21st() -> None:
    assert extension_cut_off(date(2026, 9, 24), 3, NATURAL, OFFICIAL) == date(2026, 9, 21)


@pytest.mark.parametrize(
    ("today", "natural", "working"),
    [
        (date(2026, 9, 29), 0, 0),
        (date(2026, 9, 30), 0, 0),
        (date(2026, 10, 1), 1, 0),
        (date(2026, 10, 8), 8, 1),
        (date(2026, 10, 10), 10, 3),
    ],
)
def test_overdue_days_begin_after_the_deadline(today: date, natural: int, working: int) -> None:
    on = date(2026, 9, 30)
    assert overdue_days(on, today, NATURAL, OFFICIAL) == natural
    assert overdue_days(on, today, WORKING, OFFICIAL) == working


@given(st.sampled_from(DayUnit), st.integers(1, 120), st.dates(date(2024, 1, 1), date(2026, 6, 30)))
def test_a_span_ends_on_a_working_day_after_its_start_and_never_early(
    unit: DayUnit, n: int, assigned_on: date
) -> None:
    deadline = due(SpanTerm(n, unit), assigned_on, OFFICIAL)
    assert deadline.on is not None
    assert deadline.nominal_on is not None
    assert assigned_on < deadline.nominal_on <= deadline.on
    assert OFFICIAL.is_working_day(deadline.on)
    assert (DeadlineFlag.ROLLED in deadline.flags) == (deadline.on != deadline.nominal_on)


@given(
    st.dates(date(2024, 1, 1), date(2026, 12, 31)), st.integers(0, 30), st.sampled_from([NATURAL, WORKING])
)
def test_days_ahead_move_earlier_off_rest_days_never_later(on: date, n: int, unit: DayUnit) -> None:
    kept = days_before(on, n, unit, OFFICIAL)
    assert kept <= count_back(on, n, unit, OFFICIAL)
    assert OFFICIAL.is_working_day(kept)


def test_a_report_is_not_due_before_its_case_was_handed_out() -> None:
    """立办立结 on a Monday: the plain day would be the Friday before."""
    on = date(2026, 9, 21)
    assert report_due(on, 2, NATURAL, OFFICIAL, date(2026, 9, 21)) == on
    assert report_due(date(2026, 9, 30), 2, NATURAL, OFFICIAL, date(2026, 9, 21)) == date(2026, 9, 28)
