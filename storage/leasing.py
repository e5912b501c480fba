"""Leases on the rows of a queue: one replica works on a row, and a row whose replica died comes back."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TypeVar

import sqlalchemy as sa
from sqlmodel import col, select

from storage.tables import ChannelStep, Pull, ToDoItem
from storage.unit_of_work import UnitOfWork

LEASE = timedelta(seconds=60)
Row = TypeVar("Row", ChannelStep, ToDoItem, Pull)


def ready(table: type[Row], now: datetime, farthest_try: timedelta) -> list[sa.ColumnElement[bool]]:
    """Whose time has come and nobody is at; a time too far ahead is a clock's that was put back since."""
    tries, until = col(table.next_try_at), col(table.lease_until)
    return [
        sa.or_(tries <= now, tries > now + farthest_try),
        sa.or_(until.is_(None), until < now, until > now + 2 * LEASE),
    ]


async def lease(
    work: UnitOfWork,
    table: type[Row],
    due: Sequence[sa.ColumnElement[bool]],
    owner: str,
    limit: int | None = None,
) -> Sequence[Row]:
    """Lease what is due, oldest first; nobody waits for rows that somebody else is at."""
    query = select(table).where(*due).order_by(col(table.id)).limit(limit).with_for_update(skip_locked=True)
    rows = (await work.session.exec(query)).all()
    for row in rows:
        row.lease_owner, row.lease_until = owner, work.now + LEASE
    return rows
