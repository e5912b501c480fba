"""Time limits as they stand in a cell of an assignment table, read into one of five kinds or a problem."""

import re
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from domain.numerals import NUMBER, read_number
from domain.vocabulary import DayUnit, DeadlineKind
from domain.written_days import Cell, TermProblem, TermProblemCode, parse_day, strip_noise

DAYS_PER_WEEK = 7
HALF_MONTH_DAYS = 15  # 半个月 is said and counted as 15 days
MONTH_DAYS = 30  # only where a half month follows: 一个半月 is 45 days
MONTHS_PER_YEAR = 12
REVIEW_EVERY_DAYS = 30  # the monthly dispatch (月调度) is the usual cadence for 持续推进
SPANS = range(1, 3661)


@dataclass(frozen=True, slots=True)
class FixedTerm:
    """A date on paper."""

    on: date
    as_written: str

    kind: ClassVar[DeadlineKind] = DeadlineKind.FIXED


@dataclass(frozen=True, slots=True)
class SpanTerm:
    """So many working days, natural days or months from the assignment."""

    n: int
    unit: DayUnit

    kind: ClassVar[DeadlineKind] = DeadlineKind.RULE


@dataclass(frozen=True, slots=True)
class SameDay:
    """当日: by the end of the assignment day."""

    kind: ClassVar[DeadlineKind] = DeadlineKind.SAME_DAY


@dataclass(frozen=True, slots=True)
class Immediate:
    """立办立结: water, power, gas, heat; at any hour of any day."""

    kind: ClassVar[DeadlineKind] = DeadlineKind.IMMEDIATE


@dataclass(frozen=True, slots=True)
class Ongoing:
    """持续推进: no end, but looked at again every so many natural days."""

    review_every_days: int = REVIEW_EVERY_DAYS

    kind: ClassVar[DeadlineKind] = DeadlineKind.ONGOING


Term = FixedTerm | SpanTerm | SameDay | Immediate | Ongoing

_SAME_DAY = {"当日", "当天", "即日", "同日"}
_IMMEDIATE = {"立办立结", "立即", "立即办理", "马上", "即时", "即办"}
_ONGOING = re.compile(
    r"(?:立行立改)?[,、并]?(?:持续|长期|常态化?)(?:推进|坚持|整改|落实|开展|抓好|巩固|实施)*"
)

# What is written, the unit it is counted in, and n × times + plus of them.
_SPANS: tuple[tuple[re.Pattern[str], DayUnit, int, int], ...] = tuple(
    (re.compile(pattern), unit, times, plus)
    for pattern, unit, times, plus in (
        (rf"({NUMBER})个?工作日", DayUnit.WORKING_DAYS, 1, 0),
        (rf"({NUMBER})(?:天|日|个?自然日|个?日历日)", DayUnit.NATURAL_DAYS, 1, 0),
        (rf"({NUMBER})(?:周|个?星期|个?礼拜)", DayUnit.NATURAL_DAYS, DAYS_PER_WEEK, 0),
        (r"半个?月", DayUnit.NATURAL_DAYS, 0, HALF_MONTH_DAYS),
        (rf"({NUMBER})个半月", DayUnit.NATURAL_DAYS, MONTH_DAYS, HALF_MONTH_DAYS),
        (rf"({NUMBER})个月", DayUnit.MONTHS, 1, 0),
        (r"半年", DayUnit.MONTHS, 0, MONTHS_PER_YEAR // 2),
        (rf"({NUMBER})年半", DayUnit.MONTHS, MONTHS_PER_YEAR, MONTHS_PER_YEAR // 2),
        (rf"({NUMBER})年", DayUnit.MONTHS, MONTHS_PER_YEAR, 0),
    )
)


def parse_term(cell: Cell, *, year_hint: int | None = None) -> Term | TermProblem:
    """Read a time limit: a real date, a serial number, a written date, a span or a fixed phrase.

    A date without a year takes `year_hint`, the year of the assignment. A date "by" which something is due
    (…前, …之前) includes that day, as offices mean it.
    """
    if not isinstance(cell, str):
        return _fixed(parse_day(cell), str(cell))
    core = strip_noise(cell)
    if core in _SAME_DAY:
        return SameDay()
    if core in _IMMEDIATE:
        return Immediate()
    if _ONGOING.fullmatch(core):
        return Ongoing()
    return _span(core, cell) or _fixed(parse_day(cell, year_hint=year_hint), cell.strip())


def _fixed(day: date | TermProblem, as_written: str) -> FixedTerm | TermProblem:
    return day if isinstance(day, TermProblem) else FixedTerm(day, as_written)


def _span(core: str, cell: str) -> SpanTerm | TermProblem | None:
    for pattern, unit, times, plus in _SPANS:
        found = pattern.fullmatch(core)
        if found is None:
            continue
        number = read_number(found[1]) if found.lastindex else 0
        if number is None:
            return TermProblem(TermProblemCode.UNREADABLE, cell.strip())
        n = number * times + plus
        return SpanTerm(n, unit) if n in SPANS else TermProblem(TermProblemCode.OUT_OF_RANGE, cell.strip())
    return None
