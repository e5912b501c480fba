"""A file beside the database that knows how far the ledger has come: an older one put back is noticed."""

import json
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.planning import day_of
from storage.tables import LedgerEntry, LedgerHead

NAME = "ledger-head.json"
HEADS = "ledger-heads.log"  # one line a day, never written over


@dataclass(frozen=True, slots=True)
class Seen:
    """How far a ledger was seen to have come, and which ledger that was (the hash of its first entry)."""

    first: str
    seq: int
    hash: str
    on: str = ""  # the day it was kept for


@dataclass(frozen=True, slots=True)
class Evidence:
    """How many heads of earlier days the ledger still has, and the first that it has not."""

    agreed: int
    missing: Seen | None = None
    other: bool = False  # it is of a ledger that began otherwise


class Witness:
    """One for the life of the process; all replicas share the folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._heads = folder / HEADS
        self._noted = -1
        self._kept_on: str | None = None

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
        await self._keep_for_the_day(session, seen)
        self._noted = head.seq

    async def testify(self, session: AsyncSession) -> Evidence:
        """Compare the ledger with every head that was kept beside it, a day's first, and the newest."""
        agreed, first = 0, await _hash_at(session, 1)
        for seen in [*self._kept(), *filter(None, [self._read()])]:
            if await _hash_at(session, seen.seq) != seen.hash:
                return Evidence(agreed, seen, other=seen.first != first)
            agreed += 1
        return Evidence(agreed)

    async def _keep_for_the_day(self, session: AsyncSession, seen: Seen) -> None:
        """The first head of each day goes into a file that only grows."""
        on = day_of(
            (await session.exec(select(LedgerEntry.at).where(col(LedgerEntry.seq) == seen.seq))).one()
        )
        if self._kept_on is None:
            self._kept_on = max((one.on for one in self._kept()), default="")
        if str(on) <= self._kept_on:
            return
        line = {"on": str(on), "first": seen.first, "seq": seen.seq, "hash": seen.hash}
        with self._heads.open("a") as file:
            _ = file.write(json.dumps(line) + "\n")
        self._kept_on = str(on)

    def _kept(self) -> list[Seen]:
        try:
            return [Seen(**json.loads(line)) for line in self._heads.read_text().splitlines() if line.strip()]
        except (OSError, ValueError, TypeError):
            return []

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
