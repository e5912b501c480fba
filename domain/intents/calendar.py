"""What people want of the working calendar: to see it, to load a year's notice, to set a day."""

from dataclasses import dataclass
from datetime import date

from domain.intents.intent import Intent

__all__ = ["LoadHolidays", "SetCalendarDays", "ShowCalendar", "ShowMovedLimits"]


@dataclass(frozen=True, slots=True)
class ShowCalendar(Intent):
    """日历, 日历 2027, 日历 10月."""

    year: int | None = None
    month: int | None = None


@dataclass(frozen=True, slots=True)
class ShowMovedLimits(Intent):
    """时限改动: what a change of the calendar moves, or has moved."""

    page: int = 1


@dataclass(frozen=True, slots=True)
class LoadHolidays(Intent):
    """The notice as pasted or sent; `bundled`: the one that came with the program."""

    text: str = ""
    file_id: int = 0
    year: int | None = None
    bundled: bool = False


@dataclass(frozen=True, slots=True)
class SetCalendarDays(Intent):
    """10月10日 补班, 日历 2027年2月5日 休 春节."""

    first_on: date
    last_on: date
    works: bool
    name: str = ""
