"""What units handed in, in versions: which of them count, and what taking one away leaves."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.tables import Assignment, Reply


def counting() -> tuple[sa.ColumnElement[bool], ...]:
    """What holds of a text that is neither undone nor replaced by a newer version."""
    return col(Reply.undone_at).is_(None), col(Reply.superseded_at).is_(None)


async def reply_of(session: AsyncSession, reply_id: int) -> Reply | None:
    """One text, whatever became of it."""
    return await session.get(Reply, reply_id)


async def counting_on(session: AsyncSession, assignment_id: int) -> Sequence[Reply]:
    """The texts that count on one assignment, newest first."""
    query = select(Reply).where(Reply.assignment_id == assignment_id, *counting())
    return (await session.exec(query.order_by(col(Reply.said_at).desc(), col(Reply.id).desc()))).all()


async def last_by(session: AsyncSession, person_id: int) -> Reply | None:
    """The newest text of one person that counts."""
    query = select(Reply).where(Reply.person_id == person_id, *counting())
    newest = query.order_by(col(Reply.said_at).desc(), col(Reply.id).desc()).limit(1)
    return (await session.exec(newest)).first()


async def settle_percent(session: AsyncSession, assignment: Assignment) -> None:
    """The assignment shows the newest percentage that counts."""
    await session.flush()
    replies = await counting_on(session, assignment.id or 0)
    assignment.progress_percent = next((r.percent for r in replies if r.percent is not None), None)
