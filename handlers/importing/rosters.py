"""The posts of a roster file are entered; each change is kept, so that it can be taken back as one act."""

from collections.abc import Sequence

from domain.tables.records import RosterRecord
from handlers.desk import Desk
from storage.rosters import Change, RosterBook


async def enter_roster(records: Sequence[RosterRecord], desk: Desk) -> tuple[int, list[Change]]:
    """Enter the rows; returns how many brought anything new, and what they changed."""
    book = await RosterBook.open(desk.work.session, desk.today)
    entered = [record for record in records if await book.enter(record)]
    for record in entered:
        subject = f"person:{record.user_id or record.name}"
        desk.work.record("post_entered", desk.actor, subject, unit=record.unit, role=record.role)
    return len(entered), list(book.changes)
