"""Files that people handed in: those of a message, and those nobody has put to a case yet."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.tables import Reply, StoredFile


async def files_by_id(session: AsyncSession, ids: Collection[int]) -> Sequence[StoredFile]:
    """The files with these ids, in the order they came."""
    if not ids:
        return ()
    query = select(StoredFile).where(col(StoredFile.id).in_(ids)).order_by(col(StoredFile.id))
    return (await session.exec(query)).all()


async def files_without_case(session: AsyncSession, person_id: int, since: datetime) -> Sequence[StoredFile]:
    """What a person sent since then and what belongs to nothing he has handed in."""
    sent = select(StoredFile).where(
        col(StoredFile.person_id) == person_id, col(StoredFile.received_at) >= since
    )
    handed = select(Reply.file_ids).where(
        col(Reply.person_id) == person_id, col(Reply.said_at) >= since, col(Reply.undone_at).is_(None)
    )
    used = {file_id for ids in (await session.exec(handed)).all() for file_id in ids}
    files = (await session.exec(sent.order_by(col(StoredFile.id)))).all()
    return [file for file in files if file.id not in used]
