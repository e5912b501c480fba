"""What a circular names case by case: good examples, broken promises, acts of supervision. Facts only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.planning import day_of
from domain.reports.unit_facts import Span
from domain.transitions import LEFT
from domain.vocabulary import ContactKind, FollowUpKind, FollowUpState, Satisfaction, Source
from storage.desks import Item
from storage.follow_ups import assignment_of_follow_up
from storage.tables import Assignment, Case, Contact, FollowUp, Rating, Supervision, Unit
from storage.tallies.office_days import end_of_day
from storage.unit_facts import issued_in, scope_of


@dataclass(frozen=True, slots=True)
class Example:
    """A case answered in time whose proposer is satisfied and was met face to face."""

    item: Item
    answered_on: date
    rated_on: date


@dataclass(frozen=True, slots=True)
class Broken:
    """A promise that was not kept by its day."""

    item: Item
    title: str
    due_on: date


async def good_examples(
    session: AsyncSession, span: Span, sources: Sequence[Source] = (), units: Sequence[int] = ()
) -> list[Example]:
    """Answered in the span by the first limit, never to be done anew, met face to face, and everybody who
    was asked is satisfied. Key cases first, then by case.
    """
    ratings = (
        select(
            col(Rating.assignment_id).label("part"),
            sa.func.max(col(Rating.on)).label("on"),
            sa.func.max(sa.case((col(Rating.satisfaction) != Satisfaction.SATISFIED, 1), else_=0)).label(
                "worse"
            ),
        )
        .where(col(Rating.undone_at).is_(None))
        .group_by(col(Rating.assignment_id))
        .subquery()
    )
    met = select(col(Contact.assignment_id)).where(
        col(Contact.kind) == ContactKind.FACE, col(Contact.undone_at).is_(None)
    )
    answered_at = col(Assignment.answered_at)
    query = (
        _parts(ratings.c.on)
        .join(ratings, ratings.c.part == col(Assignment.id))
        .where(
            answered_at >= span.begins_at,
            answered_at < span.ends_at,
            answered_at < end_of_day(col(Assignment.first_deadline_on)),
            col(Assignment.redo_round) == 0,
            ratings.c.worse == 0,
            col(Assignment.id).in_(met),
            *scope_of(sources, units),
        )
        .order_by(col(Case.key_case).desc(), col(Assignment.unit_id), col(Assignment.id))
    )
    return [
        Example(Item(part, case, unit), day_of(part.answered_at), on)
        for part, case, unit, on in (await session.exec(query)).all()
    ]


async def broken_promises(
    session: AsyncSession, span: Span, sources: Sequence[Source] = (), units: Sequence[int] = ()
) -> list[Broken]:
    """Those that somebody has found broken, and those whose day in the span is over without a word."""
    query = (
        _parts(col(FollowUp.title), col(FollowUp.due_on))
        .join(FollowUp, assignment_of_follow_up() == col(Assignment.id))
        .where(
            col(FollowUp.kind) == FollowUpKind.PROMISE,
            col(FollowUp.state).in_((FollowUpState.OPEN, FollowUpState.BROKEN)),
            col(FollowUp.due_on).between(span.first_on, span.last_on),
            col(FollowUp.due_on) < span.today,
            *scope_of(sources, units),
        )
        .order_by(col(Assignment.unit_id), col(FollowUp.due_on), col(FollowUp.id))
    )
    return [
        Broken(Item(part, case, unit), title, on)
        for part, case, unit, title, on in (await session.exec(query)).all()
    ]


@dataclass(frozen=True, slots=True)
class Issued:
    """An act of supervision that went out."""

    item: Item
    act: Supervision


async def issued_acts(
    session: AsyncSession, span: Span, sources: Sequence[Source] = (), units: Sequence[int] = ()
) -> list[Issued]:
    """Those issued in the span and not annulled since, by unit and day."""
    query = (
        _parts(Supervision)
        .join(Supervision, col(Supervision.assignment_id) == col(Assignment.id))
        .where(*issued_in(span), *scope_of(sources, units))
        .order_by(col(Assignment.unit_id), col(Supervision.decided_at), col(Supervision.id))
    )
    rows = (await session.exec(query)).all()
    return [Issued(Item(part, case, unit), act) for part, case, unit, act in rows]


def _parts(*columns: Any) -> Any:  # noqa: ANN401 - a select that the caller goes on with
    """Parts with their case and unit, and something that hangs on them."""
    return (
        sa.select(Assignment, Case, Unit, *columns)
        .join(Case, col(Case.id) == col(Assignment.case_id))
        .join(Unit, col(Unit.id) == col(Assignment.unit_id))
        .where(col(Assignment.state).not_in(LEFT))
    )
