"""What a notice says, and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from domain.calendar import DayMark


class TroubleCode(StrEnum):
    """Why a notice is not taken over as it stands; the words are a template."""

    NOTHING = "nothing"  # no day off in it
    NO_YEAR = "no_year"
    UNREAD = "unread"  # a sentence that speaks of days off and is not understood
    NO_SUCH_DAY = "no_such_day"
    WEEKDAY = "weekday"  # the weekday beside a date is another
    COUNT = "count"  # 共n天 counts otherwise
    NOT_WEEKEND = "not_weekend"  # work is made up on a day that is worked anyway
    CONFLICT = "conflict"  # one day is named as work and as rest
    MISSING = "missing"  # a holiday is not in it
    STATUTORY = "statutory"  # a day off by law is not among the days off
    OUT_OF_SEASON = "out_of_season"  # a holiday lies where it never lies
    OTHER_YEAR = "other_year"  # a day of quite another year
    FAR = "far"  # work is made up weeks away from its holiday; only asked about
    BALANCE = "balance"  # as many days are made up as are moved; only asked about


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that is wrong or doubtful, with its facts."""

    code: TroubleCode
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HolidayNotice:
    """One year's notice: every day it names, weekends within a holiday included."""

    year: int
    days: Mapping[date, DayMark]
    paper: str = ""  # 文号, if it is in the text


@dataclass(frozen=True, slots=True)
class NoticeReading:
    """The notice if nothing is wrong; else what is. `years`: which it may be of, where none is written."""

    notice: HolidayNotice | None = None
    troubles: tuple[Trouble, ...] = ()
    doubts: tuple[Trouble, ...] = ()
    years: tuple[int, ...] = ()
