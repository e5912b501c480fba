"""From a term to a date, with the arithmetic kept so that it can be told (Civil Code art. 200-204)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from domain.calendar import Calendar, days_between
from domain.terms import (
    MONTHS_PER_YEAR,
    FixedTerm,
    Immediate,
    Ongoing,
    SameDay,
    SpanTerm,
    Term,
)
from domain.vocabulary import DayUnit, DeadlineKind
from domain.written_days import last_day_of_month


class StepKind(StrEnum):
    """One step of the arithmetic."""

    START = "start"  # the first day, not counted
    COUNT = "count"  # n units on
    MONTH_END = "month_end"  # no corresponding day in that month
    ROLL = "roll"  # the last day is a rest day
    AS_WRITTEN = "as_written"  # a date on paper stands
    SAME_DAY = "same_day"
    IMMEDIATE = "immediate"
    ONGOING = "ongoing"
    PROVISIONAL = "provisional"  # that year's rest days are not published yet


CLAUSES: dict[StepKind, str] = {
    StepKind.START: "《民法典》第二百零一条",
    StepKind.COUNT: "《民法典》第二百条",
    StepKind.MONTH_END: "《民法典》第二百零二条",
    StepKind.ROLL: "《民法典》第二百零三条",
    StepKind.AS_WRITTEN: "《民法典》第二百零四条",
}


class DeadlineFlag(StrEnum):
    """What a reader should be told about a date."""

    REST_DAY_KEPT = "rest_day_kept"  # a fixed date on a rest day, kept as written
    ROLLED = "rolled"  # moved on from a rest day


@dataclass(frozen=True, slots=True)
class Step:
    """One step: where it ends, how many of what were counted, what was left out and what was worked for."""

    kind: StepKind
    on: date | None = None
    n: int | None = None
    unit: DayUnit | None = None
    skipped: tuple[date, ...] = ()  # rest days not counted, or rolled over
    made_up: tuple[date, ...] = ()  # make-up Saturdays and Sundays that were counted

    @property
    def clause(self) -> str:
        """The rule the step follows; "" where the term itself says so."""
        return CLAUSES.get(self.kind, "")


@dataclass(frozen=True, slots=True)
class Deadline:
    """When something is due. `on` is the effective day, `nominal_on` the day before any rolling."""

    term: Term
    assigned_on: date
    nominal_on: date | None
    on: date | None
    provisional: bool = False
    flags: frozenset[DeadlineFlag] = frozenset()
    steps: tuple[Step, ...] = ()

    @property
    def kind(self) -> DeadlineKind:
        return self.term.kind


def due(term: Term, assigned_on: date, calendar: Calendar) -> Deadline:
    """The deadline a term gives when a case is assigned on that day.

    The first day does not count (art. 201); a month ends on the corresponding day or its last (art. 202); a
    last day on a rest day passes to the next working day (art. 203). A date on paper is kept as written
    (art. 204), and 立办立结 holds on any day.
    """
    return _mark_provisional(_resolve(term, assigned_on, calendar), calendar)


def days_left(on: date, today: date) -> int:
    """Natural days from today to the deadline; negative once it has passed."""
    return (on - today).days


def working_days_left(on: date, today: date, calendar: Calendar) -> int:
    """Working days after today, up to and with the deadline."""
    return calendar.working_days_between(today, on)


def overdue_days(deadline_on: date, today: date, unit: DayUnit, calendar: Calendar) -> int:
    """Days since the deadline, in working days or (any other unit) natural days; 0 when not overdue."""
    if unit is DayUnit.WORKING_DAYS:
        return calendar.working_days_between(deadline_on, today)
    return max(0, (today - deadline_on).days)


def count_back(on: date, n: int, unit: DayUnit, calendar: Calendar) -> date:
    """The day n days before, wherever it falls; anything but working days is counted in natural days."""
    if unit is DayUnit.WORKING_DAYS:
        return calendar.add_working_days(on, -n)
    return on - timedelta(days=n)


def days_before(on: date, n: int, unit: DayUnit, calendar: Calendar) -> date:
    """The working day on which "n days ahead" is kept: moved earlier off rest days, never later."""
    return calendar.previous_working_day(count_back(on, n, unit, calendar))


def extension_cut_off(on: date, n: int, unit: DayUnit, calendar: Calendar) -> date:
    """The last day on which more time may still be asked for (提前三日 by default)."""
    return days_before(on, n, unit, calendar)


def report_due(on: date, n: int, unit: DayUnit, calendar: Calendar, assigned_on: date | None = None) -> date:
    """The day by which the signed report must reach the office (提前两天 by default).

    Where that lies before the assignment (当日、立办立结) the report comes with the answer.
    """
    ahead = days_before(on, n, unit, calendar)
    return on if assigned_on is not None and ahead < assigned_on <= on else ahead


def add_months(start: date, n: int) -> date:
    """The corresponding day n months on, or that month's last day where there is none (art. 202)."""
    year, month = divmod(start.year * MONTHS_PER_YEAR + start.month - 1 + n, MONTHS_PER_YEAR)
    last = last_day_of_month(year, month + 1)
    return last.replace(day=min(start.day, last.day))


def _resolve(term: Term, assigned_on: date, calendar: Calendar) -> Deadline:
    match term:
        case FixedTerm():
            return _fixed(term, assigned_on, calendar)
        case SpanTerm():
            return _roll(_span(term, assigned_on, calendar), calendar)
        case SameDay():
            return _roll(_today(term, assigned_on, StepKind.SAME_DAY), calendar)
        case Immediate():
            return _today(term, assigned_on, StepKind.IMMEDIATE)
        case Ongoing(review_every_days=n):
            step = Step(StepKind.ONGOING, n=n, unit=DayUnit.NATURAL_DAYS)
            return Deadline(term, assigned_on, None, None, steps=(step,))


def _fixed(term: FixedTerm, assigned_on: date, calendar: Calendar) -> Deadline:
    kept = calendar.is_rest_day(term.on)
    flags = frozenset({DeadlineFlag.REST_DAY_KEPT}) if kept else frozenset()
    steps = (Step(StepKind.AS_WRITTEN, term.on),)
    return Deadline(term, assigned_on, term.on, term.on, flags=flags, steps=steps)


def _today(term: Term, assigned_on: date, kind: StepKind) -> Deadline:
    return Deadline(term, assigned_on, assigned_on, assigned_on, steps=(Step(kind, assigned_on),))


def _span(term: SpanTerm, assigned_on: date, calendar: Calendar) -> Deadline:
    start = Step(StepKind.START, assigned_on)
    counted = _COUNTS[term.unit](term.n, assigned_on, calendar)
    end = counted[-1].on
    return Deadline(term, assigned_on, end, end, steps=(start, *counted))


def _count_working_days(n: int, start: date, calendar: Calendar) -> tuple[Step, ...]:
    end = calendar.add_working_days(start, n)
    passed = tuple(days_between(start, end))
    skipped = tuple(filter(calendar.is_rest_day, passed))
    made_up = tuple(filter(calendar.is_makeup_day, passed))
    return (Step(StepKind.COUNT, end, n, DayUnit.WORKING_DAYS, skipped, made_up),)


def _count_natural_days(n: int, start: date, _calendar: Calendar) -> tuple[Step, ...]:
    return (Step(StepKind.COUNT, start + timedelta(days=n), n, DayUnit.NATURAL_DAYS),)


def _count_months(n: int, start: date, _calendar: Calendar) -> tuple[Step, ...]:
    end = add_months(start, n)
    count = Step(StepKind.COUNT, end, n, DayUnit.MONTHS)
    return (count, Step(StepKind.MONTH_END, end)) if end.day != start.day else (count,)


_COUNTS: dict[DayUnit, Callable[[int, date, Calendar], tuple[Step, ...]]] = {
    DayUnit.WORKING_DAYS: _count_working_days,
    DayUnit.NATURAL_DAYS: _count_natural_days,
    DayUnit.MONTHS: _count_months,
}


def _roll(deadline: Deadline, calendar: Calendar) -> Deadline:
    nominal = deadline.nominal_on
    if nominal is None or calendar.is_working_day(nominal):
        return deadline
    on = calendar.next_working_day(nominal)
    skipped = (nominal, *filter(calendar.is_rest_day, days_between(nominal, on)))
    steps = (*deadline.steps, Step(StepKind.ROLL, on, skipped=skipped))
    return replace(deadline, on=on, flags=deadline.flags | {DeadlineFlag.ROLLED}, steps=steps)


def _mark_provisional(deadline: Deadline, calendar: Calendar) -> Deadline:
    on = deadline.on
    if on is None or isinstance(deadline.term, FixedTerm | Immediate) or not calendar.is_provisional(on):
        return deadline
    return replace(deadline, provisional=True, steps=(*deadline.steps, Step(StepKind.PROVISIONAL, on)))
