"""News that waits for its time: what a preview tells besides the ladder."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.bundles import REMINDERS
from domain.vocabulary import MessageState
from storage.tables import Assignment, Case, Notice


@dataclass(frozen=True, slots=True)
class Waiting:
    """One notice that has not gone into a message yet."""

    at: datetime
    person_id: int
    kind: str
    assignment_id: int | None
    number: str  # as people say it; empty for news about no case


async def waiting_news(session: AsyncSession, first_at: datetime, last_at: datetime) -> Sequence[Waiting]:
    """What is owed between two moments and is no reminder: new cases, decisions, requests, alerts."""
    query = (
        select(Notice, Case)
        .outerjoin(Assignment, col(Notice.assignment_id) == col(Assignment.id))
        .outerjoin(Case, col(Assignment.case_id) == col(Case.id))
        .where(
            col(Notice.state).in_((MessageState.PLANNED, MessageState.HELD)),
            col(Notice.kind).not_in(REMINDERS),
            col(Notice.due_at) >= first_at,
            col(Notice.due_at) < last_at,
        )
        .order_by(col(Notice.due_at), col(Notice.id))
    )
    return [_waiting(notice, case) for notice, case in (await session.exec(query)).all()]


def _waiting(notice: Notice, case: Case | None) -> Waiting:
    """The case is missing where the news is about none."""
    number = case.spoken if case else ""
    return Waiting(notice.due_at, notice.person_id, notice.kind, notice.assignment_id, number)
