"""Makes one message a person of all that has fallen due, and takes back what could not be sent in time."""

from itertools import groupby

from domain.vocabulary import MessageState
from scheduler.filling import fill_in
from scheduler.sifting import is_pointless, lay_out, sift
from scheduler.writing import write
from storage.ledger import ROBOT
from storage.notices import (
    Due,
    Turn,
    expired_messages,
    notices_due,
    notices_in,
    owe_again,
    people_due,
    retried_messages,
    take_turn,
)
from storage.rules import Rules
from storage.unit_of_work import UnitOfWork

PEOPLE_AT_ONCE = 25  # served in one transaction


async def bundle(work: UnitOfWork) -> bool:
    """Serve the next people who are owed something; False when there was nobody. The caller commits."""
    await take_turn(work, Turn.BUNDLE)
    rules = await work.rules()
    stale = await _take_back_stale(work, rules)
    until = Due(work.now, only_urgent=rules.policy.paused_at is not None, silenced=rules.silenced)
    people = await people_due(work.session, until, PEOPLE_AT_ONCE)
    notices = await notices_due(work.session, people, until)
    await fill_in(work, rules, notices)
    table = await lay_out(work, rules, notices)
    written = [
        written
        for _, of_one in groupby(notices, key=lambda notice: notice.person_id)
        for written in write(table, sift(table, list(of_one)))
    ]
    await work.session.flush()
    for message, told in written:
        for notice in told:
            notice.state, notice.message_id = MessageState.SENDING, message.id
    await owe_again(work, table.again)
    return bool(people) or stale


async def _take_back_stale(work: UnitOfWork, rules: Rules) -> bool:
    """What could not be sent is told anew once its day is over, or once part of it is not so any more."""
    expired = list(await expired_messages(work.session, rules.on, work.now, PEOPLE_AT_ONCE))
    retried = await retried_messages(work.session, rules.on, work.now)
    told = await notices_in(work.session, [m.id for m in (*expired, *retried) if m.id])
    table = await lay_out(work, rules, told)
    overtaken = {notice.message_id for notice in told if is_pointless(table, notice)}
    stale = expired + [message for message in retried if message.id in overtaken]
    ids = {message.id for message in stale}
    for notice in told:
        if notice.message_id in ids:
            notice.state, notice.message_id = MessageState.PLANNED, None
            notice.facts = {**notice.facts, "late": "messenger"}
    for message in stale:
        message.state, message.lease_owner = MessageState.DROPPED, None
        work.record("expired", ROBOT, f"message:{message.key}", attempts=message.attempts)
    await work.flush()
    return bool(stale)
