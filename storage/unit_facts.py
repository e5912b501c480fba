"""The facts of a circular, counted by the database unit by unit."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.reports.unit_facts import Span, UnitFacts
from domain.transitions import LEFT, OPEN
from domain.vocabulary import FollowUpKind, FollowUpState, Satisfaction, Source, SupervisionState
from storage.follow_ups import assignment_of_follow_up
from storage.plain_rows import fetch
from storage.tables import Assignment, Case, FollowUp, Rating, RedoOrder, Reply, Supervision
from storage.tallies.office_days import end_of_day

Counts = Mapping[int, Mapping[str, int]]


async def count_unit_facts(
    session: AsyncSession, span: Span, sources: Sequence[Source] = (), units: Sequence[int] = ()
) -> list[UnitFacts]:
    """Every unit that has anything to tell, in the order of the roster; of these sources and units only."""
    scope = scope_of(sources, units)
    found: dict[int, UnitFacts] = {}
    for query in (
        _parts(span),
        _sent_back(span),
        _redone(span),
        _rated(span),
        _issued(span),
        _promised(span),
    ):
        rows = await fetch(session, query.where(*scope).group_by(col(Assignment.unit_id)))
        names = [column.name for column in query.selected_columns][1:]
        for unit, *counts in rows:
            known = found.get(unit, UnitFacts(unit))
            found[unit] = replace(known, **{n: int(c or 0) for n, c in zip(names, counts, strict=True)})
    return [found[unit] for unit in sorted(found) if not found[unit].is_empty]


def scope_of(sources: Sequence[Source], units: Sequence[int]) -> "list[sa.ColumnElement[bool]]":
    """What a scope asks of a part and its case; without sources or units all of them are meant."""
    scope: list[sa.ColumnElement[bool]] = [col(Case.source).in_(sources)] if sources else []
    return [*scope, col(Assignment.unit_id).in_(units)] if units else scope


def _flag(condition: Any, name: str) -> "sa.ColumnElement[int]":  # noqa: ANN401 - SQL
    return sa.func.sum(sa.case((condition, 1), else_=0)).label(name)


def _of_units(*columns: Any) -> Any:  # noqa: ANN401 - a select over parts and their cases
    """Columns by unit; whatever is counted hangs on a part, and that on a case."""
    return (
        sa.select(col(Assignment.unit_id), *columns)
        .select_from(Assignment)
        .join(Case, col(Case.id) == col(Assignment.case_id))
        .where(col(Assignment.state).not_in(LEFT))
    )


def _parts(span: Span) -> Any:  # noqa: ANN401 - as above
    deadline, answered_at = col(Assignment.deadline_on), col(Assignment.answered_at)
    owed = col(Assignment.state).in_(OPEN)  # in a redo too, though an earlier answer has its day
    here, received = _handed_over(span)
    open_then = sa.and_(here, sa.or_(owed, answered_at >= span.ends_at))
    done = sa.and_(~owed, answered_at >= span.begins_at, answered_at < span.ends_at)
    missed = sa.and_(deadline < span.over, sa.or_(owed, answered_at >= end_of_day(deadline)))
    return _of_units(
        _flag(received, "received"),
        _flag(open_then, "open"),
        _flag(done, "answered"),
        _flag(sa.and_(done, sa.or_(deadline.is_(None), answered_at < end_of_day(deadline))), "timely"),
        _flag(sa.and_(open_then, deadline < span.over), "overdue"),
        _flag(sa.and_(here, missed, sa.or_(owed, answered_at >= span.begins_at)), "was_overdue"),
    )


def _handed_over(span: Span) -> "tuple[sa.ColumnElement[bool], sa.ColumnElement[bool]]":
    """Whether a unit has had its part by the end of the span, and whether it got it in the span.

    Whoever has had it from the beginning has had it since the case was handed out, however much later its
    table was imported; others since they joined.
    """
    part = sa.orm.aliased(Assignment)
    began = (
        sa.select(sa.func.min(col(part.assigned_at)))
        .where(col(part.case_id) == col(Assignment.case_id))
        .correlate(Assignment)
        .scalar_subquery()
    )
    at, on = col(Assignment.assigned_at), col(Case.assigned_on)
    first = at == began
    by_then = sa.or_(sa.and_(first, on <= span.last_on), sa.and_(~first, at < span.ends_at))
    since = sa.or_(sa.and_(first, on >= span.first_on), sa.and_(~first, at >= span.begins_at))
    return by_then, sa.and_(by_then, since)


def _sent_back(span: Span) -> Any:  # noqa: ANN401 - as above
    return (
        _of_units(sa.func.count().label("sent_back"))
        .join(Reply, col(Reply.assignment_id) == col(Assignment.id))
        .where(
            col(Reply.passed).is_(False),
            col(Reply.undone_at).is_(None),
            col(Reply.reviewed_at) >= span.begins_at,
            col(Reply.reviewed_at) < span.ends_at,
        )
    )


def _redone(span: Span) -> Any:  # noqa: ANN401 - as above
    return (
        _of_units(sa.func.count().label("redone"))
        .join(RedoOrder, col(RedoOrder.assignment_id) == col(Assignment.id))
        .where(col(RedoOrder.ordered_at) >= span.begins_at, col(RedoOrder.ordered_at) < span.ends_at)
    )


def _rated(span: Span) -> Any:  # noqa: ANN401 - as above
    last = (
        sa.select(sa.func.max(col(Rating.id)))
        .where(col(Rating.undone_at).is_(None))
        .group_by(col(Rating.assignment_id), col(Rating.who), col(Rating.round))
    )
    said = col(Rating.satisfaction)
    return (
        _of_units(
            _flag(said == Satisfaction.SATISFIED, "satisfied"),
            _flag(said == Satisfaction.MOSTLY, "mostly"),
            _flag(said == Satisfaction.DISSATISFIED, "dissatisfied"),
        )
        .join(Rating, col(Rating.assignment_id) == col(Assignment.id))
        .where(col(Rating.id).in_(last), col(Rating.on).between(span.first_on, span.last_on))
    )


def _issued(span: Span) -> Any:  # noqa: ANN401 - as above
    """Numbered acts; one that was annulled since never was."""
    return (
        _of_units(sa.func.count().label("supervised"))
        .join(Supervision, col(Supervision.assignment_id) == col(Assignment.id))
        .where(*issued_in(span))
    )


def issued_in(span: Span) -> "list[sa.ColumnElement[bool]]":
    """What makes an act of supervision one that was issued in the span and still stands."""
    return [
        col(Assignment.state).not_in(LEFT),
        col(Supervision.serial).is_not(None),
        col(Supervision.state) != SupervisionState.WITHDRAWN,
        col(Supervision.decided_at) >= span.begins_at,
        col(Supervision.decided_at) < span.ends_at,
    ]


def _promised(span: Span) -> Any:  # noqa: ANN401 - as above
    """Promises that stand and whose day has come in the span; those of a case belong to its first unit."""
    state = col(FollowUp.state)
    return (
        _of_units(sa.func.count().label("promised"), _flag(state == FollowUpState.DONE, "kept"))
        .join(FollowUp, assignment_of_follow_up() == col(Assignment.id))
        .where(
            col(FollowUp.kind) == FollowUpKind.PROMISE,
            state.in_((FollowUpState.OPEN, FollowUpState.DONE, FollowUpState.BROKEN)),
            col(FollowUp.due_on).between(span.first_on, span.last_on),
            col(FollowUp.due_on) < span.today,
        )
    )
