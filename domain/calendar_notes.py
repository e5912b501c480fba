"""The weekly word to the administrators as long as a year's holidays are missing (from 1 November on)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from domain.calendar import Calendar
from domain.office_hours import OfficeHours
from domain.zone import OFFICE_ZONE

NOVEMBER = (11, 1)  # the State Council publishes about then
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class CalendarNote:
    """One week's word: about which year, when, and until when it says something."""

    key: str  # made of the year and the week, so that no week has two
    year: int
    at: datetime
    ends_at: datetime


def calendar_notes(
    calendar: Calendar, hours: OfficeHours, first_on: date, last_on: date
) -> tuple[CalendarNote, ...]:
    """The notes whose day lies between two days, both included: on each week's first working day."""
    return tuple(note for note in _weekly(calendar, hours, first_on, last_on))


def _weekly(calendar: Calendar, hours: OfficeHours, first_on: date, last_on: date) -> Iterator[CalendarNote]:
    monday = first_on - timedelta(days=first_on.weekday())
    while monday <= last_on:
        day = calendar.next_working_day(_begin(monday))
        year = missing_year(calendar, day)
        if first_on <= day <= last_on and day < monday + WEEK and year is not None:
            ends_at = datetime.combine(monday + WEEK, time(), OFFICE_ZONE)
            yield CalendarNote(f"calendar_note:{year}:{monday}", year, hours.slot_on(day), ends_at)
        monday += WEEK


def _begin(monday: date) -> date:
    """Where November begins within the week, its first day counts as the week's."""
    november = date(monday.year, *NOVEMBER)
    return november if monday < november < monday + WEEK else monday


def missing_year(calendar: Calendar, today: date) -> int | None:
    """The year whose notice should be there by now: this one, and from 1 November on the next."""
    if today.year not in calendar.official_years:
        return today.year
    due = (today.month, today.day) >= NOVEMBER
    return today.year + 1 if due and today.year + 1 not in calendar.official_years else None
