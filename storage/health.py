"""What the last days show of each person, and whom the address book did not show: for 体检."""

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.health import GRACE_DAYS, SILENT_AFTER_DAYS, Signs, Trace
from domain.rosters import Standing
from storage.contact_fetches import newest_whole
from storage.plain_rows import fetch
from storage.tables import InboxRow, Message

_SAID = "message"


async def load_signs(session: AsyncSession, standing: Standing, now: datetime) -> Signs:
    """Who was sent something, who read or wrote something, and who is not shown.

    Moments are not kept: it only matters whether there was anything at all.
    """
    since, settled = now - timedelta(days=SILENT_AFTER_DAYS), now - timedelta(days=GRACE_DAYS)
    sent = await _persons(session, col(Message.sent_at) >= since, col(Message.sent_at) < settled)
    read = await _persons(session, col(Message.read_at) >= since)
    senders = sa.select(col(InboxRow.sender)).distinct()
    wrote = {row[0] for row in await fetch(session, senders.where(*_written(since)))}
    book = await newest_whole(session)
    unseen = set(book.unseen) if book else set[str]()
    if book and unseen and book.ended_at:
        since_then = senders.where(*_written(book.ended_at))
        unseen -= {row[0] for row in await fetch(session, since_then)}
    traces = {
        m.id: Trace(m.id in sent, m.id in read or m.user_id in wrote)
        for m in standing.members
        if m.id in sent or m.id in read or m.user_id in wrote
    }
    return Signs(traces, frozenset(unseen))


def _written(since: datetime) -> tuple[sa.ColumnElement[bool], ...]:
    return col(InboxRow.kind) == _SAID, col(InboxRow.received_at) >= since


async def _persons(session: AsyncSession, *when: sa.ColumnElement[bool]) -> set[int]:
    own = col(Message.person_id).is_not(None), sa.not_(col(Message.to_group))
    query = sa.select(col(Message.person_id)).distinct().where(*own, *when)
    return {row[0] for row in await fetch(session, query)}
