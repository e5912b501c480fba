"""When a picture says more than words: a table an office can read, not every day for everybody."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from domain.calendar import Calendar


class Picture(StrEnum):
    """What there is to be drawn."""

    LOADS = "loads"  # open cases by unit, in the colours of their limits
    TREND = "trend"  # open and overdue over the last weeks


class Weekday(StrEnum):
    """On which working day of a week."""

    FIRST = "first"
    LAST = "last"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Occasion:
    """One row: on such a day, if there is at least so much to show; `more`: than the digest before had."""

    picture: Picture
    weekday: Weekday
    units: int = 0  # with open cases
    overdue_units: int = 0
    days: int = 0  # with a digest, today's included
    more: bool = False


# The words name three overdue units; a picture is for what they leave out, and for how it goes on.
OCCASIONS: Final = (
    Occasion(Picture.LOADS, Weekday.FIRST, units=4),
    Occasion(Picture.LOADS, Weekday.ANY, overdue_units=6, more=True),
    Occasion(Picture.TREND, Weekday.LAST, days=5),
)


@dataclass(frozen=True, slots=True)
class Showing:
    """What one digest has to show."""

    units: int
    overdue_units: int
    overdue_units_before: int
    days: int


def choose_picture(showing: Showing, calendar: Calendar, on: date) -> Picture | None:
    """The picture of the first occasion that fits; None: words are enough."""
    for one in OCCASIONS:
        enough = (
            showing.units >= one.units
            and showing.overdue_units >= one.overdue_units
            and showing.days >= one.days
        )
        grew = showing.overdue_units > showing.overdue_units_before
        if enough and (grew or not one.more) and _falls_on(one.weekday, calendar, on):
            return one.picture
    return None


def _falls_on(weekday: Weekday, calendar: Calendar, on: date) -> bool:
    if weekday is Weekday.ANY:
        return True
    day = timedelta(days=1)
    first = weekday is Weekday.FIRST
    other = calendar.previous_working_day(on - day) if first else calendar.next_working_day(on + day)
    return other.isocalendar()[:2] != on.isocalendar()[:2]
