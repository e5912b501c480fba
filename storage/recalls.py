"""Messages that went out and are out of date: which to take back, and what the wire said to that."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.vocabulary import MessageState
from storage.ledger import ROBOT
from storage.tables import Message, Notice
from storage.unit_of_work import UnitOfWork

RECALLABLE_FOR = timedelta(hours=23)  # the platform's 24, with an hour to spare
_OUT = (MessageState.SENDING, MessageState.SENT, MessageState.DELIVERED, MessageState.READ)


async def want_back(work: UnitOfWork, key_prefix: str, *, but_not: int | None = None) -> None:
    """Messages that tell nothing but what is under keys that begin so shall be taken back.

    The person `but_not` keeps his: his own tap made it out of date.
    """
    await work.flush()
    outdated = col(Notice.key).startswith(key_prefix, autoescape=True)
    more = sa.select(col(Notice.message_id)).where(col(Notice.message_id).is_not(None), ~outdated)
    told = sa.select(col(Notice.message_id)).where(outdated, col(Notice.message_id).is_not(None))
    told = told.where(col(Notice.person_id) != but_not) if but_not is not None else told
    await _want(work, told, more)


async def want_back_about(work: UnitOfWork, assignment_ids: Collection[int]) -> None:
    """The same for messages that are about these assignments and nothing else."""
    await work.flush()
    about = col(Notice.assignment_id).in_(assignment_ids)
    others = sa.or_(col(Notice.assignment_id).is_(None), ~about)
    more = sa.select(col(Notice.message_id)).where(col(Notice.message_id).is_not(None), others)
    await _want(
        work, sa.select(col(Notice.message_id)).where(about, col(Notice.message_id).is_not(None)), more
    )


async def _want(work: UnitOfWork, told: "sa.Select[int | None]", more: "sa.Select[int | None]") -> None:
    statement = (
        sa.update(Message)
        .where(
            col(Message.id).in_(told),
            col(Message.id).not_in(more),
            col(Message.state).in_(_OUT),
            col(Message.recalled_at).is_(None),
        )
        .values(recall_wanted_at=work.now)
        .execution_options(synchronize_session=False)
    )
    await work.session.exec(statement)


async def wanted_back(session: AsyncSession, now: datetime, limit: int) -> Sequence[Message]:
    """What can still be taken back, oldest first: sent to people, with a receipt, less than a day ago."""
    query = (
        select(Message)
        .where(
            col(Message.recall_wanted_at).is_not(None),
            col(Message.recalled_at).is_(None),
            col(Message.receipt).is_not(None),
            col(Message.to_group).is_(False),
            col(Message.sent_at) > now - RECALLABLE_FOR,
        )
        .order_by(col(Message.id))
        .limit(limit)
    )
    return (await session.exec(query)).all()


async def note_recall(work: UnitOfWork, tried: Collection[int], gone: Collection[str]) -> None:
    """What the wire took back is noted; what it did not is not tried again."""
    rows = (await work.session.exec(select(Message).where(col(Message.id).in_(tried)))).all()
    for message in rows:
        message.recall_wanted_at = None
        if message.receipt in gone:
            message.recalled_at = work.now
            work.record("recalled", ROBOT, f"message:{message.key}", to=message.address)
        else:
            work.record("not_recalled", ROBOT, f"message:{message.key}", to=message.address)
