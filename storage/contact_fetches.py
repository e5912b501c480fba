"""The address book on its way: asked for, read by one, entered, and forgotten."""

from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.tables import ContactFetch, FetchState

LASTS = timedelta(days=1)  # a book read longer ago is read anew before it is entered


async def waiting_fetch(session: AsyncSession) -> ContactFetch | None:
    """The oldest that was asked for and not read yet."""
    query = select(ContactFetch).where(ContactFetch.state == FetchState.WANTED).order_by(col(ContactFetch.id))
    return (await session.exec(query.limit(1))).first()


async def due_fetch(session: AsyncSession, now: datetime) -> ContactFetch | None:
    """The one to be tried now."""
    waiting = await waiting_fetch(session)
    return waiting if waiting is not None and waiting.next_try_at <= now else None


async def find_fetch(session: AsyncSession, fetch_id: int) -> ContactFetch | None:
    """The one with this number."""
    return await session.get(ContactFetch, fetch_id)


async def read_fetch(session: AsyncSession, now: datetime) -> ContactFetch | None:
    """The newest that was read and not entered, unless it is too old."""
    query = (
        select(ContactFetch)
        .where(ContactFetch.state == FetchState.READ, col(ContactFetch.ended_at) >= now - LASTS)
        .order_by(col(ContactFetch.id).desc())
        .limit(1)
    )
    return (await session.exec(query)).first()


async def newest_whole(session: AsyncSession) -> ContactFetch | None:
    """The newest reading of the whole book, whatever became of it: it says who is not shown."""
    query = (
        select(ContactFetch)
        .where(
            col(ContactFetch.state).in_((FetchState.READ, FetchState.ENTERED)),
            sa.not_(col(ContactFetch.by_mobile)),
        )
        .order_by(col(ContactFetch.id).desc())
        .limit(1)
    )
    return (await session.exec(query)).first()


async def end_fetch(
    session: AsyncSession,
    fetch: ContactFetch,
    **values: Any,  # noqa: ANN401 - columns
) -> bool:
    """Write what came of it; False when somebody else was first. Older books are forgotten."""
    statement = (
        sa.update(ContactFetch)
        .where(col(ContactFetch.id) == fetch.id, col(ContactFetch.state) == FetchState.WANTED)
        .values(**values)
        .execution_options(synchronize_session=False)
    )
    if (await session.exec(statement)).rowcount != 1:
        return False
    forgotten = sa.update(ContactFetch).where(col(ContactFetch.id) < fetch.id).values(content={})
    await session.exec(forgotten.execution_options(synchronize_session=False))
    await session.refresh(fetch)
    return True
