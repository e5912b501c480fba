"""How far a case is beside how much of its term has passed: a comparison, never a judgement (R26)."""

from datetime import date, timedelta
from typing import Final

from domain.terms import SpanTerm
from domain.vocabulary import DayUnit

HALF: Final = 50  # percent
_SHORTEST = {DayUnit.MONTHS: 28, DayUnit.WORKING_DAYS: 1, DayUnit.NATURAL_DAYS: 1}  # natural days, at least


def elapsed_percent(assigned_on: date, deadline_on: date | None, today: date) -> int | None:
    """How much of the term has passed, in natural days; over 100 once it is overdue, None without a term."""
    if deadline_on is None or deadline_on <= assigned_on:
        return None
    return max(0, round((today - assigned_on).days * 100 / (deadline_on - assigned_on).days))


def lags(progress: int | None, elapsed: int | None) -> bool:
    """时间过半任务过半: progress behind the time that has passed; nothing reported counts as nothing done."""
    return elapsed is not None and (progress or 0) < elapsed


def half_time_on(assigned_on: date, deadline_on: date) -> date:
    """The first day on which half of the natural days of the term have passed."""
    return assigned_on + timedelta(days=-(-(deadline_on - assigned_on).days // 2))


def fewest_days(term: SpanTerm) -> int:
    """The fewest natural days a term may come to; for sifting, never for a limit."""
    return term.n * _SHORTEST[term.unit]


def is_long(assigned_on: date, deadline_on: date, shortest: SpanTerm) -> bool:
    """Whether a term is at least as long as another, a month counted as it is in February."""
    return (deadline_on - assigned_on).days >= fewest_days(shortest)
