"""A reading taken as a new limit: a working day after the present deadline and within the longest term."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from domain.calendar import Calendar
from domain.chinese_dates.readings import Choice, ChoiceReason, DateFlag, DateReading, Exact, Refusal, Refused

FARTHEST = timedelta(days=3 * 366)  # a later year is a slip of the finger
MOST_OPTIONS = 4


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a new limit has to lie between; `latest_on` is the end of the longest term, if there is one."""

    calendar: Calendar
    today: date
    deadline_on: date
    latest_on: date | None = None

    def can_be(self, on: date) -> bool:
        """Whether a limit can be that day."""
        return self._is_later(on) and self.calendar.is_working_day(on) and not self.is_too_long(on)

    def is_too_long(self, on: date) -> bool:
        return self.latest_on is not None and on > self.latest_on

    def _is_later(self, on: date) -> bool:
        return on > max(self.deadline_on, self.today)

    def beside(self, on: date) -> tuple[date, ...]:
        """The day itself or, off a rest day, those of the working days beside it that can be a limit."""
        days = (self.calendar.previous_working_day(on), self.calendar.next_working_day(on))
        return tuple(day for day in dict.fromkeys(days) if self.can_be(day))

    def flags(self, on: date) -> frozenset[DateFlag]:
        """What the echo should say about a day."""
        late = frozenset() if on > self.deadline_on else frozenset({DateFlag.NOT_LATER})
        return flags_of(on, self.today, self.calendar) | late


def flags_of(on: date, today: date, calendar: Calendar) -> frozenset[DateFlag]:
    """What there is to say about a day."""
    facts = {
        DateFlag.REST_DAY: calendar.is_rest_day(on),
        DateFlag.MAKEUP_DAY: calendar.is_makeup_day(on),
        DateFlag.PROVISIONAL: calendar.is_provisional(on),
        DateFlag.OTHER_YEAR: on.year != today.year,
    }
    return frozenset(flag for flag, holds in facts.items() if holds)


def as_limit(reading: DateReading, bounds: Bounds) -> DateReading:
    """The reading if it can be a limit, else a choice between days that can be, or a refusal."""
    match reading:
        case Refused(suggestion=suggestion):
            options = bounds.beside(suggestion) if suggestion else ()
            return replace(reading, options=options)
        case Exact():
            return _exact(reading, bounds)
        case Choice():
            return _choice(reading, bounds)


def _exact(reading: Exact, bounds: Bounds) -> DateReading:
    reading = replace(reading, flags=reading.flags | bounds.flags(reading.on))
    if DateFlag.NOT_LATER in reading.flags:
        return _refused(Refusal.NOT_LATER, reading, bounds)
    if reading.on > bounds.today + FARTHEST:
        return _refused(Refusal.OUT_OF_RANGE, reading, bounds)
    if bounds.can_be(reading.on):
        return reading
    options = tuple(_at(day, reading, bounds) for day in bounds.beside(reading.on))
    if bounds.is_too_long(reading.on) or not options:
        return _too_long(reading, bounds)
    return Choice(ChoiceReason.REST_DAY, options, reading.wording, reading.span, reading.on)


def _too_long(reading: Exact | Choice, bounds: Bounds) -> DateReading:
    """Beyond the longest term: its last working day is offered, if it is after the deadline."""
    last = bounds.latest_on or bounds.today
    options = tuple(day for day in (bounds.calendar.previous_working_day(last),) if bounds.can_be(day))
    if not options:
        return _refused(Refusal.TOO_LONG, reading, bounds)
    first = reading if isinstance(reading, Exact) else reading.options[0]
    days = tuple(_at(day, first, bounds) for day in options)
    return Choice(ChoiceReason.TOO_LONG, days, reading.wording, reading.span, first.on)


def _choice(reading: Choice, bounds: Bounds) -> DateReading:
    """Every option as a limit; those that are too early stay, so that it can be said."""
    latest = max(reading.options, key=lambda option: option.on)
    if latest.on <= bounds.deadline_on:
        return _refused(Refusal.NOT_LATER, latest, bounds)
    options = tuple(dict.fromkeys(_expand(reading.options, bounds)))[:MOST_OPTIONS]
    if any(bounds.can_be(option.on) for option in options):
        only = reading.options[0].on if len(reading.options) == 1 else None
        return replace(reading, options=options, on=reading.on or only)
    return _too_long(reading, bounds)


def _expand(options: Iterable[Exact], bounds: Bounds) -> Iterator[Exact]:
    seen: set[date] = set()
    for option in options:
        days = bounds.beside(option.on) if option.on > bounds.deadline_on else (option.on,)
        for day in days:
            if day not in seen:
                seen.add(day)
                yield _at(day, option, bounds)


def _at(day: date, option: Exact, bounds: Bounds) -> Exact:
    kept = option.flags & {DateFlag.HOUR_LEFT_OUT}
    return replace(option, on=day, flags=bounds.flags(day) | kept)


def _refused(code: Refusal, reading: Exact | Choice, bounds: Bounds) -> Refused:
    on = reading.on or bounds.today
    return Refused(code, reading.wording, reading.span, on, flags=bounds.flags(on))
