"""What was told about cases and to units, and what the wire has said of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.vocabulary import MessageState
from storage.tables import Message, Notice


@dataclass(frozen=True, slots=True)
class Told:
    """One piece of news for one person, and the message that carries it; None while it waits."""

    notice: Notice
    message: Message | None


async def told_about(
    session: AsyncSession, assignment_ids: Collection[int], people: Collection[int] | None
) -> list[Told]:
    """What was or will be told about some cases, newest first; only to these people if any are given."""
    query = (
        sa.select(Notice, Message)
        .outerjoin(Message, col(Notice.message_id) == col(Message.id))
        .where(col(Notice.assignment_id).in_(assignment_ids))
        .order_by(col(Notice.id).desc())
    )
    if people is not None:
        query = query.where(col(Notice.person_id).in_(people))
    rows = (await session.exec(query)).all()  # type: ignore[call-overload]
    return [Told(notice, message) for notice, message in rows]


async def sent_to(session: AsyncSession, people: Collection[int], since: datetime) -> Sequence[Message]:
    """What was put out for these people since then besides answers, newest first."""
    query = (
        select(Message)
        .where(
            col(Message.person_id).in_(people),
            col(Message.created_at) >= since,
            col(Message.lane) > 0,
            col(Message.state) != MessageState.DROPPED,
        )
        .order_by(col(Message.id).desc())
    )
    return (await session.exec(query)).all()
