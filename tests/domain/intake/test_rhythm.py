"""When an address is looked at next, both sides of every boundary."""

from datetime import datetime, time, timedelta

import pytest

from domain.intake.rhythm import PullRhythm, wait_after
from domain.zone import OFFICE_ZONE
from tests.domain.calendars import OFFICIAL

NINE, HALF_PAST = PullRhythm(time(9)), PullRhythm(time(9, 30), working_days=True)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=OFFICE_ZONE)


@pytest.mark.parametrize(
    ("rhythm", "now", "then"),
    [
        (NINE, "2026-09-22 08:59", "2026-09-22 09:00"),
        (NINE, "2026-09-22 09:00", "2026-09-23 09:00"),
        (NINE, "2026-09-24 10:00", "2026-09-25 09:00"),
        (HALF_PAST, "2026-09-24 09:29", "2026-09-24 09:30"),
        (HALF_PAST, "2026-09-24 09:30", "2026-09-28 09:30"),
        (HALF_PAST, "2026-10-09 12:00", "2026-10-10 09:30"),  # a make-up Saturday
        (PullRhythm(None), "2026-09-22 09:59", "2026-09-22 10:00"),
        (PullRhythm(None), "2026-09-22 10:00", "2026-09-22 11:00"),
        (PullRhythm(None), "2026-09-22 23:30", "2026-09-23 00:00"),
    ],
)
def test_the_next_look(rhythm: PullRhythm, now: str, then: str) -> None:
    assert rhythm.next_after(at(now), OFFICIAL) == at(then)


@pytest.mark.parametrize("rhythm", [NINE, HALF_PAST, PullRhythm(None)])
def test_it_is_stored_as_it_is(rhythm: PullRhythm) -> None:
    assert PullRhythm.of(rhythm.as_json()) == rhythm


def test_the_waits_double_up_to_six_hours() -> None:
    minutes = [wait_after(n) / timedelta(minutes=1) for n in range(1, 10)]
    assert minutes == [5, 10, 20, 40, 80, 160, 320, 360, 360]
