"""When people are reminded of follow-ups, and who may end which kind: two tables and one ladder."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from domain.calendar import DAY
from domain.ladder import NodeKind
from domain.names import NAMES
from domain.reminders import Node, Timetable
from domain.vocabulary import DayUnit, FollowUpKind, PostRole, ResultClass
from domain.zone import OFFICE_ZONE


@dataclass(frozen=True, slots=True)
class OverdueRung:
    """So many working days after its day: which message, to whom. What the office owes itself skips units."""

    node: NodeKind
    recipient: PostRole
    days: int


def _office(days: int) -> OverdueRung:
    return OverdueRung(NodeKind.FOLLOW_UP_OFFICE, PostRole.SUPERVISOR, days)


# Natural days ahead of its day on which a follow-up is announced; 0 is the day itself. A unit's own plan is
# near at hand, what binds it to others is told with time left to act (R21, S2-16, S3-11).
ANNOUNCED: Final[Mapping[FollowUpKind, tuple[int, ...]]] = MappingProxyType(
    {
        FollowUpKind.PLAN_NODE: (1,),
        FollowUpKind.MILESTONE: (7, 0),
        FollowUpKind.PROMISE: (15, 3),
        FollowUpKind.LOOK_BACK: (0,),
        FollowUpKind.RECTIFICATION: (3, 0),
        FollowUpKind.JOINT_MEETING: (3,),
        FollowUpKind.COORDINATION: (0,),
        FollowUpKind.FIRST_CONTACT: (3,),
        FollowUpKind.FEEDBACK: (0,),
        FollowUpKind.CO_OPINION_REDO: (1,),
    }
)
_UNIT = OverdueRung(NodeKind.FOLLOW_UP_OVERDUE, PostRole.LIAISON, 1)
_LEADER = OverdueRung(NodeKind.FOLLOW_UP_LEADER, PostRole.LEADER_IN_CHARGE, 2)
# Overdue is never silent (R27): the liaison, then who answers for it, then the office. A unit's own plan and
# its talks with whoever raised the case are not its leader's business.
OVERDUE: Final[Mapping[FollowUpKind, tuple[OverdueRung, ...]]] = MappingProxyType(
    {
        FollowUpKind.PLAN_NODE: (_UNIT, _office(2)),
        FollowUpKind.MILESTONE: (_UNIT, _LEADER, _office(3)),
        FollowUpKind.PROMISE: (_UNIT, _LEADER, _office(3)),
        FollowUpKind.LOOK_BACK: (_UNIT, _office(2)),
        FollowUpKind.RECTIFICATION: (_UNIT, _LEADER, _office(3)),
        FollowUpKind.JOINT_MEETING: (_UNIT, _LEADER, _office(3)),
        FollowUpKind.COORDINATION: (_UNIT, _office(2)),
        FollowUpKind.FIRST_CONTACT: (_UNIT, _office(2)),
        FollowUpKind.FEEDBACK: (_UNIT, _office(2)),
        FollowUpKind.CO_OPINION_REDO: (_UNIT, _LEADER, _office(3)),
    }
)
# A look-back bears its case's class of result.
_CLASSES: Final[Mapping[str, str]] = MappingProxyType({one.value: NAMES[one] for one in ResultClass})


def say_title(title: str) -> str:
    """What a follow-up is about, in words for people."""
    return _CLASSES.get(title, title)


class Ending(StrEnum):
    """How a follow-up ends."""

    UNIT = "unit"  # the unit says it is done
    CLAIM = "claim"  # the unit says so, the office decides whether it is
    ACT = "act"  # by an act of its own, which the reply names


ENDING: Final[Mapping[FollowUpKind, Ending]] = MappingProxyType(
    {
        FollowUpKind.PLAN_NODE: Ending.UNIT,
        FollowUpKind.MILESTONE: Ending.UNIT,
        FollowUpKind.PROMISE: Ending.CLAIM,
        FollowUpKind.LOOK_BACK: Ending.ACT,
        FollowUpKind.RECTIFICATION: Ending.ACT,
        FollowUpKind.JOINT_MEETING: Ending.ACT,
        FollowUpKind.COORDINATION: Ending.ACT,
        FollowUpKind.FIRST_CONTACT: Ending.ACT,
        FollowUpKind.FEEDBACK: Ending.ACT,
        FollowUpKind.CO_OPINION_REDO: Ending.ACT,
    }
)


@dataclass(frozen=True, slots=True)
class Followed:
    """What reminders depend on in one open follow-up. Without a unit the office owes it."""

    id: int
    kind: FollowUpKind
    case_number: str
    title: str  # "" for a secret case
    due_on: date
    told_on: date
    assignment_id: int | None = None
    unit_id: int | None = None


@dataclass(frozen=True, slots=True)
class PlannedFollowUp:
    """One reminder of one follow-up, for the post that `node.recipient` names."""

    duty: Followed
    node: Node


def follow_up_nodes(followed: Followed, timetable: Timetable) -> tuple[Node, ...]:
    """Every message a follow-up calls for as it stands, in order of time; never on a rest day."""
    found = [*_announcements(followed, timetable), *_overdue(followed, timetable)]
    return tuple(sorted(found, key=lambda node: (node.at, node.key)))


def follow_ups_owed(
    followed: Iterable[Followed], timetable: Timetable, now: datetime, told: Container[str]
) -> list[PlannedFollowUp]:
    """What has fallen due by now, still says something useful, and whose key is not among those told."""
    today = now.astimezone(OFFICE_ZONE).date()
    return [
        PlannedFollowUp(one, replace(node, told_on=today, late=today > _day(node.at)))
        for one in followed
        for node in follow_up_nodes(one, timetable)
        if node.at <= now and (node.ends_at is None or now < node.ends_at) and node.key not in told
    ]


def follow_ups_ahead(
    followed: Iterable[Followed], timetable: Timetable, days: tuple[date, date], told: Container[str]
) -> list[PlannedFollowUp]:
    """What will fall due on these days, both included, if nobody acts meanwhile."""
    return [
        PlannedFollowUp(one, node)
        for one in followed
        for node in follow_up_nodes(one, timetable)
        if days[0] <= _day(node.at) <= days[1] and node.key not in told
    ]


def days_ahead(kind: FollowUpKind, timetable: Timetable) -> tuple[int, ...]:
    """Natural days ahead of its day on which a kind is announced: as the office set it, or as usual."""
    return timetable.announced.get(kind) or ANNOUNCED[kind]


def _announcements(followed: Followed, timetable: Timetable) -> Iterator[Node]:
    calendar, hours, due = timetable.calendar, timetable.hours, followed.due_on
    by_day = {
        calendar.previous_working_day(due - timedelta(days=n)): n
        for n in sorted(days_ahead(followed.kind, timetable), reverse=True)
    }
    days = [day for day in sorted(by_day) if day > followed.told_on]
    ends = [*map(hours.slot_on, days[1:]), datetime.combine(due + DAY, time(), OFFICE_ZONE)]
    recipient = PostRole.LIAISON if followed.unit_id else PostRole.SUPERVISOR
    for day, ends_at in zip(days, ends, strict=False):
        n = by_day[day]
        yield Node(
            key=f"g{followed.id}:{NodeKind.FOLLOW_UP}:{due}:{n}",
            kind=NodeKind.FOLLOW_UP,
            recipient=recipient,
            at=hours.slot_on(day),
            n=n,
            unit=DayUnit.NATURAL_DAYS,
            nominal_on=due - timedelta(days=n),
            deadline_on=due,
            ends_at=ends_at,
        )


def _overdue(followed: Followed, timetable: Timetable) -> Iterator[Node]:
    """The working days after it, or after the day it was told if that came later."""
    from_on = max(followed.due_on, followed.told_on)
    for rung in OVERDUE[followed.kind]:
        if rung.recipient is not PostRole.SUPERVISOR and not followed.unit_id:
            continue
        at = timetable.hours.slot_on(timetable.calendar.add_working_days(from_on, rung.days))
        yield Node(
            key=f"g{followed.id}:{rung.node}:{followed.due_on}:{rung.days}",
            kind=rung.node,
            recipient=rung.recipient,
            at=at,
            n=rung.days,
            unit=DayUnit.WORKING_DAYS,
            nominal_on=_day(at),
            deadline_on=followed.due_on,
        )


def _day(at: datetime) -> date:
    return at.astimezone(OFFICE_ZONE).date()
