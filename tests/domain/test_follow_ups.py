"""Follow-ups are announced ahead, spoken of when overdue, never on a rest day, and never twice."""

from collections import Counter
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.follow_ups import (
    ANNOUNCED,
    ENDING,
    OVERDUE,
    Followed,
    follow_up_nodes,
    follow_ups_ahead,
    follow_ups_owed,
)
from domain.ladder import NodeKind
from domain.packs import Packs
from domain.reminders import Timetable
from domain.vocabulary import FollowUpKind, PostRole
from domain.zone import OFFICE_ZONE
from tests.domain.announcing import GENERIC
from tests.domain.calendars import OFFICIAL

TIMETABLE = Timetable(OFFICIAL, Packs({GENERIC.name: GENERIC}))


def promise(due_on: str, told_on: str = "2026-09-01", unit_id: int | None = 7) -> Followed:
    return Followed(
        12, FollowUpKind.PROMISE, "建议012", "年底前交付", date.fromisoformat(due_on),
        date.fromisoformat(told_on), 3, unit_id,
    )  # fmt: skip


def days(followed: Followed) -> list[tuple[str, str, int]]:
    return [(str(n.at.date()), n.kind.value, n.n) for n in follow_up_nodes(followed, TIMETABLE)]


def test_a_promise_is_announced_twice_and_then_the_unit_its_leader_and_the_office_are_told() -> None:
    assert days(promise("2026-10-30")) == [
        ("2026-10-15", "follow_up", 15),
        ("2026-10-27", "follow_up", 3),
        ("2026-11-02", "follow_up_overdue", 1),
        ("2026-11-03", "follow_up_leader", 2),
        ("2026-11-04", "follow_up_office", 3),
    ]


def test_a_day_in_the_holiday_is_announced_before_it() -> None:
    assert ("2026-09-30", "follow_up", 3) in days(promise("2026-10-08"))


def test_what_was_set_only_today_is_not_announced_today() -> None:
    assert [day for day, kind, _ in days(promise("2026-10-30", "2026-10-15")) if kind == "follow_up"] == [
        "2026-10-27"
    ]
    assert ("2026-10-15", "follow_up", 15) in days(promise("2026-10-30", "2026-10-14"))


def test_what_the_office_owes_is_told_to_the_office_alone() -> None:
    nodes = follow_up_nodes(promise("2026-10-30", unit_id=None), TIMETABLE)
    assert {node.recipient for node in nodes} == {PostRole.SUPERVISOR}
    assert NodeKind.FOLLOW_UP_OVERDUE not in {node.kind for node in nodes}


@pytest.mark.parametrize("kind", FollowUpKind)
def test_every_kind_has_its_days_and_its_ending(kind: FollowUpKind) -> None:
    assert kind in ANNOUNCED
    assert kind in ENDING
    rungs = OVERDUE[kind]
    assert rungs[0].recipient is PostRole.LIAISON
    assert rungs[-1].recipient is PostRole.SUPERVISOR
    assert [rung.days for rung in rungs] == sorted({rung.days for rung in rungs})


@given(
    due=st.dates(date(2024, 1, 1), date(2026, 11, 30)),
    told=st.integers(0, 60),
    kind=st.sampled_from(FollowUpKind),
    unit=st.sampled_from([None, 7]),
)
def test_never_on_a_rest_day_and_each_once(
    due: date, told: int, kind: FollowUpKind, unit: int | None
) -> None:
    followed = Followed(1, kind, "建议001", "", due, due - timedelta(days=told), 3, unit)
    nodes = follow_up_nodes(followed, TIMETABLE)
    assert all(OFFICIAL.is_working_day(node.at.date()) for node in nodes)
    assert set(Counter(node.key for node in nodes).values()) == {1}
    assert [node.kind for node in nodes][-1] is NodeKind.FOLLOW_UP_OFFICE


@given(due=st.dates(date(2026, 2, 1), date(2026, 10, 31)), kind=st.sampled_from(FollowUpKind))
def test_what_is_owed_day_by_day_is_what_was_foreseen(due: date, kind: FollowUpKind) -> None:
    followed = Followed(1, kind, "建议001", "", due, due - timedelta(days=40), 3, 7)
    first, last = due - timedelta(days=40), due + timedelta(days=20)
    foreseen = {p.node.key for p in follow_ups_ahead([followed], TIMETABLE, (first, last), set())}
    told: set[str] = set()
    for number in range((last - first).days + 1):
        now = datetime.combine(first + timedelta(days=number), TIMETABLE.hours.slot, OFFICE_ZONE)
        told |= {p.node.key for p in follow_ups_owed([followed], TIMETABLE, now, told)}
    assert told == foreseen
