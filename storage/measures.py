"""What rates and sending figures are counted from."""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.planning import day_of
from domain.rates import Handled
from domain.vocabulary import AssignmentRole, AssignmentState, MessageState
from storage.contacts import met_face_to_face
from storage.plain_rows import fetch
from storage.tables import Assignment, Case, Message, Notice, Unit


async def handled_since(session: AsyncSession, first_on: date) -> list[Handled]:
    """Every unit's part in the cases assigned from that day on, in the order of their deadlines."""
    query = (
        sa.select(col(Assignment.id), Assignment, Case, col(Unit.name))
        .join(Case, col(Case.id) == col(Assignment.case_id))
        .join(Unit, col(Unit.id) == col(Assignment.unit_id))
        .where(col(Case.assigned_on) >= first_on)
        .order_by(sa.nulls_last(col(Assignment.deadline_on)), col(Assignment.id))
    )
    met = await met_face_to_face(session)
    return [
        Handled(
            number=case.spoken,
            unit=unit,
            source=case.source,
            role=AssignmentRole(part.role),
            state=AssignmentState(part.state),
            deadline_on=part.deadline_on,
            answered_on=day_of(part.answered_at) if part.answered_at else None,
            acknowledged=part.acknowledged_at is not None,
            met=id_ in met,
            result=part.result_class,
            satisfaction=part.satisfaction,
        )
        for id_, part, case, unit in (await session.exec(query)).all()  # type: ignore[call-overload]
    ]


@dataclass(frozen=True, slots=True)
class Sent:
    """Messages to one person, of one kind and state: how many."""

    person_id: int | None
    kind: str
    state: MessageState
    count: int


async def sent_since(session: AsyncSession, since: datetime) -> list[Sent]:
    """What went into the outbox since a moment, and what became of it."""
    query = (
        sa.select(col(Message.person_id), col(Message.kind), col(Message.state), sa.func.count())
        .where(col(Message.created_at) >= since)
        .group_by(col(Message.person_id), col(Message.kind), col(Message.state))
    )
    return [
        Sent(person, kind, MessageState(state), n) for person, kind, state, n in await fetch(session, query)
    ]


async def news_since(session: AsyncSession, since: datetime) -> tuple[int, int]:
    """How many pieces of news the pushes since a moment told, and how many wait for their time."""
    told = (
        sa.select(sa.func.count())
        .select_from(Notice)
        .join(Message, col(Message.id) == col(Notice.message_id))
        .where(col(Message.created_at) >= since)
    )
    waiting = (
        sa.select(sa.func.count())
        .select_from(Notice)
        .where(
            col(Notice.state).in_((MessageState.PLANNED, MessageState.HELD)), col(Notice.message_id).is_(None)
        )
    )
    return (await fetch(session, told))[0][0], (await fetch(session, waiting))[0][0]
