"""The official calendar for tests, as the office has it after the first start."""

from domain.calendar import Calendar, DayMark
from storage.calendar_seed import builtin_days, builtin_years

OFFICIAL = Calendar(
    {on: DayMark(is_working, name) for on, is_working, name in builtin_days()},
    frozenset(builtin_years()),
)
