"""Where minus points come from: late answers, answers sent back, people who were not satisfied."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.masking import mask_people
from domain.minus_items import MinusItem, MinusKind
from domain.planning import day_of
from domain.transitions import LEFT, OPEN
from domain.vocabulary import ReplyKind, Satisfaction
from domain.zone import OFFICE_ZONE
from storage.lines import private_names
from storage.tables import Assignment, Case, MinusWaiver, Post, Rating, RedoOrder, Reply, Unit
from storage.tallies.office_days import end_of_day

Found = list[tuple[MinusItem, int | None]]  # with the person whose record it is


async def minus_items(
    session: AsyncSession, today: date, since: date | None = None, unit_id: int | None = None
) -> list[MinusItem]:
    """All since a day (None: ever) of all units or one, by unit and day; waived ones are marked so.

    A late answer belongs to the days on which it was late, however long ago its deadline was.
    """
    found = [
        *await _late(session, today, since),
        *await _late_before(session, today),
        *await _sent_back(session),
        *await _dissatisfied(session),
    ]
    wanted = [
        (item, person)
        for item, person in {item.origin: (item, person) for item, person in reversed(found)}.values()
        if (since is None or item.until_on >= since) and (unit_id is None or item.unit_id == unit_id)
    ]
    bodies = await _bodies(session, {person for _, person in wanted if person is not None})
    waived = await waivers(session)
    items = (_complete(item, person, bodies, waived) for item, person in wanted)
    return sorted(items, key=lambda item: (item.unit_id, item.on, item.number, item.kind))


async def waivers(session: AsyncSession) -> dict[str, str]:
    """Why a fact does not count, by its origin."""
    query = select(MinusWaiver.origin, MinusWaiver.reason).where(col(MinusWaiver.undone_at).is_(None))
    return dict((await session.exec(query)).all())


async def standing_waiver(session: AsyncSession, origin: str) -> MinusWaiver | None:
    """The waiver of one fact that holds."""
    query = select(MinusWaiver).where(MinusWaiver.origin == origin, col(MinusWaiver.undone_at).is_(None))
    return (await session.exec(query)).first()


def _complete(
    item: MinusItem, person: int | None, bodies: Mapping[int, str], waived: Mapping[str, str]
) -> MinusItem:
    by = bodies.get(person, "") if person is not None else ""
    return replace(item, recorded_by=by, waived_because=waived.get(item.origin, ""))


async def _bodies(session: AsyncSession, people: Iterable[int]) -> dict[int, str]:
    """The unit of each person's newest post: whose record it is, without the person."""
    query = (
        select(Post.person_id, Unit.name)
        .join(Unit, col(Unit.id) == col(Post.unit_id))
        .where(col(Post.person_id).in_(list(people)))
        .order_by(col(Post.id))
    )
    return dict((await session.exec(query)).all())


async def _late(session: AsyncSession, today: date, since: date | None) -> Found:
    is_open, answered_at = col(Assignment.state).in_(OPEN), col(Assignment.answered_at)
    query = (
        select(Assignment, Case)
        .join(Case, col(Case.id) == col(Assignment.case_id))
        .where(
            col(Assignment.deadline_on) < today,
            ~col(Assignment.state).in_(LEFT),
            sa.or_(is_open, answered_at >= end_of_day(col(Assignment.deadline_on))),
        )
    )
    if since is not None:
        query = query.where(sa.or_(is_open, answered_at >= datetime.combine(since, time(), OFFICE_ZONE)))
    return [
        (_lateness(part, case, due, done), None)
        for part, case in (await session.exec(query)).all()
        if (due := part.deadline_on) is not None
        and (done := _ended_on(part, today)) is not None
        and done > due
    ]


def _lateness(part: Assignment, case: Case, due: date, done: date) -> MinusItem:
    return MinusItem(
        part.unit_id,
        MinusKind.OVERDUE,
        case.spoken,
        due,
        (done - due).days,
        part.state in OPEN,
        origin=f"overdue:{part.id}:{due}",
        assignment_id=part.id or 0,
        source=case.source,
        secret=case.secret,
    )


def _ended_on(part: Assignment, today: date) -> date | None:
    """When the unit had answered; today while it still owes the answer."""
    if part.state in OPEN:
        return today
    return min(day_of(part.answered_at), today) if part.answered_at else None


async def _late_before(session: AsyncSession, today: date) -> Found:
    """Answers that were late before they were to be done anew: the new limit does not make them timely."""
    answered = (
        select(sa.func.max(col(Reply.said_at)))
        .where(
            col(Reply.assignment_id) == col(RedoOrder.assignment_id),
            col(Reply.kind) == ReplyKind.ANSWER,
            col(Reply.said_at) < col(RedoOrder.ordered_at),
            col(Reply.undone_at).is_(None),
        )
        .correlate(RedoOrder)
        .scalar_subquery()
    )
    query: Any = (
        sa.select(col(RedoOrder.deadline_before_on), answered, Assignment, Case)
        .join(Assignment, col(Assignment.id) == col(RedoOrder.assignment_id))
        .join(Case, col(Case.id) == col(Assignment.case_id))
        .where(col(RedoOrder.deadline_before_on) < today, ~col(Assignment.state).in_(LEFT))
    )
    return [
        (replace(_lateness(part, case, due, done), still_open=False), None)
        for due, at, part, case in (await session.exec(query)).all()
        if due is not None and at is not None and (done := min(day_of(at), today)) > due
    ]


async def _sent_back(session: AsyncSession) -> Found:
    query = (
        select(Reply, Assignment, Case)
        .join(Assignment, col(Assignment.id) == col(Reply.assignment_id))
        .join(Case, col(Case.id) == col(Assignment.case_id))
        .where(col(Reply.passed).is_(False), col(Reply.undone_at).is_(None))
    )
    return [
        (
            MinusItem(
                part.unit_id,
                MinusKind.SENT_BACK,
                case.spoken,
                day_of(reply.reviewed_at or reply.said_at),
                evidence=_words(reply.review_note, case),
                origin=f"reply:{reply.id}",
                assignment_id=part.id or 0,
                source=case.source,
                secret=case.secret,
            ),
            reply.reviewed_by,
        )
        for reply, part, case in (await session.exec(query)).all()
    ]


async def _dissatisfied(session: AsyncSession) -> Found:
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
        (
            MinusItem(
                part.unit_id,
                MinusKind.DISSATISFIED,
                case.spoken,
                rating.on,
                evidence=_words(rating.text, case),
                origin=f"rating:{rating.id}",
                assignment_id=part.id or 0,
                source=case.source,
                secret=case.secret,
            ),
            rating.person_id,
        )
        for rating, part, case in last.values()
        if rating.satisfaction is Satisfaction.DISSATISFIED
    ]


def _words(text: str, case: Case) -> str:
    """What was said, without the names of those who raised the case; nothing of a secret one."""
    return "" if case.secret else mask_people(text, private_names(case))
