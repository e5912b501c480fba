"""Cases that were taken another way and still nobody has read or signed for, within the cases of a digest."""

from datetime import date

import sqlalchemy as sa
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.digests import Cases
from storage.plain_rows import fetch
from storage.scoping import within
from storage.tables import Assignment, Case, ChannelStep, Unit


async def escalated_by_unit(session: AsyncSession, cases: Cases, today: date) -> list[tuple[str, int]]:
    """Units in the order of the register, and how many of their cases: a list, never a ranking (R65)."""
    count = sa.func.count(sa.distinct(col(ChannelStep.assignment_id)))
    query = (
        sa.select(col(Unit.name), count)
        .select_from(ChannelStep)
        .join(Assignment, col(Assignment.id) == col(ChannelStep.assignment_id))
        .join(Case, col(Case.id) == col(Assignment.case_id))
        .join(Unit, col(Unit.id) == col(Assignment.unit_id))
        .where(col(ChannelStep.ended_at).is_(None), *within(cases, today))
        .group_by(col(Unit.id), col(Unit.name))
        .order_by(col(Unit.id))
    )
    return [(name, number) for name, number in await fetch(session, query)]
