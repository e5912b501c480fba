"""Where policy packs are used: how many open cases follow their source's, and which have one of their own."""

import sqlalchemy as sa
from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.transitions import OPEN
from domain.vocabulary import Source
from storage.tables import Assignment, Case


def _open() -> "sa.ColumnElement[bool]":
    return sa.exists().where(col(Assignment.case_id) == col(Case.id), col(Assignment.state).in_(OPEN))


async def count_following(session: AsyncSession, source: Source) -> tuple[int, int]:
    """Open cases of a source: how many follow it, how many have a pack of their own."""
    query = (
        select(col(Case.pack) == "", func.count())
        .where(col(Case.source) == source, _open())
        .group_by(col(Case.pack) == "")
    )
    counted = {bool(follows): n for follows, n in (await session.exec(query)).all()}
    return counted.get(True, 0), counted.get(False, 0)


async def count_open_by_source(session: AsyncSession) -> dict[Source, int]:
    """How many open cases each source has."""
    query = select(Case.source, func.count()).where(_open()).group_by(col(Case.source))
    return {Source(source): n for source, n in (await session.exec(query)).all()}


async def cases_apart(session: AsyncSession) -> list[Case]:
    """Open cases with a pack of their own."""
    query = select(Case).where(col(Case.pack) != "", _open()).order_by(col(Case.id))
    return list((await session.exec(query)).all())
