"""What a change of the calendar comes to: the days that are set and dropped, and which of them differ."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from domain.calendar import DAY, Calendar, DayMark, days_between
from domain.holiday_notices import HolidayNotice

NEW_YEAR = "元旦"
DECEMBER = 12


@dataclass(frozen=True, slots=True)
class StoredDay:
    """A day as it stands in the office's calendar; `own`: set by an administrator, not by a notice."""

    mark: DayMark
    own: bool = False


@dataclass(frozen=True, slots=True)
class CalendarChange:
    """Days that are set or dropped; `year` becomes an official one."""

    puts: Mapping[date, DayMark] = field(default_factory=dict)
    drops: frozenset[date] = frozenset()
    year: int | None = None
    kept: tuple[date, ...] = ()  # days the office set itself, which stay against the notice

    @property
    def days(self) -> tuple[date, ...]:
        """Every day that may differ, in order; of a new year all, for what was guessed of it goes."""
        whole = (
            () if self.year is None else days_between(date(self.year - 1, 12, 31), date(self.year, 12, 31))
        )
        return tuple(sorted({*self.puts, *self.drops, *whole}))

    def apply(self, calendar: Calendar) -> Calendar:
        """The calendar as it is then."""
        marks = {on: mark for on, mark in calendar.marks.items() if on not in self.drops} | dict(self.puts)
        years = calendar.official_years | ({self.year} if self.year is not None else frozenset())
        return Calendar(marks, years)


@dataclass(frozen=True, slots=True)
class DayChange:
    """A day that is worked then and was not before, or the reverse."""

    on: date
    works: bool
    name: str


def change_of_notice(notice: HolidayNotice, stored: Mapping[date, StoredDay]) -> CalendarChange:
    """What the notice changes: its days take the place of the year's; what the office set itself stays."""
    mine = {on: day for on, day in stored.items() if _belongs(on, day.mark.name, notice.year)}
    kept = {on for on, day in stored.items() if day.own and on in {*mine, *notice.days}}
    puts = {
        on: mark
        for on, mark in notice.days.items()
        if on not in kept and (on not in stored or stored[on].mark != mark)
    }
    drops = frozenset(on for on in mine if on not in notice.days and on not in kept)
    against = (on for on in kept if on not in notice.days or notice.days[on] != stored[on].mark)
    return CalendarChange(puts, drops, notice.year, tuple(sorted(against)))


def _belongs(on: date, name: str, year: int) -> bool:
    """元旦 may begin in the December before; that of the next year belongs to the next notice."""
    of_new_year = on.month == DECEMBER and NEW_YEAR in name
    return on.year + of_new_year == year


def differing(change: CalendarChange, before: Calendar, after: Calendar) -> tuple[DayChange, ...]:
    """The days that are worked in one calendar and not in the other."""
    return tuple(
        DayChange(on, after.is_working_day(on), _name(on, after) or before.holiday_name(on))
        for on in change.days
        if before.is_working_day(on) != after.is_working_day(on)
    )


def _name(on: date, calendar: Calendar) -> str:
    mark = calendar.marks.get(on)
    return mark.name if mark else ""


@dataclass(frozen=True, slots=True)
class HolidayRow:
    """One holiday of a year as its notice has it, and the days worked for it."""

    names: tuple[str, ...]
    first_on: date
    last_on: date
    made_up: tuple[date, ...] = ()

    @property
    def days(self) -> int:
        """How long it lasts."""
        return (self.last_on - self.first_on).days + 1


def holiday_rows(calendar: Calendar, year: int) -> tuple[HolidayRow, ...]:
    """The holidays of a year in order; 元旦 may begin in the December before.

    Of a year without a notice what is guessed, with the weekends it adjoins.
    """
    if year not in calendar.official_years:
        blocks = calendar.holiday_blocks(date(year, 1, 1), date(year, 12, 31))
        return tuple(HolidayRow(block.names, block.first_on, block.last_on) for block in blocks)
    marks = [(on, mark) for on, mark in sorted(calendar.marks.items()) if _belongs(on, mark.name, year)]
    worked = [(on, mark.name) for on, mark in marks if calendar.is_makeup_day(on)]
    return tuple(
        HolidayRow(names, first, last, tuple(on for on, name in worked if name == "、".join(names)))
        for names, first, last in _runs([(on, mark.name) for on, mark in marks if not mark.is_working])
    )


def _runs(days: Sequence[tuple[date, str]]) -> Iterator[tuple[tuple[str, ...], date, date]]:
    """Days in a row that bear the same name."""
    begun = 0
    for place, (on, name) in enumerate(days, 1):
        if place == len(days) or days[place] != (on + DAY, name):
            yield tuple(name.split("、")), days[begun][0], on
            begun = place
