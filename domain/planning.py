"""The ladder over many assignments at once: what is owed to which post now, and over days to come."""

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from domain.calendar import DAY, Calendar
from domain.ladder import RUNGS, CountsFrom, Until
from domain.pace import HALF, fewest_days, lags
from domain.reminders import Duty, Node, Timetable, nodes, owed
from domain.terms import SpanTerm
from domain.vocabulary import DayUnit
from domain.zone import OFFICE_ZONE

LONGEST_HALF_DAY = timedelta(days=30)  # no run of rest days lasts longer
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Planned:
    """One message of the ladder about one assignment, for the post that `node.recipient` names."""

    duty: Duty
    node: Node


def owed_now(
    duties: Iterable[Duty], timetable: Timetable, now: datetime, told: Container[str]
) -> list[Planned]:
    """Whatever has fallen due by now and whose key is not among those told, whoever was told."""
    ladder = _Ladders(lambda duty: owed(duty, timetable, now))
    return [planned for duty in duties for planned in ladder.of(duty, told)]


def forecast(
    duties: Iterable[Duty], timetable: Timetable, first_on: date, last_on: date, told: Container[str] = ()
) -> list[Planned]:
    """What will fall due on the days from first to last, both included, if nobody acts meanwhile."""
    ladder = _Ladders(lambda duty: nodes(duty, timetable, reviews_until=last_on))
    planned = [
        planned
        for duty in duties
        for planned in ladder.of(duty, told)
        if first_on <= planned.node.said_on <= last_on
    ]
    return sorted(planned, key=lambda p: (p.node.at, p.duty.unit_id, p.node.key))


def next_moment(duties: Iterable[Duty], timetable: Timetable, now: datetime) -> datetime | None:
    """When the next message of the ladder falls due; reviews of ongoing cases come with slots, not here."""
    ladder = _Ladders(lambda duty: nodes(duty, timetable))
    moments = (node.at for duty in duties for node in ladder.seen_once(duty) if node.at > now)
    return min(moments, default=None)


def deadline_horizon(timetable: Timetable, today: date) -> date:
    """Deadlines after this day have no message that could be due today, however rest days move it."""
    calendar, packs = timetable.calendar, timetable.packs.by_name.values()
    nearest = calendar.next_working_day(today + DAY)  # a message planned until then may be moved to today
    announced = {(n, notice.unit) for notice in timetable.notices for n in notice.days}
    announced |= {(n, p.reminder.unit) for p in packs for n in p.reminder.days}
    days = {_ahead_of(nearest, n, unit, calendar) for n, unit in announced}
    reports = {p.report.ahead for p in packs if p.report.required}  # their own day is announced as well
    days |= {
        _ahead_of(calendar.next_working_day(on + DAY), report.days, report.unit, calendar)
        for on in days
        for report in reports
    }
    return max(days, default=today)


def half_time_since(timetable: Timetable, today: date) -> date | None:
    """Whatever was assigned after this day is not at half-time yet; None where no pack has the notice."""
    terms = (pack.reminder.half_time_from for pack in timetable.packs.by_name.values())
    shortest = min((fewest_days(term) for term in terms if isinstance(term, SpanTerm)), default=None)
    return None if shortest is None else today - timedelta(days=shortest // 2)


def _ahead_of(on: date, n: int, unit: DayUnit, calendar: Calendar) -> date:
    return calendar.add_working_days(on, n) if unit is DayUnit.WORKING_DAYS else on + timedelta(days=n)


def half_day_ago(now: datetime, timetable: Timetable) -> datetime:
    """Whatever was pushed by this moment has been there for half a working day (R13), to the minute."""
    hours, calendar = timetable.hours, timetable.calendar
    early, late = now - LONGEST_HALF_DAY, now
    while late - early > MINUTE:
        middle = early + (late - early) / 2
        if hours.half_working_day_after(middle, calendar) <= now:
            early = middle
        else:
            late = middle
    return early


class _Ladders:
    """Ladders computed once for all assignments that are alike in everything a ladder depends on."""

    def __init__(self, compute: Callable[[Duty], tuple[Node, ...]]) -> None:
        self._compute = compute
        self._known: dict[object, tuple[tuple[str, Node], ...]] = {}
        rungs = [rung for rung in RUNGS if rung.counts_from is CountsFrom.AFTER_PUSH]
        lasting = any(rung.until is not Until.ACKNOWLEDGED for rung in rungs)
        self._push_counts = {True: lasting, False: bool(rungs)}  # by whether it is acknowledged

    def of(self, duty: Duty, told: Container[str]) -> Iterator[Planned]:
        """The messages of this very assignment that nobody was told."""
        for about, node in self._alike(duty):
            key = f"{duty.assignment_id}{about}"
            if key not in told:
                yield Planned(duty, replace(node, key=key))

    def seen_once(self, duty: Duty) -> tuple[Node, ...]:
        """The messages of the first of its kind; nothing for those that are alike."""
        before = len(self._known)
        found = self._alike(duty)
        return tuple(node for _, node in found) if len(self._known) > before else ()

    def _alike(self, duty: Duty) -> tuple[tuple[str, Node], ...]:
        signature = (
            duty.source,
            duty.pack,
            duty.role,
            duty.key,
            duty.deadline_on,
            duty.told_on,
            duty.pushed_at if self._push_counts[duty.acknowledged] else None,
            lags(duty.progress, HALF) and duty.assigned_on,
            duty.review_every_days and (duty.review_every_days, duty.assigned_on),
            duty.acknowledged,
            duty.answered,
            duty.reported,
        )
        known = self._known.get(signature)
        if known is None:
            prefix = len(str(duty.assignment_id))
            known = tuple((node.key[prefix:], node) for node in self._compute(duty))
            self._known[signature] = known
        return known


def day_of(at: datetime) -> date:
    """The office's day a moment belongs to."""
    return at.astimezone(OFFICE_ZONE).date()
