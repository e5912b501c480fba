"""What the ledger tells of one case, of one person's doings in a time, and of settings."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.acts import RECEIPTS, SETTING_ACTS
from domain.vocabulary import MessageState
from storage.plain_rows import fetch
from storage.tables import Assignment, Case, LedgerEntry, LedgerHead, Message, Notice, Unit

MOST: Final = 2000  # entries that one answer is made of
_PART, _CASE = "assignment:", "case:"


@dataclass(frozen=True, slots=True)
class About:
    """The case that an entry is about, and the unit whose part it is; "" for the whole case."""

    case: Case
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """How many messages about a case have gone out, arrived, were read, or did not get through."""

    sent: int
    delivered: int
    read: int
    failed: int
    waiting: int


async def subjects_of(session: AsyncSession, case_id: int) -> list[str]:
    """What the ledger calls a case, its parts, and the messages that told of it."""
    parts = (await session.exec(select(Assignment.id).where(Assignment.case_id == case_id))).all()
    keys = sa.select(col(Message.key)).join(Notice, col(Notice.message_id) == col(Message.id))
    told = await fetch(session, keys.where(col(Notice.assignment_id).in_(parts)).distinct())
    own = [f"case:{case_id}", *(f"assignment:{part}" for part in sorted(filter(None, parts)))]
    return [*own, *sorted(f"message:{key}" for (key,) in told)]


async def trail_of(session: AsyncSession, subjects: Collection[str]) -> Sequence[LedgerEntry]:
    """Every act on these subjects, the newest first."""
    query = select(LedgerEntry).where(col(LedgerEntry.subject).in_(subjects))
    return (await session.exec(query.order_by(col(LedgerEntry.seq).desc()).limit(MOST))).all()


async def told_about(session: AsyncSession, assignment_ids: Collection[int]) -> Told:
    """What became of the messages that told people of these parts of a case."""
    about = sa.select(col(Notice.message_id)).where(col(Notice.assignment_id).in_(assignment_ids)).distinct()
    query = sa.select(col(Message.state), sa.func.count()).where(col(Message.id).in_(about))
    counts = Counter(dict(await fetch(session, query.group_by(Message.state))))
    delivered = counts[MessageState.DELIVERED] + counts[MessageState.READ]
    return Told(
        sent=counts[MessageState.SENT] + delivered,
        delivered=delivered,
        read=counts[MessageState.READ],
        failed=counts[MessageState.FAILED],
        waiting=counts[MessageState.PLANNED] + counts[MessageState.HELD],
    )


async def acts_of(
    session: AsyncSession, actors: Collection[str], since: datetime, until: datetime
) -> Sequence[LedgerEntry]:
    """What somebody did in a time, the newest first; when he got or read a message is no act of his."""
    query = select(LedgerEntry).where(
        *await _within(session, since, until),
        col(LedgerEntry.actor).in_(actors),
        col(LedgerEntry.act).not_in(RECEIPTS),
    )
    return (await session.exec(query.order_by(col(LedgerEntry.seq).desc()).limit(MOST))).all()


async def settings_changed(session: AsyncSession, since: datetime, until: datetime) -> Sequence[LedgerEntry]:
    """Who changed settings, calendar, rules and liaisons in a time, the newest first."""
    own = col(LedgerEntry.act).in_(SETTING_ACTS)
    query = select(LedgerEntry).where(*await _within(session, since, until), own)
    return (await session.exec(query.order_by(col(LedgerEntry.seq).desc()).limit(MOST))).all()


async def about_of(session: AsyncSession, subjects: Collection[str]) -> Mapping[str, About]:
    """Which case each of these subjects is about; what is about none is missing."""
    parts = {int(one.removeprefix(_PART)) for one in subjects if _is_of(one, _PART)}
    cases = {int(one.removeprefix(_CASE)) for one in subjects if _is_of(one, _CASE)}
    of_parts = (
        select(Assignment.id, Case, Unit.name)
        .join(Case, col(Assignment.case_id) == col(Case.id))
        .join(Unit, col(Assignment.unit_id) == col(Unit.id))
        .where(col(Assignment.id).in_(parts))
    )
    rows = (await session.exec(of_parts)).all()
    found = {f"{_PART}{part}": About(case, unit) for part, case, unit in rows}
    whole = (await session.exec(select(Case).where(col(Case.id).in_(cases)))).all()
    return found | {f"{_CASE}{case.id}": About(case) for case in whole}


def _is_of(subject: str, kind: str) -> bool:
    return subject.startswith(kind) and subject[len(kind) :].isdecimal()


async def _within(session: AsyncSession, since: datetime, until: datetime) -> list[sa.ColumnElement[bool]]:
    """The entries of a time. Their numbers grow with it, so that nothing else is looked through."""
    newest = (await session.exec(select(LedgerHead.seq))).one()
    first, last = await _seq_at(session, since, newest), await _seq_at(session, until, newest)
    return [
        col(LedgerEntry.seq) >= first - _SLACK,
        col(LedgerEntry.seq) <= last + _SLACK,
        col(LedgerEntry.at) >= since,
        col(LedgerEntry.at) < until,
    ]


_SLACK: Final = 500  # writers of one moment reach the chain in another order than they began


async def _seq_at(session: AsyncSession, moment: datetime, newest: int) -> int:
    """About the first entry that was not made before that moment."""
    low, high = 1, newest + 1
    while low < high:
        middle = (low + high) // 2
        at = (await session.exec(select(LedgerEntry.at).where(col(LedgerEntry.seq) == middle))).first()
        low, high = (middle + 1, high) if at is not None and at < moment else (low, middle)
    return low
