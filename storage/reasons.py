"""What is on record of why something is as it is: a granted limit, and what a person was reminded of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.bundles import NoticeKind
from domain.ladder import NodeKind
from domain.vocabulary import MessageState, RequestState
from storage.tables import ExtensionRequest, Message, Notice

# What people mean by "why do you remind me".
EXPLAINED = (*(kind.value for kind in NodeKind), NoticeKind.URGED.value, NoticeKind.ASSIGNED.value)
TOLD = (MessageState.SENT, MessageState.DELIVERED, MessageState.READ)


@dataclass(frozen=True, slots=True)
class Reminded:
    """One thing a person was told, and when it went out."""

    notice: Notice
    at: datetime


async def granted_limit(session: AsyncSession, assignment_id: int) -> ExtensionRequest | None:
    """The extension that gave an assignment its second limit: the last that was granted."""
    query = (
        select(ExtensionRequest)
        .where(
            ExtensionRequest.assignment_id == assignment_id, ExtensionRequest.state == RequestState.APPROVED
        )
        .order_by(col(ExtensionRequest.decided_at).desc())
    )
    return (await session.exec(query.limit(1))).first()


async def reminders_to(
    session: AsyncSession, person_id: int, assignment_ids: Sequence[int] | None = None, most: int = 40
) -> list[Reminded]:
    """What this person was reminded of, the newest first; of some assignments or of all."""
    query = (
        select(Notice, Message.sent_at, Message.created_at)
        .join(Message, col(Message.id) == col(Notice.message_id))
        .where(
            Notice.person_id == person_id,
            col(Notice.kind).in_(EXPLAINED),
            col(Notice.state).in_(TOLD),
        )
        .order_by(col(Message.created_at).desc(), col(Notice.id))
    )
    if assignment_ids is not None:
        query = query.where(col(Notice.assignment_id).in_(assignment_ids))
    rows = (await session.exec(query.limit(most))).all()
    return [Reminded(notice, sent_at or created_at) for notice, sent_at, created_at in rows]
