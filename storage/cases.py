"""Finding cases by what identifies them."""

from collections.abc import Collection, Sequence
from datetime import date
from itertools import count

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.tables.lists import KnownItem, ListRow
from domain.tables.records import CaseIdentity
from domain.vocabulary import Source
from storage.tables import Case

CHUNK = 500  # identities of one query
WITHDRAWN = "#作废"  # what the identity of a case bears whose hand-out was taken back


def standing() -> "sa.ColumnElement[bool]":
    """What holds of a case whose hand-out was not taken back."""
    return ~col(Case.identity).contains(WITHDRAWN)


async def find_case(session: AsyncSession, key: CaseIdentity) -> Case | None:
    """The case of that source, year and normalised number."""
    source, year, identity = key
    query = select(Case).where(Case.source == source, Case.year == year, Case.identity == identity)
    return (await session.exec(query)).first()


async def serial_of_day(session: AsyncSession, source: Source, on: date) -> str:
    """The next number of the day for a case that comes without one: 2026092201."""
    query = select(Case.identity).where(Case.source == source, col(Case.identity).startswith(f"{on:%Y%m%d}"))
    known = set((await session.exec(query)).all())
    return next(number for n in count(1) if (number := f"{on:%Y%m%d}{n:02}") not in known)


async def hold_case(session: AsyncSession, case: Case) -> None:
    """The case as it is now, and nobody else's to change until the transaction ends."""
    await session.flush()
    await session.refresh(case, with_for_update=True)


async def cases_of_source(session: AsyncSession, source: Source) -> Sequence[Case]:
    """All cases of a source, in the order they came in."""
    return (
        await session.exec(select(Case).where(Case.source == source, standing()).order_by(col(Case.id)))
    ).all()


async def case_ids_of(session: AsyncSession, number: str) -> Sequence[int]:
    """The cases with exactly this number, of whatever source and year."""
    query = select(Case.id).where(Case.number == number, standing()).order_by(col(Case.id))
    return [case_id for case_id in (await session.exec(query)).all() if case_id is not None]


async def known_items(session: AsyncSession) -> list[KnownItem]:
    """The rectification items on record, as lists without numbers are compared with them."""
    items = []
    for case in await cases_of_source(session, Source.RECTIFICATION_ITEM):
        row = ListRow.from_json(case.columns)
        words = row.problem if row else case.title
        items.append(KnownItem(case.number, case.ordinal, words, case.assigned_on, case.secret, row))
    return items


async def cases_of_identities(
    session: AsyncSession, keys: Collection[CaseIdentity]
) -> dict[CaseIdentity, Case]:
    """Those of these cases that are on record, by what identifies them."""
    found: dict[CaseIdentity, Case] = {}
    wanted, order = set(keys), sorted(keys)
    for start in range(0, len(order), CHUNK):
        identities = {identity for _, _, identity in order[start : start + CHUNK]}
        query = select(Case).where(col(Case.identity).in_(identities)).order_by(col(Case.id))
        for case in (await session.exec(query)).all():
            key = (case.source, case.year, case.identity)
            found |= {key: case} if key in wanted else {}
    return found


async def known_fingerprints(session: AsyncSession) -> dict[CaseIdentity, str]:
    """What identifies every stored case, and the fingerprint of what it was imported from."""
    rows = (
        await session.exec(select(Case.source, Case.year, Case.identity, Case.fingerprint).where(standing()))
    ).all()
    return {(Source(source), year, identity): mark for source, year, identity, mark in rows}
