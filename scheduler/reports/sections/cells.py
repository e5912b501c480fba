"""How cases and days look in the cells of a report."""

from collections.abc import Iterable
from datetime import date

from domain.names import NAMES
from domain.reports.cases import ReportedCase, Standing
from domain.reports.contents import Cell
from domain.reports.duties import ReportedDuty
from scheduler.reports.words import say

BETWEEN = "、"


def matter_of(one: ReportedCase) -> str:
    """What the case is about; of a secret one only that it is one."""
    if one.secret:
        return say("cell", what="secret")
    return say("cell", what="key", title=one.title) if one.key else one.title


def limit_of(one: ReportedCase) -> str:
    """Its day, or how it is limited without one."""
    if one.deadline_on is None:
        return say("cell", what="no_limit", kind=one.kind)
    on = day(one.deadline_on)
    return say("cell", what="provisional", on=on) if one.provisional else on


def numbers_of(standing: Standing, *, regular: bool) -> tuple[int, ...]:
    """One line of a ledger: so far, new, answered now and so far, open, overdue; else only how all stand."""
    if not regular:
        return standing.total, standing.answered, standing.open, standing.overdue
    return (
        standing.total,
        standing.new,
        standing.answered_now,
        standing.answered,
        standing.open,
        standing.overdue,
    )


def row_of_duty(duty: ReportedDuty, on: date) -> tuple[Cell, ...]:
    """A follow-up as a line."""
    return (
        duty.number,
        NAMES[duty.kind],
        duty.title or say("cell", what="secret"),
        duty.unit or say("cell", what="office"),
        day(duty.due_on),
        say("cell", what="overdue", overdue=duty.is_overdue(on)),
    )


def units_of(one: ReportedCase) -> str:
    """Whoever answers for it."""
    return BETWEEN.join(one.units)


def any_secret(cases: Iterable[ReportedCase]) -> bool:
    """Whether a note has to explain why one says nothing."""
    return any(one.secret for one in cases)


def day(on: date) -> str:
    """2026-09-30: sorts in a table."""
    return on.isoformat()
