"""The hash chain over every act and every outgoing message's state."""

import hashlib
import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.tables import LedgerEntry, LedgerHead

ROBOT = "duban"  # the actor of what nobody did by hand


@dataclass(frozen=True, slots=True)
class Entry:
    """One act on its way into the ledger."""

    act: str
    actor: str
    subject: str
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Verification:
    """What recomputing the chain found: `broken_at` is the first bad entry, None when all is well."""

    entries: int
    head: str
    broken_at: int | None = None
    what: str = ""


def _as_stored(facts: dict[str, Any]) -> dict[str, Any]:
    """The facts as JSON will give them back; ValueError for numbers that JSON does not know."""
    stored: dict[str, Any] = json.loads(json.dumps(facts, allow_nan=False))
    return stored


def digest(seq: int, at: datetime, entry: Entry, previous: str) -> str:
    """SHA-256 over the entry in one canonical form and the hash of the entry before."""
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    parts = [seq, moment, entry.actor, entry.act, entry.subject, entry.facts, previous]
    canonical = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


async def append(session: AsyncSession, at: datetime, entries: Sequence[Entry]) -> None:
    """Add entries to the chain. The head row is the lock that puts all writers in one order."""
    if not entries:
        return
    head = (await session.exec(select(LedgerHead).with_for_update())).one()
    rows = []
    seq, previous = head.seq, head.hash
    for entry in entries:
        seq += 1
        facts = _as_stored(entry.facts)
        fresh = digest(seq, at, replace(entry, facts=facts), previous)
        rows.append(
            {
                "seq": seq,
                "at": at,
                "actor": entry.actor,
                "act": entry.act,
                "subject": entry.subject,
                "facts": facts,
                "previous_hash": previous,
                "hash": fresh,
            },
        )
        previous = fresh
    await session.exec(sa.insert(LedgerEntry), params=rows)
    head.seq, head.hash = seq, previous


async def verify(session: AsyncSession) -> Verification:
    """Recompute the whole chain and name the first broken link. Needs a session not yet used.

    `what` is one of: missing (an entry was taken out), inserted, unlinked (it does not follow the one
    before), changed, truncated (the end was cut off), added (behind the end), headless, rewritten.
    A chain rewritten together with its head is told by comparing `head` with one kept elsewhere.
    """
    await _hold_still(session)
    count, previous = 0, ""
    async for row in _entries(session):
        what = _find_fault(row, count + 1, previous)
        if what:
            return Verification(count, previous, min(row.seq, count + 1), what)
        count, previous = count + 1, row.hash
    head = (await session.exec(select(LedgerHead))).one_or_none()
    if head is None:
        return Verification(count, previous, count, "headless")
    if head.seq != count:
        what = "truncated" if head.seq > count else "added"
        return Verification(count, previous, min(head.seq, count) + 1, what)
    if head.hash != previous:
        return Verification(count, previous, count, "rewritten")
    return Verification(count, previous)


def _find_fault(row: LedgerEntry, expected_seq: int, previous: str) -> str:
    if row.seq != expected_seq:
        return "missing" if row.seq > expected_seq else "inserted"
    if row.previous_hash != previous:
        return "unlinked"
    entry = Entry(row.act, row.actor, row.subject, row.facts)
    return "" if row.hash == digest(row.seq, row.at, entry, previous) else "changed"


async def _hold_still(session: AsyncSession) -> None:
    """See one moment of the ledger although others go on writing. SQLite's readers do anyway."""
    if session.get_bind().dialect.name == "postgresql":
        _ = await session.connection(execution_options={"isolation_level": "REPEATABLE READ"})


async def _entries(session: AsyncSession, page: int = 5000) -> AsyncIterator[LedgerEntry]:
    seen = -(2**62)
    while rows := (
        await session.exec(
            select(LedgerEntry)
            .where(col(LedgerEntry.seq) > seen)
            .order_by(col(LedgerEntry.seq))
            .limit(page)
            .execution_options(populate_existing=True),
        )
    ).all():
        for row in rows:
            yield row
        seen = rows[-1].seq
        session.expunge_all()


async def history(session: AsyncSession, subject: str) -> Sequence[LedgerEntry]:
    """All entries about one subject, oldest first."""
    query = select(LedgerEntry).where(LedgerEntry.subject == subject).order_by(col(LedgerEntry.seq))
    return (await session.exec(query)).all()
