"""The ladder of reminders as tables an office can read: which node, after what, to whom, until when."""

from dataclasses import dataclass
from enum import StrEnum

from domain.vocabulary import AssignmentRole, DayUnit, PostRole, Source


class NodeKind(StrEnum):
    """What a message of the ladder is about."""

    DUE_SOON = "due_soon"  # 主办到期 is near
    CO_DUE_SOON = "co_due_soon"  # 会办到期 is near
    REPORT_DUE = "report_due"  # the signed report must reach the office (R25)
    UNSIGNED = "unsigned"  # pushed half a working day ago, not signed for (R13)
    UNSIGNED_LEADER = "unsigned_leader"
    OVERDUE = "overdue"  # (R27)
    OVERDUE_LEADER = "overdue_leader"
    OVERDUE_HEAD = "overdue_head"  # of a key case: its unit's head answers for it (双督办)
    HALF_TIME = "half_time"  # 时间过半任务过半: half the term has passed, and less than half is done (R26)
    REVIEW = "review"  # a look at an ongoing case
    FOLLOW_UP = "follow_up"  # a promise, plan node, milestone … comes near
    FOLLOW_UP_OVERDUE = "follow_up_overdue"
    FOLLOW_UP_OFFICE = "follow_up_office"  # overdue: the office is told


class CountsFrom(StrEnum):
    """The fact a rung is counted from."""

    AFTER_DEADLINE = "after_deadline"  # working days after it
    AFTER_PUSH = "after_push"  # working days after the first slot once half a working day has passed since


class Until(StrEnum):
    """The act of the unit that makes a rung pointless."""

    ACKNOWLEDGED = "acknowledged"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Rung:
    """One row of the ladder: node, how many working days after what, who is told, and what ends it."""

    node: NodeKind
    counts_from: CountsFrom
    days: int
    recipient: PostRole
    until: Until
    key_only: bool = False  # climbed for key cases alone


# Overdue is never silent: the liaison, then the leader in charge, then the daily digest (R27).
RUNGS: tuple[Rung, ...] = (
    Rung(NodeKind.UNSIGNED, CountsFrom.AFTER_PUSH, 0, PostRole.LIAISON, Until.ACKNOWLEDGED),
    Rung(NodeKind.UNSIGNED_LEADER, CountsFrom.AFTER_PUSH, 1, PostRole.LEADER_IN_CHARGE, Until.ACKNOWLEDGED),
    Rung(NodeKind.OVERDUE, CountsFrom.AFTER_DEADLINE, 1, PostRole.LIAISON, Until.ANSWERED),
    Rung(NodeKind.OVERDUE_LEADER, CountsFrom.AFTER_DEADLINE, 2, PostRole.LEADER_IN_CHARGE, Until.ANSWERED),
    Rung(
        NodeKind.OVERDUE_HEAD, CountsFrom.AFTER_DEADLINE, 1, PostRole.UNIT_HEAD, Until.ANSWERED, key_only=True
    ),
)


@dataclass(frozen=True, slots=True)
class Notice:
    """How many days ahead a deadline is announced (R21). A field left None fits every case."""

    days: tuple[int, ...]
    unit: DayUnit = DayUnit.NATURAL_DAYS
    source: Source | None = None
    is_co: bool | None = None
    key: bool | None = None

    def fits(self, source: Source, role: AssignmentRole, *, key: bool) -> bool:
        wanted = (self.source, self.is_co, self.key)
        actual = (source, role is AssignmentRole.CO, key)
        return all(want is None or want == is_so for want, is_so in zip(wanted, actual, strict=True))

    @property
    def precedence(self) -> tuple[bool, bool, bool]:
        """A row for key cases goes before one for a source, that before one for a role (R28)."""
        return (self.key is not None, self.source is not None, self.is_co is not None)


@dataclass(frozen=True, slots=True)
class Ahead:
    """So many days ahead of the deadline."""

    days: int
    unit: DayUnit = DayUnit.NATURAL_DAYS


@dataclass(frozen=True, slots=True)
class Ladder:
    """What holds ahead of a deadline: announcements, the last day to ask for more time, the report."""

    notices: tuple[Notice, ...]
    extension: Ahead
    report: Ahead
    report_required: bool = False  # an answer needs the signed report first, so its day is announced too

    def notice_for(self, source: Source, role: AssignmentRole, *, key: bool) -> Notice | None:
        """The most particular notice that fits; of equals the one that stands later."""
        fitting = [notice for notice in self.notices if notice.fits(source, role, key=key)]
        return max(reversed(fitting), key=lambda notice: notice.precedence, default=None)
