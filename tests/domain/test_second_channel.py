"""Which way comes next and when: both sides of each limit, nothing outside office hours but 立办立结."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.call_budget import LIMITS, Purpose, alarm, may_spend
from domain.policy import HOURS, read_policy
from domain.receipts import KNOWN_FOR, is_to_be_asked, questions
from domain.second_channel import (
    COURSES,
    Channel,
    Course,
    News,
    Step,
    Taken,
    next_step,
    read_second_channel,
    stored,
)
from domain.zone import OFFICE_ZONE
from tests.domain.calendars import OFFICIAL

WHEN = HOURS, OFFICIAL
MINUTE = timedelta(minutes=1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=OFFICE_ZONE)


def after(news: News, since: str, *taken: Taken) -> Step | None:
    return next_step(news, COURSES[news], at(since), taken, WHEN)


def test_what_is_to_be_settled_at_once_is_rung_after_a_quarter_of_an_hour_even_at_night() -> None:
    assert after(News.URGENT, "2026-09-26 23:50") == Step(Channel.DING, at("2026-09-27 00:05"))


def test_the_next_way_counts_from_the_one_before_and_not_from_the_beginning() -> None:
    rung = Taken(Channel.DING, at("2026-09-26 11:00"))  # late: the bot was down
    assert after(News.URGENT, "2026-09-26 10:00", rung) == Step(Channel.PHONE, at("2026-09-26 11:15"))


def test_a_way_that_led_nowhere_makes_room_at_once() -> None:
    failed = Taken(Channel.DING, at("2026-09-26 10:15"), failed=True)
    assert after(News.URGENT, "2026-09-26 10:00", failed) == Step(Channel.PHONE, at("2026-09-26 10:15"))


def test_after_the_last_way_there_is_none() -> None:
    taken = Taken(Channel.DING, at("2026-09-22 14:45")), Taken(Channel.PHONE, at("2026-09-22 15:00"))
    assert after(News.URGENT, "2026-09-22 10:00", *taken) is None


@pytest.mark.parametrize(
    ("since", "rung"),
    [
        ("2026-09-22 10:00", "2026-09-22 14:45"),  # half of half past eight to six
        ("2026-09-22 15:00", "2026-09-23 10:15"),  # over night
        ("2026-09-24 17:00", "2026-09-28 12:15"),  # over the Mid-Autumn holiday and the weekend
    ],
)
def test_other_news_waits_for_half_a_working_day(since: str, rung: str) -> None:
    assert after(News.ASSIGNED, since) == Step(Channel.DING, at(rung))


def test_minutes_that_end_in_the_night_are_put_off_to_the_next_morning() -> None:
    course = Course((Channel.DING,), minutes=120)
    step = next_step(News.ASSIGNED, course, at("2026-09-22 19:00"), (), WHEN)
    assert step == Step(Channel.DING, at("2026-09-23 08:45"))


@given(
    into=st.integers(0, 700 * 24 * 60),
    minutes=st.integers(5, 3 * 24 * 60),
    channels=st.permutations(list(Channel)),
)
def test_nothing_but_the_urgent_ever_falls_into_quiet_hours_or_onto_rest_days(
    into: int, minutes: int, channels: list[Channel]
) -> None:
    course = Course(tuple(channels), minutes=minutes)
    taken: list[Taken] = []
    begun = at("2025-01-01 00:00") + into * MINUTE
    while (step := next_step(News.ASSIGNED, course, begun, taken, WHEN)) is not None:
        assert not HOURS.is_quiet(step.at, OFFICIAL)
        assert step.at >= begun + timedelta(minutes=minutes * (len(taken) + 1))
        taken.append(Taken(step.channel, step.at))
    assert [one.channel for one in taken] == channels


def test_a_course_is_read_as_it_was_stored() -> None:
    course = Course((Channel.PHONE, Channel.DING_TEXT), minutes=30)
    settings = {("second_channel", "urgent"): stored(course), ("second_channel", ""): {"on": False}}
    read = read_second_channel(settings)
    assert read.courses == {**COURSES, News.URGENT: course}
    assert read.on is False
    assert read_policy({}).second_channel.on is True


@pytest.mark.parametrize("purpose", list(Purpose))
def test_spending_stops_at_the_share_and_not_before(purpose: Purpose) -> None:
    edge = LIMITS[purpose] * 50  # of 5,000
    assert may_spend(purpose, edge - 1, 5000)
    assert not may_spend(purpose, edge, 5000)


@pytest.mark.parametrize(
    ("used", "share"),
    [(3999, None), (4000, 80), (4749, 80), (4750, 95), (4999, 95), (5000, 100), (9000, 100)],
)
def test_each_share_is_an_alarm_of_its_own(used: int, share: int | None) -> None:
    assert alarm(used, 5000) == share


def test_what_matters_is_asked_about_three_times_and_everything_else_once() -> None:
    sent = at("2026-09-22 10:00")
    assert questions(sent, matters=False) == [at("2026-09-22 10:10")]
    assert questions(sent, matters=True) == [
        at("2026-09-22 10:10"),
        at("2026-09-22 14:00"),
        at("2026-09-23 08:30"),
    ]
    early = at("2026-09-22 08:00")  # the next morning would be too late: the platform forgets
    assert max(questions(early, matters=True)) < early + KNOWN_FOR


def test_a_question_is_asked_once_it_has_come_up_and_not_again_until_the_next() -> None:
    sent = at("2026-09-22 10:00")
    ten, four = at("2026-09-22 10:10"), at("2026-09-22 14:00")
    assert not is_to_be_asked(sent, None, ten - MINUTE, matters=True)
    assert is_to_be_asked(sent, None, ten, matters=True)
    assert not is_to_be_asked(sent, ten, four - MINUTE, matters=True)
    assert is_to_be_asked(sent, ten, four, matters=True)
    assert not is_to_be_asked(sent, ten, four, matters=False)
    assert not is_to_be_asked(sent, None, sent + KNOWN_FOR, matters=True)
