"""Finds the date in a chat message and says what it means, or why it cannot be taken."""

from datetime import date
from itertools import pairwise, zip_longest

from domain.calendar import Calendar
from domain.chinese_dates.grammar import Ask, Miss, Scene
from domain.chinese_dates.limits import Bounds, as_limit, flags_of
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
from domain.chinese_dates.wordings import Place, find_places
from domain.numerals import fold_width


def read_date(
    text: str, *, today: date, calendar: Calendar, deadline_on: date | None = None
) -> DateReading | None:
    """The day a message names, or None if none stands there.

    Words marked by 到, 前 and the like win over others. Spans such as 再延10天 count from `deadline_on`,
    others from today. Positions are those of the half-width text (`fold_width`).
    """
    scene = Scene(today, calendar, deadline_on)
    places = find_places(fold_width(text))
    counting = _marked(places) or places
    readings = [reading for place in counting if (reading := _read(place, scene)) is not None]
    for one, other in pairwise(counting):
        if one.begins_range_with(other):
            return _range(one, other, readings)
    return _settle(readings)


def read_limit(
    text: str, *, today: date, calendar: Calendar, deadline_on: date, latest_on: date | None = None
) -> DateReading | None:
    """The new limit a message asks for: a working day after the present deadline, else a choice or refusal.

    A rest day is never taken: the working days on either side are offered, if they are later. No limit goes
    beyond `latest_on`, the end of the longest term.
    """
    reading = read_date(text, today=today, calendar=calendar, deadline_on=deadline_on)
    return as_limit(reading, Bounds(calendar, today, deadline_on, latest_on)) if reading else None


def _marked(places: list[Place]) -> list[Place]:
    """The places beside a mark, and what is joined to them: 延到下周五(10月9日), 10月8日到15日前."""
    taken: list[Place] = []
    for place, following in zip_longest(places, places[1:]):
        led_in = bool(taken) and taken[-1].is_joined_to(place)
        leads_in = following is not None and following.is_marked and place.leads_to(following)
        if place.is_marked or led_in or leads_in:
            taken.append(place)
    return taken


def _read(place: Place, scene: Scene) -> DateReading | None:
    meaning = place.rule.read(place.found, scene)
    match meaning:
        case None:
            return None
        case Miss(code=code, suggestion=suggestion, on=on):
            return Refused(code, place.wording, place.span, on, suggestion)
        case Ask(reason=reason, days=days):
            options = tuple(_exact(place, on, scene) for on in days)
            return Choice(reason, options, place.wording, place.span) if options else None
        case _:
            return _open_ended(_not_past(_exact(place, meaning, scene), place, scene.today), place)


def _open_ended(reading: DateReading | None, place: Place) -> DateReading | None:
    """10月15日以后 names no day yet: the 15th is offered."""
    if isinstance(reading, Exact) and place.with_edge["after"]:
        return Choice(ChoiceReason.PERIOD, (reading,), place.wording, place.span)
    return reading


def _exact(place: Place, on: date, scene: Scene) -> Exact:
    flags = flags_of(on, scene.today, scene.calendar)
    if place.with_edge["hour"]:
        flags |= {DateFlag.HOUR_LEFT_OUT}
    return Exact(on, place.wording, place.span, place.rule.relative, flags)


def _not_past(reading: Exact, place: Place, today: date) -> DateReading | None:
    """今天 and 昨天 in passing are part of the story, not the date that is asked for."""
    if reading.relative and reading.on <= today and not place.is_marked:
        return None
    past = reading.on < today
    return Refused(Refusal.PAST, reading.wording, reading.span, reading.on) if past else reading


def _range(first: Place, last: Place, readings: list[DateReading]) -> DateReading:
    """下周三到周五: one of its ends, perhaps."""
    span = Span(first.span.start, last.span.end)
    wording = first.found.string[span.start : span.end].strip()
    days = {option.on: option for reading in readings for option in _options(reading)}
    if not days:
        return Refused(Refusal.RANGE, wording, span)
    return Choice(ChoiceReason.PERIOD, tuple(days[on] for on in sorted(days)), wording, span)


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
