"""Who may take which part, when units must meet, how an opinion stands: both sides of every boundary."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.joint import (
    Fault,
    Meet,
    Opinion,
    Part,
    Standing,
    count_together,
    find_fault,
    is_answered,
    is_named,
    judge,
    may_mark_late,
    why_meet,
)
from domain.joint_meetings import read_absent
from domain.packs.pack import JointRule
from domain.vocabulary import AssignmentRole as Role
from domain.vocabulary import AssignmentState as State

TODAY = date(2026, 9, 22)
DAY = timedelta(days=1)
UNITS = ("区财政局", "区城市管理局", "区水务局")


def team(*roles: Role) -> list[Part]:
    return [Part(number, role) for number, role in enumerate(roles)]


@pytest.mark.parametrize(
    ("roles", "fault"),
    [
        ((Role.SOLE,), None),
        ((Role.LEAD,), None),
        ((Role.LEAD, Role.CO, Role.CO), None),
        ((Role.SPLIT, Role.SPLIT), None),
        ((Role.CO,), Fault.NO_LEAD),
        ((Role.LEAD, Role.LEAD), Fault.TWO_LEADS),
        ((Role.SOLE, Role.CO), Fault.NO_LEAD),
        ((Role.SOLE, Role.SOLE), Fault.SOLE_NOT_ALONE),
        ((Role.SOLE, Role.LEAD), Fault.SOLE_NOT_ALONE),
        ((Role.SPLIT, Role.LEAD), Fault.SPLIT_MIXED),
    ],
)
def test_one_lead_no_co_without_it_sole_alone_split_unmixed(
    roles: tuple[Role, ...], fault: Fault | None
) -> None:
    assert find_fault(team(*roles)) is fault


def test_a_unit_takes_one_part_only_and_what_it_handed_back_is_none() -> None:
    twice = [Part(1, Role.SPLIT), Part(1, Role.SPLIT)]
    assert find_fault(twice) is Fault.TWICE
    assert find_fault([twice[0], Part(1, Role.SPLIT, State.RETURNED)]) is None
    assert find_fault([Part(1, Role.LEAD, State.REVOKED), Part(2, Role.LEAD)]) is None


@given(st.lists(st.sampled_from([Role.CO, Role.SPLIT]), max_size=9), st.sampled_from([Role.LEAD, Role.SOLE]))
def test_parts_without_a_fault_have_one_responsible_unit_or_are_all_split(
    others: list[Role], first: Role
) -> None:
    parts = team(first, *others)
    sound = find_fault(parts) is None
    assert sound == ((first is Role.LEAD and set(others) <= {Role.CO}) or not others)


@pytest.mark.parametrize(
    ("counts_lead", "co_units", "meets"),
    [(True, 3, False), (True, 4, True), (False, 4, False), (False, 5, True)],
)
def test_more_than_four_units_meet_as_the_pack_counts_them(
    *, counts_lead: bool, co_units: int, meets: bool
) -> None:
    rule = JointRule(clause="", over=4, counts_lead=counts_lead)
    parts = team(Role.LEAD, *[Role.CO] * co_units)
    assert count_together(rule, parts) == co_units + counts_lead
    assert (why_meet(rule, parts, leader_case=False) is Meet.UNITS) == meets


def test_units_that_have_left_and_split_units_do_not_count() -> None:
    rule = JointRule(clause="", over=4)
    left = [*team(Role.LEAD, Role.CO, Role.CO, Role.CO), Part(9, Role.CO, State.REVOKED)]
    assert why_meet(rule, left, leader_case=False) is None
    assert why_meet(rule, team(*[Role.SPLIT] * 9), leader_case=False) is None


def test_a_leaders_case_meets_however_few_unless_the_pack_says_no() -> None:
    alone = team(Role.SOLE)
    assert why_meet(JointRule(clause="", over=4), alone, leader_case=True) is Meet.LEADER
    assert why_meet(JointRule(clause="", over=4, leader_case=False), alone, leader_case=True) is None
    crowd = team(Role.LEAD, *[Role.CO] * 30)
    assert why_meet(JointRule(clause="", over=None), crowd, leader_case=False) is None


def test_a_split_case_is_answered_when_all_its_units_have() -> None:
    first, second = Part(1, Role.SPLIT, State.ANSWERED), Part(2, Role.SPLIT, State.IN_PROGRESS)
    assert not is_answered([first, second])
    assert is_answered([first, Part(2, Role.SPLIT, State.RATED)])
    assert is_answered([first, Part(2, Role.SPLIT, State.RETURNED)])
    assert is_answered([Part(1, Role.LEAD, State.ANSWERED), Part(2, Role.CO, State.ASSIGNED)])
    assert not is_answered([Part(1, Role.LEAD, State.REDO), Part(2, Role.CO, State.ANSWERED)])
    assert not is_answered([])


@pytest.mark.parametrize(
    ("standing", "how"),
    [
        (Standing(State.ASSIGNED, TODAY), Opinion.WAITING),
        (Standing(State.ASSIGNED, TODAY - DAY), Opinion.LATE),
        (Standing(State.ASSIGNED, None), Opinion.WAITING),
        (Standing(State.IN_PROGRESS, TODAY, sent_back=True), Opinion.SENT_BACK),
        (Standing(State.IN_PROGRESS, TODAY - DAY, sent_back=True), Opinion.LATE),
        (Standing(State.IN_PROGRESS, TODAY, marked=True), Opinion.MARKED),
        (Standing(State.ANSWERED, TODAY - DAY, marked=True), Opinion.IN),
        (Standing(State.ANSWERED, TODAY, empty=True), Opinion.EMPTY),
    ],
)
def test_how_an_opinion_stands(standing: Standing, how: Opinion) -> None:
    assert judge(standing, TODAY) is how


def test_an_opinion_is_given_up_from_the_day_after_its_limit_or_once_urged() -> None:
    waiting = Standing(State.ASSIGNED, TODAY)
    assert not may_mark_late(waiting, TODAY, None, TODAY)
    assert may_mark_late(waiting, TODAY + DAY, None, TODAY)
    assert may_mark_late(waiting, TODAY, TODAY, TODAY)
    assert not may_mark_late(waiting, TODAY, TODAY - DAY, TODAY), "urged before it was sent back"
    assert not may_mark_late(Standing(State.ANSWERED, TODAY - DAY), TODAY, TODAY, TODAY)


def test_a_unit_is_named_with_or_without_its_seat() -> None:
    assert is_named("区财政局", "财政局列入预算")
    assert not is_named("区财政局", "财政列入预算")


@pytest.mark.parametrize(
    ("text", "answered", "absent"),
    [
        ("形成方案，会办单位都到了", False, ()),
        ("各单位均参加，形成方案", False, ()),
        ("形成方案，区财政局没到", False, ("区财政局",)),
        ("形成方案，城管局、水务局未参加", False, ("区城市管理局", "区水务局")),
        ("除区水务局外都参加了", False, ("区水务局",)),
        ("区财政局、城管局参加，形成方案", False, ("区水务局",)),
        ("形成方案", False, None),
        ("区财政局负责资金", False, None),
        ("区财政局", True, ("区财政局",)),
        ("都到了", True, ()),
        ("不清楚", True, None),
    ],
)
def test_who_was_missing_by_what_people_write(
    *, text: str, answered: bool, absent: tuple[str, ...] | None
) -> None:
    assert read_absent(text, UNITS, answered=answered) == absent
