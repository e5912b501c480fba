"""Whether a database has been worked with."""

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.tables import Case


async def count_cases(session: AsyncSession) -> int:
    """How many cases there are."""
    return (await session.exec(select(sa.func.count(col(Case.id))))).one()
