"""The ladder of reminders as tables an office can read: which node, after what, to whom, until when."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from domain.vocabulary import AssignmentRole, DayUnit, PostRole, Source


class NodeKind(StrEnum):
    """What a message of the ladder is about."""

    UNSIGNED = "unsigned"  # pushed half a working day ago, not signed for (R13)
    UNSIGNED_LEADER = "unsigned_leader"
    UNSIGNED_OFFICE = "unsigned_office"
    FIRST_PROGRESS = "first_progress"  # signed for, and then not a word by mid-term: asked once
    HALF_TIME = "half_time"  # 时间过半任务过半: half the term has passed, and less than half is done (R26)
    DUE_SOON = "due_soon"  # 主办到期 is near
    CO_DUE_SOON = "co_due_soon"  # 会办到期 is near
    LAST_EXTENSION = "last_extension"  # the last day on which more time may be asked for (R24)
    REPORT_DUE = "report_due"  # the signed report must reach the office (R25)
    DUE_TODAY = "due_today"
    OVERDUE = "overdue"  # (R27)
    OVERDUE_LEADER = "overdue_leader"
    OVERDUE_HEAD = "overdue_head"  # of a key case: its unit's head answers for it (双督办)
    OVERDUE_OFFICE = "overdue_office"
    OVERDUE_APPROVER = "overdue_approver"
    REVIEW = "review"  # a look at an ongoing case
    FOLLOW_UP = "follow_up"  # a promise, plan node, milestone … comes near
    FOLLOW_UP_OVERDUE = "follow_up_overdue"
    FOLLOW_UP_LEADER = "follow_up_leader"
    FOLLOW_UP_OFFICE = "follow_up_office"  # overdue: the office is told


class CountsFrom(StrEnum):
    """The fact a rung is counted from, and what its days say."""

    PUSH = "push"  # working days after the first slot once half a working day has passed since
    HALF_TIME = "half_time"  # half of the term; the days say how long a term must be to have the rung
    DEADLINE = "deadline"  # days ahead of it
    EXTENSION_END = "extension_end"  # the last day for asking for more time
    REPORT_DAY = "report_day"  # days ahead of the day of the written report
    AFTER_DEADLINE = "after_deadline"  # days after it
    CADENCE = "cadence"  # every so many days from the hand-over


class Until(StrEnum):
    """The act that makes a rung pointless, besides an answer, which ends them all."""

    ACKNOWLEDGED = "acknowledged"  # 签收
    SPOKEN = "spoken"  # any progress, report or request for more time
    HALF_DONE = "half_done"  # half of it is done, as reported
    ASKED = "asked"  # more time is asked for, or can no longer be had
    REPORTED = "reported"  # the signed report is in
    TOLD = "told"  # how far it is, until the next look
    ANSWERED = "answered"  # 答复, 会办意见


@dataclass(frozen=True, slots=True)
class Rung:
    """One row of the ladder: node, when, who is told, and what ends it.

    Without days it takes them from the policy pack, unless it is off. `section` is the part of the pack whose
    clause lays it down; without one it is the office's own usage. On one day it gives way to `yields_to`.
    """

    node: NodeKind
    counts_from: CountsFrom
    recipient: PostRole
    until: Until
    days: tuple[int, ...] = ()
    unit: DayUnit = DayUnit.WORKING_DAYS
    section: str = ""
    is_co: bool | None = None  # of co-handlers alone, or of all others
    key_only: bool = False  # climbed for key cases alone
    off: bool = False  # only where the office has set days for it
    yields_to: tuple[NodeKind, ...] = ()
    setting: str = ""  # the office's setting it comes from, as name:scope

    def concerns(self, role: AssignmentRole, *, key: bool) -> bool:
        """Whether assignments of this kind climb it at all."""
        is_co = role is AssignmentRole.CO
        return not self.off and (key or not self.key_only) and self.is_co in (None, is_co)


ANNOUNCEMENTS: Final = (NodeKind.DUE_SOON, NodeKind.CO_DUE_SOON, NodeKind.DUE_TODAY)

# Overdue is never silent and never daily: the liaison, then the leader in charge, then the office (R27).
RUNGS: Final[tuple[Rung, ...]] = (
    Rung(NodeKind.UNSIGNED, CountsFrom.PUSH, PostRole.LIAISON, Until.ACKNOWLEDGED, (0,)),
    Rung(NodeKind.UNSIGNED_LEADER, CountsFrom.PUSH, PostRole.LEADER_IN_CHARGE, Until.ACKNOWLEDGED, (1,)),
    Rung(NodeKind.UNSIGNED_OFFICE, CountsFrom.PUSH, PostRole.SUPERVISOR, Until.ACKNOWLEDGED, off=True),
    Rung(
        NodeKind.FIRST_PROGRESS, CountsFrom.HALF_TIME, PostRole.LIAISON, Until.SPOKEN, (30,),
        DayUnit.NATURAL_DAYS, is_co=False,
        yields_to=(NodeKind.HALF_TIME, NodeKind.LAST_EXTENSION, NodeKind.REPORT_DUE, *ANNOUNCEMENTS),
    ),
    Rung(
        NodeKind.HALF_TIME, CountsFrom.HALF_TIME, PostRole.LIAISON, Until.HALF_DONE,
        unit=DayUnit.NATURAL_DAYS, section="reminder",
    ),
    Rung(
        NodeKind.DUE_SOON, CountsFrom.DEADLINE, PostRole.LIAISON, Until.ANSWERED,
        section="reminder", is_co=False,
    ),
    Rung(
        NodeKind.CO_DUE_SOON, CountsFrom.DEADLINE, PostRole.LIAISON, Until.ANSWERED,
        section="reminder", is_co=True,
    ),
    Rung(
        NodeKind.LAST_EXTENSION, CountsFrom.EXTENSION_END, PostRole.LIAISON, Until.ASKED, (0,),
        section="extension", yields_to=ANNOUNCEMENTS,
    ),
    Rung(
        NodeKind.REPORT_DUE, CountsFrom.REPORT_DAY, PostRole.LIAISON, Until.REPORTED,
        section="report", is_co=False,
    ),
    Rung(
        NodeKind.DUE_TODAY, CountsFrom.DEADLINE, PostRole.LIAISON, Until.ANSWERED, (0,), DayUnit.NATURAL_DAYS
    ),
    Rung(NodeKind.OVERDUE, CountsFrom.AFTER_DEADLINE, PostRole.LIAISON, Until.ANSWERED, (1, 5)),
    Rung(
        NodeKind.OVERDUE_LEADER, CountsFrom.AFTER_DEADLINE, PostRole.LEADER_IN_CHARGE, Until.ANSWERED, (2, 10)
    ),
    Rung(
        NodeKind.OVERDUE_HEAD, CountsFrom.AFTER_DEADLINE, PostRole.UNIT_HEAD, Until.ANSWERED, (1,),
        key_only=True,
    ),
    Rung(NodeKind.OVERDUE_OFFICE, CountsFrom.AFTER_DEADLINE, PostRole.SUPERVISOR, Until.ANSWERED, (5,)),
    Rung(
        NodeKind.OVERDUE_APPROVER, CountsFrom.AFTER_DEADLINE, PostRole.APPROVER, Until.ANSWERED, off=True
    ),
    Rung(
        NodeKind.REVIEW, CountsFrom.CADENCE, PostRole.LIAISON, Until.TOLD, unit=DayUnit.NATURAL_DAYS
    ),
)  # fmt: skip
BY_NODE: Final = {rung.node: rung for rung in RUNGS}
# Papers want these (R13, R21, R25, R27): an office may set their days, but never have none.
NEVER_OFF: Final = frozenset(
    {
        NodeKind.UNSIGNED,
        NodeKind.DUE_SOON,
        NodeKind.CO_DUE_SOON,
        NodeKind.REPORT_DUE,
        NodeKind.OVERDUE,
        NodeKind.REVIEW,
    }
)
# Their day is given by what they are about.
WITHOUT_DAYS: Final = frozenset(
    {
        NodeKind.DUE_TODAY,
        NodeKind.LAST_EXTENSION,
        NodeKind.CO_DUE_SOON,
        NodeKind.REVIEW,
    }
)
LATEST_OVERDUE: Final = 5  # the first day on which a liaison hears of it; later would be silence (R27)
MOST_DAYS: Final = 6  # of one row: more would be nagging
SIGNING: Final = tuple(rung.node for rung in RUNGS if rung.until is Until.ACKNOWLEDGED)
LATE: Final = tuple(rung.node for rung in RUNGS if rung.counts_from is CountsFrom.AFTER_DEADLINE)
# The ladder of follow-ups is in `domain.follow_ups`.
FOLLOWED: Final = (
    NodeKind.FOLLOW_UP,
    NodeKind.FOLLOW_UP_OVERDUE,
    NodeKind.FOLLOW_UP_LEADER,
    NodeKind.FOLLOW_UP_OFFICE,
)
# Told to the office, whoever of its people holds the post; everything else to a post of the unit.
OF_THE_OFFICE: Final = frozenset(
    {
        NodeKind.UNSIGNED_OFFICE,
        NodeKind.OVERDUE_OFFICE,
        NodeKind.OVERDUE_APPROVER,
        NodeKind.FOLLOW_UP_OFFICE,
    }
)


@dataclass(frozen=True, slots=True)
class Step:
    """What the office set for one rung: other days, or none (off). A field left None fits every case."""

    node: NodeKind
    days: tuple[int, ...] = ()
    unit: DayUnit = DayUnit.WORKING_DAYS
    source: Source | None = None
    key: bool | None = None
    setting: str = ""

    def fits(self, source: Source | None, *, key: bool) -> bool:
        """Whether it holds for cases of this source (None: whatever theirs is), key or not."""
        return self.source in (None, source) and self.key in (None, key)

    @property
    def precedence(self) -> tuple[bool, bool]:
        """A row for key cases goes before one for a source (R28), that before one for all."""
        return (self.key is not None, self.source is not None)


@dataclass(frozen=True, slots=True)
class Notice:
    """How many days ahead a deadline is announced (R21). A field left None fits every case."""

    days: tuple[int, ...]
    unit: DayUnit = DayUnit.NATURAL_DAYS
    source: Source | None = None
    is_co: bool | None = None
    key: bool | None = None
    setting: str = ""  # the office's setting it comes from; "" for what a pack says

    def fits(self, source: Source | None, role: AssignmentRole, *, key: bool) -> bool:
        """Whether it holds for such assignments; without a source, for those of whatever source."""
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
    """What holds for cases under one pack: its announcements, days and limits, and the office's own steps."""

    notices: tuple[Notice, ...]
    extension: Ahead
    report: Ahead
    report_required: bool = False  # an answer needs the signed report first, so its day is announced too
    steps: tuple[Step, ...] = ()
    half_time_from: int | None = None  # natural days of the shortest term with a half-time notice
    extension_times: int | None = None  # how often more time may be had; None: as often as it is granted

    def notice_for(self, source: Source | None, role: AssignmentRole, *, key: bool) -> Notice | None:
        """The most particular notice that fits; of equals the one that stands later."""
        fitting = [notice for notice in self.notices if notice.fits(source, role, key=key)]
        return max(reversed(fitting), key=lambda notice: notice.precedence, default=None)

    def rungs(self, source: Source | None, *, key: bool) -> tuple[Rung, ...]:
        """Every row as it holds for cases of this source, key or not: as the office set it, or as usual."""
        set_by_office = {step.node: step for step in in_order(self.steps) if step.fits(source, key=key)}
        return tuple(
            _changed(rung, set_by_office[rung.node]) if rung.node in set_by_office else rung for rung in RUNGS
        )


def in_order(steps: Iterable[Step]) -> list[Step]:
    """The more particular later, so that it replaces the others."""
    return sorted(steps, key=lambda step: step.precedence)


def _changed(rung: Rung, step: Step) -> Rung:
    """Days that are set make a rung one for every case the step is about; no days switch it off."""
    if not step.days:
        return replace(rung, off=True, setting=step.setting)
    return replace(rung, days=step.days, unit=step.unit, off=False, key_only=False, setting=step.setting)
