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
    HOUR_LEFT_OUT = "hour_left_out"  # 下午3点前, 下班前: limits are whole days


class ChoiceReason(StrEnum):
    """Why the person has to choose."""

    REST_DAY = "rest_day"  # the working days on either side are offered
    SEVERAL_HOLIDAYS = "several_holidays"  # 节后, and more than one is near
    SEVERAL_DATES = "several_dates"  # the text names more than one day
    SEVERAL_MEANINGS = "several_meanings"  # 延期15日: the 15th, or 15 days
    PERIOD = "period"  # 下周, 下周三到周五, 11月初: one day is wanted
    VAGUE = "vague"  # 三五天
    OTHER_WEEKDAY = "other_weekday"  # 10月15日（周三）, which is a Thursday
    TOO_LONG = "too_long"  # beyond the longest limit; the last day that can be is offered


class Refusal(StrEnum):
    """Why no day is taken from the text though one is meant."""

    NO_SUCH_DAY = "no_such_day"
    PAST = "past"
    NOT_LATER = "not_later"
    RANGE = "range"  # a stretch of time where one day is wanted
    VAGUE = "vague"  # 几天, 过段时间
    LUNAR = "lunar"  # 腊月二十, 除夕
    NO_DEADLINE = "no_deadline"  # 再延n天, and nothing to count from
    UNKNOWN_HOLIDAY = "unknown_holiday"  # its date is not published yet
    OUT_OF_RANGE = "out_of_range"
    TOO_LONG = "too_long"  # beyond the longest limit, which leaves no later day


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
    """Several days, each with its own wording and flags; the person picks. `on` is the day not taken."""

    reason: ChoiceReason
    options: tuple[Exact, ...]
    wording: str
    span: Span
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A day is meant but not taken; `suggestion` is the nearest day that could be.

    `options` are the working days at the suggestion that a limit could be.
    """

    code: Refusal
    wording: str
    span: Span
    on: date | None = None
    suggestion: date | None = None
    flags: frozenset[DateFlag] = frozenset()
    options: tuple[date, ...] = ()


DateReading = Exact | Choice | Refused
