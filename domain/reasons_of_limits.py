"""Why a unit's limit is the day it is: the arithmetic done once more, with the steps that lead to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from domain.calendar import Calendar
from domain.deadlines import Deadline, due
from domain.terms import FixedTerm, Term, parse_term
from domain.vocabulary import AssignmentRole, DeadlineKind


@dataclass(frozen=True, slots=True)
class Told:
    """What a unit was told of its limit, and what the paper says of it."""

    written: str  # the term of the whole case
    assigned_on: date
    role: AssignmentRole
    kind: DeadlineKind
    on: date | None


def retrace(told: Told, calendar: Calendar, co_terms: Sequence[Term]) -> Deadline | None:
    """The deadline whose arithmetic arrives at the day that was told; None where none of the terms does.

    A co-handler's part may have the term that the paper gives the whole case, that of a rule, or a date.
    """
    return next(_arriving(told, calendar, co_terms), None)


def recount(told: Told, before: Calendar, after: Calendar, co_terms: Sequence[Term]) -> Deadline | None:
    """The same term counted by another calendar; None where none arrives at the day that was told.

    Where several terms do, a co-handler has the nearest of the new days, as at the hand-over.
    """
    counted = [due(one.term, one.assigned_on, after) for one in _arriving(told, before, co_terms)]
    return min(counted, key=lambda deadline: deadline.on or date.max, default=None)


def _arriving(told: Told, calendar: Calendar, co_terms: Sequence[Term]) -> Iterator[Deadline]:
    terms: list[Term] = []
    read = parse_term(told.written, year_hint=told.assigned_on.year) if told.written else None
    if isinstance(read, Term):
        terms.append(read)
    if told.role is AssignmentRole.CO:
        terms += co_terms
    if told.on is not None:
        terms.append(FixedTerm(told.on, ""))
    found = (due(term, told.assigned_on, calendar) for term in terms if term.kind is told.kind)
    yield from (deadline for deadline in found if deadline.on == told.on)
