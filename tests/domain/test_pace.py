"""时间过半任务过半: what lags, and when half of a term has passed."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ladder import NodeKind
from domain.pace import elapsed_percent, half_time_on, is_long, lags
from domain.packs import Packs
from domain.reminders import Duty, Timetable, nodes
from domain.terms import SpanTerm
from domain.vocabulary import AssignmentRole, DayUnit, DeadlineKind, Source
from domain.zone import OFFICE_ZONE
from storage.packs import bundled_packs
from tests.domain.calendars import OFFICIAL

DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))
THREE_MONTHS = SpanTerm(3, DayUnit.MONTHS)


@pytest.mark.parametrize(
    ("progress", "elapsed", "behind"),
    [
        (49, 50, True),
        (50, 50, False),
        (None, 1, True),
        (None, 0, False),
        (160, 100, False),
        (99, None, False),
    ],
)
def test_a_case_lags_when_its_progress_is_below_the_time_gone(
    progress: int | None,
    elapsed: int | None,
    behind: bool,  # noqa: FBT001 - what is expected
) -> None:
    assert lags(progress, elapsed) is behind


@given(assigned=DAYS, term=st.integers(1, 800))
def test_half_time_is_the_first_day_on_which_half_has_passed(assigned: date, term: int) -> None:
    deadline = assigned + timedelta(days=term)
    half = half_time_on(assigned, deadline)
    assert (half - assigned) * 2 >= deadline - assigned > (half - timedelta(days=1) - assigned) * 2
    assert elapsed_percent(assigned, deadline, deadline) == 100


@pytest.mark.parametrize(("days", "long"), [(83, False), (84, True)])
def test_a_term_is_long_from_three_months_on(days: int, long: bool) -> None:  # noqa: FBT001 - expected
    assigned = date(2026, 6, 1)
    assert is_long(assigned, assigned + timedelta(days=days), THREE_MONTHS) is long


def duty(deadline: date, progress: int | None, **more: object) -> Duty:
    """A suggestion handed over on June 22."""
    return Duty(
        7, "建议007", Source.DEPUTY_SUGGESTION, AssignmentRole.SOLE, 1, DeadlineKind.FIXED, deadline,
        date(2026, 6, 22), datetime.combine(date(2026, 6, 22), time(10), OFFICE_ZONE),
        acknowledged=True, progress=progress, **more,  # type: ignore[arg-type]
    )  # fmt: skip


def half_times(one: Duty) -> list[str]:
    table = Timetable(OFFICIAL, Packs(bundled_packs()))
    return [f"{node.at:%m-%d %H:%M}" for node in nodes(one, table) if node.kind is NodeKind.HALF_TIME]


def test_the_notice_comes_once_at_half_time_where_less_than_half_is_done() -> None:
    ending = date(2026, 10, 16)  # 116 days: half have passed on August 19
    assert half_times(duty(ending, None)) == ["08-19 08:45"]
    assert half_times(duty(ending, 49)) == ["08-19 08:45"]
    assert half_times(duty(ending, 50)) == []


def test_it_never_comes_on_a_rest_day_and_never_for_a_short_term() -> None:
    assert half_times(duty(date(2026, 10, 22), 10)) == ["08-24 08:45"]  # Saturday, August 22
    assert half_times(duty(date(2026, 9, 13), 10)) == []  # 83 days


def test_whoever_was_told_a_new_limit_after_half_time_gets_no_notice() -> None:
    assert half_times(duty(date(2026, 10, 16), 10, limit_granted_on=date(2026, 8, 19))) == []
