"""What reminders are computed from, an assignment and the office's rules, and what comes of it: nodes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from domain.calendar import Calendar
from domain.ladder import Ladder, NodeKind, Notice, Step
from domain.office_hours import OfficeHours
from domain.pace import fewest_days
from domain.packs import Pack, Packs
from domain.terms import SpanTerm
from domain.vocabulary import AssignmentRole, DayUnit, DeadlineKind, FollowUpKind, PostRole, Source
from domain.zone import OFFICE_ZONE


class Limit(StrEnum):
    """Which limit a deadline is, as reminders call it."""

    FIRST = "first"  # 办结时限
    SECOND = "second"  # 二次时限: more time was granted
    REDO = "redo"  # 重新办理的时限


@dataclass(frozen=True, slots=True)
class Duty:
    """What reminders depend on in one assignment. `pushed_at` may still lie ahead."""

    assignment_id: int
    case_number: str
    source: Source
    role: AssignmentRole
    unit_id: int
    deadline_kind: DeadlineKind
    deadline_on: date | None  # effective; the second limit once one is granted
    assigned_on: date
    pushed_at: datetime | None = None
    limit_granted_on: date | None = None  # when the second limit, or that of a redo, was granted and told
    review_every_days: int | None = None
    reported_on: date | None = None  # the unit's last word on how far it is
    acknowledged: bool = False
    answered: bool = False
    key: bool = False
    secret: bool = False
    extension_pending: bool = False
    pack: str = ""  # chosen for this case alone
    reported: bool = False  # the signed report is in
    progress: int | None = None  # percent, as the unit last reported it
    spoken: bool = False  # the unit has said something since it signed, or since it was told to redo it
    extensions: int = 0  # how often it was given more time
    round: int = 0  # of redoing
    limit: Limit = Limit.FIRST

    @property
    def told_on(self) -> date:
        """The day on which the unit was last told the deadline itself: by the push or the approval."""
        pushed_on = day_of(self.pushed_at) if self.pushed_at else self.assigned_on
        return max(self.assigned_on, pushed_on, self.limit_granted_on or self.assigned_on)

    @property
    def begun_on(self) -> date:
        """The day its term runs from: a redo has a term of its own."""
        return (self.limit_granted_on if self.round else None) or self.assigned_on


@dataclass(frozen=True, slots=True)
class Timetable:
    """What reminders depend on: a pack says when deadlines are announced unless the office set it."""

    calendar: Calendar
    packs: Packs
    hours: OfficeHours = field(default_factory=OfficeHours)
    notices: tuple[Notice, ...] = ()  # set by an administrator
    steps: tuple[Step, ...] = ()  # the same for the rest of the ladder
    announced: Mapping[FollowUpKind, tuple[int, ...]] = field(default_factory=dict)  # the same for follow-ups

    def ladder_of(self, source: Source, pack: str = "") -> Ladder:
        """The ladder of cases of a source, or of those for which a pack was chosen."""
        return self.ladder_under(self.packs.of(source, pack))

    def ladder_under(self, rules: Pack) -> Ladder:
        """The ladder of cases that a pack holds for."""
        usual, shortest = Notice(rules.reminder.days, rules.reminder.unit), rules.reminder.half_time_from
        return Ladder(
            (usual, *self.notices),
            rules.extension.ahead,
            rules.report.ahead,
            rules.report.required,
            self.steps,
            fewest_days(shortest) if isinstance(shortest, SpanTerm) else None,
            rules.extension.times,
        )


@dataclass(frozen=True, slots=True)
class Node:
    """One message of the ladder: what, when, to whom, and the facts that explain it."""

    key: str  # made of facts, so that a moved deadline gets a new one
    kind: NodeKind
    recipient: PostRole
    at: datetime
    n: int  # days ahead, or working days after
    unit: DayUnit
    nominal_on: date  # where plain counting falls, before moving off rest days
    deadline_on: date | None = None
    extension_until: date | None = None  # last day on which more time may be asked for
    report_due_on: date | None = None
    ends_at: datetime | None = None  # from then on it says nothing useful
    told_on: date | None = None  # the day it is said, set when it is owed
    late: bool = False  # said on a later day than planned
    setting: str = ""  # the office's setting it comes from, as name:scope; "" for papers and usage

    @property
    def said_on(self) -> date:
        return self.told_on or day_of(self.at)

    @property
    def is_moved(self) -> bool:
        """Whether rest days moved it from the day that plain counting gives."""
        return self.nominal_on != day_of(self.at)

    @property
    def days_left(self) -> int | None:
        """Natural days from the day it is said to the deadline; negative when overdue."""
        return (self.deadline_on - self.said_on).days if self.deadline_on else None

    @property
    def is_last_extension_day(self) -> bool:
        return self.extension_until == self.said_on


def day_of(at: datetime) -> date:
    """The office's day a moment belongs to."""
    return at.astimezone(OFFICE_ZONE).date()
