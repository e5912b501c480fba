"""One query per kind of what rates count: a row for each, with the facts that formulas ask for."""

from datetime import date
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import col

from domain.rates import Due, Grain, Scope
from domain.transitions import ANSWERED, LEFT
from domain.vocabulary import AssignmentRole, ContactKind, FollowUpKind, FollowUpState
from storage.follow_ups import assignment_of_follow_up
from storage.sights import seen_by
from storage.tables import Assignment, Case, Contact, FollowUp, Visit
from storage.tallies.office_days import end_of_day
from storage.tallies.words import rank_of_result, rank_of_satisfaction

WHERE_IT_IS: Final = ("case_id", "assignment_id")  # not a fact: which one it is
_OF_CASE: Final[tuple[Any, ...]] = (col(Case.source).label("source"), col(Case.pack).label("pack"))


def facts_of(grain: Grain, scope: Scope, today: date) -> "sa.Select[*tuple[Any, ...]]":
    """All of a kind in a scope. Handed back and revoked parts are nobody's any more."""
    make = {Grain.CASE: _cases, Grain.PART: _parts, Grain.VISIT: _visits, Grain.PROMISE: _promises}[grain]
    query: sa.Select[*tuple[Any, ...]] = make(today).where(*cases_in(scope), *parts_in(scope))
    return query


def cases_in(scope: Scope) -> "list[sa.ColumnElement[bool]]":
    """What a scope asks of a case."""
    wanted: list[sa.ColumnElement[bool]] = [col(Case.assigned_on).between(scope.first, scope.last)]
    if scope.sources:
        wanted.append(col(Case.source).in_(scope.sources))
    if scope.key:
        wanted.append(col(Case.key_case).is_(True))
    if scope.between is not None:
        wanted.append(col(Case.in_session).is_(not scope.between))
    return wanted


def parts_in(scope: Scope) -> "list[sa.ColumnElement[bool]]":
    """What it asks of a part."""
    standing = [col(Assignment.state).not_in(LEFT), *seen_by(scope.sight)]
    return standing if scope.unit_id is None else [*standing, col(Assignment.unit_id) == scope.unit_id]


def _flag(condition: Any) -> "sa.Case[int]":  # noqa: ANN401 - SQL
    return sa.case((condition, 1), else_=0)


def _cases(today: date) -> Any:  # noqa: ANN401 - a select whose columns are named below
    """By the parts that owe an answer: one lead, or all that were split off.

    It is answered when all are, late when one is, as far solved as the one least solved.
    """
    deadline, state = col(Assignment.deadline_on), col(Assignment.state)
    answered_at, answered = col(Assignment.answered_at), state.in_(ANSWERED)
    over = end_of_day(deadline)
    late = sa.or_(sa.and_(answered, answered_at >= over), sa.and_(~answered, deadline < today))
    timely = sa.and_(answered, sa.or_(deadline.is_(None), answered_at < over))
    in_time = sa.and_(sa.func.min(_flag(timely)) == 1, sa.func.max(_flag(deadline.is_not(None))) == 1)
    return (
        sa.select(
            col(Case.id).label("case_id"),
            *_OF_CASE,
            sa.func.min(_flag(answered)).label("answered"),
            sa.case(
                (sa.func.max(_flag(late)) == 1, Due.LATE.value), (in_time, Due.IN_TIME.value),
                else_=Due.NOT_YET.value,
            ).label("due"),
            sa.func.max(rank_of_result(col(Assignment.result_class))).label("result"),
            sa.func.max(rank_of_satisfaction(col(Assignment.satisfaction))).label("satisfaction"),
            sa.func.max(_flag(col(Assignment.second_deadline_on).is_not(None))).label("second"),
            sa.func.max(_flag(col(Assignment.id).in_(_met()))).label("met"),
        )
        .join(Assignment, col(Assignment.case_id) == col(Case.id))
        .where(col(Assignment.role) != AssignmentRole.CO)
        .group_by(col(Case.id), *(one.element for one in _OF_CASE))
    )  # fmt: skip


def _met() -> "sa.Select[int]":
    return sa.select(col(Contact.assignment_id)).where(
        col(Contact.kind) == ContactKind.FACE, col(Contact.undone_at).is_(None)
    )


def _parts(_today: date) -> Any:  # noqa: ANN401 - as above
    """Every unit's part, a co-handler's too."""
    return sa.select(
        col(Case.id).label("case_id"),
        col(Assignment.id).label("assignment_id"),
        *_OF_CASE,
        _flag(col(Assignment.acknowledged_at).is_not(None)).label("signed"),
    ).join(Assignment, col(Assignment.case_id) == col(Case.id))


def _visits(_today: date) -> Any:  # noqa: ANN401 - as above
    """Each case that was visited and spoke, by its newest such visit."""
    spoke = (col(Visit.undone_at).is_(None), col(Visit.satisfaction).is_not(None))
    newest = (
        sa.select(sa.func.max(col(Visit.id)))
        .join(Assignment, col(Assignment.id) == col(Visit.assignment_id))
        .where(*spoke)
        .group_by(col(Assignment.case_id))
    )
    return (
        sa.select(
            col(Case.id).label("case_id"),
            *_OF_CASE,
            rank_of_satisfaction(sa.cast(col(Visit.satisfaction), sa.String)).label("satisfaction"),
        )
        .join(Assignment, col(Assignment.case_id) == col(Case.id))
        .join(Visit, col(Visit.assignment_id) == col(Assignment.id))
        .where(col(Visit.id).in_(newest))
    )


def _promises(today: date) -> Any:  # noqa: ANN401 - as above
    """Promises that stand: kept, broken, or open; due when they are settled or their day is over."""
    state = col(FollowUp.state)
    over = sa.or_(
        state.in_((FollowUpState.DONE, FollowUpState.BROKEN)),
        sa.and_(state == FollowUpState.OPEN, col(FollowUp.due_on) < today),
    )
    return (
        sa.select(
            col(Case.id).label("case_id"),
            *_OF_CASE,
            _flag(over).label("come_due"),
            _flag(state == FollowUpState.DONE).label("kept"),
        )
        .join(FollowUp, col(FollowUp.case_id) == col(Case.id))
        .join(Assignment, col(Assignment.id) == assignment_of_follow_up())
        .where(
            col(FollowUp.kind) == FollowUpKind.PROMISE,
            state.in_((FollowUpState.OPEN, FollowUpState.DONE, FollowUpState.BROKEN)),
        )
    )
