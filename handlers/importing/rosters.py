"""The posts of a roster file are entered; each change is kept, so that it can be taken back as one act."""

from collections.abc import Sequence

from domain.tables.records import RosterRecord
from handlers.desk import Desk
from handlers.rosters.applying import roster_act
from storage.rosters import RosterBook


async def enter_roster(records: Sequence[RosterRecord], desk: Desk) -> int:
    """Enter the rows; returns how many brought anything new. 撤回 takes them back together."""
    book = await RosterBook.open(desk.work.session, desk.today)
    entered = [record for record in records if await book.enter(record)]
    for record in entered:
        subject = f"person:{record.user_id or record.name}"
        desk.work.record("post_entered", desk.actor, subject, unit=record.unit, role=record.role)
    if book.changes:
        act = roster_act(book.changes)
        desk.conversation.last_act = {**act, "until": desk.undo_until.isoformat()}
    return len(entered)
