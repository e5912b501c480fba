"""The official calendar that ships with duban, as rows for the calendar tables."""

from datetime import date

from chinese_calendar.constants import Holiday, holidays, workdays

NATIONAL_DAY = (10, 1)
DECEMBER, NEW_YEAR = 12, "元旦"  # it may begin in the year before

CHINESE_NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-autumn Festival": "中秋节",
    "National Day": "国庆节",
    "Anti-Fascist 70th Day": "抗战胜利纪念日",
}


def builtin_days() -> list[tuple[date, bool, str]]:
    """Every holiday and make-up working day as (day, is it a working day, Chinese name), in order."""
    rest = [(on, False, _chinese(name)) for on, name in holidays.items()]
    work = [(on, True, _chinese(name)) for on, name in workdays.items()]
    return sorted(rest + work)


def builtin_years() -> list[int]:
    """The years whose State Council notice is included: those that name their National Day."""
    return sorted(on.year for on in holidays if (on.month, on.day) == NATIONAL_DAY)


def bundled_year(year: int) -> dict[date, tuple[bool, str]]:
    """The days of one year's notice as they came with the program; empty if it did not."""
    if year not in builtin_years():
        return {}
    return {
        on: (is_working, name)
        for on, is_working, name in builtin_days()
        if on.year + (on.month == DECEMBER and name == NEW_YEAR) == year
    }


def _chinese(name: str) -> str:
    return CHINESE_NAMES.get(name) or str(Holiday(name).chinese)
