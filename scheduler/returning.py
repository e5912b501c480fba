"""What is found on coming back: how long nobody was there, and whether the database was put back."""

from datetime import timedelta

from domain.notice_kinds import NoticeKind
from domain.stops import RESTORED
from domain.vocabulary import PostRole
from scheduler.reminders import MISSED
from storage.heartbeat import Gap, last_alive, mark_missed, note_beat
from storage.restoring import note_restore, stop_after_restore
from storage.rules import Rules
from storage.unit_of_work import Owed, UnitOfWork
from storage.witness import Witness

PULSE = timedelta(minutes=5)  # between two signs of life


async def beat(work: UnitOfWork) -> Gap | None:
    """Give a sign of life; the gap since the last one, if it was long enough to miss something."""
    alive_at = await last_alive(work.session)
    await note_beat(work)
    if alive_at is None or work.now - alive_at <= PULSE + MISSED:
        return None
    gap = Gap(alive_at, work.now)
    await mark_missed(work, gap, work.now - MISSED)
    return gap


async def notice_restore(work: UnitOfWork, witness: Witness | None) -> bool:
    """On start: stop what is unasked if an older database was put back, and tell the administrators.

    False when nothing was changed.
    """
    if witness is not None and await witness.is_ahead_of(work.session):
        await stop_after_restore(work)
        await work.change_rules()
    rules = await work.rules()
    stop = rules.policy.stop
    if stop is None or stop.because != RESTORED:
        return False
    await note_restore(work, stop)
    await _tell_admins(work, rules)
    return True


async def _tell_admins(work: UnitOfWork, rules: Rules) -> None:
    """Once for each restore; urgent, since it has to pass the stop, but not by night."""
    stop = rules.policy.stop
    if stop is None:
        return
    due_at = rules.policy.hours.push_time(work.now, rules.calendar, urgent=False)
    facts = {"code": RESTORED, "alive_at": stop.alive_at and stop.alive_at.isoformat()}
    for admin in rules.directory.office(PostRole.ADMIN):
        key = f"{NoticeKind.ADMIN_ALERT}:{RESTORED}:{stop.since.isoformat()}@{admin.id}"
        work.owe(Owed(key, NoticeKind.ADMIN_ALERT, admin.id, due_at, urgent=True, facts=facts))
