"""Whether the days of a year can be its holidays: complete, in season, lawful, and balanced."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from domain.calendar import SATURDAY, DayMark
from domain.holiday_notices.notice import Trouble, TroubleCode
from domain.holiday_notices.wording import HOLIDAYS

NEW_RULES = 2025  # 全国年节及纪念日放假办法 of 2024 holds from here on
FAR = timedelta(days=14)
_OLDER = 2008  # before it there were four holidays a year
_OF_OLD: Final = frozenset({"元旦", "春节", "劳动节", "国庆节"})

# The days off that are the same every year, by the holiday they belong to.
_FIXED: Final[Mapping[str, tuple[tuple[int, int], ...]]] = {
    "元旦": ((1, 1),),
    "劳动节": ((5, 1),),
    "国庆节": ((10, 1), (10, 2), (10, 3)),
}
_FIXED_SINCE_2025: Final = {**_FIXED, "劳动节": ((5, 1), (5, 2))}
# Between which days a holiday of the moon's calendar, or 清明, always falls.
_SEASONS: Final[Mapping[str, tuple[tuple[int, int], tuple[int, int]]]] = {
    "春节": ((1, 20), (2, 21)),
    "清明节": ((4, 4), (4, 6)),
    "端午节": ((5, 27), (6, 25)),
    "中秋节": ((9, 7), (10, 8)),
}
_SPRING_DAYS: Final = {True: 4, False: 3}  # by law, since 2025 with 除夕
_ALL_DAYS: Final = {True: 13, False: 11}


def check_year(year: int, days: Mapping[date, DayMark]) -> tuple[list[Trouble], list[Trouble]]:
    """What makes the days impossible, and what is only unusual."""
    troubles = [*_check_days(year, days), *_check_holidays(year, days)]
    doubts = () if troubles else (*_check_distance(days), *_check_balance(year, days))
    return troubles, list(doubts)


def _check_days(year: int, days: Mapping[date, DayMark]) -> Iterator[Trouble]:
    first, last = date(year - 1, 12, 20), date(year, 12, 31)
    for on, mark in sorted(days.items()):
        if not first <= on <= last:
            yield Trouble(TroubleCode.OTHER_YEAR, {"on": on, "year": year})
        if mark.is_working and on.weekday() < SATURDAY:
            yield Trouble(TroubleCode.NOT_WEEKEND, {"on": on})


def _check_holidays(year: int, days: Mapping[date, DayMark]) -> Iterator[Trouble]:
    rested = {on: mark.name for on, mark in days.items() if not mark.is_working}
    named = {name for names in rested.values() for name in names.split("、")}
    wanted = [name for name in HOLIDAYS if year >= _OLDER or name in _OF_OLD]
    if missing := [name for name in wanted if name not in named]:
        yield Trouble(TroubleCode.MISSING, {"names": missing, "year": year})
    for name, fixed in (_FIXED_SINCE_2025 if year >= NEW_RULES else _FIXED).items():
        for month, day in fixed:
            if name in named and date(year, month, day) not in rested:
                yield Trouble(TroubleCode.STATUTORY, {"on": date(year, month, day), "name": name})
    for name, (begins, ends) in _SEASONS.items():
        own = [on for on, names in rested.items() if name in names.split("、")]
        if own and not any(begins <= (on.month, on.day) <= ends for on in own):
            yield Trouble(TroubleCode.OUT_OF_SEASON, {"name": name, "on": min(own)})
    spring = sum("春节" in names for names in rested.values())
    if "春节" in named and spring < _SPRING_DAYS[year >= NEW_RULES]:
        yield Trouble(
            TroubleCode.COUNT, {"name": "春节", "counted": spring, "said": _SPRING_DAYS[year >= NEW_RULES]}
        )


def _check_distance(days: Mapping[date, DayMark]) -> Iterator[Trouble]:
    """Since 2014 no day was made up more than eleven days away from its holiday."""
    for on, mark in sorted(days.items()):
        rested = (day for day, other in days.items() if other.name == mark.name and not other.is_working)
        apart = min((abs(on - day) for day in rested), default=FAR)
        if mark.is_working and apart > FAR:
            yield Trouble(TroubleCode.FAR, {"on": on, "name": mark.name, "days": apart.days})


def _check_balance(year: int, days: Mapping[date, DayMark]) -> Iterator[Trouble]:
    """Weekdays off beyond the days the law gives are made up, one by one."""
    rested = sum(not mark.is_working and on.weekday() < SATURDAY for on, mark in days.items())
    worked = sum(mark.is_working for mark in days.values())
    moved = rested - _ALL_DAYS[year >= NEW_RULES]
    if year >= _OLDER and moved != worked:
        yield Trouble(TroubleCode.BALANCE, {"rested": rested, "moved": moved, "worked": worked})
