"""What went out, counted."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.vocabulary import MessageState
from storage.plain_rows import fetch
from storage.tables import Message, Notice


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
