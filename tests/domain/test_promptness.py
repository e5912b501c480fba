"""Every kind of news has its name and its promptness; the moments of a person are his own."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.bundles import DECISIONS, REMINDERS
from domain.ladder import NodeKind
from domain.news_names import NEWS_NAMES
from domain.notice_kinds import NoticeKind
from domain.policy import HOURS
from domain.promptness import Promptness, Rhythm, promptness_of
from domain.zone import OFFICE_ZONE
from tests.domain.calendars import OFFICIAL

WAITING = (NoticeKind.CO_OPINION_IN, NodeKind.OVERDUE)
RHYTHM = Rhythm(HOURS, OFFICIAL, {2: time(10, 30), 3: time(8, 0)}, cap=2)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 20)).map(  # noqa: DTZ001 - zoned below
    lambda at: at.replace(tzinfo=OFFICE_ZONE)
)


@dataclass(frozen=True)
class Told:
    kind: str
    due_at: datetime
    person_id: int = 1
    urgent: bool = False


def test_every_kind_of_news_has_a_name_and_no_name_is_left_over() -> None:
    assert set(NEWS_NAMES) == {*NoticeKind, *NodeKind}


@pytest.mark.parametrize("kind", sorted(REMINDERS))
def test_a_reminder_waits_for_its_morning(kind: str) -> None:
    assert promptness_of(kind) is Promptness.WITH_SLOT


@pytest.mark.parametrize("kind", [*sorted(DECISIONS), NoticeKind.ASSIGNED, NoticeKind.URGED])
def test_what_waits_for_this_very_person_never_does(kind: str) -> None:
    assert promptness_of(kind) is Promptness.AT_ONCE


@given(
    at=MOMENTS, kind=st.sampled_from([NoticeKind.CO_OPINION_IN, NodeKind.OVERDUE]), person=st.integers(1, 3)
)
def test_a_moment_is_a_slot_of_a_working_day_and_never_early(at: datetime, kind: str, person: int) -> None:
    moment = RHYTHM.moment_of(Told(kind, at, person))
    assert moment >= at
    assert OFFICIAL.is_working_day(moment.date())
    assert moment.time() == {1: time(8, 45), 2: time(10, 30), 3: time(8, 45)}[person]
    assert moment - at < timedelta(days=14)


@given(at=MOMENTS, person=st.integers(1, 2))
def test_a_moment_stays_what_it_is(at: datetime, person: int) -> None:
    """What is held until its moment is told then, and not put off once more."""
    moment = RHYTHM.moment_of(Told(NoticeKind.CO_OPINION_IN, at, person))
    assert RHYTHM.moment_of(Told(NoticeKind.CO_OPINION_IN, moment, person)) == moment


@given(at=MOMENTS)
def test_what_is_urgent_has_no_moment_but_now(at: datetime) -> None:
    assert RHYTHM.moment_of(Told(NoticeKind.ASSIGNED, at, 2, urgent=True)) == at


def test_news_of_the_night_comes_with_the_readers_own_slot() -> None:
    slot = HOURS.slot_on(date(2026, 9, 22))
    assert RHYTHM.moment_of(Told(NoticeKind.ASSIGNED, slot, 2)).time() == time(10, 30)
    later = slot + timedelta(minutes=1)
    assert RHYTHM.moment_of(Told(NoticeKind.ASSIGNED, later, 2)) == later


@pytest.mark.parametrize(
    ("kind", "made", "held"),
    [
        (NoticeKind.ANSWER_SENT_BACK, 1, False),
        (NoticeKind.ANSWER_SENT_BACK, 2, True),
        (NoticeKind.URGED, 9, False),
        (NodeKind.OVERDUE, 9, False),
    ],
)
def test_the_cap_holds_back_only_what_may_wait(kind: str, made: int, *, held: bool) -> None:
    assert RHYTHM.holds_back(Told(kind, HOURS.slot_on(date(2026, 9, 22))), made) is held
