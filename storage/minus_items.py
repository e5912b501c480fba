"""Where minus points come from: late answers, answers sent back, people who were not satisfied."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.minus_items import MinusItem, MinusKind
from domain.planning import day_of
from domain.transitions import LEFT, OPEN
from domain.vocabulary import Satisfaction
from storage.tables import Assignment, Case, Rating, Reply


async def minus_items(
    session: AsyncSession, today: date, since: date | None = None, unit_id: int | None = None
) -> list[MinusItem]:
    """All since a day (None: ever) of all units or one, by unit and day."""
    found = [
        *await _late(session, today),
        *await _sent_back(session),
        *await _dissatisfied(session),
    ]
    wanted = (
        item
        for item in found
        if (since is None or item.on >= since) and (unit_id is None or item.unit_id == unit_id)
    )
    return sorted(wanted, key=lambda item: (item.unit_id, item.on, item.number, item.kind))


async def _late(session: AsyncSession, today: date) -> Iterable[MinusItem]:
    query = (
        select(Assignment, Case)
        .join(Case, col(Case.id) == col(Assignment.case_id))
        .where(col(Assignment.deadline_on) < today, ~col(Assignment.state).in_(LEFT))
    )
    return [
        MinusItem(
            part.unit_id, MinusKind.OVERDUE, case.spoken, due, (done - due).days, part.answered_at is None
        )
        for part, case in (await session.exec(query)).all()
        if (due := part.deadline_on) is not None
        and (done := _ended_on(part, today)) is not None
        and done > due
    ]


def _ended_on(part: Assignment, today: date) -> date | None:
    """When the unit had answered; today while it still owes the answer."""
    if part.state in OPEN:
        return today
    return day_of(part.answered_at) if part.answered_at else None


async def _sent_back(session: AsyncSession) -> Iterable[MinusItem]:
    query = (
        select(Reply, Assignment, Case)
        .join(Assignment, col(Assignment.id) == col(Reply.assignment_id))
        .join(Case, col(Case.id) == col(Assignment.case_id))
        .where(col(Reply.passed).is_(False), col(Reply.undone_at).is_(None))
    )
    return [
        MinusItem(
            part.unit_id,
            MinusKind.SENT_BACK,
            case.spoken,
            day_of(reply.reviewed_at or reply.said_at),
            evidence=reply.review_note,
        )
        for reply, part, case in (await session.exec(query)).all()
    ]


async def _dissatisfied(session: AsyncSession) -> Iterable[MinusItem]:
    """Of each person and round the last word counts."""
    query = (
        select(Rating, Assignment, Case)
        .join(Assignment, col(Assignment.id) == col(Rating.assignment_id))
        .join(Case, col(Case.id) == col(Assignment.case_id))
        .where(col(Rating.undone_at).is_(None))
        .order_by(col(Rating.id))
    )
    last = {
        (rating.assignment_id, rating.who, rating.round): (rating, part, case)
        for rating, part, case in (await session.exec(query)).all()
    }
    return [
        MinusItem(part.unit_id, MinusKind.DISSATISFIED, case.spoken, rating.on, evidence=rating.text)
        for rating, part, case in last.values()
        if rating.satisfaction is Satisfaction.DISSATISFIED
    ]
