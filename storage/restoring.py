"""An older database was put back: nobody knows what has gone out since, so nothing more does unasked."""

import sqlalchemy as sa
from sqlmodel import col, select

from domain.policy import PAUSE
from domain.stops import RESTORED, Stop
from domain.vocabulary import MessageState
from storage.heartbeat import last_alive
from storage.ledger import ROBOT
from storage.outbox import ON_THE_WAY, REPLY_LANE
from storage.rules import VERSION, current_version, put_setting
from storage.tables import LedgerEntry, Message, Notice
from storage.unit_of_work import UnitOfWork

OFFICE = "office"  # the ledger's name for what is about everybody


async def stop_after_restore(work: UnitOfWork) -> None:
    """Hold back whatever is unasked until an administrator says 恢复. The caller commits.

    Nothing is touched that newer schemas changed: the schema may still have to be brought up to date.
    """
    alive = await last_alive(work.session)
    stop = Stop(work.now, because=RESTORED, alive_at=alive).as_stored()
    stamp = None, work.now
    await put_setting(work.session, PAUSE, "", stop, stamp)
    await put_setting(work.session, VERSION, "", {"n": await current_version(work.session) + 1}, stamp)
    await _drop_what_was_on_its_way(work)


async def note_restore(work: UnitOfWork, stop: Stop) -> None:
    """The ledger tells of it once, on the first start: until then its head is that of the backup."""
    told = select(LedgerEntry.seq).where(
        LedgerEntry.act == RESTORED, LedgerEntry.subject == OFFICE, col(LedgerEntry.at) >= stop.since
    )
    if (await work.session.exec(told.limit(1))).first() is None:
        alive_at = stop.alive_at and stop.alive_at.isoformat()
        work.record(RESTORED, ROBOT, OFFICE, since=stop.since.isoformat(), alive_at=alive_at)


async def _drop_what_was_on_its_way(work: UnitOfWork) -> None:
    """Replies of that time are out of date; what news was being told of waits again."""
    is_going = col(Message.state).in_(ON_THE_WAY)
    pushes = sa.select(col(Message.id)).where(is_going, col(Message.lane) > REPLY_LANE)
    waiting = sa.update(Notice).where(col(Notice.message_id).in_(pushes))
    await work.session.exec(waiting.values(state=MessageState.PLANNED, message_id=None))
    going = sa.update(Message).where(is_going, col(Message.text) != "")
    await work.session.exec(going.values(state=MessageState.DROPPED, trouble=RESTORED))
