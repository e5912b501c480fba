"""Heads of the ledger that left the house in digests and reports, and where a head stands in the chain."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.plain_rows import fetch
from storage.tables import LedgerEntry, LedgerHead, Message, Report

SHOWN: Final = 12  # characters of a head that are printed
SHORTEST: Final = 8  # of a head that somebody types in
DIGEST: Final = "digest"  # the kind of the messages that carry one
_PRINTED: Final = re.compile(r"校验码 ([0-9a-f]{12})(?![0-9a-f])")


@dataclass(frozen=True, slots=True)
class Printed:
    """A head as it was sent out, when, and in what: `digest` or `report`."""

    head: str
    at: datetime
    where: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a head stands: the entry it belongs to, when that was made, and how many came after it."""

    seq: int
    at: datetime
    hash: str
    since: int


async def printed_heads(session: AsyncSession) -> dict[str, Printed]:
    """Every head that stands in a digest or a report that was made, by what is printed of it."""
    found: dict[str, Printed] = {}
    digests = sa.select(col(Message.text), col(Message.created_at)).where(col(Message.kind) == DIGEST)
    for text, at in await fetch(session, digests.order_by(col(Message.id))):
        for head in _PRINTED.findall(text):
            found.setdefault(head, Printed(head, at, "digest"))
    reports = sa.select(col(Report.ledger_head), col(Report.composed_at)).where(
        col(Report.ledger_head) != "", col(Report.composed_at).is_not(None)
    )
    for head, at in await fetch(session, reports):
        found.setdefault(head[:SHOWN], Printed(head[:SHOWN], at, "report"))
    return found


async def find_head(session: AsyncSession, head: str) -> Place | None:
    """The entry whose hash begins like this; None if the chain has none."""
    own = col(LedgerEntry.hash).startswith(head.lower(), autoescape=True)
    query = sa.select(col(LedgerEntry.seq), col(LedgerEntry.at), col(LedgerEntry.hash)).where(own)
    rows = await fetch(session, query.order_by(col(LedgerEntry.seq)).limit(1))
    if not rows:
        return None
    newest = (await session.exec(select(LedgerHead.seq))).one()
    seq, at, hash_ = rows[0]
    return Place(seq, at, hash_, newest - seq)
