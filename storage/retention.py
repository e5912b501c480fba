"""Which cases have been closed for so long that citizens' data on them is to go."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.transitions import OPEN
from domain.zone import OFFICE_ZONE
from storage.plain_rows import fetch
from storage.tables import Assignment, Case, StoredFile


def closed_before(now: datetime, years: int) -> datetime:
    """The moment so many years ago; of 29 February the day before."""
    local = now.astimezone(OFFICE_ZONE)
    try:
        return local.replace(year=local.year - years)
    except ValueError:
        return local.replace(year=local.year - years, day=28)


def _due(moment: datetime) -> sa.ColumnElement[bool]:
    """Struck off before then, not deleted yet, and nobody works on it."""
    working = sa.select(col(Assignment.id)).where(
        col(Assignment.case_id) == col(Case.id), col(Assignment.state).in_(OPEN)
    )
    return sa.and_(col(Case.closed_at) < moment, col(Case.erased_at).is_(None), ~working.exists())


async def count_due(session: AsyncSession, moment: datetime) -> int:
    """How many cases that is."""
    count = await fetch(session, sa.select(sa.func.count()).select_from(Case).where(_due(moment)))
    return int(count[0][0])


async def cases_due(session: AsyncSession, moment: datetime, most: int) -> Sequence[Case]:
    """Some of them, those closed first before the others."""
    query = select(Case).where(_due(moment)).order_by(col(Case.closed_at), col(Case.id)).limit(most)
    return (await session.exec(query)).all()


async def is_worked_on(session: AsyncSession, case_id: int) -> bool:
    """Whether any unit still has to do with the case."""
    query = select(Assignment.id).where(Assignment.case_id == case_id, col(Assignment.state).in_(OPEN))
    return (await session.exec(query.limit(1))).first() is not None


async def files_to_remove(session: AsyncSession, most: int) -> Sequence[StoredFile]:
    """Files whose content is still on disk though they were deleted."""
    gone = (col(StoredFile.erased_at).is_not(None), col(StoredFile.size_bytes) > 0)
    return (
        await session.exec(select(StoredFile).where(*gone).order_by(col(StoredFile.id)).limit(most))
    ).all()


async def is_still_used(session: AsyncSession, sha256: str) -> bool:
    """Whether the same content was handed in another time, and stays."""
    query = select(StoredFile.id).where(StoredFile.sha256 == sha256, col(StoredFile.erased_at).is_(None))
    return (await session.exec(query.limit(1))).first() is not None
