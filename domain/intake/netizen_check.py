"""The daily collection of netizen messages: by when it is to be done on working days (R8)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from domain.calendar import DAY, Calendar
from domain.office_hours import OfficeHours
from domain.zone import OFFICE_ZONE

SETTING: Final = "netizen_check"  # {"at": "10:30"}, or {"at": null}: nobody is reminded
USUAL: Final = time(10, 0)


@dataclass(frozen=True, slots=True)
class NetizenCheck:
    """One day's: when it is asked, and until when it says something."""

    on: date
    at: datetime
    ends_at: datetime

    @property
    def key(self) -> str:
        """Made of the day, so that none has two."""
        return f"netizen_missing:{self.on}"


def netizen_checks(
    at: time | None, calendar: Calendar, hours: OfficeHours, first_on: date, last_on: date
) -> Iterator[NetizenCheck]:
    """The checks of the working days between two days, both included."""
    on = first_on
    while at is not None and on <= last_on:
        if calendar.is_working_day(on):
            ends_at = datetime.combine(on, hours.closes, OFFICE_ZONE)
            yield NetizenCheck(on, datetime.combine(on, at, OFFICE_ZONE), ends_at)
        on += DAY
