"""The ladder of reminders: on the right day, once, whatever was down."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.deadlines import days_before
from domain.ladder import Ahead, NodeKind, Notice
from domain.packs import Packs
from domain.reminders import Duty, Node, Timetable, nodes, owed
from domain.vocabulary import AssignmentRole, DayUnit, DeadlineKind, Source
from domain.zone import OFFICE_ZONE
from tests.domain.announcing import THREE, USUAL, announcing, ladder
from tests.domain.calendars import OFFICIAL

TIMETABLE = Timetable(OFFICIAL, USUAL)
ANNOUNCING = {NodeKind.DUE_SOON, NodeKind.CO_DUE_SOON}


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=OFFICE_ZONE)


def duty(deadline: str | None, assigned: str = "07-01", **facts: object) -> Duty:
    plain = Duty(
        assignment_id=12,
        case_number="建议12",
        source=Source.DEPUTY_SUGGESTION,
        role=AssignmentRole.LEAD,
        unit_id=1,
        deadline_kind=DeadlineKind.FIXED,
        deadline_on=date.fromisoformat(f"2026-{deadline}") if deadline else None,
        assigned_on=date.fromisoformat(f"2026-{assigned}"),
        acknowledged=True,
        spoken=True,
    )
    return replace(plain, **facts)  # type: ignore[arg-type]


def plan(which: Duty, timetable: Timetable = TIMETABLE) -> list[str]:
    return [f"{node.kind} {node.at:%m-%d %H:%M} {node.recipient}" for node in nodes(which, timetable)]


def only(which: tuple[Node, ...], kind: NodeKind) -> Node:
    (node,) = (node for node in which if node.kind is kind)
    return node


def test_a_signed_case_due_30_september_is_announced_before_mid_autumn() -> None:
    assert plan(duty("09-30")) == [
        "due_soon 09-24 08:45 liaison",
        "due_today 09-30 08:45 liaison",
        "overdue 10-08 08:45 liaison",
        "overdue_leader 10-09 08:45 leader_in_charge",
        "overdue 10-13 08:45 liaison",
        "overdue_office 10-13 08:45 supervisor",
        "overdue_leader 10-20 08:45 leader_in_charge",
    ]


def test_the_announcement_tells_the_last_extension_day_and_why_it_came_early() -> None:
    node = only(nodes(duty("09-30"), TIMETABLE), NodeKind.DUE_SOON)
    assert (node.n, node.nominal_on, node.is_moved) == (3, date(2026, 9, 27), True)
    assert node.extension_until == date(2026, 9, 24)
    assert node.is_last_extension_day
    assert node.report_due_on == date(2026, 9, 28)
    assert node.days_left == 6
    assert node.key == "12:due_soon:2026-09-30:3"


def test_an_unsigned_case_is_asked_for_after_half_a_day_then_its_leader_is_told() -> None:
    unsigned = duty("10-30", "09-22", acknowledged=False, pushed_at=at("09-22 10:00"))
    assert plan(unsigned)[:2] == [
        "unsigned 09-23 08:45 liaison",
        "unsigned_leader 09-24 08:45 leader_in_charge",
    ]
    assert not {"unsigned", "unsigned_leader"} & {node.kind for node in nodes(duty("10-30"), TIMETABLE)}


def test_an_answer_ends_everything() -> None:
    assert nodes(duty("09-30", answered=True, acknowledged=False), TIMETABLE) == ()


def test_a_co_handlers_deadline_has_its_own_announcement() -> None:
    assert plan(duty("09-28", role=AssignmentRole.CO))[0] == "co_due_soon 09-24 08:45 liaison"


@pytest.mark.parametrize(("assigned", "announced"), [("09-23", True), ("09-24", False), ("09-28", False)])
def test_no_announcement_on_or_before_the_day_of_assignment(assigned: str, *, announced: bool) -> None:
    found = {node.kind for node in nodes(duty("09-30", assigned), TIMETABLE)}
    assert (NodeKind.DUE_SOON in found) == announced


def test_a_push_held_until_the_morning_carries_the_deadline_itself() -> None:
    held = duty("09-30", "09-23", pushed_at=at("09-24 08:45"))
    assert NodeKind.DUE_SOON not in {node.kind for node in nodes(held, TIMETABLE)}


def test_a_second_limit_gets_new_keys_and_no_echo_on_the_day_it_is_granted() -> None:
    extended = duty("10-15", limit_granted_on=date(2026, 9, 24))
    assert only(nodes(extended, TIMETABLE), NodeKind.DUE_SOON).key == "12:due_soon:2026-10-15:3"
    granted_late = duty("10-15", limit_granted_on=date(2026, 10, 12))
    assert NodeKind.DUE_SOON not in {node.kind for node in nodes(granted_late, TIMETABLE)}


def test_a_case_that_comes_in_overdue_gives_the_unit_a_working_day() -> None:
    old = duty("09-01", "07-01", pushed_at=at("09-22 10:00"))
    assert plan(old) == [
        "overdue 09-23 08:45 liaison",
        "overdue_leader 09-24 08:45 leader_in_charge",
        "overdue 09-30 08:45 liaison",
        "overdue_office 09-30 08:45 supervisor",
        "overdue_leader 10-13 08:45 leader_in_charge",
    ]


def test_offsets_go_by_source_by_role_and_by_key_in_that_order() -> None:
    found = ladder(
        THREE,
        Notice(days=(3, 5), source=Source.NETIZEN_MESSAGE),
        Notice(days=(2,), is_co=True),
        Notice(days=(10, 1), key=True),
    )

    def days(source: Source, role: AssignmentRole, *, key: bool) -> tuple[int, ...]:
        notice = found.notice_for(source, role, key=key)
        return notice.days if notice else ()

    assert days(Source.PETITION, AssignmentRole.LEAD, key=False) == (3,)
    assert days(Source.PETITION, AssignmentRole.CO, key=False) == (2,)
    assert days(Source.NETIZEN_MESSAGE, AssignmentRole.CO, key=False) == (3, 5)
    assert days(Source.NETIZEN_MESSAGE, AssignmentRole.CO, key=True) == (10, 1)


def test_of_two_equal_notices_the_later_holds_and_none_means_silence() -> None:
    later = Notice(days=(7,))
    fits = ladder(THREE, later).notice_for(Source.PETITION, AssignmentRole.LEAD, key=False)
    assert fits == later
    silent = Timetable(OFFICIAL, announcing())
    assert not ANNOUNCING & {node.kind for node in nodes(duty("09-30"), silent)}


def test_offsets_that_meet_on_one_day_are_said_once_as_the_nearer() -> None:
    timetable = Timetable(OFFICIAL, announcing(3, 4, 5, 10))
    announced = [node for node in nodes(duty("09-30"), timetable) if node.kind in ANNOUNCING]
    assert [(node.n, f"{node.at:%m-%d}") for node in announced] == [(10, "09-20"), (3, "09-24")]


def test_working_days_may_be_counted_instead() -> None:
    packs = announcing(3, unit=DayUnit.WORKING_DAYS, extension=Ahead(5, DayUnit.WORKING_DAYS))
    node = only(nodes(duty("10-09"), Timetable(OFFICIAL, packs)), NodeKind.DUE_SOON)
    assert f"{node.at:%m-%d}" == "09-29"
    assert node.extension_until == date(2026, 9, 24)
    assert not node.is_last_extension_day


def test_a_missed_announcement_comes_late_with_the_days_that_remain() -> None:
    (node,) = owed(duty("09-30"), TIMETABLE, at("09-28 10:00"))
    assert (node.late, node.days_left, node.is_last_extension_day) == (True, 2, False)
    (on_the_day,) = owed(duty("09-30"), TIMETABLE, at("09-24 16:00"))
    assert (on_the_day.late, on_the_day.days_left, on_the_day.is_last_extension_day) == (False, 6, True)


@pytest.mark.parametrize(
    ("now", "kinds"),
    [
        ("09-24 08:44", []),
        ("09-24 08:45", ["due_soon"]),
        ("09-30 08:44", ["due_soon"]),
        ("09-30 08:45", ["due_today"]),
        ("09-30 23:59", ["due_today"]),
        ("10-01 00:00", []),
        ("10-08 08:44", []),
        ("10-08 08:45", ["overdue"]),
        ("10-09 08:45", ["overdue", "overdue_leader"]),
    ],
)
def test_an_announcement_is_owed_until_the_deadline_has_passed(now: str, kinds: list[str]) -> None:
    assert [node.kind for node in owed(duty("09-30"), TIMETABLE, at(now))] == kinds


def test_of_several_missed_announcements_only_the_nearest_is_owed() -> None:
    timetable = Timetable(OFFICIAL, announcing(3, 10))
    assert [node.n for node in owed(duty("09-30"), timetable, at("09-23 10:00"))] == [10]
    assert [node.n for node in owed(duty("09-30"), timetable, at("09-28 10:00"))] == [3]


def test_an_ongoing_case_is_looked_at_on_its_cadence_off_rest_days() -> None:
    ongoing = duty(None, "09-01", deadline_kind=DeadlineKind.ONGOING, review_every_days=30)
    reviews = nodes(ongoing, TIMETABLE, reviews_until=date(2026, 12, 31))
    assert [f"{node.at:%m-%d}" for node in reviews] == ["09-30", "10-30", "11-30", "12-30"]
    (late,) = owed(ongoing, TIMETABLE, at("11-02 09:00"))
    assert (late.key, late.late) == ("12:review:2026-10-31:30", True)
    assert nodes(ongoing, TIMETABLE) == ()


DAYS = st.dates(date(2024, 1, 1), date(2026, 11, 30))
OFFSETS = st.sets(st.integers(0, 12), min_size=1, max_size=3).map(tuple)


@st.composite
def duties(draw: st.DrawFn) -> Duty:
    assigned_on = draw(DAYS)
    deadline_on = assigned_on + timedelta(days=draw(st.integers(0, 100)))
    moment = draw(st.times())
    assigned_at = datetime.combine(assigned_on, moment, OFFICE_ZONE)
    ongoing = draw(st.booleans())
    return Duty(
        assignment_id=draw(st.integers(1, 3)),
        case_number="建议1",
        source=draw(st.sampled_from(Source)),
        role=draw(st.sampled_from(AssignmentRole)),
        unit_id=1,
        deadline_kind=DeadlineKind.ONGOING if ongoing else DeadlineKind.RULE,
        deadline_on=None if ongoing else deadline_on,
        assigned_on=assigned_on,
        pushed_at=TIMETABLE.hours.push_time(assigned_at, OFFICIAL, urgent=draw(st.booleans())),
        review_every_days=draw(st.integers(1, 40)) if ongoing else None,
        acknowledged=draw(st.booleans()),
        spoken=draw(st.booleans()),
        extension_pending=draw(st.booleans()),
        key=draw(st.booleans()),
    )


@st.composite
def timetables(draw: st.DrawFn) -> Timetable:
    unit = draw(st.sampled_from([DayUnit.NATURAL_DAYS, DayUnit.WORKING_DAYS]))
    return Timetable(OFFICIAL, announcing(*draw(OFFSETS), unit=unit))


def end_of(which: Duty) -> date:
    return (which.deadline_on or which.assigned_on) + timedelta(days=30)


@given(duties(), timetables())
@settings(max_examples=300)
def test_over_three_years_nothing_falls_on_rest_days_or_in_quiet_hours_and_keys_differ(
    which: Duty, timetable: Timetable
) -> None:
    planned = nodes(which, timetable, reviews_until=end_of(which))
    assert not [node for node in planned if timetable.hours.is_quiet(node.at, OFFICIAL)]
    assert len({node.key for node in planned}) == len(planned)
    assert [node.at for node in planned] == sorted(node.at for node in planned)


@given(duties(), st.sampled_from([DayUnit.NATURAL_DAYS, DayUnit.WORKING_DAYS]), st.integers(0, 12))
@settings(max_examples=300)
def test_every_deadline_is_announced_once_and_on_its_day_unless_the_push_was_the_announcement(
    which: Duty, unit: DayUnit, n: int
) -> None:
    timetable = Timetable(OFFICIAL, announcing(n, unit=unit))
    announced = [node for node in nodes(which, timetable) if node.kind in ANNOUNCING]
    if which.deadline_on is None:
        assert announced == []
        return
    day = days_before(which.deadline_on, n, unit, OFFICIAL)
    last = OFFICIAL.previous_working_day(which.deadline_on)
    expected = [datetime.combine(day, time(8, 45), OFFICE_ZONE)] if which.told_on < day < last else []
    assert [node.at for node in announced] == expected
    on_the_day = [node.at for node in nodes(which, timetable) if node.kind is NodeKind.DUE_TODAY]
    assert on_the_day == [datetime.combine(last, time(8, 45), OFFICE_ZONE)] * (last > which.told_on)


@given(duties(), timetables(), st.lists(st.integers(0, 140 * 24 * 60), max_size=40))
@settings(max_examples=300)
def test_whatever_times_the_process_was_down_each_message_is_owed_once_and_none_is_missed(
    which: Duty, timetable: Timetable, minutes: list[int]
) -> None:
    start = datetime.combine(which.assigned_on, time(), OFFICE_ZONE)
    moments = [start + timedelta(minutes=minute) for minute in sorted(minutes)]
    said: list[Node] = []
    for now in moments:
        recorded = {node.key for node in said}
        said += [node for node in owed(which, timetable, now) if node.key not in recorded]
    last = moments[-1].date() if moments else which.assigned_on
    planned = {node.key: node for node in nodes(which, timetable, reviews_until=last)}
    useful = {
        key
        for key, node in planned.items()
        if any(node.at <= now and (node.ends_at is None or now < node.ends_at) for now in moments)
    }
    assert {node.key for node in said} == useful
    assert len(said) == len(useful)
    assert all(planned[node.key].at.date() <= node.said_on for node in said)


@given(duties(), timetables())
def test_an_hourly_tick_says_everything_on_the_planned_day(which: Duty, timetable: Timetable) -> None:
    last = end_of(which)
    for node in nodes(which, timetable, reviews_until=last):
        (spoken,) = (each for each in owed(which, timetable, node.at) if each.key == node.key)
        assert not spoken.late
        assert spoken.said_on == node.at.astimezone(OFFICE_ZONE).date()


def test_a_report_that_is_required_is_announced_before_its_own_day() -> None:
    """Chengde 三(三)4: two days ahead of the limit, signed; due on Friday 10-30, the report on 10-28."""
    packs = announcing(3)
    pack = next(iter(packs.by_name.values()))
    required = Packs({pack.name: replace(pack, report=replace(pack.report, required=True))})
    signed = duty("10-30", acknowledged=True)
    kinds = {n.kind: n for n in nodes(signed, Timetable(OFFICIAL, required))}
    report = kinds[NodeKind.REPORT_DUE]
    assert (report.at.date(), report.report_due_on) == (date(2026, 10, 23), date(2026, 10, 28))
    assert NodeKind.REPORT_DUE not in {n.kind for n in nodes(signed, Timetable(OFFICIAL, packs))}
    handed_in = replace(signed, reported=True)
    assert NodeKind.REPORT_DUE not in {n.kind for n in nodes(handed_in, Timetable(OFFICIAL, required))}
