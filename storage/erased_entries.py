"""Deletes people's words from entries of the ledger, and announces it in the ledger itself."""

from collections.abc import Iterable, Sequence
from typing import Any, Final, TypeVar

from sqlmodel import col, select

from domain.acts import private_facts
from domain.chain import ERASED, SEALED, TOMBSTONE, Entry, digest
from storage.tables import LedgerEntry
from storage.unit_of_work import UnitOfWork

T = TypeVar("T")
Said = tuple[int, str] | tuple[int, str, str]  # number and hash of an entry; of an old one what it keeps
_AT_ONCE: Final = 400  # entries that one act of erasure names, and subjects looked for at once
_MARKS_ONLY: Final = frozenset({"sha256"})  # hashes of texts: no words of anybody in the old form


async def erase_entries(work: UnitOfWork, subjects: Iterable[str]) -> list[Said]:
    """Empty the entries about these subjects; returns what their erasure has to say of each: number, hash.

    Entries of the old form, whose words are chained themselves, keep a tombstone for facts; its hash is the
    third of what is said of them.
    """
    said: list[Said] = []
    for some in _batches(sorted(set(subjects)), _AT_ONCE):
        query = select(LedgerEntry).where(col(LedgerEntry.subject).in_(some), col(LedgerEntry.act) != ERASED)
        rows = (await work.session.exec(query.order_by(col(LedgerEntry.seq)))).all()
        said += [left for row in rows if (left := _empty(row))]
    await work.session.flush()
    return sorted(said)


def announce(work: UnitOfWork, actor: str, subject: str, said: Sequence[Said], **facts: Any) -> None:  # noqa: ANN401 - JSON
    """The act of erasure, in as many entries as it takes; the first tells all else there is to tell."""
    first, *others = _batches(said, _AT_ONCE) or [[]]
    work.record(ERASED, actor, subject, entries=list(first), total=len(said), **facts)
    for some in others:
        work.record(ERASED, actor, subject, entries=list(some), total=0)


def _batches(values: Sequence[T], size: int) -> list[Sequence[T]]:
    return [values[begin : begin + size] for begin in range(0, len(values), size)]


def _empty(row: LedgerEntry) -> Said | None:
    """Take the words away; None where there are none."""
    if SEALED in row.facts:
        if row.private is None:
            return None
        row.private = None
        return row.seq, row.hash
    if not private_facts(row.act, row.facts) - _MARKS_ONLY:
        return None
    row.facts = dict(TOMBSTONE)
    entry = Entry(row.act, row.actor, row.subject, row.facts)
    return row.seq, row.hash, digest(row.seq, row.at, entry, row.previous_hash)
