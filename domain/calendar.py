"""The working calendar: State Council rest days, make-up working days, and what is known of other years."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

DAY = timedelta(days=1)
SATURDAY = 5
WEEKDAYS = "一二三四五六日"
PROVISIONAL = "暂定"

# The days off that the 2024 holiday rules (全国年节及纪念日放假办法) fix in the solar calendar: all that is
# known of a year before the State Council's notice. Lunar festivals are left out rather than guessed.
STATUTORY_DAYS: Mapping[tuple[int, int], str] = {
    (1, 1): "元旦",
    (5, 1): "劳动节",
    (5, 2): "劳动节",
    (10, 1): "国庆节",
    (10, 2): "国庆节",
    (10, 3): "国庆节",
}


@dataclass(frozen=True, slots=True)
class DayMark:
    """What a notice says about one day: work or rest, and the holiday it belongs to."""

    is_working: bool
    name: str


@dataclass(frozen=True, slots=True)
class HolidayBlock:
    """An unbroken run of rest days around one or more holidays."""

    names: tuple[str, ...]
    first_on: date
    last_on: date


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """Working and rest days. Years whose notice is not in `marks` are provisional."""

    marks: Mapping[date, DayMark] = field(default_factory=dict)
    official_years: frozenset[int] = frozenset()

    def is_provisional(self, on: date) -> bool:
        """Whether the year's notice is missing, so that anything computed is 暂定."""
        return on.year not in self.official_years

    def is_working_day(self, on: date) -> bool:
        mark = self.marks.get(on)
        if mark is not None:
            return mark.is_working
        return on.weekday() < SATURDAY and not self._is_statutory_guess(on)

    def is_rest_day(self, on: date) -> bool:
        return not self.is_working_day(on)

    def is_makeup_day(self, on: date) -> bool:
        """A Saturday or Sunday on which work is made up (调休补班)."""
        return on.weekday() >= SATURDAY and self.is_working_day(on)

    def holiday_name(self, on: date) -> str:
        """The holiday a rest day belongs to; "" for working days and plain weekends."""
        mark = self.marks.get(on)
        if mark is not None:
            return "" if mark.is_working else mark.name
        return STATUTORY_DAYS[on.month, on.day] if self._is_statutory_guess(on) else ""

    def mark(self, on: date) -> str:
        """休 on rest days; 班 on working days a reader may doubt: make-up days and those beside a holiday."""
        if self.is_rest_day(on):
            return "休"
        beside_holiday = self.holiday_name(on - DAY) or self.holiday_name(on + DAY)
        return "班" if self.is_makeup_day(on) or beside_holiday else ""

    def describe(self, on: date, seen_from: date | None = None, *, written: bool = False) -> str:
        """9月30日（周三 班), with the year in front where it differs from that of `seen_from`.

        A day to come in a year without a notice is 暂定, unless it was `written` down as a date: then no rest
        day moves it.
        """
        year = f"{on.year}年" if seen_from is not None and on.year != seen_from.year else ""
        marks = [self.mark(on)]
        if not written and self.is_provisional(on) and (seen_from is None or on > seen_from):
            marks.append(PROVISIONAL)
        said = " ".join(filter(None, (f"周{WEEKDAYS[on.weekday()]}", *marks)))
        return f"{year}{on.month}月{on.day}日（{said}）"

    def next_working_day(self, on_or_after: date) -> date:
        day = on_or_after
        while self.is_rest_day(day):
            day += DAY
        return day

    def previous_working_day(self, on_or_before: date) -> date:
        day = on_or_before
        while self.is_rest_day(day):
            day -= DAY
        return day

    def add_working_days(self, start_excluded: date, n: int) -> date:
        """The n-th working day after the start, or before it when n is negative; 0 is the start."""
        step = DAY if n > 0 else -DAY
        day, left = start_excluded, abs(n)
        while left:
            day += step
            left -= self.is_working_day(day)
        return day

    def working_days_between(self, start_excluded: date, end_included: date) -> int:
        """How many working days lie after the start, up to and with the end; 0 if the end is not later."""
        return sum(map(self.is_working_day, days_between(start_excluded, end_included)))

    def holiday_blocks(self, first_on: date, last_on: date) -> tuple[HolidayBlock, ...]:
        """The holidays that begin within the two days, both included, with the weekends they adjoin."""
        blocks: list[HolidayBlock] = []
        day = first_on
        while day <= last_on:
            block = self._block_at(day)
            if block is not None and block.first_on >= first_on:
                blocks.append(block)
            day = max(day, block.last_on if block else day) + DAY
        return tuple(blocks)

    def _block_at(self, on: date) -> HolidayBlock | None:
        if not self.holiday_name(on):
            return None
        first = last = on
        while self.is_rest_day(first - DAY):
            first -= DAY
        while self.is_rest_day(last + DAY):
            last += DAY
        named = (self.holiday_name(day) for day in days_between(first - DAY, last))
        names = (name for days in named for name in days.split("、"))  # 国庆节、中秋节 may share a day
        return HolidayBlock(tuple(dict.fromkeys(filter(None, names))), first, last)

    def _is_statutory_guess(self, on: date) -> bool:
        return on.year not in self.official_years and (on.month, on.day) in STATUTORY_DAYS


def days_between(start_excluded: date, end_included: date) -> Iterator[date]:
    """Each day after the start, up to and with the end."""
    for number in range(1, (end_included - start_excluded).days + 1):
        yield start_excluded + timedelta(days=number)
