"""Reads columns as plain tuples, past the object mapper: for counting and for whole tables."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel.ext.asyncio.session import AsyncSession


async def fetch(session: AsyncSession, query: "sa.Select[*tuple[Any, ...]]") -> Sequence[Any]:
    """All rows of a query over columns, in the session's transaction and after its pending changes."""
    await session.flush()
    connection = await session.connection()
    return (await connection.execute(query)).all()
