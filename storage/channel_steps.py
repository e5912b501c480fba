"""Steps of the second channel: which news is unread, which ways were taken with it, and what ended them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.notice_kinds import NoticeKind
from domain.second_channel import RUNG, News
from domain.vocabulary import AssignmentState, MessageState
from storage.leasing import lease, ready
from storage.ledger import ROBOT
from storage.phone_reminders import phone_reminders
from storage.tables import Assignment, ChannelStep, Message, Notice, PhoneReminder, StepState
from storage.unit_of_work import UnitOfWork

FARTHEST_TRY = timedelta(hours=1)
_TROUBLED = (MessageState.PLANNED, MessageState.SENDING, MessageState.FAILED)
_TOLD = (MessageState.SENDING, MessageState.SENT, MessageState.FAILED)  # of notices: none that waits
_OUT = (MessageState.SENT, MessageState.DELIVERED)


@dataclass(frozen=True, slots=True)
class Unread:
    """A case handed out that its person has neither read nor signed for; `message` is how it was told."""

    news: News
    assignment_id: int
    unit_id: int
    person_id: int
    since: datetime  # when it went out, or should have
    receipt: str | None
    asked_at: datetime | None
    lost: bool  # the messenger never took it


async def unread_news(session: AsyncSession, since: datetime) -> list[Unread]:
    """News of the last days that nobody has read, signed for or been telephoned about, oldest first.

    What waits for its time (held, paused) is not unread: nobody was told yet.
    """
    out = col(Message.state).in_(_OUT)
    troubled = sa.and_(col(Message.state).in_(_TROUBLED), col(Message.attempts) > 0)
    never = sa.and_(col(Notice.message_id).is_(None), col(Notice.state) == MessageState.FAILED)
    told_by_telephone = (
        select(PhoneReminder.id)
        .where(
            PhoneReminder.assignment_id == Assignment.id,
            col(PhoneReminder.answered),
            col(PhoneReminder.undone_at).is_(None),
            col(PhoneReminder.at) >= Notice.due_at,
        )
        .exists()
    )
    query = (
        sa.select(Notice, Message, col(Assignment.unit_id))
        .join(Assignment, col(Notice.assignment_id) == col(Assignment.id))
        .outerjoin(Message, col(Notice.message_id) == col(Message.id))
        .where(
            col(Notice.state).in_(_TOLD),
            col(Notice.due_at) > since,
            col(Notice.kind) == NoticeKind.ASSIGNED,
            col(Assignment.state) == AssignmentState.ASSIGNED,
            sa.or_(out, troubled, never),
            ~told_by_telephone,
        )
        .order_by(col(Notice.id))
    )
    rows = (await session.exec(query)).all()  # type: ignore[call-overload]
    return [_unread(notice, message, unit_id) for notice, message, unit_id in rows]


async def unread_with_steps(
    session: AsyncSession, since: datetime
) -> tuple[list[Unread], Sequence[ChannelStep]]:
    """Unread news, and the ways that were taken with it."""
    unread = await unread_news(session, since)
    return unread, await steps_about(session, {one.assignment_id for one in unread}) if unread else ()


def _unread(notice: Notice, message: Message | None, unit_id: int) -> Unread:
    out = message is not None and message.state in _OUT
    return Unread(
        News.URGENT if notice.urgent else News.ASSIGNED,
        notice.assignment_id or 0,
        unit_id,
        notice.person_id,
        (message.sent_at if message and out else None) or notice.due_at,
        message.receipt if message and out else None,
        message.asked_at if message else None,
        lost=not out,
    )


async def steps_about(session: AsyncSession, assignment_ids: Collection[int]) -> Sequence[ChannelStep]:
    """The ways taken with these cases, in their order."""
    query = select(ChannelStep).where(col(ChannelStep.assignment_id).in_(assignment_ids))
    return (await session.exec(query.order_by(col(ChannelStep.id)))).all()


async def open_steps(session: AsyncSession) -> Sequence[tuple[ChannelStep, AssignmentState]]:
    """Steps that still wait for something, and where their case stands."""
    query = (
        select(ChannelStep, Assignment.state)
        .join(Assignment, col(ChannelStep.assignment_id) == col(Assignment.id))
        .where(col(ChannelStep.ended_at).is_(None))
        .order_by(col(ChannelStep.id))
    )
    return [(step, AssignmentState(state)) for step, state in (await session.exec(query)).all()]


async def read_by(session: AsyncSession, assignment_ids: Collection[int]) -> set[tuple[int, int]]:
    """Which of these cases were read by whom, as far as the wire has said."""
    query = (
        select(Notice.assignment_id, Notice.person_id)
        .join(Message, col(Notice.message_id) == col(Message.id))
        .where(
            Notice.kind == NoticeKind.ASSIGNED,
            col(Notice.assignment_id).in_(assignment_ids),
            col(Message.read_at).is_not(None),
        )
    )
    return {(assignment_id or 0, person_id) for assignment_id, person_id in (await session.exec(query)).all()}


async def telephoned(session: AsyncSession, assignment_ids: Collection[int]) -> dict[int, datetime]:
    """When somebody at the unit was last reached by telephone about each of these cases."""
    calls = await phone_reminders(session, assignment_ids)
    return {call.assignment_id: call.at for call in reversed(calls) if call.answered}


async def any_open_step(session: AsyncSession) -> bool:
    """Whether any step waits for something, asked without the write lock."""
    query = select(ChannelStep.id).where(col(ChannelStep.ended_at).is_(None)).limit(1)
    return (await session.exec(query)).first() is not None


def _due(now: datetime) -> list[sa.ColumnElement[bool]]:
    return [
        col(ChannelStep.state) == StepState.PLANNED,
        col(ChannelStep.channel).in_(RUNG),
        col(ChannelStep.ended_at).is_(None),
        *ready(ChannelStep, now, FARTHEST_TRY),
    ]


async def any_ring_due(session: AsyncSession, now: datetime) -> bool:
    """Whether somebody is to be rung, asked without the write lock."""
    return (await session.exec(select(ChannelStep.id).where(*_due(now)).limit(1))).first() is not None


async def claim_rings(work: UnitOfWork, owner: str, people: int) -> Sequence[ChannelStep]:
    """Lease all that some people are to be rung about now: nobody's phone rings twice for one morning."""
    due = _due(work.now)
    some = (
        select(ChannelStep.person_id)
        .where(*due)
        .distinct()
        .order_by(col(ChannelStep.person_id))
        .limit(people)
    )
    whom = (await work.session.exec(some)).all()
    return await lease(work, ChannelStep, [*due, col(ChannelStep.person_id).in_(whom)], owner)


async def held_steps(session: AsyncSession, ids: Collection[int], owner: str) -> Sequence[ChannelStep]:
    """Of the claimed steps those this claim still holds."""
    query = select(ChannelStep).where(col(ChannelStep.id).in_(ids), ChannelStep.lease_owner == owner)
    return (await session.exec(query.with_for_update())).all()


async def next_ring(session: AsyncSession, after: datetime) -> datetime | None:
    """When somebody is next to be rung again."""
    query = select(sa.func.min(ChannelStep.next_try_at)).where(
        ChannelStep.state == StepState.PLANNED,
        col(ChannelStep.ended_at).is_(None),
        col(ChannelStep.next_try_at) > after,
    )
    return (await session.exec(query)).one()


def end_step(work: UnitOfWork, step: ChannelStep, because: str) -> None:
    """Nothing more is to be done about it; the reason stays with it and in the ledger."""
    step.ended_at, step.ended_because = work.now, because
    work.record("channel_ended", ROBOT, f"channel:{step.id}", because=because)
