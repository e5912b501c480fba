"""Which days a periodic report covers, and the working day on which it is due."""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from domain.calendar import DAY, Calendar
from domain.vocabulary import ReportKind

_EVERY_MONTH: Final = tuple(range(1, 13))
_LONGEST: Final = 367  # days from one cut of any rhythm to the next, and one more


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The days on which a report is cut: it covers all from the cut before up to the day before its own.

    Either weekdays (0 is Monday), or days of some months; a day that a month does not have is its last.
    """

    weekdays: tuple[int, ...] = ()
    days: tuple[int, ...] = ()
    months: tuple[int, ...] = _EVERY_MONTH

    def cuts(self, on: date) -> bool:
        """Whether a new stretch begins that day."""
        if self.weekdays:
            return on.weekday() in self.weekdays
        last = monthrange(on.year, on.month)[1]
        return on.month in self.months and on.day in {min(day, last) for day in self.days}


# A half-month report covers 1–15 and 16–end; a weekly one Monday to Sunday (S0-9, S1-6, S3-15).
RHYTHMS: Final[Mapping[ReportKind, Rhythm]] = {
    ReportKind.WEEKLY: Rhythm(weekdays=(0,)),
    ReportKind.HALF_MONTH: Rhythm(days=(1, 16)),
    ReportKind.MONTHLY: Rhythm(days=(1,)),
    ReportKind.QUARTERLY: Rhythm(days=(1,), months=(1, 4, 7, 10)),
    ReportKind.ANNUAL: Rhythm(days=(1,), months=(1,)),
    ReportKind.BURDEN: Rhythm(days=(1,)),
}


@dataclass(frozen=True, slots=True)
class Period:
    """What one report covers, both days included."""

    first_on: date
    last_on: date

    def due_on(self, calendar: Calendar) -> date:
        """The first working day after it has ended."""
        return calendar.next_working_day(self.last_on + DAY)


def period_at(rhythm: Rhythm, on: date) -> Period:
    """The stretch that a day lies in."""
    return Period(_cut(rhythm, on, -DAY), _cut(rhythm, on + DAY, DAY) - DAY)


def period_before(rhythm: Rhythm, on: date) -> Period:
    """The last stretch that had ended when the day began."""
    return period_at(rhythm, _cut(rhythm, on, -DAY) - DAY)


def last_due(rhythm: Rhythm, on: date, calendar: Calendar) -> Period:
    """The newest stretch whose report is due that day or was due before."""
    period = period_before(rhythm, on)
    while period.due_on(calendar) > on:
        period = period_before(rhythm, period.first_on)
    return period


def due_within(rhythm: Rhythm, first_on: date, last_on: date, calendar: Calendar) -> Iterator[Period]:
    """Every stretch whose report is due within these days, both included, oldest first."""
    period = last_due(rhythm, first_on - DAY, calendar)
    while True:
        period = period_at(rhythm, period.last_on + DAY)
        due = period.due_on(calendar)
        if due > last_on:
            return
        yield period


def _cut(rhythm: Rhythm, on: date, step: timedelta) -> date:
    """The nearest cut on that day, before or after it."""
    for _ in range(_LONGEST):
        if rhythm.cuts(on):
            return on
        on += step
    raise ValueError(rhythm)
