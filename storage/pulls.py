"""Addresses that are looked at: found, leased by one replica, and what the last look came to."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.intake.vocabulary import PullState
from domain.vocabulary import Source
from storage.leasing import lease, ready
from storage.tables import Pull
from storage.unit_of_work import UnitOfWork

FARTHEST: Final = timedelta(days=40)  # no look is planned farther ahead, however long a holiday is


async def all_pulls(session: AsyncSession) -> Sequence[Pull]:
    """Every address, in the order they came."""
    return (await session.exec(select(Pull).order_by(col(Pull.id)))).all()


async def find_pull(session: AsyncSession, pull_id: int) -> Pull | None:
    """One of them, and nobody else's to change until the transaction ends."""
    return (await session.exec(select(Pull).where(Pull.id == pull_id).with_for_update())).first()


async def any_pull_due(session: AsyncSession, now: datetime) -> bool:
    """Whether one is to be looked at now."""
    asked = sa.select(sa.exists().where(*ready(Pull, now, FARTHEST)))
    return bool((await session.exec(asked)).scalar())  # type: ignore[call-overload]


async def lease_pull(work: UnitOfWork, owner: str) -> Pull | None:
    """The one that has waited longest, leased; with several replicas it is looked at once."""
    found = await lease(work, Pull, ready(Pull, work.now, FARTHEST), owner, limit=1)
    return found[0] if found else None


async def next_pull(session: AsyncSession, now: datetime) -> datetime | None:
    """When time alone makes a look due."""
    query = select(sa.func.min(Pull.next_try_at)).where(col(Pull.next_try_at) > now)
    return (await session.exec(query)).one()


async def good_looks(session: AsyncSession, source: Source, since: datetime) -> bool:
    """Whether an address of this source was looked at with success since a moment."""
    query = select(Pull.id).where(
        Pull.source == source, Pull.state == PullState.ON, col(Pull.good_at) >= since
    )
    return (await session.exec(query.limit(1))).first() is not None
