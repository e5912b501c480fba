"""Finds the date in a chat message and says what it means, or why it cannot be taken."""

import re
from dataclasses import dataclass, replace
from datetime import date

from domain.calendar import Calendar
from domain.chinese_dates import holidays, named_days, relative_days
from domain.chinese_dates.grammar import Miss, Rule, Scene
from domain.chinese_dates.readings import (
    Choice,
    ChoiceReason,
    DateFlag,
    DateReading,
    Exact,
    Refusal,
    Refused,
    Span,
)
from domain.numerals import fold_width

GRAMMAR = named_days.RULES + relative_days.RULES + holidays.RULES

# Words that mark the date which counts: 延到10月15日, 15号前.
_MARK_BEFORE = re.compile(r"(?:到|至|限|截止|[定改]在|[定限止]于|改为|或者?)\s?$|[推延展][迟期]?$")
_MARK_AFTER = re.compile(r"之?前|以前|左右")
_LONGEST_MARK = 4


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the text a rule of the grammar fits."""

    rule: Rule
    found: re.Match[str]

    @property
    def span(self) -> Span:
        return Span(*self.found.span())

    @property
    def is_marked(self) -> bool:
        """Whether a mark stands beside the words, or they stand alone."""
        text, (start, end) = self.found.string, self.found.span()
        before = _MARK_BEFORE.search(text, max(0, start - _LONGEST_MARK), start)
        return bool(before or _MARK_AFTER.match(text, end) or self.found[0].strip() == text.strip())

    def overlaps(self, other: "_Place") -> bool:
        return self.found.start() < other.found.end() and other.found.start() < self.found.end()


def read_date(
    text: str, *, today: date, calendar: Calendar, deadline_on: date | None = None
) -> DateReading | None:
    """The day a message names, or None if none stands there.

    Words marked by 到, 前 and the like win over others. Spans such as 再延10天 count from `deadline_on`,
    others from today. Positions are those of the half-width text (`fold_width`).
    """
    scene = Scene(today, calendar, deadline_on)
    places = _places(fold_width(text))
    marked = [place for place in places if place.is_marked]
    readings = [_read(place, scene) for place in marked or places]
    return _settle([reading for reading in readings if reading is not None])


def read_limit(text: str, *, today: date, calendar: Calendar, deadline_on: date) -> DateReading | None:
    """The new limit a message asks for: a working day after the present deadline, else a choice or refusal.

    A rest day is never taken: the working days on either side are offered, if they are later.
    """
    reading = read_date(text, today=today, calendar=calendar, deadline_on=deadline_on)
    if reading is None or isinstance(reading, Refused):
        return reading
    options = tuple(_compare(option, deadline_on) for option in _options(reading))
    latest = max(options, key=lambda option: option.on)
    if DateFlag.NOT_LATER in latest.flags:
        return Refused(Refusal.NOT_LATER, reading.wording, reading.span, latest.on, flags=latest.flags)
    if isinstance(reading, Choice):
        return replace(reading, options=options)
    return _beside_rest_day(reading, calendar, today, deadline_on)


def _places(text: str) -> list[_Place]:
    """Every place a rule fits; where places overlap the longest, even if it comes to nothing."""
    found = [_Place(rule, match) for rule in GRAMMAR for match in rule.pattern.finditer(text)]
    fitting = [place for place in found if place.is_marked or not place.rule.needs_mark]
    taken: list[_Place] = []
    for place in sorted(fitting, key=lambda place: place.span.start - place.span.end):
        if not any(place.overlaps(other) for other in taken):
            taken.append(place)
    return sorted(taken, key=lambda place: place.span.start)


def _read(place: _Place, scene: Scene) -> DateReading | None:
    meaning, wording = place.rule.read(place.found, scene), place.found[0].strip()
    match meaning:
        case None:
            return None
        case Miss(code=code, suggestion=suggestion):
            return Refused(code, wording, place.span, suggestion=suggestion)
        case date():
            return _not_past(_exact(place, meaning, scene), place, scene.today)
        case _:
            options = tuple(_exact(place, on, scene) for on in meaning)
            return Choice(ChoiceReason.SEVERAL_HOLIDAYS, options, wording, place.span)


def _exact(place: _Place, on: date, scene: Scene) -> Exact:
    flags = _flags(on, scene.today, scene.calendar)
    return Exact(on, place.found[0].strip(), place.span, place.rule.relative, flags)


def _flags(on: date, today: date, calendar: Calendar) -> frozenset[DateFlag]:
    facts = {
        DateFlag.REST_DAY: calendar.is_rest_day(on),
        DateFlag.MAKEUP_DAY: calendar.is_makeup_day(on),
        DateFlag.PROVISIONAL: calendar.is_provisional(on),
        DateFlag.OTHER_YEAR: on.year != today.year,
    }
    return frozenset(flag for flag, holds in facts.items() if holds)


def _not_past(reading: Exact, place: _Place, today: date) -> DateReading | None:
    """今天 and 昨天 in passing are part of the story, not the date that is asked for."""
    if reading.relative and reading.on <= today and not place.is_marked:
        return None
    past = reading.on < today
    return Refused(Refusal.PAST, reading.wording, reading.span, reading.on) if past else reading


def _settle(readings: list[DateReading]) -> DateReading | None:
    """One meaning from several: a day beats a refusal, and different days are a question."""
    taken = [reading for reading in readings if not isinstance(reading, Refused)]
    if not taken:
        return readings[0] if readings else None
    days = {option.on: option for reading in reversed(taken) for option in _options(reading)}
    if len(taken) == 1 or len(days) == 1:
        return taken[0]
    first, last = taken[0], taken[-1]
    wording, span = f"{first.wording} {last.wording}", Span(first.span.start, last.span.end)
    return Choice(ChoiceReason.SEVERAL_DATES, tuple(days[on] for on in sorted(days)), wording, span)


def _options(reading: DateReading) -> tuple[Exact, ...]:
    match reading:
        case Exact():
            return (reading,)
        case Choice(options=options):
            return options
        case Refused():
            return ()


def _compare(reading: Exact, deadline_on: date) -> Exact:
    late = reading.on > deadline_on
    return reading if late else replace(reading, flags=reading.flags | {DateFlag.NOT_LATER})


def _beside_rest_day(reading: Exact, calendar: Calendar, today: date, deadline_on: date) -> DateReading:
    if DateFlag.REST_DAY not in reading.flags:
        return reading
    beside = (calendar.previous_working_day(reading.on), calendar.next_working_day(reading.on))
    options = tuple(
        replace(reading, on=on, flags=_flags(on, today, calendar))
        for on in beside
        if on > max(deadline_on, today)
    )
    return Choice(ChoiceReason.REST_DAY, options, reading.wording, reading.span)
