"""How far a case is beside how much of its term has passed: a comparison, never a judgement."""

from datetime import date


def elapsed_percent(assigned_on: date, deadline_on: date | None, today: date) -> int | None:
    """How much of the term has passed, in natural days; over 100 once it is overdue, None without a term."""
    if deadline_on is None or deadline_on <= assigned_on:
        return None
    return max(0, round((today - assigned_on).days * 100 / (deadline_on - assigned_on).days))
