"""Counting what went out and what waits, for people who ask."""

from collections.abc import Sequence
from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.vocabulary import MessageState
from storage.tables import ApiUsage, InboxRow, Message, Notice, Person
from storage.tables.inbox import InboxState


async def count_held(session: AsyncSession) -> int:
    """How many notices wait for their time or for the end of a pause."""
    waiting = col(Notice.state).in_((MessageState.PLANNED, MessageState.HELD))
    return (await session.exec(select(sa.func.count()).select_from(Notice).where(waiting))).one()


async def usage_of_month(session: AsyncSession, first_on: date, last_on: date) -> dict[str, int]:
    """API calls between two days, by API, most used first."""
    query = (
        select(ApiUsage.api, sa.func.sum(ApiUsage.calls))
        .where(col(ApiUsage.on) >= first_on, col(ApiUsage.on) <= last_on)
        .group_by(col(ApiUsage.api))
        .order_by(sa.func.sum(ApiUsage.calls).desc())
    )
    return {api: int(calls) for api, calls in (await session.exec(query)).all()}


async def count_states(session: AsyncSession, since: datetime) -> dict[str, int]:
    """Messages created since a moment, by state."""
    query = (
        select(Message.state, sa.func.count())
        .where(col(Message.created_at) >= since)
        .group_by(col(Message.state))
    )
    return {str(state): count for state, count in (await session.exec(query)).all()}


async def parked(session: AsyncSession) -> Sequence[InboxRow]:
    """Pushes that could not be settled and wait for a person."""
    query = select(InboxRow).where(InboxRow.state == InboxState.PARKED).order_by(col(InboxRow.id).desc())
    return (await session.exec(query.limit(10))).all()


async def failed(session: AsyncSession) -> Sequence[Message]:
    """The newest messages that did not get through."""
    query = select(Message).where(Message.state == MessageState.FAILED).order_by(col(Message.id).desc())
    return (await session.exec(query.limit(10))).all()


async def unreachable(session: AsyncSession) -> Sequence[Person]:
    """People the messenger refused: they left, or the robot is out of their sight."""
    query = select(Person).where(sa.not_(col(Person.reachable))).order_by(col(Person.id))
    return (await session.exec(query.limit(20))).all()
