"""The conversation with one person, and the case behind a card he quoted."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.messages import Inbound
from storage.desks import Item, items_by_id
from storage.outbox import by_receipt
from storage.tables import Conversation, StoredFile


async def find_conversation(session: AsyncSession, person_id: int) -> Conversation:
    """The person's conversation; a new one if he has never written."""
    conversation = await session.get(Conversation, person_id)
    if conversation is None:
        conversation = Conversation(person_id=person_id)
        session.add(conversation)
    return conversation


async def recall(session: AsyncSession, person_ids: Collection[int]) -> Sequence[Conversation]:
    """Read these conversations at once; while the result is held, `find_conversation` asks nobody."""
    query = select(Conversation).where(col(Conversation.person_id).in_(person_ids))
    return (await session.exec(query)).all()


async def quoted_item(session: AsyncSession, inbound: Inbound) -> Item | None:
    """The one case the quoted message was about; None if there was no quote or it named several."""
    if inbound.quoted_receipt is None or inbound.user_id is None:
        return None
    messages = await by_receipt(session, inbound.quoted_receipt, [inbound.user_id])
    ids = {assignment_id for message in messages for assignment_id in message.assignment_ids}
    return (await items_by_id(session, ids)).get(next(iter(ids))) if len(ids) == 1 else None


async def keep_file(
    session: AsyncSession, name: str, sha256: str, size_bytes: int, whose: tuple[int, datetime]
) -> StoredFile:
    """Note a received file, whose and when; its content lies in the file store under its hash."""
    person_id, received_at = whose
    row = StoredFile(
        name=name, sha256=sha256, size_bytes=size_bytes, person_id=person_id, received_at=received_at
    )
    session.add(row)
    await session.flush()
    return row
