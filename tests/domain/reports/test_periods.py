"""A report covers all days between two cuts, and is due on the first working day after."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import DAY
from domain.reports.periods import RHYTHMS, Rhythm, due_within, last_due, period_at, period_before
from domain.vocabulary import ReportKind
from tests.domain.calendars import OFFICIAL

DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
RHYTHM = st.sampled_from(
    [
        *RHYTHMS.values(),
        Rhythm(weekdays=(4,)),
        Rhythm(days=(5, 20)),
        Rhythm(days=(31,)),
        Rhythm(weekdays=(0, 3)),
    ]
)


@pytest.mark.parametrize(
    ("kind", "on", "first", "last"),
    [
        (ReportKind.WEEKLY, "2026-09-21", "2026-09-14", "2026-09-20"),
        (ReportKind.WEEKLY, "2026-09-20", "2026-09-07", "2026-09-13"),
        (ReportKind.HALF_MONTH, "2026-09-16", "2026-09-01", "2026-09-15"),
        (ReportKind.HALF_MONTH, "2026-09-15", "2026-08-16", "2026-08-31"),
        (ReportKind.HALF_MONTH, "2024-03-01", "2024-02-16", "2024-02-29"),
        (ReportKind.MONTHLY, "2026-03-01", "2026-02-01", "2026-02-28"),
        (ReportKind.QUARTERLY, "2026-10-01", "2026-07-01", "2026-09-30"),
        (ReportKind.QUARTERLY, "2026-09-30", "2026-04-01", "2026-06-30"),
        (ReportKind.ANNUAL, "2027-01-01", "2026-01-01", "2026-12-31"),
    ],
)
def test_a_period_has_ended_before_its_report_is_written(
    kind: ReportKind, on: str, first: str, last: str
) -> None:
    period = period_before(RHYTHMS[kind], date.fromisoformat(on))
    assert (period.first_on.isoformat(), period.last_on.isoformat()) == (first, last)


def test_a_report_that_falls_into_the_national_holiday_is_due_when_it_is_over() -> None:
    period = period_before(RHYTHMS[ReportKind.HALF_MONTH], date(2026, 10, 1))
    assert period.last_on == date(2026, 9, 30)
    assert period.due_on(OFFICIAL) == date(2026, 10, 8)
    assert last_due(RHYTHMS[ReportKind.HALF_MONTH], date(2026, 10, 7), OFFICIAL).last_on == date(2026, 9, 15)
    assert last_due(RHYTHMS[ReportKind.HALF_MONTH], date(2026, 10, 8), OFFICIAL) == period


def test_a_day_the_month_does_not_have_is_its_last() -> None:
    assert period_before(Rhythm(days=(31,)), date(2026, 2, 28)).first_on == date(2026, 1, 31)
    assert period_before(Rhythm(days=(31,)), date(2026, 2, 28)).last_on == date(2026, 2, 27)


@given(RHYTHM, DAYS)
def test_periods_follow_each_other_without_gap_or_overlap(rhythm: Rhythm, on: date) -> None:
    period = period_at(rhythm, on)
    assert period.first_on <= on <= period.last_on
    assert period_at(rhythm, period.first_on - DAY).last_on == period.first_on - DAY
    assert period_before(rhythm, period.last_on + DAY) == period


@given(RHYTHM, DAYS, st.integers(0, 120))
def test_every_report_is_due_once_and_on_a_working_day(rhythm: Rhythm, first: date, days: int) -> None:
    last = first + timedelta(days=days)
    due = list(due_within(rhythm, first, last, OFFICIAL))
    assert all(first <= one.due_on(OFFICIAL) <= last for one in due)
    assert all(OFFICIAL.is_working_day(one.due_on(OFFICIAL)) for one in due)
    by_day = list(due_within(rhythm, first, first + timedelta(days=days // 2), OFFICIAL))
    rest = list(due_within(rhythm, first + timedelta(days=days // 2 + 1), last, OFFICIAL))
    assert by_day + rest == due
