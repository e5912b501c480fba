"""Recomputes the ledger's chain: what was changed, cut off, exchanged, written anew, and what was erased."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.chain import ERASED, SEALED, TOMBSTONE, Entry, digest, old_digest, seal
from storage.heads import SHOWN, Printed, printed_heads
from storage.tables import LedgerEntry, LedgerHead

_PAGE: Final = 5000


@dataclass(frozen=True, slots=True)
class Erasure:
    """An act that deleted personal data: who did it when, and of how many entries the words went."""

    seq: int
    at: datetime
    actor: str
    entries: int


@dataclass(frozen=True, slots=True)
class Verification:
    """What recomputing the chain found: `broken_at` is the first bad entry, None when all is well."""

    entries: int
    head: str
    broken_at: int | None = None
    what: str = ""
    erasures: tuple[Erasure, ...] = ()
    printed: int = 0  # heads that were sent out in digests and reports, all of them found again
    unknown: Printed | None = None  # the first one sent out that the chain does not have


@dataclass(slots=True)
class _Course:
    """How far the chain has been followed, and what it is compared with."""

    announced: Mapping[int, "_Announced"]
    wanted: dict[str, Printed]
    count: int = 0
    previous: str = ""
    erased: set[int] = field(default_factory=set)
    last_known: int = 0  # the newest entry whose head was sent out

    def follow(self, row: LedgerEntry) -> str:
        """Look at the next entry; what is wrong with it, "" if nothing."""
        if what := self._find_fault(row):
            return what
        self.count, self.previous = self.count + 1, row.hash
        if self.wanted.pop(row.hash[:SHOWN], None):
            self.last_known = row.seq
        return ""

    def _find_fault(self, row: LedgerEntry) -> str:
        if row.seq != self.count + 1:
            return "missing" if row.seq > self.count + 1 else "inserted"
        if row.previous_hash != self.previous:
            return "unlinked"
        if not _is_whole(row):
            return self._judge_tombstone(row)
        return self._judge_words(row)

    def _judge_words(self, row: LedgerEntry) -> str:
        """The words of an entry are those that were sealed, or were deleted by an act that says so."""
        if SEALED not in row.facts:
            return "" if row.private is None else "changed"
        if row.private is None:
            return self._judge_erasure(row)
        return "" if _seals(row.facts[SEALED], row.private) else "changed"

    def _judge_tombstone(self, row: LedgerEntry) -> str:
        """Of an entry of the old form nothing but the tombstone may be left, as its erasure sealed it."""
        if row.facts != TOMBSTONE:
            return "changed"
        found = self.announced.get(row.seq)
        if found is None:
            return "emptied"
        left = digest(row.seq, row.at, _entry(row), row.previous_hash)
        return self._judge_erasure(row) if found.left == left else "changed"

    def _judge_erasure(self, row: LedgerEntry) -> str:
        found = self.announced.get(row.seq)
        if found is None or found.hash != row.hash or found.by.seq <= row.seq:
            return "emptied"
        self.erased.add(row.seq)
        return ""

    def erasures(self) -> tuple[Erasure, ...]:
        """The acts that deleted words, oldest first, each with the entries that were found empty."""
        acts: dict[int, Erasure] = {}
        for seq in self.erased:
            by = self.announced[seq].by
            before = acts[by.seq].entries if by.seq in acts else 0
            acts[by.seq] = Erasure(by.seq, by.at, by.actor, before + 1)
        return tuple(acts[seq] for seq in sorted(acts))


@dataclass(frozen=True, slots=True)
class _Announced:
    """That the words of an entry with this hash were deleted; `left` seals what an old one keeps."""

    hash: str
    left: str
    by: Erasure


async def verify(session: AsyncSession) -> Verification:
    """Recompute the whole chain and name the first broken link. Needs a session not yet used.

    `what` is one of: missing (an entry was taken out), inserted, unlinked (it does not follow the one
    before), changed, emptied (words are gone and no act says so), truncated (the end was cut off), added
    (behind the end), headless, rewritten, disowned (a head that was sent out is not in the chain).
    A chain rewritten together with its head and all messages is told by comparing with one kept elsewhere.
    """
    await _hold_still(session)
    course = _Course(await _announcements(session), await printed_heads(session))
    printed = len(course.wanted)
    async for row in _entries(session):
        if what := course.follow(row):
            return Verification(course.count, course.previous, min(row.seq, course.count + 1), what)
    if fault := await _judge_end(session, course):
        return fault
    if course.wanted:
        first = min(course.wanted.values(), key=lambda one: one.at)
        broken_at = course.last_known + 1
        return Verification(course.last_known, course.previous, broken_at, "disowned", unknown=first)
    return Verification(course.count, course.previous, erasures=course.erasures(), printed=printed)


async def _judge_end(session: AsyncSession, course: _Course) -> Verification | None:
    """Whether the chain ends where its head says."""
    head = (await session.exec(select(LedgerHead))).one_or_none()
    count, previous = course.count, course.previous
    if head is None:
        return Verification(count, previous, count, "headless")
    if head.seq != count:
        what = "truncated" if head.seq > count else "added"
        return Verification(count, previous, min(head.seq, count) + 1, what)
    return Verification(count, previous, count, "rewritten") if head.hash != previous else None


def _entry(row: LedgerEntry) -> Entry:
    return Entry(row.act, row.actor, row.subject, row.facts)


def _seals(mark: object, private: object) -> bool:
    """Whether these are the salt and the words that were sealed; anything may stand there."""
    if not isinstance(private, dict) or not isinstance(private.get("told"), dict):
        return False
    return mark == seal(str(private.get("salt")), private["told"])


def _is_whole(row: LedgerEntry) -> bool:
    arguments = row.seq, row.at, _entry(row), row.previous_hash
    return row.hash == digest(*arguments) or row.hash == old_digest(*arguments)


async def _announcements(session: AsyncSession) -> dict[int, _Announced]:
    """What acts of erasure say, by the number of the entry; the first act about an entry counts."""
    found: dict[int, _Announced] = {}
    query = select(LedgerEntry).where(LedgerEntry.act == ERASED).order_by(col(LedgerEntry.seq))
    for row in (await session.exec(query)).all():
        by = Erasure(row.seq, row.at, row.actor, 0)
        for seq, hash_, *left in row.facts.get("entries", ()):
            found.setdefault(seq, _Announced(hash_, left[0] if left else "", by))
    session.expunge_all()
    return found


async def _hold_still(session: AsyncSession) -> None:
    """See one moment of the ledger although others go on writing. SQLite's readers do anyway."""
    if session.get_bind().dialect.name == "postgresql":
        _ = await session.connection(execution_options={"isolation_level": "REPEATABLE READ"})


async def _entries(session: AsyncSession) -> AsyncIterator[LedgerEntry]:
    seen = -(2**62)
    while rows := (
        await session.exec(
            select(LedgerEntry)
            .where(col(LedgerEntry.seq) > seen)
            .order_by(col(LedgerEntry.seq))
            .limit(_PAGE)
            .execution_options(populate_existing=True),
        )
    ).all():
        for row in rows:
            yield row
        seen = rows[-1].seq
        session.expunge_all()
