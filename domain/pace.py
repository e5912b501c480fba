"""How far a case is beside how much of its term has passed: a comparison, never a judgement (R26)."""

from datetime import date, timedelta


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
