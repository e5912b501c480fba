"""How often each case came back from a unit (退回次数)."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.vocabulary import RequestState
from storage.tables import Assignment, ReturnRequest


async def bounces_of_cases(session: AsyncSession) -> dict[int, int]:
    """Approved returns by case; a case that is missing has none."""
    query = (
        sa.select(col(Assignment.case_id), sa.func.count())
        .join(ReturnRequest, col(ReturnRequest.assignment_id) == col(Assignment.id))
        .where(col(ReturnRequest.state) == RequestState.APPROVED)
        .group_by(col(Assignment.case_id))
    )
    return dict((await session.exec(query)).all())  # type: ignore[call-overload]


@dataclass(frozen=True, slots=True)
class Bounce:
    """One granted return: from which unit the case went to which."""

    from_unit: int
    to_unit: int | None
    at: datetime | None


async def bounces_of(session: AsyncSession, case_id: int) -> list[Bounce]:
    """The granted returns of one case, oldest first."""
    query = (
        sa.select(col(Assignment.unit_id), col(ReturnRequest.new_unit_id), col(ReturnRequest.decided_at))
        .join(ReturnRequest, col(ReturnRequest.assignment_id) == col(Assignment.id))
        .where(col(Assignment.case_id) == case_id, col(ReturnRequest.state) == RequestState.APPROVED)
        .order_by(col(ReturnRequest.decided_at), col(ReturnRequest.id))
    )
    return [Bounce(*row) for row in (await session.exec(query)).all()]  # type: ignore[call-overload]
