"""What the wire can still tell about messages that were sent: whether they arrived and were read."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.vocabulary import MessageState
from storage.outbox import by_receipt
from storage.tables import Message
from storage.unit_of_work import UnitOfWork

SETTLES_IN = timedelta(minutes=10)  # by then most people's phones have answered by an event
KNOWN_FOR = timedelta(hours=23)  # the platform forgets after 24


async def unconfirmed(session: AsyncSession, now: datetime, limit: int) -> Sequence[str]:
    """Receipts of calls nobody has asked about and of which no reader has been reported, oldest first."""
    query = (
        select(Message.receipt)
        .where(
            Message.state == MessageState.SENT,
            col(Message.receipt).is_not(None),
            col(Message.asked_at).is_(None),
            col(Message.sent_at) <= now - SETTLES_IN,
            col(Message.sent_at) > now - KNOWN_FOR,
        )
        .distinct()
        .limit(limit)
    )
    return [receipt for receipt in (await session.exec(query)).all() if receipt]


async def note_status(work: UnitOfWork, receipt: str, readers: Mapping[str, bool]) -> None:
    """Record what the wire said of one call; a receipt is asked about once, calls are scarce."""
    for message in await by_receipt(work.session, receipt):
        message.asked_at = work.now
        if message.state is not MessageState.SENT or message.address not in readers:
            continue
        has_read = readers[message.address]
        message.delivered_at = work.now
        message.read_at = work.now if has_read else None
        message.state = MessageState.READ if has_read else MessageState.DELIVERED
        work.record(message.state, message.address, f"message:{message.key}")
