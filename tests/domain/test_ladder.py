"""Each row of the ladder: when it is climbed, which act ends it, and what an office may set for it."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.duties import Duty, Limit, Node, Timetable
from domain.ladder import ANNOUNCEMENTS, BY_NODE, FOLLOWED, RUNGS, Ahead, NodeKind, Notice, Step, Until
from domain.packs import Packs
from domain.reminders import nodes, owed
from domain.vocabulary import AssignmentRole, DayUnit, DeadlineKind, PostRole, Source
from domain.zone import OFFICE_ZONE
from tests.domain.announcing import GENERIC, USUAL, announcing
from tests.domain.calendars import OFFICIAL

TIMETABLE = Timetable(OFFICIAL, USUAL)


def reporting(**sections: object) -> Packs:
    """One pack in which every row of the ladder has its days: report wanted, half-time noticed."""
    pack = replace(
        GENERIC,
        reminder=replace(GENERIC.reminder, days=(3,), half_time_from=GENERIC.redo.within),
        report=replace(GENERIC.report, required=True, ahead=Ahead(2)),
        extension=replace(GENERIC.extension, ahead=Ahead(8), times=1),
        **sections,  # type: ignore[arg-type]
    )
    return Packs({pack.name: pack})


EVERYTHING = Timetable(
    OFFICIAL,
    reporting(),
    steps=(Step(NodeKind.UNSIGNED_OFFICE, (2,)), Step(NodeKind.OVERDUE_APPROVER, (6,))),
)
# Signed on the day of hand-over, due on Friday 2026-10-30, 107 days later; nothing said since.
SIGNED = Duty(
    12, "建议12", Source.DEPUTY_SUGGESTION, AssignmentRole.LEAD, 1, DeadlineKind.FIXED,
    date(2026, 10, 30), date(2026, 7, 15), datetime(2026, 7, 15, 10, tzinfo=OFFICE_ZONE), acknowledged=True,
)  # fmt: skip
UNSIGNED = replace(SIGNED, acknowledged=False)
ONGOING = replace(SIGNED, deadline_on=None, deadline_kind=DeadlineKind.ONGOING, review_every_days=30)
CALLING: dict[NodeKind, Duty] = {
    NodeKind.CO_DUE_SOON: replace(SIGNED, role=AssignmentRole.CO),
    NodeKind.OVERDUE_HEAD: replace(SIGNED, key=True),
    NodeKind.REVIEW: ONGOING,
    **dict.fromkeys((NodeKind.UNSIGNED, NodeKind.UNSIGNED_LEADER, NodeKind.UNSIGNED_OFFICE), UNSIGNED),
}
# First progress is asked where there is no half-time notice.
TABLES = {NodeKind.FIRST_PROGRESS: TIMETABLE}
# What ends a row before the answer does, and what does not.
ENDING: dict[Until, list[dict[str, object]]] = {
    Until.ACKNOWLEDGED: [{"acknowledged": True}],
    Until.SPOKEN: [{"spoken": True}, {"reported": True}, {"extension_pending": True}],
    Until.HALF_DONE: [{"progress": 50}],
    Until.ASKED: [{"extension_pending": True}, {"extensions": 1}],
    Until.REPORTED: [{"reported": True}],
    Until.TOLD: [],
    Until.ANSWERED: [],
}
NOT_ENDING: dict[Until, list[dict[str, object]]] = {
    Until.ACKNOWLEDGED: [{"extension_pending": True}],
    Until.SPOKEN: [{"extensions": 1}],
    Until.HALF_DONE: [{"progress": 49, "spoken": True}],
    Until.ASKED: [{"spoken": True, "progress": 90}],
    Until.REPORTED: [{"spoken": True, "progress": 90}],
    Until.TOLD: [{"extension_pending": True}],
    Until.ANSWERED: [{"spoken": True, "progress": 100}, {"reported": True}, {"extension_pending": True}],
}
LADDER = [rung.node for rung in RUNGS]


def kinds(duty: Duty, timetable: Timetable = EVERYTHING) -> set[NodeKind]:
    return {node.kind for node in nodes(duty, timetable, reviews_until=date(2026, 12, 31))}


def days(duty: Duty, kind: NodeKind, timetable: Timetable = TIMETABLE) -> list[str]:
    return [f"{node.at:%m-%d}" for node in nodes(duty, timetable) if node.kind is kind]


def test_every_node_is_a_row_of_one_of_the_two_ladders() -> None:
    assert {*LADDER, *FOLLOWED} == set(NodeKind)
    assert len(LADDER) == len(set(LADDER))


@pytest.mark.parametrize("kind", LADDER)
def test_every_row_is_climbed_and_ends_with_its_act_and_with_no_other(kind: NodeKind) -> None:
    calling, table, until = CALLING.get(kind, SIGNED), TABLES.get(kind, EVERYTHING), BY_NODE[kind].until
    assert kind in kinds(calling, table)
    assert kind not in kinds(replace(calling, answered=True), table)
    for facts in ENDING[until]:
        assert kind not in kinds(replace(calling, **facts), table), facts  # type: ignore[arg-type]
    for facts in NOT_ENDING[until]:
        assert kind in kinds(replace(calling, **facts), table), facts  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", LADDER)
def test_every_row_tells_its_recipient_and_an_office_row_goes_to_the_office(kind: NodeKind) -> None:
    calling = CALLING.get(kind, SIGNED)
    table = TABLES.get(kind, EVERYTHING)
    told = {n.recipient for n in nodes(calling, table, reviews_until=date(2026, 12, 31)) if n.kind is kind}
    assert told == {BY_NODE[kind].recipient}


def test_who_signed_and_said_nothing_is_asked_once_at_mid_term() -> None:
    assert days(SIGNED, NodeKind.FIRST_PROGRESS) == ["09-07"]  # half of 107 days has passed on Saturday 09-05
    again = replace(SIGNED, deadline_on=date(2026, 12, 15), limit_granted_on=date(2026, 9, 10))
    (first,) = (n.key for n in nodes(SIGNED, TIMETABLE) if n.kind is NodeKind.FIRST_PROGRESS)
    (later,) = (n.key for n in nodes(again, TIMETABLE) if n.kind is NodeKind.FIRST_PROGRESS)
    assert first == later, "a moved deadline does not ask again"
    assert days(UNSIGNED, NodeKind.FIRST_PROGRESS) == [], "who has not signed is asked to sign"


@pytest.mark.parametrize(("term", "asked"), [(29, False), (30, True)])
def test_only_terms_of_a_month_have_a_first_progress(term: int, *, asked: bool) -> None:
    duty = replace(SIGNED, deadline_on=SIGNED.assigned_on + timedelta(days=term))
    assert (NodeKind.FIRST_PROGRESS in kinds(duty, TIMETABLE)) is asked


def test_half_time_and_first_progress_never_ask_together() -> None:
    assert NodeKind.HALF_TIME in kinds(SIGNED)
    assert NodeKind.FIRST_PROGRESS not in kinds(SIGNED)
    without = replace(EVERYTHING, steps=(Step(NodeKind.HALF_TIME),))
    assert NodeKind.FIRST_PROGRESS in kinds(SIGNED, without)
    assert NodeKind.HALF_TIME not in kinds(SIGNED, without)


def test_the_last_day_for_more_time_is_said_where_no_announcement_falls_on_it() -> None:
    five = Timetable(OFFICIAL, announcing(5, extension=Ahead(3)))
    assert days(SIGNED, NodeKind.LAST_EXTENSION, five) == ["10-27"]
    assert days(SIGNED, NodeKind.LAST_EXTENSION, TIMETABLE) == [], "three days ahead says it already"
    on_the_day = Timetable(OFFICIAL, announcing(5, extension=Ahead(0)))
    assert days(SIGNED, NodeKind.LAST_EXTENSION, on_the_day) == [], "the day itself says it"


def test_the_last_day_for_more_time_is_not_said_afterwards() -> None:
    five = Timetable(OFFICIAL, announcing(5, extension=Ahead(3)))
    said = replace(SIGNED, spoken=True)
    at = datetime(2026, 10, 27, 8, 45, tzinfo=OFFICE_ZONE)
    assert NodeKind.LAST_EXTENSION in {node.kind for node in owed(said, five, at)}
    last_minute = at.replace(hour=23, minute=59)
    assert NodeKind.LAST_EXTENSION in {node.kind for node in owed(said, five, last_minute)}
    assert NodeKind.LAST_EXTENSION not in {
        node.kind for node in owed(said, five, last_minute + timedelta(minutes=1))
    }


@pytest.mark.parametrize(
    ("deadline", "today", "soon"),
    [
        ("2026-10-30", "10-30", ["10-27"]),
        ("2026-10-08", "10-08", ["09-30"]),  # three days ahead lies in the holiday
        (
            "2026-10-04",
            "09-30",
            [],
        ),  # a rest day: both fall on the last working day before, the nearer is said
        ("2026-10-10", "10-10", ["09-30"]),  # a Saturday on which work is made up
        ("2026-10-11", "10-10", ["10-08"]),  # the Sunday after it
    ],
)
def test_the_day_itself_is_said_on_the_last_working_day(deadline: str, today: str, soon: list[str]) -> None:
    duty = replace(SIGNED, deadline_on=date.fromisoformat(deadline))
    assert days(duty, NodeKind.DUE_TODAY) == [today]
    assert days(duty, NodeKind.DUE_SOON) == soon


def test_overdue_goes_to_the_liaison_the_leader_and_the_office_and_never_daily() -> None:
    said = [(f"{n.at:%m-%d}", n.kind.value) for n in nodes(SIGNED, TIMETABLE) if n.at.month == 11]
    assert said == [
        ("11-02", "overdue"),
        ("11-03", "overdue_leader"),
        ("11-06", "overdue"),
        ("11-06", "overdue_office"),
        ("11-13", "overdue_leader"),
    ]


def test_after_an_outage_one_overdue_message_is_owed_to_each() -> None:
    late = owed(replace(SIGNED, spoken=True), TIMETABLE, datetime(2026, 11, 20, 9, tzinfo=OFFICE_ZONE))
    assert [(node.kind.value, node.n) for node in late] == [
        ("overdue", 5),
        ("overdue_office", 5),
        ("overdue_leader", 10),
    ]


def test_a_setting_for_key_cases_goes_before_one_for_a_source_and_that_before_one_for_all() -> None:
    steps = (
        Step(NodeKind.OVERDUE, (1, 3, 7)),
        Step(NodeKind.OVERDUE, (2,), key=True),
        Step(NodeKind.OVERDUE, (4,), source=Source.DEPUTY_SUGGESTION),
    )
    table = replace(TIMETABLE, steps=steps)

    def said(duty: Duty) -> list[int]:
        return [node.n for node in nodes(duty, table) if node.kind is NodeKind.OVERDUE]

    assert said(replace(SIGNED, source=Source.PETITION)) == [1, 3, 7]
    assert said(SIGNED) == [4]
    assert said(replace(SIGNED, key=True)) == [2]


def test_natural_days_after_the_deadline_move_to_the_next_working_day_and_meet_there_once() -> None:
    weekend = Step(NodeKind.OVERDUE, (1, 2, 3, 4), DayUnit.NATURAL_DAYS)  # Saturday to Tuesday
    table = replace(TIMETABLE, steps=(weekend,))
    found = [node for node in nodes(SIGNED, table) if node.kind is NodeKind.OVERDUE]
    assert [(f"{n.at:%m-%d}", n.n, n.is_moved) for n in found] == [("11-02", 3, False), ("11-03", 4, False)]


def test_a_head_is_told_of_key_cases_alone_unless_the_office_wants_it_for_all() -> None:
    assert NodeKind.OVERDUE_HEAD not in kinds(SIGNED, TIMETABLE)
    table = replace(TIMETABLE, steps=(Step(NodeKind.OVERDUE_HEAD, (3,)),))
    assert days(SIGNED, NodeKind.OVERDUE_HEAD, table) == ["11-04"]


def test_every_message_names_the_setting_it_comes_from() -> None:
    notice = Notice((4,), setting="reminder:")
    step = Step(NodeKind.OVERDUE, (2,), setting="ladder_overdue:")
    found = {n.kind: n.setting for n in nodes(SIGNED, replace(TIMETABLE, notices=(notice,), steps=(step,)))}
    assert found[NodeKind.DUE_SOON] == "reminder:"
    assert found[NodeKind.OVERDUE] == "ladder_overdue:"
    assert found[NodeKind.DUE_TODAY] == ""


def test_a_redo_climbs_the_same_ladder_with_a_term_of_its_own() -> None:
    redo = replace(
        SIGNED, round=1, limit=Limit.REDO, limit_granted_on=date(2026, 9, 1), deadline_on=date(2026, 10, 30)
    )
    assert days(redo, NodeKind.FIRST_PROGRESS) == ["10-08"]  # half has passed on the first day of the holiday
    assert days(redo, NodeKind.DUE_SOON) == ["10-27"]
    assert not {n.key for n in nodes(redo, TIMETABLE)} & {
        n.key for n in nodes(SIGNED, TIMETABLE) if n.kind is NodeKind.FIRST_PROGRESS
    }, "what was asked in the first round is asked anew"


MOMENTS = st.dates(date(2024, 1, 2), date(2026, 11, 20))
CHANGES = st.lists(
    st.builds(
        Step,
        node=st.sampled_from([node for node in LADDER if node not in ANNOUNCEMENTS]),
        days=st.lists(st.integers(0, 30), max_size=4, unique=True).map(tuple),
        unit=st.sampled_from([DayUnit.WORKING_DAYS, DayUnit.NATURAL_DAYS]),
        source=st.sampled_from([None, Source.DEPUTY_SUGGESTION]),
        key=st.sampled_from([None, True]),
    ),
    max_size=5,
)


@st.composite
def climbers(draw: st.DrawFn) -> Duty:
    """Any assignment in any standing, at whatever time it was handed over."""
    assigned_on = draw(MOMENTS)
    moment = datetime.combine(assigned_on, draw(st.times()), OFFICE_ZONE)
    granted = draw(st.sampled_from([None, 3, 20]))
    return replace(
        draw(st.sampled_from([SIGNED, UNSIGNED, ONGOING])),
        assigned_on=assigned_on,
        deadline_on=draw(st.sampled_from([None, assigned_on + timedelta(days=draw(st.integers(0, 150)))])),
        pushed_at=TIMETABLE.hours.push_time(moment, OFFICIAL, urgent=draw(st.booleans())),
        limit_granted_on=assigned_on + timedelta(days=granted) if granted else None,
        role=draw(st.sampled_from(AssignmentRole)),
        source=draw(st.sampled_from([Source.DEPUTY_SUGGESTION, Source.NETIZEN_MESSAGE])),
        key=draw(st.booleans()),
        spoken=draw(st.booleans()),
        reported=draw(st.booleans()),
        extension_pending=draw(st.booleans()),
        progress=draw(st.sampled_from([None, 20, 80])),
        round=draw(st.sampled_from([0, 1])),
    )


def climbed(duty: Duty, changes: list[Step]) -> tuple[Node, ...]:
    table = replace(EVERYTHING, steps=(*EVERYTHING.steps, *changes))
    return nodes(duty, table, reviews_until=duty.assigned_on + timedelta(days=200))


@given(duty=climbers(), changes=CHANGES)
@settings(max_examples=250, deadline=None)
def test_no_row_speaks_on_a_rest_day_or_in_quiet_hours_or_twice(duty: Duty, changes: list[Step]) -> None:
    found = climbed(duty, changes)
    assert [n.key for n in found if EVERYTHING.hours.is_quiet(n.at, OFFICIAL)] == []
    assert {key: n for key, n in Counter(node.key for node in found).items() if n > 1} == {}
    said = Counter((node.kind, node.at) for node in found)
    assert {what: n for what, n in said.items() if n > 1} == {}, "one of a kind a day"
    assert all(node.ends_at is None or node.ends_at > node.at for node in found)


@given(duty=climbers(), changes=CHANGES, by=st.integers(1, 60))
@settings(max_examples=150, deadline=None)
def test_a_moved_deadline_gives_new_keys_to_whatever_counts_from_it(
    duty: Duty, changes: list[Step], by: int
) -> None:
    if duty.deadline_on is None:
        return
    later = replace(duty, deadline_on=duty.deadline_on + timedelta(days=by))
    before, after = ({n.key for n in climbed(one, changes) if n.deadline_on} for one in (duty, later))
    kept = {key.split(":")[1] for key in before & after}
    assert kept <= {rung.node for rung in RUNGS if rung.counts_from in ("push", "half_time")}


@given(duty=climbers(), changes=CHANGES)
@settings(max_examples=150, deadline=None)
def test_nothing_is_said_after_the_act_that_ends_it(duty: Duty, changes: list[Step]) -> None:
    assert climbed(replace(duty, answered=True), changes) == ()
    signed = climbed(replace(duty, acknowledged=True), changes)
    assert not {n.kind for n in signed} & {r.node for r in RUNGS if r.until is Until.ACKNOWLEDGED}
    asked = climbed(replace(duty, extension_pending=True), changes)
    assert NodeKind.LAST_EXTENSION not in {node.kind for node in asked}
    spoken = climbed(replace(duty, spoken=True, progress=60), changes)
    assert not {n.kind for n in spoken} & {NodeKind.FIRST_PROGRESS, NodeKind.HALF_TIME}


def test_the_rows_of_the_office_reach_nobody_of_the_unit() -> None:
    office = {rung.recipient for rung in RUNGS if rung.node.value.endswith(("_office", "_approver"))}
    assert office == {PostRole.SUPERVISOR, PostRole.APPROVER}
