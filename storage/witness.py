"""A file beside the database that knows how far the ledger has come: an older one put back is noticed."""

import json
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.tables import LedgerEntry, LedgerHead

NAME = "ledger-head.json"


@dataclass(frozen=True, slots=True)
class Seen:
    """How far a ledger was seen to have come, and which ledger that was (the hash of its first entry)."""

    first: str
    seq: int
    hash: str


class Witness:
    """One for the life of the process; all replicas share the folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._noted = -1

    async def is_ahead_of(self, session: AsyncSession) -> bool:
        """Whether this very ledger was seen to come farther, or on another way, than the database says."""
        seen = self._read()  # before the database: it is written after a commit
        if seen is None or await _hash_at(session, 1) != seen.first:
            return False
        return await _hash_at(session, seen.seq) != seen.hash

    async def note(self, session: AsyncSession) -> None:
        """Remember how far the ledger has come, if it has come farther."""
        head = (await session.exec(select(LedgerHead))).one()
        if head.seq == self._noted or not head.seq:
            return
        seen = Seen(await _hash_at(session, 1), head.seq, head.hash)
        self._write(seen)
        self._noted = head.seq

    def _read(self) -> Seen | None:
        try:
            return Seen(**json.loads(self._path.read_text()))
        except (OSError, ValueError, TypeError):
            return None

    def _write(self, seen: Seen) -> None:
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        partial = self._path.with_suffix(".part")
        partial.write_text(json.dumps({"first": seen.first, "seq": seen.seq, "hash": seen.hash}))
        partial.replace(self._path)


async def _hash_at(session: AsyncSession, seq: int) -> str:
    found = (await session.exec(select(LedgerEntry.hash).where(col(LedgerEntry.seq) == seq))).first()
    return found or ""
