"""Office time, quiet time and the morning slot, around the holidays of autumn 2026."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.office_hours import OfficeHours
from domain.zone import OFFICE_ZONE
from tests.domain.calendars import OFFICIAL

HOURS = OfficeHours()
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2026, 12, 31), timezones=st.just(OFFICE_ZONE))  # noqa: DTZ001 - hypothesis adds the zone


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=OFFICE_ZONE)


@pytest.mark.parametrize(
    ("moment", "quiet"),
    [
        ("09-22 08:29:59", True),
        ("09-22 08:30", False),
        ("09-22 19:59:59", False),
        ("09-22 20:00", True),
        ("09-22 00:00", True),
        ("09-25 10:00", True),
        ("09-27 10:00", True),
        ("10-10 10:00", False),
        ("10-11 10:00", True),
    ],
)
def test_nights_and_rest_days_are_quiet_and_makeup_saturdays_are_not(moment: str, *, quiet: bool) -> None:
    assert HOURS.is_quiet(at(moment), OFFICIAL) == quiet


def test_the_office_clock_decides_whatever_zone_the_moment_is_given_in() -> None:
    assert HOURS.is_quiet(datetime(2026, 9, 22, 12, 0, tzinfo=UTC), OFFICIAL)
    assert not HOURS.is_quiet(datetime(2026, 9, 22, 0, 30, tzinfo=UTC), OFFICIAL)


@pytest.mark.parametrize(
    ("moment", "slot"),
    [
        ("09-22 08:44", "09-22 08:45"),
        ("09-22 08:45", "09-22 08:45"),
        ("09-22 08:45:01", "09-23 08:45"),
        ("09-24 18:00", "09-28 08:45"),
        ("09-30 12:00", "10-08 08:45"),
        ("10-09 12:00", "10-10 08:45"),
        ("10-10 12:00", "10-12 08:45"),
    ],
)
def test_the_next_slot_is_a_working_mornings(moment: str, slot: str) -> None:
    assert HOURS.next_slot(at(moment), OFFICIAL) == at(slot)


@pytest.mark.parametrize(
    ("assigned", "pushed"),
    [
        ("09-22 08:30", "09-22 08:30"),
        ("09-22 17:29", "09-22 17:29"),
        ("09-22 17:30", "09-23 08:45"),
        ("09-22 07:00", "09-22 08:45"),
        ("09-24 21:00", "09-28 08:45"),
        ("09-26 10:00", "09-28 08:45"),
        ("10-10 10:00", "10-10 10:00"),
    ],
)
def test_new_cases_are_pushed_at_once_in_office_hours_else_next_morning(assigned: str, pushed: str) -> None:
    assert HOURS.push_time(at(assigned), OFFICIAL, urgent=False) == at(pushed)
    assert HOURS.push_time(at(assigned), OFFICIAL, urgent=True) == at(assigned)


@pytest.mark.parametrize(
    ("pushed", "due"),
    [
        ("09-22 08:45", "09-22 13:15"),
        ("09-22 13:00", "09-22 17:30"),
        ("09-22 13:01", "09-23 08:31"),
        ("09-24 15:30", "09-28 11:00"),
        ("09-26 23:00", "09-28 13:00"),
        ("09-30 17:30", "10-08 13:00"),
        ("09-22 06:00", "09-22 13:00"),
    ],
)
def test_half_a_working_day_counts_office_time_only(pushed: str, due: str) -> None:
    assert HOURS.half_working_day_after(at(pushed), OFFICIAL) == at(due)


def test_a_slot_within_quiet_hours_waits_for_their_end() -> None:
    late_riser = OfficeHours(quiet_until=time(9, 30))
    assert late_riser.next_slot(at("09-22 07:00"), OFFICIAL) == at("09-22 09:30")
    assert late_riser.push_time(at("09-22 09:00"), OFFICIAL, urgent=False) == at("09-22 09:30")


def test_quiet_hours_may_lie_within_the_day() -> None:
    siesta = OfficeHours(quiet_from=time(12), quiet_until=time(14))
    assert siesta.is_quiet(at("09-22 12:00"), OFFICIAL)
    assert not siesta.is_quiet(at("09-22 14:00"), OFFICIAL)
    assert siesta.half_working_day_after(at("09-22 08:45"), OFFICIAL) == at("09-23 08:45")


@given(MOMENTS, st.times(), st.times(), st.times())
def test_whatever_the_settings_nothing_planned_falls_into_quiet_time(
    moment: datetime, quiet_from: time, quiet_until: time, slot: time
) -> None:
    hours = OfficeHours(quiet_from=quiet_from, quiet_until=quiet_until, slot=slot)
    planned = [
        hours.next_slot(moment, OFFICIAL),
        hours.push_time(moment, OFFICIAL, urgent=False),
        hours.half_working_day_after(moment, OFFICIAL),
    ]
    assert all(when >= moment for when in planned)
    assert not any(hours.is_quiet(when, OFFICIAL) for when in planned)


@given(MOMENTS)
def test_the_next_slot_is_the_nearest(moment: datetime) -> None:
    slot = HOURS.next_slot(moment, OFFICIAL)
    between = (moment + timedelta(days=number) for number in range((slot - moment).days))
    assert not any(
        OFFICIAL.is_working_day(day.date()) and HOURS.slot_on(day.date()) >= moment for day in between
    )
