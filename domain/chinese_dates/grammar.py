"""The shape of a rule in the grammar: a pattern, and what it makes of the words in their scene."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from domain.calendar import Calendar
from domain.chinese_dates.readings import Refusal
from domain.numerals import read_number
from domain.written_days import MONTHS, YEARS, last_day_of_month


@dataclass(frozen=True, slots=True)
class Scene:
    """What relative words are measured from."""

    today: date
    calendar: Calendar
    deadline_on: date | None = None


@dataclass(frozen=True, slots=True)
class Miss:
    """A day is meant, but there is none to give."""

    code: Refusal
    suggestion: date | None = None


Meaning = date | tuple[date, ...] | Miss | None
"""One day, several to choose from, a miss, or None where the words are no date after all."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A wording and its meaning. One that `needs_mark` counts only beside 到, 前 and the like, or alone."""

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Scene], Meaning]
    relative: bool = True
    needs_mark: bool = False


def number_in(found: re.Match[str], group: str) -> int | None:
    """The number in a named group; None if the group is absent or holds no number."""
    text = found.groupdict().get(group)
    return read_number(text) if text else None


def day_of(year: int, month: int, day: int) -> date | Miss:
    """The day, or a miss that suggests the month's last day."""
    if year not in YEARS:
        return Miss(Refusal.OUT_OF_RANGE)
    if month not in MONTHS:
        return Miss(Refusal.NO_SUCH_DAY)
    last = last_day_of_month(year, month)
    return last.replace(day=day) if 1 <= day <= last.day else Miss(Refusal.NO_SUCH_DAY, last)


def month_after(today: date, months: int) -> tuple[int, int]:
    """Year and month so many months on from today's."""
    years, month = divmod(today.month - 1 + months, 12)
    return today.year + years, month + 1
