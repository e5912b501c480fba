"""The ladder over many assignments at once: what is owed to which post now, and over days to come."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise

from domain.calendar import DAY, Calendar
from domain.climbing import has_word
from domain.duties import Duty, Node, Timetable, day_of
from domain.ladder import RUNGS, CountsFrom, Until
from domain.pace import HALF, fewest_days, lags
from domain.reminders import nodes, owed
from domain.terms import SpanTerm
from domain.vocabulary import DayUnit

__all__ = (
    "HalfTimes", "Planned", "Sweep", "day_of", "deadline_horizon", "forecast", "half_day_ago", "half_times",
    "next_moment", "owed_now",
)  # fmt: skip

LONGEST_HALF_DAY = timedelta(days=30)  # no run of rest days lasts longer
MINUTE = timedelta(minutes=1)
MOST_KNOWN = 20_000  # ladders kept in memory; so many differ only where no two cases are alike
_LONGEST_BAND = 800  # days since the hand-over
_AHEAD = frozenset(
    rung.node for rung in RUNGS if rung.counts_from in (CountsFrom.DEADLINE, CountsFrom.REPORT_DAY)
)
_HALF_WAY = {rung.node: rung for rung in RUNGS if rung.counts_from is CountsFrom.HALF_TIME}


@dataclass(frozen=True, slots=True)
class Planned:
    """One message of the ladder about one assignment, for the post that `node.recipient` names."""

    duty: Duty
    node: Node


class Sweep:
    """The ladder climbed at one moment, however many assignments there are: page by page."""

    def __init__(self, timetable: Timetable, now: datetime) -> None:
        self._now = now
        self._owed = _Ladders(lambda duty: owed(duty, timetable, now))
        self._ahead = _Ladders(lambda duty: nodes(duty, timetable))
        self.next_at: datetime | None = None  # when time alone makes more due of what is not signed for

    def climb(self, duties: Sequence[Duty], told: Container[str]) -> list[Planned]:
        """Whatever has fallen due of these by now and whose key is not among those told."""
        for duty in duties:
            if not duty.acknowledged:
                ahead = (node.at for node in self._ahead.seen_once(duty) if node.at > self._now)
                moments = [*ahead, *([self.next_at] if self.next_at else [])]
                self.next_at = min(moments, default=None)
        return [planned for duty in duties for planned in self._owed.of(duty, told)]


def owed_now(
    duties: Iterable[Duty], timetable: Timetable, now: datetime, told: Container[str]
) -> list[Planned]:
    """Whatever has fallen due by now and whose key is not among those told, whoever was told."""
    return Sweep(timetable, now).climb([*duties], told)


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
    """Deadlines after this day have no message that could be due today, however rest days move it.

    But at half-time: see `half_times`.
    """
    calendar, packs = timetable.calendar, timetable.packs.by_name.values()
    nearest = calendar.next_working_day(today + DAY)  # a message planned until then may be moved to today
    announced = {(n, notice.unit) for notice in timetable.notices for n in notice.days}
    announced |= {(n, step.unit) for step in timetable.steps if step.node in _AHEAD for n in step.days}
    announced |= {(n, p.reminder.unit) for p in packs for n in p.reminder.days}
    announced |= {(p.extension.ahead.days, p.extension.ahead.unit) for p in packs}
    announced.add((0, DayUnit.NATURAL_DAYS))
    days = {_ahead_of(nearest, n, unit, calendar) for n, unit in announced}
    reports = {p.report.ahead for p in packs if p.report.required}  # their own day is announced as well
    days |= {
        _ahead_of(calendar.next_working_day(on + DAY), report.days, report.unit, calendar)
        for on in days
        for report in reports
    }
    return max(days, default=today)


@dataclass(frozen=True, slots=True)
class HalfTimes:
    """Assignments handed over on these days, both included, with a deadline until then may be at half-time.

    A field left None has no bound.
    """

    first_on: date | None
    last_on: date
    deadline_by: date | None


def half_times(timetable: Timetable, today: date) -> tuple[HalfTimes, ...]:
    """Which assignments may have passed half of a term that is long enough; all others have not.

    Half of a term has passed on the day on which what is left is no longer than what has gone. Days of
    hand-over are taken together in bands, so that the question stays one of few comparisons.
    """
    shortest = _shortest_term(timetable)
    if shortest is None:
        return ()
    ages = [shortest // 2]
    while ages[-1] < _LONGEST_BAND:
        ages.append(ages[-1] * 3 // 2 + 2)
    bands = [
        HalfTimes(
            today - timedelta(days=older - 1), today - timedelta(days=age), today + timedelta(days=older)
        )
        for age, older in pairwise(ages)
    ]
    return (*bands, HalfTimes(None, today - timedelta(days=ages[-1]), None))


def _shortest_term(timetable: Timetable) -> int | None:
    """Natural days of the shortest term that has a message at half-time; None where none has."""
    steps = [step.days for step in timetable.steps if step.node in _HALF_WAY]
    days = [n for found in (*steps, *(rung.days for rung in _HALF_WAY.values())) for n in found]
    terms = (pack.reminder.half_time_from for pack in timetable.packs.by_name.values())
    days += [fewest_days(term) for term in terms if isinstance(term, SpanTerm)]
    return min(days, default=None)


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
        self._computed = 0
        rungs = [rung for rung in RUNGS if rung.counts_from is CountsFrom.PUSH]
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
        before = self._computed
        found = self._alike(duty)
        return tuple(node for _, node in found) if self._computed > before else ()

    def _alike(self, duty: Duty) -> tuple[tuple[str, Node], ...]:
        signature = (
            duty.source,
            duty.pack,
            duty.role,
            duty.key,
            duty.deadline_on,
            duty.told_on,
            duty.pushed_at if self._push_counts[duty.acknowledged] else None,
            _term_counts(duty),
            duty.review_every_days and (duty.review_every_days, duty.assigned_on, duty.reported_on),
            duty.acknowledged,
            duty.answered,
            duty.reported,
            duty.extension_pending,
            duty.extensions,
        )
        known = self._known.get(signature)
        if known is None:
            prefix = len(str(duty.assignment_id))
            known = tuple((node.key[prefix:], node) for node in self._compute(duty))
            self._computed += 1
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            self._known[signature] = known
        return known


def _term_counts(duty: Duty) -> object:
    """What matters of its term: nothing once it has been heard of, and half of it is done."""
    lagging, silent = lags(duty.progress, HALF), duty.acknowledged and not has_word(duty)
    return (lagging, silent, duty.begun_on, duty.round) if lagging or silent else None
