"""Many assignments at once come to the same as each alone, and the forecast to what is owed in time."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.ladder import RUNGS, Ahead, NodeKind, Notice, Step
from domain.pace import HALF, lags
from domain.planning import (
    deadline_horizon,
    forecast,
    half_day_ago,
    half_times,
    next_moment,
    owed_now,
)
from domain.reminders import Duty, Timetable, nodes, owed
from domain.vocabulary import AssignmentRole, DayUnit, DeadlineKind, Source
from domain.zone import OFFICE_ZONE
from tests.domain.announcing import USUAL, announcing
from tests.domain.calendars import OFFICIAL

TODAY = date(2026, 9, 22)
NOW = datetime.combine(TODAY, time(10), OFFICE_ZONE)
DAYS = st.integers(-40, 60).map(lambda n: TODAY + timedelta(days=n))


@st.composite
def duties(draw: st.DrawFn) -> list[Duty]:
    """Assignments of which many are alike, as on a real day."""
    days = draw(st.lists(DAYS, min_size=1, max_size=3))
    pushes = [None, NOW - timedelta(days=3), NOW - timedelta(days=1, hours=2), NOW + timedelta(hours=3)]
    return [
        Duty(
            assignment_id=number,
            case_number=str(number),
            source=draw(st.sampled_from([Source.DEPUTY_SUGGESTION, Source.NETIZEN_MESSAGE])),
            role=draw(st.sampled_from([AssignmentRole.SOLE, AssignmentRole.CO])),
            unit_id=draw(st.integers(1, 3)),
            deadline_kind=DeadlineKind.FIXED,
            deadline_on=draw(st.sampled_from([*days, None])),
            assigned_on=TODAY - timedelta(days=draw(st.integers(0, 40))),
            pushed_at=draw(st.sampled_from(pushes)),
            review_every_days=draw(st.sampled_from([None, 30])),
            acknowledged=draw(st.booleans()),
            key=draw(st.booleans()),
            spoken=draw(st.booleans()),
            extension_pending=draw(st.booleans()),
            round=draw(st.sampled_from([0, 0, 1])),
        )
        for number in range(1, draw(st.integers(1, 12)))
    ]


# What an administrator may set for any row: other days, for all or for key cases, or none.
STEPS = st.lists(
    st.builds(
        Step,
        node=st.sampled_from(
            [rung.node for rung in RUNGS if rung.node not in (NodeKind.DUE_SOON, NodeKind.CO_DUE_SOON)]
        ),
        days=st.lists(st.integers(0, 40), max_size=3, unique=True).map(tuple),
        unit=st.sampled_from([DayUnit.NATURAL_DAYS, DayUnit.WORKING_DAYS]),
        key=st.sampled_from([None, True]),
    ),
    max_size=3,
).map(tuple)
TIMETABLES = st.builds(
    lambda days, unit, key_days, extension, steps: Timetable(
        OFFICIAL,
        announcing(*days, unit=unit, extension=Ahead(extension, unit)),
        notices=(Notice(tuple(key_days), unit, key=True),),
        steps=steps,
    ),
    days=st.lists(st.integers(0, 15), max_size=3),
    unit=st.sampled_from([DayUnit.NATURAL_DAYS, DayUnit.WORKING_DAYS]),
    key_days=st.lists(st.integers(0, 30), max_size=3),
    extension=st.integers(0, 20),
    steps=STEPS,
)


@given(many=duties(), timetable=TIMETABLES, hours=st.integers(-500, 500))
@settings(max_examples=150, deadline=None)
def test_all_together_are_owed_what_each_is_owed_alone(
    many: list[Duty], timetable: Timetable, hours: int
) -> None:
    now = NOW + timedelta(hours=hours)
    together = [(p.duty, p.node) for p in owed_now(many, timetable, now, ())]
    assert together == [(duty, node) for duty in many for node in owed(duty, timetable, now)]


@given(many=duties(), timetable=TIMETABLES)
@settings(max_examples=60, deadline=None)
def test_what_was_told_to_anybody_is_not_owed_again(many: list[Duty], timetable: Timetable) -> None:
    first = owed_now(many, timetable, NOW, ())
    told = {planned.node.key for planned in first[::2]}
    assert owed_now(many, timetable, NOW, told) == first[1::2]


def within(duty: Duty, timetable: Timetable, today: date) -> bool:
    """What the sweep reads of a million: storage asks the same of its rows."""
    on = duty.deadline_on
    half_way = any(
        (band.first_on is None or duty.assigned_on >= band.first_on)
        and duty.assigned_on <= band.last_on
        and (band.deadline_by is None or (on is not None and on <= band.deadline_by))
        for band in half_times(timetable, today)
    )
    return (
        (on is not None and on <= deadline_horizon(timetable, today))
        or not duty.acknowledged
        or duty.review_every_days is not None
        or (half_way and (lags(duty.progress, HALF) or duty.round > 0))
    )


def running(age: int, ahead: int, today: date, **facts: object) -> Duty:
    """A signed case handed over so many days ago and due in so many."""
    plain = Duty(
        1,
        "1",
        Source.PETITION,
        AssignmentRole.SOLE,
        1,
        DeadlineKind.FIXED,
        today + timedelta(days=ahead),
        today - timedelta(days=age),
        acknowledged=True,
    )
    return replace(plain, **facts)  # type: ignore[arg-type]


PERCENT = st.sampled_from([None, 0, HALF - 1, HALF, 100])


@given(
    which=st.builds(
        running,
        age=st.integers(0, 900),
        ahead=st.integers(0, 400),
        today=st.just(TODAY),
        source=st.sampled_from([Source.PETITION, Source.DEPUTY_SUGGESTION]),
        key=st.booleans(),
        progress=PERCENT,
        spoken=st.booleans(),
    ),
    timetable=TIMETABLES,
    hours=st.integers(0, 24 * 40),
)
@settings(max_examples=400, deadline=None)
def test_nothing_that_is_due_lies_outside_what_the_sweep_reads(
    which: Duty, timetable: Timetable, hours: int
) -> None:
    now = NOW + timedelta(hours=hours)
    duty = replace(which, spoken=which.spoken or which.progress is not None)
    if not within(duty, timetable, now.date()):
        assert owed(duty, timetable, now) == ()


@pytest.mark.parametrize("age", [14, 15, 30, 60, 200, 700])
def test_the_sweep_reads_no_long_term_whose_half_lies_far_ahead(age: int) -> None:
    timetable = Timetable(OFFICIAL, USUAL)
    assert not within(running(age, 2 * age + 10, TODAY), timetable, TODAY)
    assert within(running(max(age, 15), max(age, 15), TODAY), timetable, TODAY)


@given(many=duties(), timetable=TIMETABLES)
@settings(max_examples=60, deadline=None)
def test_the_forecast_is_what_falls_due_day_by_day(many: list[Duty], timetable: Timetable) -> None:
    first, last = TODAY + timedelta(days=1), TODAY + timedelta(days=45)
    said = {p.node.key: p.node.at for p in forecast(many, timetable, first, last)}
    expected = {
        node.key: node.at
        for duty in many
        for node in nodes(duty, timetable, reviews_until=last)
        if first <= node.said_on <= last
    }
    assert said == expected
    assert list(said.values()) == sorted(said.values())


@given(many=duties(), timetable=TIMETABLES)
@settings(max_examples=60, deadline=None)
def test_the_next_moment_is_the_earliest_that_lies_ahead(many: list[Duty], timetable: Timetable) -> None:
    ahead = [node.at for duty in many for node in nodes(duty, timetable) if node.at > NOW]
    assert next_moment(many, timetable, NOW) == min(ahead, default=None)


@given(minutes=st.integers(0, 60 * 24 * 20), pushed=st.integers(0, 60 * 24 * 25))
@settings(max_examples=200, deadline=None)
def test_half_a_day_ago_divides_what_is_long_unsigned_from_what_is_not(minutes: int, pushed: int) -> None:
    timetable = Timetable(OFFICIAL, USUAL)
    now = NOW + timedelta(minutes=minutes)
    pushed_at = now - timedelta(minutes=pushed)
    is_long = timetable.hours.half_working_day_after(pushed_at, OFFICIAL) <= now
    limit = half_day_ago(now, timetable)
    if abs(pushed_at - limit) > timedelta(minutes=1):
        assert is_long == (pushed_at <= limit)
