"""会办: who takes which part in one case, when its units have to meet, and how an opinion stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from domain.packs.pack import JointRule
from domain.transitions import ANSWERED, LEFT, OPEN
from domain.vocabulary import AssignmentRole, AssignmentState

_TOGETHER: Final = frozenset({AssignmentRole.LEAD, AssignmentRole.CO})


@dataclass(frozen=True, slots=True)
class Part:
    """One unit's part in a case."""

    unit_id: int
    role: AssignmentRole
    state: AssignmentState = AssignmentState.ASSIGNED

    @property
    def is_held(self) -> bool:
        """Whether the unit has not handed it back or lost it."""
        return self.state not in LEFT


class Fault(StrEnum):
    """What is wrong with the units of a case (R11)."""

    TWICE = "twice"  # one unit in two parts
    TWO_LEADS = "two_leads"
    NO_LEAD = "no_lead"  # co-handlers without a lead
    SOLE_NOT_ALONE = "sole_not_alone"
    SPLIT_MIXED = "split_mixed"  # 分办 beside another part


def find_fault(parts: Iterable[Part]) -> Fault | None:
    """The first rule the parts break: one lead for joint handling, sole alone, split units each once."""
    held = [part for part in parts if part.is_held]
    roles = [part.role for part in held]
    checks = (
        (Fault.TWICE, len({part.unit_id for part in held}) < len(held)),
        (Fault.TWO_LEADS, roles.count(AssignmentRole.LEAD) > 1),
        (Fault.NO_LEAD, AssignmentRole.CO in roles and AssignmentRole.LEAD not in roles),
        (Fault.SOLE_NOT_ALONE, AssignmentRole.SOLE in roles and len(roles) > 1),
        (Fault.SPLIT_MIXED, AssignmentRole.SPLIT in roles and set(roles) != {AssignmentRole.SPLIT}),
    )
    return next((fault for fault, found in checks if found), None)


def is_answered(parts: Iterable[Part]) -> bool:
    """Whether the case counts as answered: its lead or sole unit has, or, of a split case, every unit."""
    owed = [part for part in parts if part.is_held and part.role is not AssignmentRole.CO]
    return bool(owed) and all(part.state in ANSWERED for part in owed)


class Meet(StrEnum):
    """Why units have to meet (R12)."""

    UNITS = "units"  # more handle it together than the rule allows without
    LEADER = "leader"  # a leader handles it himself


def why_meet(rule: JointRule, parts: Iterable[Part], *, leader_case: bool) -> Meet | None:
    """Why a case must be handled in a meeting; None if it need not be. Split units handle nothing jointly."""
    if leader_case and rule.leader_case:
        return Meet.LEADER
    counted = count_together(rule, parts)
    return Meet.UNITS if rule.over is not None and counted > rule.over else None


def count_together(rule: JointRule, parts: Iterable[Part]) -> int:
    """How many units handle the case together, as the rule counts them."""
    roles = _TOGETHER if rule.counts_lead else frozenset({AssignmentRole.CO})
    return sum(part.is_held and part.role in roles for part in parts)


class Opinion(StrEnum):
    """How a co-handler's opinion stands."""

    IN = "opinion_in"  # 已交
    EMPTY = "opinion_empty"  # 已交，没有具体意见
    WAITING = "opinion_waiting"  # 未交，没到时限
    LATE = "opinion_overdue"  # 未交，过了时限
    SENT_BACK = "opinion_sent_back"  # 退回重报
    MARKED = "opinion_marked_late"  # 标为逾期: the lead goes on without it


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of one co-handler's opinion."""

    state: AssignmentState
    deadline_on: date | None
    marked: bool = False
    empty: bool = False
    sent_back: bool = False


def judge(standing: Standing, today: date) -> Opinion:
    """How an opinion stands today; what is in counts whatever was marked before."""
    if standing.state not in OPEN:
        return Opinion.EMPTY if standing.empty else Opinion.IN
    if standing.marked:
        return Opinion.MARKED
    if standing.deadline_on is not None and standing.deadline_on < today:
        return Opinion.LATE
    return Opinion.SENT_BACK if standing.sent_back else Opinion.WAITING


BLOCKING: Final = frozenset({Opinion.WAITING, Opinion.LATE, Opinion.SENT_BACK})


def may_mark_late(standing: Standing, today: date, urged_on: date | None, since: date) -> bool:
    """Whether a missing opinion may be given up: its limit has passed, or it was urged since it was asked."""
    passed = standing.deadline_on is not None and standing.deadline_on < today
    return standing.state in OPEN and (passed or (urged_on is not None and urged_on >= since))


def is_named(unit: str, text: str) -> bool:
    """Whether an answer names a co-handler, its seat (区, 市, 县) left aside."""
    short = unit[1:] if unit[:1] in "区市县" else unit
    return short in text


def unnamed(units: Sequence[str], text: str) -> list[str]:
    """The co-handlers that an answer does not name."""
    return [unit for unit in units if not is_named(unit, text)]
