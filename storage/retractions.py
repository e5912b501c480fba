"""Notices that must not go out after all, or must go to somebody else."""

from collections.abc import Collection, Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.vocabulary import MessageState
from storage.ledger import ROBOT
from storage.outbox import DECISION_LANE, PUSH_LANE
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


async def redirect_notices(
    work: UnitOfWork,
    unit_id: int,
    old_person: int,
    new_person: int,
    assignments: Collection[int] | None = None,
) -> int:
    """What waits for the old holder of a unit's post goes to the new one; returns how many.

    What is in a message that has not gone out is taken out of it first. `assignments`: of these only.
    """
    await recall_unsent(work, old_person)
    mine = sa.select(col(Assignment.id)).where(col(Assignment.unit_id) == unit_id)
    if assignments is not None:
        mine = mine.where(col(Assignment.id).in_(assignments))
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


async def recall_unsent(work: UnitOfWork, person_id: int) -> int:
    """News for somebody in messages that nobody is sending yet waits again, for whom it concerns then.

    Answers to what he said himself stay his.
    """
    await work.flush()
    query = select(Message).where(
        Message.person_id == person_id,
        Message.state == MessageState.PLANNED,
        col(Message.lane).in_((DECISION_LANE, PUSH_LANE)),
    )
    messages = (await work.session.exec(query.with_for_update(skip_locked=True))).all()
    for message in messages:
        message.state = MessageState.DROPPED
        work.record("recalled", ROBOT, f"message:{message.key}", because="post_passed_on")
    told = sa.update(Notice).where(col(Notice.message_id).in_([message.id for message in messages]))
    await work.session.exec(told.values(state=MessageState.PLANNED, message_id=None))
    return len(messages)


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
