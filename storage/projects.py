"""What lists of projects are made of: milestones and last reports of many cases at once."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.vocabulary import FollowUpKind, FollowUpState
from storage.replies import counting
from storage.tables import FollowUp, Reply

_PLANNED = (FollowUpState.OPEN, FollowUpState.DONE, FollowUpState.BROKEN)


async def milestones_of(session: AsyncSession, case_ids: Collection[int]) -> Mapping[int, Sequence[FollowUp]]:
    """The milestones of each case that are part of its plan, the earliest first."""
    query = select(FollowUp).where(
        col(FollowUp.case_id).in_(case_ids),
        FollowUp.kind == FollowUpKind.MILESTONE,
        col(FollowUp.state).in_(_PLANNED),
    )
    found = defaultdict[int, list[FollowUp]](list)
    for one in (await session.exec(query.order_by(col(FollowUp.due_on), col(FollowUp.id)))).all():
        found[one.case_id].append(one)
    return found


async def last_reports(
    session: AsyncSession, assignment_ids: Collection[int], before: datetime | None = None
) -> Mapping[int, Reply]:
    """The newest text on each assignment that counts, said before a moment if one is named."""
    query = select(Reply).where(col(Reply.assignment_id).in_(assignment_ids), *counting())
    if before is not None:
        query = query.where(col(Reply.said_at) < before)
    rows = (await session.exec(query.order_by(col(Reply.said_at), col(Reply.id)))).all()
    return {reply.assignment_id: reply for reply in rows}
