"""The office's own looks, at cases and at units, newest first."""

from collections.abc import Collection, Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.tables import Case, Inspection


async def inspections_of(
    session: AsyncSession, case_ids: Collection[int] = (), unit_id: int | None = None
) -> Sequence[Inspection]:
    """Of some cases, or of a unit with whatever was looked at there."""
    query = select(Inspection).where(col(Inspection.undone_at).is_(None))
    wanted: sa.ColumnElement[bool] = col(Inspection.case_id).in_(case_ids)
    if unit_id is not None:
        wanted = sa.or_(wanted, col(Inspection.unit_id) == unit_id)
    newest = (col(Inspection.on).desc(), col(Inspection.id).desc())
    return (await session.exec(query.where(wanted).order_by(*newest))).all()


async def take_back(session: AsyncSession, inspection_id: int, at: datetime) -> Inspection | None:
    """Mark one as taken back; None if it is not there or was taken back before."""
    inspection = await session.get(Inspection, inspection_id)
    if inspection is None or inspection.undone_at is not None:
        return None
    inspection.undone_at = at
    return inspection


async def case_number(session: AsyncSession, case_id: int | None) -> str:
    """What the case is called; "" where a unit was looked at."""
    case = await session.get(Case, case_id) if case_id else None
    return case.spoken if case else ""
