"""The light of a unit: what makes it red, what yellow, and what is nobody's business."""

from dataclasses import replace

import pytest

from domain.health import (
    Finding,
    Light,
    Reason,
    Signs,
    Trace,
    UnitHealth,
    check_office,
    check_unit,
    is_handling,
)
from domain.rosters import Member, Seat
from domain.vocabulary import PostRole

UNIT = "区教育局"
LIAISON = Member(1, "吴静", "u31", "13900000031", seats=(Seat(UNIT, PostRole.LIAISON),))
OFFICER = Member(2, "李四", "u32", "13900000032", seats=(Seat(UNIT, PostRole.CASE_OFFICER),))
LEADER = Member(3, "孙立", "u33", "13900000033", seats=(Seat(UNIT, PostRole.LEADER_IN_CHARGE),))
WELL = (LIAISON, OFFICER, LEADER)
NOTHING = Signs({})


def reasons(*members: Member, signs: Signs = NOTHING) -> list[Reason]:
    return [one.reason for one in check_unit(UNIT, members, signs).findings]


def test_two_who_can_be_reached_and_a_leader_are_green() -> None:
    assert check_unit(UNIT, WELL, NOTHING).light is Light.GREEN


@pytest.mark.parametrize(
    ("member", "signs", "reason"),
    [
        (replace(LIAISON, user_id=""), NOTHING, Reason.NO_USER_ID),
        (replace(LIAISON, reachable=False), NOTHING, Reason.INVALID),
        (LIAISON, Signs({}, {"u31"}), Reason.OUT_OF_RANGE),
    ],
)
def test_where_nobody_can_be_reached_the_light_is_red_and_says_why(
    member: Member, signs: Signs, reason: Reason
) -> None:
    unit = check_unit(UNIT, (member, LEADER), signs)
    assert (unit.light, unit.findings[0]) == (Light.RED, Finding(reason, "吴静"))


def test_a_unit_without_anybody_for_its_cases_is_red() -> None:
    assert reasons(LEADER) == [Reason.NO_HOLDER]
    assert reasons() == [Reason.NO_HOLDER, Reason.NO_LEADER]


def test_one_who_can_be_reached_is_enough_for_yellow() -> None:
    left = check_unit(UNIT, (replace(LIAISON, reachable=False), OFFICER, LEADER), NOTHING)
    assert (left.light, left.findings) == (Light.YELLOW, (Finding(Reason.NO_STAND_IN, "李四"),))


def test_who_has_written_since_is_within_range() -> None:
    assert reasons(*WELL, signs=Signs({1: Trace(stirred=True)}, {"u31"})) == []


@pytest.mark.parametrize(
    ("traces", "silent"),
    [
        ({}, False),
        ({1: Trace(sent=True)}, True),
        ({1: Trace(sent=True), 2: Trace(sent=True)}, True),
        ({1: Trace(sent=True, stirred=True)}, False),
        ({1: Trace(sent=True), 2: Trace(stirred=True)}, False),
        ({3: Trace(sent=True)}, False),
    ],
)
def test_silence_counts_only_where_something_was_sent(traces: dict[int, Trace], *, silent: bool) -> None:
    assert (Reason.SILENT in reasons(*WELL, signs=Signs(traces))) == silent


def test_a_leader_and_a_mobile_are_wanted() -> None:
    assert reasons(LIAISON, OFFICER) == [Reason.NO_LEADER]
    assert reasons(LIAISON, OFFICER, replace(LEADER, user_id="")) == [Reason.LEADER_WITHOUT_ID]
    assert reasons(LIAISON, OFFICER, replace(LEADER, reachable=False)) == [Reason.LEADER_UNREACHED]
    assert reasons(replace(LIAISON, mobile=""), OFFICER, LEADER) == [Reason.NO_MOBILE]


def office(*roles: PostRole) -> list[Reason]:
    members = [
        Member(number, f"某{number}", f"u{number}", "", seats=(Seat("区政府督查室", role),))
        for number, role in enumerate(roles)
    ]
    return [one.reason for one in check_office(members, NOTHING).findings]


def test_the_office_needs_its_own_posts() -> None:
    needed = (PostRole.ADMIN, PostRole.APPROVER, PostRole.SUPERVISOR)
    doubled = (*needed, PostRole.APPROVER, PostRole.SUPERVISOR, PostRole.DISTRICT_LEADER)
    assert office(*doubled) == []
    assert office(*needed) == [Reason.ONE_APPROVER, Reason.ONE_SUPERVISOR, Reason.NO_DISTRICT_LEADER]
    assert office() == [
        Reason.NO_ADMIN, Reason.NO_APPROVER, Reason.NO_SUPERVISOR, Reason.NO_DISTRICT_LEADER,
    ]  # fmt: skip


def test_which_units_are_looked_at() -> None:
    leads = Member(9, "陆建国", "u9", seats=(Seat("区政府", PostRole.DISTRICT_LEADER),))
    assert is_handling(UNIT, WELL, 0)
    assert is_handling("区大数据局", (), 0)
    assert not is_handling("区政府", (leads,), 0)
    assert is_handling("区政府", (leads,), 1)


def test_the_worst_stands_first() -> None:
    red = UnitHealth("乙", (Finding(Reason.NO_HOLDER),), 1)
    redder = UnitHealth("丙", (Finding(Reason.NO_HOLDER),), 5)
    yellow = UnitHealth("甲", (Finding(Reason.NO_LEADER),), 9)
    green = UnitHealth("丁", (), 9)
    found = sorted((green, yellow, red, redder), key=lambda one: one.rank)
    assert found == [redder, red, yellow, green]
