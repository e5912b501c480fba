"""What chat text can mean as a date: one day, a choice between days, or a refusal with its reason."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DateFlag(StrEnum):
    """What the echo should say about a day."""

    REST_DAY = "rest_day"
    MAKEUP_DAY = "makeup_day"  # a Saturday or Sunday on which work is made up
    PROVISIONAL = "provisional"  # that year's rest days are not published yet
    OTHER_YEAR = "other_year"  # not this year
    NOT_LATER = "not_later"  # not after the present deadline


class ChoiceReason(StrEnum):
    """Why the person has to choose."""

    REST_DAY = "rest_day"  # the working days on either side are offered
    SEVERAL_HOLIDAYS = "several_holidays"  # 节后, and more than one is near
    SEVERAL_DATES = "several_dates"  # the text names more than one day


class Refusal(StrEnum):
    """Why no day is taken from the text though one is meant."""

    NO_SUCH_DAY = "no_such_day"
    PAST = "past"
    NOT_LATER = "not_later"
    RANGE = "range"  # from … to … where one day is wanted
    NO_DEADLINE = "no_deadline"  # 再延n天, and nothing to count from
    UNKNOWN_HOLIDAY = "unknown_holiday"  # its date is not published yet
    OUT_OF_RANGE = "out_of_range"


@dataclass(frozen=True, slots=True)
class Span:
    """Where the words stand, as positions in the half-width text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Exact:
    """One day. `relative` wordings depend on today or the deadline and want a confirmation."""

    on: date
    wording: str
    span: Span
    relative: bool
    flags: frozenset[DateFlag] = frozenset()


@dataclass(frozen=True, slots=True)
class Choice:
    """Several days, each with its own wording and flags; the person picks."""

    reason: ChoiceReason
    options: tuple[Exact, ...]
    wording: str
    span: Span


@dataclass(frozen=True, slots=True)
class Refused:
    """A day is meant but not taken; `suggestion` is the nearest day that could be."""

    code: Refusal
    wording: str
    span: Span
    on: date | None = None
    suggestion: date | None = None
    flags: frozenset[DateFlag] = frozenset()


DateReading = Exact | Choice | Refused
