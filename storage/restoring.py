"""An older database was put back: nobody knows what has gone out since, so nothing more does unasked."""

import sqlalchemy as sa
from sqlmodel import col

from domain.policy import PAUSE
from domain.stops import RESTORED, Stop
from domain.vocabulary import MessageState
from storage.heartbeat import last_alive
from storage.ledger import ROBOT
from storage.outbox import ON_THE_WAY, REPLY_LANE
from storage.rules import VERSION, current_version, put_setting, stored_settings
from storage.tables import Message, Notice
from storage.unit_of_work import UnitOfWork


async def stop_after_restore(work: UnitOfWork) -> None:
    """Hold back whatever is unasked until an administrator says 恢复. The caller commits.

    Only settings and the ledger are touched, so that it may be done before the schema is brought up to date.
    """
    alive = await last_alive(work.session)
    before = (await stored_settings(work.session)).get((PAUSE, ""))
    stop = Stop(work.now, because=RESTORED, alive_at=alive).as_stored()
    stamp = None, work.now
    await put_setting(work.session, PAUSE, "", stop, stamp)
    await put_setting(work.session, VERSION, "", {"n": await current_version(work.session) + 1}, stamp)
    dropped = await _drop_what_was_on_its_way(work)
    facts = {"alive_at": alive and alive.isoformat(), "before": before, "dropped": dropped}
    work.record("restored", ROBOT, "office", **facts)


async def _drop_what_was_on_its_way(work: UnitOfWork) -> int:
    """Replies of that time are out of date; what news was being told of waits again. Returns how many."""
    is_going = col(Message.state).in_(ON_THE_WAY)
    pushes = sa.select(col(Message.id)).where(is_going, col(Message.lane) > REPLY_LANE)
    waiting = sa.update(Notice).where(col(Notice.message_id).in_(pushes))
    await work.session.exec(waiting.values(state=MessageState.PLANNED, message_id=None))
    going = sa.update(Message).where(is_going, col(Message.text) != "")
    return (await work.session.exec(going.values(state=MessageState.DROPPED, trouble=RESTORED))).rowcount
