"""Notices that must not go out after all, or must go to somebody else."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.vocabulary import MessageState
from storage.ledger import ROBOT
from storage.tables import Assignment, Message, Notice
from storage.unit_of_work import Owed, UnitOfWork

WAITING = (MessageState.PLANNED, MessageState.HELD, MessageState.REHEARSED)  # a rehearsal tells nobody
UNSAID = (*WAITING, MessageState.DROPPED)
SAID = (MessageState.SENDING, MessageState.SENT, MessageState.DELIVERED, MessageState.READ)
DIGEST = "digest"


async def drop_notices(work: UnitOfWork, key_prefix: str, because: str) -> None:
    """Drop what is still waiting under keys that begin so; what has been sent stays sent."""
    await work.flush()
    statement = (
        sa.update(Notice)
        .where(col(Notice.key).startswith(key_prefix, autoescape=True), col(Notice.state).in_(WAITING))
        .values(state=MessageState.DROPPED, dropped_because=because)
        .returning(col(Notice.key))
    )
    for key in (await work.session.exec(statement)).scalars():
        work.record("dropped", ROBOT, f"notice:{key}", because=because)


async def retire_notices(work: UnitOfWork, key_prefix: str, mark: str) -> None:
    """Drop them, and free their keys: the same fact may come about anew and is then told anew."""
    await drop_notices(work, key_prefix, "undone")
    statement = (
        sa.update(Notice)
        .where(col(Notice.key).startswith(key_prefix, autoescape=True))
        .values(key=f"{mark}:" + col(Notice.key))
        .execution_options(synchronize_session=False)
    )
    await work.session.exec(statement)


async def told_of(session: AsyncSession, key_prefix: str) -> bool:
    """Whether anything under keys that begin so has been told to anybody, or is just being told."""
    query = select(Notice.id).where(
        col(Notice.key).startswith(key_prefix, autoescape=True), ~col(Notice.state).in_(UNSAID)
    )
    return (await session.exec(query.limit(1))).first() is not None


async def told_to(session: AsyncSession, key_prefix: str) -> Sequence[int]:
    """Who has been told anything under keys that begin so, or is just being told."""
    query = select(Notice.person_id).where(
        col(Notice.key).startswith(key_prefix, autoescape=True), ~col(Notice.state).in_(UNSAID)
    )
    return (await session.exec(query.distinct())).all()


async def digest_since(session: AsyncSession, moment: datetime) -> bool:
    """Whether a digest has gone out since then: its figures counted what had been done."""
    query = select(Message.id).where(
        Message.kind == DIGEST, col(Message.created_at) > moment, col(Message.state).in_(SAID)
    )
    return (await session.exec(query.limit(1))).first() is not None


async def redirect_notices(work: UnitOfWork, unit_id: int, old_person: int, new_person: int) -> int:
    """What waits for the old holder of a unit's post goes to the new one; returns how many."""
    mine = sa.select(col(Assignment.id)).where(col(Assignment.unit_id) == unit_id)
    statement = (
        sa.update(Notice)
        .where(
            col(Notice.person_id) == old_person,
            col(Notice.state).in_(WAITING),
            col(Notice.assignment_id).in_(mine),
        )
        .values(person_id=new_person)
    )
    return (await work.session.exec(statement)).rowcount


async def retire_news_of(work: UnitOfWork, assignment_id: int, mark: str) -> None:
    """A unit gets a case a second time: what waits is dropped, what was told before may be told again."""
    await work.flush()
    about = col(Notice.assignment_id) == assignment_id
    waiting = sa.update(Notice).where(about, col(Notice.state).in_(WAITING))
    dropped = waiting.values(state=MessageState.DROPPED, dropped_because="again").returning(col(Notice.key))
    for key in (await work.session.exec(dropped)).scalars():
        work.record("dropped", ROBOT, f"notice:{key}", because="again")
    retired = sa.update(Notice).where(about).values(key=f"{mark}:" + col(Notice.key))
    await work.session.exec(retired.execution_options(synchronize_session=False))


async def renew_notices(
    work: UnitOfWork, key_prefix: str, mark: str, person_ids: Sequence[int], due_at: datetime
) -> None:
    """These people are told anew what they were told under keys that begin so."""
    query = select(Notice).where(
        col(Notice.key).startswith(key_prefix, autoescape=True), col(Notice.person_id).in_(person_ids)
    )
    old = (await work.session.exec(query)).all()
    again = [Owed(n.key, n.kind, n.person_id, due_at, n.assignment_id, n.urgent, n.facts) for n in old]
    for notice in old:
        notice.key = f"{mark}:{notice.key}"
    await work.flush()
    for owed in again:
        work.owe(owed)
