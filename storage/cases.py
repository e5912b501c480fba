"""Finding cases by what identifies them."""

from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.tables.records import CaseIdentity
from domain.vocabulary import Source
from storage.tables import Case


async def find_case(session: AsyncSession, key: CaseIdentity) -> Case | None:
    """The case of that source, year and normalised number."""
    source, year, identity = key
    query = select(Case).where(Case.source == source, Case.year == year, Case.identity == identity)
    return (await session.exec(query)).first()


async def known_fingerprints(session: AsyncSession) -> dict[CaseIdentity, str]:
    """What identifies every stored case, and the fingerprint of what it was imported from."""
    rows = (await session.exec(select(Case.source, Case.year, Case.identity, Case.fingerprint))).all()
    return {(Source(source), year, identity): mark for source, year, identity, mark in rows}
