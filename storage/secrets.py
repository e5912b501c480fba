"""Who has to know a secret case's content (知悉范围), and who has looked at it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.plain_rows import fetch
from storage.tables import LedgerEntry, SecretReader

VIEWED, REVEALED = "viewed", "revealed"


async def load_readers(session: AsyncSession) -> Mapping[int, frozenset[int]]:
    """Whom the office has let in, by case."""
    readers: defaultdict[int, set[int]] = defaultdict(set)
    for case_id, person_id in await fetch(session, select(SecretReader.case_id, SecretReader.person_id)):
        readers[case_id].add(person_id)
    return {case_id: frozenset(people) for case_id, people in readers.items()}


async def let_in(session: AsyncSession, reader: SecretReader) -> bool:
    """Put a person on a case's list; False if he is on it."""
    if await session.get(SecretReader, (reader.case_id, reader.person_id)) is not None:
        return False
    session.add(reader)
    return True


async def shut_out(session: AsyncSession, case_id: int, person_id: int) -> bool:
    """Take a person off a case's list; False if he was not on it."""
    reader = await session.get(SecretReader, (case_id, person_id))
    if reader is None:
        return False
    await session.delete(reader)
    return True


async def views_of(session: AsyncSession, subjects: Sequence[str]) -> Sequence[LedgerEntry]:
    """Who looked at a case or had it revealed, the newest first."""
    query = (
        select(LedgerEntry)
        .where(col(LedgerEntry.subject).in_(subjects), col(LedgerEntry.act).in_((VIEWED, REVEALED)))
        .order_by(col(LedgerEntry.seq).desc())
    )
    return (await session.exec(query)).all()
