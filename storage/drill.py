"""演练模式: messages shown to an administrator instead of their recipients, and owed anew afterwards."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.vocabulary import MessageState
from storage.notices import REHEARSED
from storage.outbox import REPLY_LANE, is_free, lasts
from storage.rules import Rules, put_setting
from storage.tables import Message, Notice, Setting
from storage.unit_of_work import UnitOfWork

LISTED = "drill_listed"  # the setting that keeps up to which message the administrators have the list
REPORTED = "drill_reported"  # and up to when they have the report
BETWEEN_LISTS = timedelta(minutes=10)  # what comes sooner is listed together
ENCLOSED = "document"  # follows the message it belongs to, which is written anew
OUT = (MessageState.SENDING, MessageState.SENT, MessageState.DELIVERED, MessageState.READ)
LATE = "rehearsal"  # why a notice comes late


@dataclass(frozen=True, slots=True)
class Listed:
    """The last number the administrators were told, and when."""

    number: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Line:
    """One message that would have gone out, as a line of the list."""

    number: int
    unit: str
    name: str
    title: str


async def on_the_way(
    session: AsyncSession, now: datetime, today: date, admins: Collection[int], *, only_urgent: bool
) -> Sequence[Message]:
    """What would go out now, unasked, to anybody but administrators."""
    query = select(Message).where(
        is_free(now),
        lasts(today),
        col(Message.next_try_at) <= now,
        col(Message.lane) > REPLY_LANE,
        sa.or_(col(Message.person_id).is_(None), col(Message.person_id).not_in(admins)),
    )
    if only_urgent:
        query = query.where(col(Message.urgent).is_(True))
    return (await session.exec(query.order_by(col(Message.id)).with_for_update(skip_locked=True))).all()


async def last_number(session: AsyncSession, since: datetime) -> int:
    """The highest number given in this rehearsal; 0 before the first."""
    highest = select(sa.func.max(Message.rehearsed_number)).where(*_of(since))
    return (await session.exec(highest)).one() or 0


async def rehearsed_between(
    session: AsyncSession, since: datetime, first: int, last: int
) -> Sequence[Message]:
    """The messages of this rehearsal with these numbers, both included, in their order."""
    query = select(Message).where(
        *_of(since), col(Message.rehearsed_number) >= first, col(Message.rehearsed_number) <= last
    )
    return (await session.exec(query.order_by(col(Message.rehearsed_number)))).all()


async def rehearsed_since(session: AsyncSession, since: datetime) -> Sequence[Message]:
    """All messages that would have gone out since a moment."""
    query = select(Message).where(*_of(since)).order_by(col(Message.id))
    return (await session.exec(query)).all()


def _of(since: datetime) -> list[sa.ColumnElement[bool]]:
    return [col(Message.state) == MessageState.REHEARSED, col(Message.rehearsed_at) >= since]


async def read_listed(session: AsyncSession, since: datetime) -> Listed:
    """Up to which message of this rehearsal the administrators have the list."""
    value = await _value(session, LISTED)
    at = datetime.fromisoformat(value["at"]) if value else since
    return Listed(value["number"], at) if value and at >= since else Listed(0, since)


async def next_listing(session: AsyncSession, rules: Rules) -> datetime | None:
    """When what has come since the last list is listed; None when there is nothing to list."""
    since = rules.policy.drill_since
    if since is None:
        return None
    listed = await read_listed(session, since)
    more = await last_number(session, since) > listed.number
    return listed.at + BETWEEN_LISTS if more else None


async def note_listed(work: UnitOfWork, number: int) -> None:
    """They have the list up to this number."""
    value = {"number": number, "at": work.now.isoformat()}
    await put_setting(work.session, LISTED, "", value, (None, work.now))


async def reported_until(session: AsyncSession, since: datetime) -> datetime:
    """Up to when the administrators have a report of this rehearsal; its beginning before the first."""
    value = await _value(session, REPORTED)
    return max(datetime.fromisoformat(value["at"]), since) if value else since


async def note_report(work: UnitOfWork) -> None:
    """They have a report up to this moment."""
    await put_setting(work.session, REPORTED, "", {"at": work.now.isoformat()}, (None, work.now))


async def _value(session: AsyncSession, name: str) -> dict[str, Any] | None:
    value = (await session.exec(select(Setting.value).where(Setting.name == name))).first()
    return dict(value) if value else None


async def rehearsed_notices(session: AsyncSession) -> Sequence[Notice]:
    """What was told in rehearsal only, in the order in which it was owed."""
    query = select(Notice).where(col(Notice.state) == MessageState.REHEARSED).order_by(col(Notice.id))
    return (await session.exec(query)).all()


async def owe_anew(work: UnitOfWork) -> tuple[int, int]:
    """Nothing that was rehearsed has been told: it is owed again. Returns how many notices and messages.

    Messages that tell no notice and still hold (a digest of today) go out as they are.
    """
    notices = await rehearsed_notices(work.session)
    told = {notice.message_id for notice in notices}
    for notice in notices:
        notice.state, notice.message_id = MessageState.PLANNED, None
        notice.facts = {**notice.facts, "late": LATE}
    again = [message for message in await _still_true(work) if message.id not in told]
    for message in again:
        message.state, message.next_try_at = MessageState.PLANNED, work.now
    await work.flush()
    await _free_keys(work.session)
    return len(notices), len(again)


async def _free_keys(session: AsyncSession) -> None:
    """The same people may be told the same in the very second in which it was rehearsed."""
    key = col(Message.key)
    statement = (
        sa.update(Message)
        .where(col(Message.state) == MessageState.REHEARSED, ~key.like(f"%{REHEARSED}%"))
        .values(key=key + REHEARSED + sa.cast(col(Message.id), sa.String))
        .execution_options(synchronize_session=False)
    )
    await session.exec(statement)


async def _still_true(work: UnitOfWork) -> Sequence[Message]:
    today = (await work.rules()).on
    rehearsed = col(Message.state) == MessageState.REHEARSED
    query = select(Message).where(rehearsed, lasts(today), col(Message.kind) != ENCLOSED)
    return (await work.session.exec(query.order_by(col(Message.id)))).all()


def lines_of(messages: Sequence[Message], rules: Rules) -> list[Line]:
    """Each with whom it was for; a group has no name."""
    found = ((m, rules.directory.find(m.person_id) if m.person_id else None) for m in messages)
    return [
        Line(
            message.rehearsed_number or 0,
            person.posts[0].unit_name if person and person.posts else "",
            person.name if person else "",
            message.title,
        )
        for message, person in found
    ]


async def told_since_drill(session: AsyncSession) -> bool:
    """Whether anything that was rehearsed before has gone out, or is just going out."""
    why = col(Notice.facts)["late"].as_string()
    query = select(Notice.id).where(why == LATE, col(Notice.state).in_(OUT))
    return (await session.exec(query.limit(1))).first() is not None
