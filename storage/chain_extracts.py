"""Takes one case's entries out of the ledger, with what links them to its head."""

from collections.abc import Collection
from typing import Any, Final

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.chain import Entry
from domain.chain_files import FORMAT, Checked, write_entry, write_step
from storage.tables import LedgerEntry, LedgerHead
from storage.trails import subjects_of

_PAGE: Final = 5000


class TooFar(Exception):
    """There are more entries between the case's first one and the head than were asked for."""


async def extract_chain(
    session: AsyncSession, case_id: int, number: str, *, words: bool, most: int = 0
) -> dict[str, Any]:
    """The file's content; people's words only where they are wanted. Raises TooFar beyond `most` links."""
    subjects = frozenset(await subjects_of(session, case_id))
    head = (await session.exec(select(LedgerHead))).one()
    own = select(LedgerEntry.seq).where(col(LedgerEntry.subject).in_(subjects))
    first = (await session.exec(own.order_by(col(LedgerEntry.seq)).limit(1))).one()
    if most and head.seq - first > most:
        raise TooFar
    before = (await session.exec(select(LedgerEntry.hash).where(LedgerEntry.seq == first - 1))).first()
    data: dict[str, Any] = {
        "format": FORMAT,
        "case": number,
        "after": {"seq": first - 1, "hash": before or ""},
    }
    data |= {"entries": [], "links": [], "head": {"seq": head.seq, "hash": head.hash}}
    seen = first - 1
    while rows := await _page(session, seen, head.seq):
        for row in rows:
            _put(row, data, subjects, words=words)
        seen = rows[-1].seq
        session.expunge_all()
    return data


async def _page(session: AsyncSession, after: int, last: int) -> list[LedgerEntry]:
    query = select(LedgerEntry).where(col(LedgerEntry.seq) > after, col(LedgerEntry.seq) <= last)
    return list((await session.exec(query.order_by(col(LedgerEntry.seq)).limit(_PAGE))).all())


def _put(row: LedgerEntry, data: dict[str, Any], subjects: Collection[str], *, words: bool) -> None:
    entry = Entry(row.act, row.actor, row.subject, row.facts)
    if row.subject in subjects:
        private = row.private if words else None
        data["entries"].append(write_entry(row.seq, row.at, entry, row.hash, private))
    else:
        data["links"].append(write_step(row.seq, row.at, entry, row.previous_hash, row.hash))


async def stands_in_ledger(session: AsyncSession, checked: Checked) -> bool:
    """Whether this ledger has the file's head at the place that the file says."""
    query = select(LedgerEntry.hash).where(LedgerEntry.seq == checked.head_seq)
    return (await session.exec(query)).first() == checked.head
