"""What the wire can still tell about messages that were sent: whether they arrived and were read."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.notice_kinds import NoticeKind
from domain.receipts import KNOWN_FOR, SETTLES_IN, is_to_be_asked
from domain.vocabulary import AssignmentState, MessageState
from storage.outbox import by_receipt
from storage.tables import Assignment, Message, Notice
from storage.unit_of_work import UnitOfWork

CANDIDATES = 200  # messages looked at in one go: one receipt stands for up to 20 of them


async def to_be_asked(session: AsyncSession, now: datetime, limit: int) -> Sequence[str]:
    """Receipts of calls that a question has come up about: urgent ones first, then unsigned cases, then the
    others, oldest first.
    """
    unsigned = (
        select(Notice.id)
        .join(Assignment, col(Notice.assignment_id) == col(Assignment.id))
        .where(
            Notice.message_id == Message.id,
            Notice.kind == NoticeKind.ASSIGNED,
            Assignment.state == AssignmentState.ASSIGNED,
        )
        .exists()
    )
    query = (
        sa.select(Message.receipt, Message.sent_at, Message.asked_at, Message.urgent, unsigned)  # type: ignore[call-overload]
        .where(
            col(Message.state).in_((MessageState.SENT, MessageState.DELIVERED)),
            col(Message.receipt).is_not(None),
            col(Message.sent_at) <= now - SETTLES_IN,
            col(Message.sent_at) > now - KNOWN_FOR,
            col(Message.asked_at).is_(None) | col(Message.urgent) | unsigned,
        )
        .order_by(col(Message.urgent).desc(), unsigned.desc(), col(Message.id))
        .limit(CANDIDATES)
    )
    due = [
        receipt
        for receipt, sent_at, asked_at, urgent, waits in (await session.exec(query)).all()
        if receipt and sent_at and is_to_be_asked(sent_at, asked_at, now, matters=urgent or waits)
    ]
    return list(dict.fromkeys(due))[:limit]


async def note_status(work: UnitOfWork, receipt: str, readers: Mapping[str, bool]) -> None:
    """Record what the wire said of one call. It tells no times: they are those of the question."""
    for message in await by_receipt(work.session, receipt):
        message.asked_at = work.now
        if message.state not in (MessageState.SENT, MessageState.DELIVERED) or message.address not in readers:
            continue
        has_read = readers[message.address]
        state = MessageState.READ if has_read else MessageState.DELIVERED
        if state is message.state:
            continue
        message.delivered_at = message.delivered_at or work.now
        message.read_at = work.now if has_read else None
        message.state = state
        work.record(state, message.address, f"message:{message.key}")
