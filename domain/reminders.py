"""Which reminders an assignment calls for, and which are owed now: derived from facts, never remembered."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from itertools import count, takewhile, zip_longest

from domain.calendar import DAY, Calendar
from domain.deadlines import count_back, days_before
from domain.ladder import RUNGS, Ahead, CountsFrom, Ladder, NodeKind, Notice, Rung, Until
from domain.office_hours import OfficeHours
from domain.pace import HALF, half_time_on, is_long, lags
from domain.packs import Packs
from domain.terms import SpanTerm
from domain.vocabulary import AssignmentRole, DayUnit, DeadlineKind, PostRole, Source
from domain.zone import OFFICE_ZONE


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
    limit_granted_on: date | None = None  # when the second limit was granted and told
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

    @property
    def told_on(self) -> date:
        """The day on which the unit was last told the deadline itself: by the push or the approval."""
        pushed_on = _day_of(self.pushed_at) if self.pushed_at else self.assigned_on
        return max(self.assigned_on, pushed_on, self.limit_granted_on or self.assigned_on)


@dataclass(frozen=True, slots=True)
class Timetable:
    """What reminders depend on: a pack says when deadlines are announced unless the office set it."""

    calendar: Calendar
    packs: Packs
    hours: OfficeHours = field(default_factory=OfficeHours)
    notices: tuple[Notice, ...] = ()  # set by an administrator

    def ladder_of(self, source: Source, pack: str = "") -> Ladder:
        """The ladder of cases of a source, or of those for which a pack was chosen."""
        rules = self.packs.of(source, pack)
        usual = Notice(rules.reminder.days, rules.reminder.unit)
        return Ladder(
            (usual, *self.notices), rules.extension.ahead, rules.report.ahead, rules.report.required
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

    @property
    def said_on(self) -> date:
        return self.told_on or _day_of(self.at)

    @property
    def is_moved(self) -> bool:
        """Whether rest days moved it from the day that plain counting gives."""
        return self.nominal_on != _day_of(self.at)

    @property
    def days_left(self) -> int | None:
        """Natural days from the day it is said to the deadline; negative when overdue."""
        return (self.deadline_on - self.said_on).days if self.deadline_on else None

    @property
    def is_last_extension_day(self) -> bool:
        return self.extension_until == self.said_on


def nodes(duty: Duty, timetable: Timetable, *, reviews_until: date | None = None) -> tuple[Node, ...]:
    """Every message the ladder holds for an assignment as it stands, in order of time.

    Ongoing cases are looked at without end, so their reviews are listed up to and with `reviews_until`.
    """
    if duty.answered:
        return ()
    found = [
        *_announcements(duty, timetable),
        *_reports(duty, timetable),
        *_half_time(duty, timetable),
        *_reviews(duty, timetable, reviews_until),
    ]
    for rung in RUNGS:
        if rung.key_only and not duty.key:
            continue
        if not (duty.acknowledged and rung.until is Until.ACKNOWLEDGED):
            found += _ON_RUNG[rung.counts_from](rung, duty, timetable)
    return tuple(sorted(found, key=lambda node: (node.at, node.key)))


def owed(duty: Duty, timetable: Timetable, now: datetime) -> tuple[Node, ...]:
    """The messages whose time has come and which still say something useful; the caller drops recorded keys.

    What was missed comes late, with the days that really remain; of several missed announcements the last,
    and none once the deadline has passed, for then the overdue message speaks.
    """
    today = _day_of(now)
    return tuple(
        replace(node, told_on=today, late=today > _day_of(node.at))
        for node in nodes(duty, timetable, reviews_until=today)
        if node.at <= now and (node.ends_at is None or now < node.ends_at)
    )


def _day_of(at: datetime) -> date:
    return at.astimezone(OFFICE_ZONE).date()


def _announcements(duty: Duty, timetable: Timetable) -> Iterator[Node]:
    """The T-n messages, one a day at most; those on or before the day the deadline was told are its push."""
    deadline, ladder = duty.deadline_on, timetable.ladder_of(duty.source, duty.pack)
    notice = ladder.notice_for(duty.source, duty.role, key=duty.key)
    if deadline is None or notice is None:
        return
    kind = NodeKind.CO_DUE_SOON if duty.role is AssignmentRole.CO else NodeKind.DUE_SOON
    by_day = _announcement_days(deadline, notice, timetable.calendar)
    days = [day for day in sorted(by_day) if day > duty.told_on]
    ends = [*map(timetable.hours.slot_on, days[1:]), datetime.combine(deadline + DAY, time(), OFFICE_ZONE)]
    for day, ends_at in zip(days, ends, strict=False):
        n, nominal_on = by_day[day]
        yield Node(
            key=f"{duty.assignment_id}:{kind}:{deadline}:{n}",
            kind=kind,
            recipient=PostRole.LIAISON,
            at=timetable.hours.slot_on(day),
            n=n,
            unit=notice.unit,
            nominal_on=nominal_on,
            deadline_on=deadline,
            extension_until=_ahead(deadline, ladder.extension, timetable.calendar),
            report_due_on=_ahead(deadline, ladder.report, timetable.calendar),
            ends_at=ends_at,
        )


def _reports(duty: Duty, timetable: Timetable) -> Iterator[Node]:
    """The day of the signed report, announced as far ahead as deadlines are, where a pack wants a report."""
    deadline, ladder = duty.deadline_on, timetable.ladder_of(duty.source, duty.pack)
    notice = ladder.notice_for(duty.source, duty.role, key=duty.key)
    answers = duty.role is not AssignmentRole.CO and not duty.reported
    if deadline is None or notice is None or not (ladder.report_required and answers):
        return
    report_on = _ahead(deadline, ladder.report, timetable.calendar)
    n = min(notice.days, default=0)
    nominal_on = count_back(report_on, n, notice.unit, timetable.calendar)
    day = timetable.calendar.previous_working_day(nominal_on)
    if day > duty.told_on:
        yield Node(
            key=f"{duty.assignment_id}:{NodeKind.REPORT_DUE}:{deadline}:{n}",
            kind=NodeKind.REPORT_DUE,
            recipient=PostRole.LIAISON,
            at=timetable.hours.slot_on(day),
            n=n,
            unit=notice.unit,
            nominal_on=nominal_on,
            deadline_on=deadline,
            report_due_on=report_on,
            ends_at=datetime.combine(report_on + DAY, time(), OFFICE_ZONE),
        )


def _half_time(duty: Duty, timetable: Timetable) -> Iterator[Node]:
    """Said once, however the deadline moves later; only of a long term, and of a case that lags."""
    deadline, shortest = duty.deadline_on, timetable.packs.of(duty.source, duty.pack).reminder.half_time_from
    if deadline is None or not isinstance(shortest, SpanTerm):
        return
    if not is_long(duty.assigned_on, deadline, shortest) or not lags(duty.progress, HALF):
        return
    nominal_on = half_time_on(duty.assigned_on, deadline)
    day = timetable.calendar.next_working_day(nominal_on)
    if duty.told_on < day < deadline:
        yield Node(
            key=f"{duty.assignment_id}:{NodeKind.HALF_TIME}:once",
            kind=NodeKind.HALF_TIME,
            recipient=PostRole.LIAISON,
            at=timetable.hours.slot_on(day),
            n=HALF,
            unit=DayUnit.NATURAL_DAYS,
            nominal_on=nominal_on,
            deadline_on=deadline,
            ends_at=datetime.combine(deadline, time(), OFFICE_ZONE),
        )


def _announcement_days(deadline: date, notice: Notice, calendar: Calendar) -> dict[date, tuple[int, date]]:
    """Working day → (n, plain day); where two meet on one day, the nearer n is said."""
    nominal = {n: count_back(deadline, n, notice.unit, calendar) for n in sorted(notice.days, reverse=True)}
    return {calendar.previous_working_day(on): (n, on) for n, on in nominal.items()}


def _after_deadline(rung: Rung, duty: Duty, timetable: Timetable) -> Iterator[Node]:
    """Working days after the deadline, or after the day it was told if a case came in overdue already."""
    if duty.deadline_on is not None:
        day = timetable.calendar.add_working_days(max(duty.deadline_on, duty.told_on), rung.days)
        yield _plain(rung, duty, timetable.hours.slot_on(day), duty.deadline_on)


def _after_push(rung: Rung, duty: Duty, timetable: Timetable) -> Iterator[Node]:
    """Half a working day must have passed (R13); it is said with the next morning's message, never alone."""
    if duty.pushed_at is not None:
        calendar, hours = timetable.calendar, timetable.hours
        at = hours.next_slot(hours.half_working_day_after(duty.pushed_at, calendar), calendar)
        if rung.days:
            at = hours.slot_on(calendar.add_working_days(_day_of(at), rung.days))
        yield _plain(rung, duty, at, _day_of(duty.pushed_at))


_ON_RUNG: dict[CountsFrom, Callable[[Rung, Duty, Timetable], Iterator[Node]]] = {
    CountsFrom.AFTER_DEADLINE: _after_deadline,
    CountsFrom.AFTER_PUSH: _after_push,
}


def _plain(rung: Rung, duty: Duty, at: datetime, counted_from_on: date) -> Node:
    return Node(
        key=f"{duty.assignment_id}:{rung.node}:{counted_from_on}:{rung.days}",
        kind=rung.node,
        recipient=rung.recipient,
        at=at,
        n=rung.days,
        unit=DayUnit.WORKING_DAYS,
        nominal_on=_day_of(at),
        deadline_on=duty.deadline_on,
    )


def _reviews(duty: Duty, timetable: Timetable, until: date | None) -> Iterator[Node]:
    """The looks at an ongoing case, or a project; each is pointless once the next has come."""
    every = duty.review_every_days
    if every is None or until is None:
        return
    nominal = (duty.assigned_on + timedelta(days=every * number) for number in count(1))
    planned = ((timetable.calendar.previous_working_day(on), on) for on in nominal)
    asked = ((day, on) for day, on in takewhile(lambda pair: pair[0] <= until, planned) if day > duty.told_on)
    due = {day: on for day, on in asked if not _has_said(duty, on - timedelta(days=every))}
    days = sorted(due)
    for day, following in zip_longest(days, days[1:]):
        yield Node(
            key=f"{duty.assignment_id}:{NodeKind.REVIEW}:{due[day]}:{every}",
            kind=NodeKind.REVIEW,
            recipient=PostRole.LIAISON,
            at=timetable.hours.slot_on(day),
            n=every,
            unit=DayUnit.NATURAL_DAYS,
            nominal_on=due[day],
            ends_at=timetable.hours.slot_on(following) if following else None,
        )


def _has_said(duty: Duty, since: date) -> bool:
    """Whether the unit has told it by itself meanwhile: nobody is asked twice for the same (R67)."""
    return duty.reported_on is not None and duty.reported_on > since


def _ahead(deadline: date, ahead: Ahead, calendar: Calendar) -> date:
    return days_before(deadline, ahead.days, ahead.unit, calendar)
