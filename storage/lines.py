"""One assignment as a line or card shows it; what the viewer must not see is not in it."""

from dataclasses import dataclass
from datetime import date

from domain.deadlines import extension_cut_off, overdue_days, report_due
from domain.masking import ALL_MASKS, PUBLIC_PROPOSERS, Masks, names_to_hide
from domain.permissions import UNIT
from domain.planning import day_of
from domain.returning import last_day
from domain.sight import Seen
from domain.transitions import OPEN, Act, states_for
from domain.vocabulary import AssignmentRole, AssignmentState, DayUnit, DeadlineKind, Source
from storage.desks import Item
from storage.people import Someone
from storage.rules import Rules
from storage.tables import Case


@dataclass(frozen=True, slots=True)
class CaseLine:
    """Facts for templates. `title` is empty for a secret case (敏感件): its content is shown on demand only.

    `return_until` is the last day for returning it, "" where there is none.
    """

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
    return_until: str = ""
    can_return: bool = True
    listed: bool = False  # 挂牌督办
    supervising_leader: str = ""
    done: float | None = None  # of a target, in its measure
    target: float | None = None
    measure: str = ""

    @property
    def is_open(self) -> bool:
        """Whether the unit still owes something."""
        return self.state in OPEN

    @property
    def unsigned(self) -> bool:
        """Whether it waits for 签收."""
        return self.state is AssignmentState.ASSIGNED


def needs_to_know(viewer: Someone | None, item: Item, rules: Rules) -> bool:
    """Who may read a secret case: the people of its unit, and those whom the office has let in (R6)."""
    if viewer is None:
        return False
    if viewer.id in rules.secret_readers.get(item.case.id or 0, frozenset()):
        return True
    return any(post.role in UNIT and post.unit_id == item.assignment.unit_id for post in viewer.posts)


def is_withheld(viewer: Someone | None, item: Item, rules: Rules) -> bool:
    """Whether the case's content is not for this person."""
    return item.case.secret and not needs_to_know(viewer, item, rules)


def seen_as(item: Item) -> Seen:
    """What decides who may see this part of a case."""
    case = item.case
    leaders = tuple(filter(None, (case.leader, case.supervising_leader)))
    return Seen(item.assignment.unit_id, case.source, case.key_case, leaders)


def private_names(case: Case) -> tuple[str, ...]:
    """The citizens who raised the case: their names are masked wherever it is shown."""
    return names_to_hide(case.source, case.proposers)


def people_of(case: Case, masks: Masks = ALL_MASKS) -> list[str]:
    """Who raised the case, as a card may name them."""
    return (
        list(case.proposers) if case.source in PUBLIC_PROPOSERS else list(map(masks.person, case.proposers))
    )


def title_for_all(case: Case, masks: Masks = ALL_MASKS) -> str:
    """The title as lists, digests and exports may carry it: without personal data, "" for a secret case."""
    return "" if case.secret else masks.text(case.title, private_names(case))


def title_for_reader(case: Case, masks: Masks = ALL_MASKS) -> str:
    """The title for somebody who has asked for the case and may read it."""
    return masks.text(case.title, private_names(case))


def line_of(item: Item, rules: Rules) -> CaseLine:
    """The line that anybody who may know of the case may see today; of a secret one only its number."""
    assignment, case = item.assignment, item.case
    on, last = assignment.deadline_on, return_until(item, rules)
    unit = rules.pack_of(case).reminder.overdue_unit
    return CaseLine(
        number=case.spoken,
        source=case.source,
        title=title_for_all(case, rules.policy.masks),
        unit=item.unit.name,
        role=assignment.role,
        state=assignment.state,
        deadline=rules.calendar.describe(on, rules.on, written=not assignment.provisional) if on else "",
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
        return_until=rules.calendar.describe(last, rules.on) if last else "",
        can_return=_can_return(item, last, rules),
        listed=assignment.listed_at is not None,
        supervising_leader=case.supervising_leader,
        done=None if case.secret else case.progress,
        target=None if case.secret else case.target,
        measure=case.measure,
    )


def return_until(item: Item, rules: Rules) -> date | None:
    """The last day on which the unit may ask to return its part; None where the rules set no window."""
    begins = item.assignment.handed_over_at or item.assignment.assigned_at
    rule = rules.pack_of(item.case).returning
    return last_day(begins, rule, rules.policy.hours, rules.calendar)


def _can_return(item: Item, last: date | None, rules: Rules) -> bool:
    refused = item.assignment.return_refused and rules.pack_of(item.case).returning.refused_is_final
    final = item.case.designated or refused
    in_time = last is None or rules.on <= last
    return in_time and not final and item.assignment.state in states_for(Act.HAND_BACK)


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
    told_on = day_of(item.assignment.handed_over_at or item.assignment.assigned_at)
    report = report_due(on, written.days, written.unit, rules.calendar, told_on)
    return EdgeDays(
        rules.calendar.describe(last, rules.on),
        rules.on <= last,
        rules.calendar.describe(report, rules.on) if pack.report.required else "",
    )
