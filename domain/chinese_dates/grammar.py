"""The shape of a rule in the grammar: a pattern, and what it makes of the words in their scene."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

from domain.calendar import Calendar
from domain.chinese_dates.readings import ChoiceReason, Refusal
from domain.numerals import read_number
from domain.written_days import MONTHS, YEARS, last_day_of_month

CENTURY = 2000  # 26年 is 2026年
# A day of the year that has passed is next year's only within so much of today or the deadline.
REACH = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class Scene:
    """What relative words are measured from."""

    today: date
    calendar: Calendar
    deadline_on: date | None = None

    @property
    def horizon(self) -> date:
        """The last day that a wording without a year is taken to mean."""
        return max(self.today, self.deadline_on or self.today) + REACH


@dataclass(frozen=True, slots=True)
class Miss:
    """A day is meant, but there is none to give."""

    code: Refusal
    suggestion: date | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """Several days may be meant, or one that has to be looked at again."""

    reason: ChoiceReason
    days: tuple[date, ...]


Meaning = date | Ask | Miss | None
"""One day, several to choose from, a miss, or None where the words are no date after all."""

Read = Callable[[re.Match[str], Scene], Meaning]


class Where(Enum):
    """Where words count as a date."""

    ANYWHERE = auto()
    MARKED = auto()  # beside 到, 前 and the like, or alone
    BESIDE = auto()  # beside 到, 前 and the like
    ALONE = auto()  # alone, or where a limit is expected
    ANSWER = auto()  # alone


@dataclass(frozen=True, slots=True)
class Rule:
    """A wording and its meaning. `relative`: it depends on the day it is said or on the deadline."""

    pattern: re.Pattern[str]
    read: Read
    relative: bool = True
    where: Where = Where.ANYWHERE


def rule(pattern: str, read: Read, where: Where = Where.ANYWHERE, *, relative: bool = True) -> Rule:
    """A rule from the source of its pattern, in which a blank stands for a blank or none."""
    return Rule(re.compile(pattern.replace(" ", r"\s?")), read, relative, where)


def number_in(found: re.Match[str], group: str) -> int | None:
    """The number in a named group; None if the group is absent or holds no number."""
    text = found.groupdict().get(group)
    return read_number(text) if text else None


def year_in(found: re.Match[str]) -> int | None:
    """The year that is written, in two digits or four."""
    year = number_in(found, "year")
    return year + CENTURY if year is not None and len(found["year"]) == len("26") else year


def day_of(year: int, month: int, day: int) -> date | Miss:
    """The day, or a miss that suggests the month's last day."""
    if year not in YEARS:
        return Miss(Refusal.OUT_OF_RANGE)
    if month not in MONTHS:
        return Miss(Refusal.NO_SUCH_DAY)
    last = last_day_of_month(year, month)
    return last.replace(day=day) if 1 <= day <= last.day else Miss(Refusal.NO_SUCH_DAY, last)


def next_in_year(find: Callable[[int], date | Miss], scene: Scene) -> date | Miss:
    """The day that `find` gives for this year, or for the next if it has passed and that is not far off."""
    day = find(scene.today.year)
    if isinstance(day, date) and day >= scene.today:
        return day
    following = find(scene.today.year + 1)
    if isinstance(day, Miss) and day.suggestion and day.suggestion >= scene.today:
        return day
    if isinstance(following, Miss) or following <= scene.horizon:
        return following
    return Miss(Refusal.PAST, following, day) if isinstance(day, date) else day


def month_after(today: date, months: int) -> tuple[int, int]:
    """Year and month so many months on from today's."""
    years, month = divmod(today.month - 1 + months, 12)
    return today.year + years, month + 1


def ask(reason: ChoiceReason, *days: Meaning) -> Meaning:
    """A choice between those of the meanings that are days."""
    return Ask(reason, tuple(sorted({day for day in days if isinstance(day, date)})))
