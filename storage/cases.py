"""Finding cases by what identifies them."""

from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.vocabulary import Source
from storage.tables import Case


async def find_case(session: AsyncSession, source: Source, identity: str) -> Case | None:
    """The case of that source with that normalised number."""
    query = select(Case).where(Case.source == source, Case.identity == identity)
    return (await session.exec(query)).first()


async def known_fingerprints(session: AsyncSession) -> dict[tuple[Source, str], str]:
    """What identifies every stored case, and the fingerprint of what it was imported from."""
    rows = (await session.exec(select(Case.source, Case.identity, Case.fingerprint))).all()
    return {(Source(source), identity): fingerprint for source, identity, fingerprint in rows}
