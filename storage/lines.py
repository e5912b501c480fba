"""One assignment as a line or card shows it; what the viewer must not see is not in it."""

from dataclasses import dataclass

from domain.deadlines import extension_cut_off, overdue_days, report_due
from domain.masking import mask
from domain.permissions import UNIT
from domain.transitions import OPEN
from domain.vocabulary import AssignmentRole, AssignmentState, DayUnit, DeadlineKind, Source
from storage.desks import Item
from storage.people import Someone
from storage.rules import Rules


@dataclass(frozen=True, slots=True)
class CaseLine:
    """Facts for templates. `title` is empty for a secret case (敏感件) shown to an outsider."""

    number: str
    source: Source
    title: str
    unit: str
    role: AssignmentRole
    state: AssignmentState
    deadline: str  # described with weekday and 休/班; empty when there is no date
    kind: DeadlineKind
    days_left: int | None
    provisional: bool
    key_case: bool
    secret: bool
    designated: bool
    percent: int | None
    overdue_days: int = 0  # counted as the case's pack counts them
    overdue_unit: DayUnit = DayUnit.NATURAL_DAYS
    merged: bool = False  # handled under an earlier case (并案)

    @property
    def is_open(self) -> bool:
        """Whether the unit still owes something."""
        return self.state in OPEN

    @property
    def unsigned(self) -> bool:
        """Whether it waits for 签收."""
        return self.state is AssignmentState.ASSIGNED


def needs_to_know(viewer: Someone | None, item: Item) -> bool:
    """Who may read a secret case: the people of its unit; the office sees number and 敏感件 only (R6)."""
    return viewer is not None and any(
        post.role in UNIT and post.unit_id == item.assignment.unit_id for post in viewer.posts
    )


def line_of(item: Item, rules: Rules, viewer: Someone | None) -> CaseLine:
    """The line a viewer may see today."""
    assignment, case = item.assignment, item.case
    hidden = case.secret and not needs_to_know(viewer, item)
    on, unit = assignment.deadline_on, rules.pack_of(case).reminder.overdue_unit
    return CaseLine(
        number=case.spoken,
        source=case.source,
        title="" if hidden else mask(case.title),
        unit=item.unit.name,
        role=assignment.role,
        state=assignment.state,
        deadline=rules.calendar.describe(on, rules.on) if on else "",
        kind=assignment.deadline_kind,
        days_left=(on - rules.on).days if on else None,
        provisional=assignment.provisional,
        key_case=case.key_case,
        secret=case.secret,
        designated=case.designated,
        percent=assignment.progress_percent,
        overdue_days=overdue_days(on, rules.on, unit, rules.calendar) if on else 0,
        overdue_unit=unit,
        merged=case.merged_into_id is not None,
    )


@dataclass(frozen=True, slots=True)
class EdgeDays:
    """The two days ahead of a deadline that matter: for asking more time, for handing in the report."""

    extension_until: str
    can_extend: bool
    report_due: str


def edge_days(item: Item, rules: Rules) -> EdgeDays | None:
    """None where there is no date to count back from."""
    on, pack = item.assignment.deadline_on, rules.pack_of(item.case)
    if on is None:
        return None
    ahead, written = pack.extension.ahead, pack.report.ahead
    last = extension_cut_off(on, ahead.days, ahead.unit, rules.calendar)
    report = report_due(on, written.days, written.unit, rules.calendar)
    return EdgeDays(
        rules.calendar.describe(last, rules.on), rules.on <= last, rules.calendar.describe(report, rules.on)
    )
