"""Notices on their way into messages: who has some due, what became of them, when they were last planned."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import IntEnum

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.notice_kinds import NoticeKind
from domain.promptness import Rhythm
from domain.vocabulary import MessageState
from domain.zone import OFFICE_ZONE
from storage.ledger import ROBOT
from storage.outbox import DECISION_LANE, PUSH_LANE, is_free
from storage.rules import put_setting
from storage.tables import Assignment, Case, LedgerEntry, LedgerHead, Message, Notice, Setting
from storage.unit_of_work import Owed, UnitOfWork

WAITING = (MessageState.PLANNED, MessageState.HELD)
REHEARSED = ":rehearsed:"  # in the key of a message that was only rehearsed, once the rehearsal is over
SKIPPED = "skipped"  # an administrator decided that it is not told any more
SWEPT = "swept"  # the setting that keeps when the ladder was last climbed
# Ledger entries that change nothing a ladder depends on.
PUSHED = "pushed"  # a unit was told of a case: what follows from it comes with a later slot, never at once
OWN_SUBJECTS = ("message:%", "notice:%", "digest:%", "todo:%", "channel:%")


class Turn(IntEnum):
    """Jobs no two replicas do at once: between them, one person's notices would become two messages."""

    PLAN = 20_001
    BUNDLE = 20_002
    DIGEST = 20_003
    REPORT = 20_004
    TO_DO = 20_005
    SECOND_CHANNEL = 20_006
    REHEARSE = 20_007
    INTAKE = 20_008


@dataclass(frozen=True, slots=True)
class Due:
    """What is told by a moment: everything, or urgent news only to everybody (停发) or to some persons."""

    now: datetime
    only_urgent: bool = False
    silenced: Collection[int] = ()

    def conditions(self) -> list[sa.ColumnElement[bool]]:
        """For notices that are in no message yet."""
        urgent = col(Notice.urgent).is_(True)
        conditions = [col(Notice.state).in_(WAITING), col(Notice.due_at) <= self.now]
        if self.only_urgent:
            conditions.append(urgent)
        if self.silenced:
            conditions.append(sa.or_(urgent, col(Notice.person_id).not_in(self.silenced)))
        return conditions


async def take_turn(work: UnitOfWork, turn: Turn) -> None:
    """Wait until no other replica is at this job; held until the transaction ends."""
    if not work.database.is_sqlite:  # on SQLite the one write transaction is the turn
        await work.session.exec(select(sa.func.pg_advisory_xact_lock(int(turn))))


def to_bundle(today: date, now: datetime) -> sa.ColumnElement[bool]:
    """Whether anything has fallen due or may have become stale."""
    due = sa.exists().where(*Due(now).conditions())
    retried = sa.and_(col(Message.attempts) > 0, col(Message.next_try_at) <= now)
    stale = sa.exists().where(is_free(now), sa.or_(col(Message.expires_on) < today, retried))
    return sa.or_(due, stale)


async def anything_to_bundle(session: AsyncSession, today: date, now: datetime) -> bool:
    """The same, asked without the write lock."""
    return bool((await session.exec(sa.select(to_bundle(today, now)))).scalar())  # type: ignore[call-overload]


async def people_due(session: AsyncSession, due: Due, limit: int) -> list[int]:
    """Who has something due that is in no message yet."""
    query = (
        select(Notice.person_id)
        .where(*due.conditions())
        .distinct()
        .order_by(col(Notice.person_id))
        .limit(limit)
    )
    return list((await session.exec(query)).all())


async def notices_due(session: AsyncSession, people: Collection[int], due: Due) -> Sequence[Notice]:
    """What these people are owed by now, in the order it was owed."""
    query = (
        select(Notice)
        .where(col(Notice.person_id).in_(people), *due.conditions())
        .order_by(col(Notice.person_id), col(Notice.id))
    )
    return (await session.exec(query)).all()


async def notices_in(session: AsyncSession, message_ids: Collection[int]) -> Sequence[Notice]:
    """The notices that these messages tell."""
    query = select(Notice).where(col(Notice.message_id).in_(message_ids)).order_by(col(Notice.id))
    return (await session.exec(query)).all()


async def expired_messages(
    session: AsyncSession, today: date, now: datetime, limit: int
) -> Sequence[Message]:
    """Messages nobody is sending just now whose day is over: what they say may no longer be true."""
    query = (
        select(Message)
        .where(is_free(now), col(Message.expires_on) < today)
        .order_by(col(Message.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return (await session.exec(query)).all()


async def retried_messages(session: AsyncSession, today: date, now: datetime) -> Sequence[Message]:
    """Pushes that failed before and are about to be tried again."""
    query = select(Message).where(
        col(Message.state) == MessageState.PLANNED,
        col(Message.attempts) > 0,
        col(Message.next_try_at) <= now,
        col(Message.expires_on) >= today,
    )
    return (await session.exec(query.with_for_update(skip_locked=True))).all()


def comes_back() -> sa.ColumnElement[bool]:
    """Dropped before it was said: owed again if the facts call for it again. What was skipped is not."""
    return sa.and_(col(Notice.state) == MessageState.DROPPED, col(Notice.dropped_because) != SKIPPED)


@dataclass(frozen=True, slots=True)
class WaitingNews:
    """One notice that is in no message yet."""

    kind: str
    person_id: int
    due_at: datetime
    urgent: bool
    number: str  # of its case, as people say it; "" for news about none


async def waiting_for(session: AsyncSession, person_id: int) -> list[WaitingNews]:
    """What one person is owed and has not been told, in the order it was owed."""
    query = (
        select(Notice, Case)
        .outerjoin(Assignment, col(Notice.assignment_id) == col(Assignment.id))
        .outerjoin(Case, col(Assignment.case_id) == col(Case.id))
        .where(Notice.person_id == person_id, col(Notice.state).in_(WAITING))
        .order_by(col(Notice.id))
    )
    return [
        WaitingNews(n.kind, n.person_id, n.due_at, n.urgent, case.spoken if case is not None else "")
        for n, case in (await session.exec(query)).all()
    ]


async def align(work: UnitOfWork, rhythm: Rhythm, person_id: int | None = None) -> None:
    """Slots have moved: what is held for one to come is held for the new one of the same day.

    What would have come by now comes now.
    """
    query = select(Notice).where(
        Notice.state == MessageState.HELD, col(Notice.due_at) > work.now, col(Notice.urgent).is_(False)
    )
    query = query.where(Notice.person_id == person_id) if person_id is not None else query
    for notice in (await work.session.exec(query)).all():
        on = notice.due_at.astimezone(OFFICE_ZONE).date()
        if rhythm.calendar.is_working_day(on):
            notice.due_at = max(rhythm.slot_on(notice.person_id, on), work.now)


async def pushed_today(session: AsyncSession, people: Collection[int], on: date) -> dict[int, int]:
    """How many unasked messages, urgent ones apart, were made for each of these people on a day."""
    begins = datetime.combine(on, time(), OFFICE_ZONE)
    query = (
        sa.select(col(Message.person_id), sa.func.count())
        .where(
            col(Message.person_id).in_(people),
            col(Message.lane).in_((DECISION_LANE, PUSH_LANE)),
            col(Message.urgent).is_(False),
            col(Message.file_sha256) == "",
            col(Message.state) != MessageState.DROPPED,
            ~col(Message.key).like(f"%{REHEARSED}%"),
            col(Message.created_at) >= begins,
            col(Message.created_at) < begins + timedelta(days=1),
        )
        .group_by(col(Message.person_id))
    )
    return dict((await session.exec(query)).all()) if people else {}  # type: ignore[call-overload]


def drop(work: UnitOfWork, notice: Notice, because: str) -> None:
    """It is not told; the reason stays with it and in the ledger."""
    notice.state, notice.dropped_because = MessageState.DROPPED, because[:40]
    work.record("dropped", ROBOT, f"notice:{notice.key}", because=because)


def hold(work: UnitOfWork, notice: Notice, until: datetime, because: str) -> None:
    """It is told later."""
    notice.state, notice.due_at = MessageState.HELD, until
    notice.facts = {**notice.facts, "held": because}
    work.record("held", ROBOT, f"notice:{notice.key}", until=until.isoformat(), because=because)


async def owe_again(work: UnitOfWork, owed: Iterable[Owed]) -> None:
    """Owe these; what was owed before but dropped unsaid comes back, what was said stays said."""
    by_key = {notice.key: notice for notice in owed}
    for notice in by_key.values():
        work.owe(notice)
    await work.flush()
    query = select(Notice).where(col(Notice.key).in_(by_key), comes_back())
    for row in (await work.session.exec(query)).all():
        wanted = by_key[row.key]
        row.state, row.dropped_because, row.message_id = MessageState.PLANNED, "", None
        row.due_at, row.facts = wanted.due_at, wanted.facts


async def last_swept(session: AsyncSession) -> datetime | None:
    """When the ladder was last climbed; None before the first time."""
    value = (await session.exec(select(Setting.value).where(Setting.name == SWEPT))).first()
    return datetime.fromisoformat(value["at"]) if value else None


async def note_sweep(work: UnitOfWork) -> None:
    """The ladder has been climbed at this moment."""
    await put_setting(work.session, SWEPT, "", {"at": work.now.isoformat()}, (None, work.now))


async def acts_since(session: AsyncSession, seq: int, *, pushes: bool = False) -> tuple[bool, int]:
    """Whether anybody did anything a ladder may depend on since that ledger entry, and the newest entry.

    Pushes that went out count only where they are asked for.
    """
    head = (await session.exec(select(LedgerHead.seq))).one()
    if head <= seq:
        return head < seq, head  # a shorter ledger is another database
    query = select(LedgerEntry.seq).where(
        col(LedgerEntry.seq) > seq,
        *(() if pushes else (col(LedgerEntry.act) != PUSHED,)),
        *(~col(LedgerEntry.subject).like(own) for own in OWN_SUBJECTS),
    )
    return (await session.exec(query.limit(1))).first() is not None, head


async def are_owed(session: AsyncSession, keys: Collection[str]) -> bool:
    """Whether every one of these facts has been owed, whatever became of it."""
    found = (await session.exec(select(Notice.key).where(col(Notice.key).in_(keys)))).all()
    return len(found) == len(keys)


async def notes_owed(session: AsyncSession) -> frozenset[str]:
    """The weekly notes on a missing year that have been owed to anybody, without the person."""
    query = select(Notice.key).where(Notice.kind == NoticeKind.CALENDAR_MISSING.value)
    return frozenset(key.rpartition("@")[0] for key in (await session.exec(query)).all())
