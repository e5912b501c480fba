"""How often each case came back from a unit (退回次数)."""

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
