"""The hash chain over every act and every outgoing message's state."""

import json
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.acts import split_facts
from domain.chain import SEALED, Entry, digest, seal
from storage.tables import LedgerEntry, LedgerHead
from storage.verification import Verification, verify

__all__ = ["ROBOT", "Entry", "Verification", "append", "digest", "history", "verify"]

ROBOT = "duban"  # the actor of what nobody did by hand
_SALT_BYTES = 16


def _as_stored(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts as JSON will give them back; ValueError for numbers that JSON does not know."""
    stored: dict[str, Any] = json.loads(json.dumps(facts, allow_nan=False))
    return stored


async def append(session: AsyncSession, at: datetime, entries: Sequence[Entry]) -> None:
    """Add entries to the chain. The head row is the lock that puts all writers in one order."""
    if not entries:
        return
    head = (await session.exec(select(LedgerHead).with_for_update())).one()
    rows = []
    seq, previous = head.seq, head.hash
    for entry in entries:
        seq += 1
        rows.append(_row(seq, at, entry, previous))
        previous = rows[-1]["hash"]
    await session.exec(sa.insert(LedgerEntry), params=rows)
    head.seq, head.hash = seq, previous


def _row(seq: int, at: datetime, entry: Entry, previous: str) -> dict[str, Any]:
    facts, told = split_facts(entry.act, _as_stored(entry.facts))
    private: dict[str, Any] | None = None
    if told:
        salt = secrets.token_hex(_SALT_BYTES)
        private = {"salt": salt, "told": told}
        facts[SEALED] = seal(salt, told)
    chained = Entry(entry.act, entry.actor, entry.subject, facts)
    return {
        "seq": seq,
        "at": at,
        "actor": entry.actor,
        "act": entry.act,
        "subject": entry.subject,
        "facts": facts,
        "private": private,
        "previous_hash": previous,
        "hash": digest(seq, at, chained, previous),
    }


async def history(session: AsyncSession, subject: str) -> Sequence[LedgerEntry]:
    """All entries about one subject, oldest first."""
    query = select(LedgerEntry).where(LedgerEntry.subject == subject).order_by(col(LedgerEntry.seq))
    return (await session.exec(query)).all()
