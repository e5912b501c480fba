"""Makes one message a person of all that has fallen due, and leaves out what is no longer worth telling."""

import hashlib
import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import groupby

from domain.bundles import DECISIONS, REMINDERS, NoticeKind, Standing, why_pointless
from domain.messages import Content
from domain.planning import day_of
from domain.vocabulary import MessageState
from scheduler.alerts import alert_admins, alert_unreachable
from scheduler.routing import redirected, route
from scheduler.wording import Telling, put_into_words
from storage.decisions import Request, name_of
from storage.desks import Item, items_by_id, pending_extensions, pending_returns
from storage.notices import (
    Turn,
    drop,
    expired_messages,
    hold,
    notices_due,
    notices_in,
    owe_again,
    people_due,
    take_turn,
)
from storage.outbox import DECISION_LANE, PUSH_LANE, Address, Label, post
from storage.rules import Rules
from storage.tables import Message, Notice
from storage.unit_of_work import Owed, UnitOfWork

logger = logging.getLogger(__name__)

PEOPLE_AT_ONCE = 100  # served in one transaction
PUSH, LATE_PUSH = "push", "late_push"
SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Table:
    """What lies on the table while messages are made."""

    work: UnitOfWork
    rules: Rules
    items: Mapping[int, Item]
    requests: Mapping[str, Request]
    again: list[Owed] = field(default_factory=list)  # news for other people

    @property
    def next_slot(self) -> datetime:
        """The first sending slot after this moment."""
        return self.rules.policy.hours.next_slot(self.work.now + SECOND, self.rules.calendar)


async def bundle(work: UnitOfWork) -> bool:
    """Serve the next people who are owed something; False when there was nobody. The caller commits."""
    await take_turn(work, Turn.BUNDLE)
    rules = await work.rules()
    expired = await _take_back_expired(work, rules)
    only_urgent = rules.policy.paused_at is not None
    people = await people_due(work.session, work.now, PEOPLE_AT_ONCE, only_urgent=only_urgent)
    notices = await notices_due(work.session, people, work.now, only_urgent=only_urgent)
    table = await _lay_out(work, rules, notices)
    sent = [
        sent
        for _, of_one in groupby(notices, key=lambda notice: notice.person_id)
        for sent in _serve(table, list(of_one))
    ]
    await work.session.flush()
    for message, told in sent:
        for notice in told:
            notice.state, notice.message_id = MessageState.SENDING, message.id
    await owe_again(work, table.again)
    return bool(people) or expired


async def _take_back_expired(work: UnitOfWork, rules: Rules) -> bool:
    """What could not be sent on its day is told anew: the days have changed, and perhaps the facts."""
    messages = {m.id: m for m in await expired_messages(work.session, rules.on, work.now, PEOPLE_AT_ONCE)}
    for notice in await notices_in(work.session, [id_ for id_ in messages if id_]):
        notice.state, notice.message_id = MessageState.PLANNED, None
        notice.facts = {**notice.facts, "late": "messenger"}
    for message in messages.values():
        message.state, message.lease_owner = MessageState.DROPPED, None
        work.record("expired", "duban", f"message:{message.key}", attempts=message.attempts)
    await work.flush()
    return bool(messages)


async def _lay_out(work: UnitOfWork, rules: Rules, notices: Sequence[Notice]) -> Table:
    ids = {notice.assignment_id for notice in notices if notice.assignment_id}
    requests: list[Request] = []
    if any(notice.kind in DECISIONS for notice in notices):
        requests += await pending_extensions(work.session)
        requests += await pending_returns(work.session)
    items = await items_by_id(work.session, ids)
    return Table(work, rules, items, {name_of(request): request for request in requests})


def _serve(table: Table, notices: Sequence[Notice]) -> Iterable[tuple[Message, list[Notice]]]:
    """The messages of one person: urgent news apart from the rest."""
    worth = [notice for notice in notices if _is_to_be_told(table, notice)]
    pushed = {notice.assignment_id for notice in worth if notice.kind == NoticeKind.ASSIGNED}
    for notice in worth:
        if notice.kind in REMINDERS and notice.assignment_id in pushed:
            drop(table.work, notice, "in_push")
    worth = [notice for notice in worth if notice.state is not MessageState.DROPPED]
    for urgent in (True, False):
        told = [notice for notice in worth if notice.urgent is urgent]
        message = _write(table, told, urgent=urgent) if told else None
        if message:
            yield message, told


def _is_to_be_told(table: Table, notice: Notice) -> bool:
    """Drop, hold or pass on what is not to be told to this person now."""
    work, rules = table.work, table.rules
    item = table.items.get(notice.assignment_id or 0)
    if because := why_pointless(notice.kind, notice.facts, _standing(table, notice, item)):
        drop(work, notice, because)
        return False
    if not notice.urgent and rules.policy.hours.is_quiet(work.now, rules.calendar):
        hold(work, notice, table.next_slot, "quiet")
        return False
    found = route(notice, item, rules)
    if found.stays:
        return True
    if found.others:
        drop(work, notice, "post_passed_on")
        table.again.extend(redirected(notice, person) for person in found.others)
    elif item is not None:
        alert_unreachable(work, rules, item.assignment.unit_id)
        hold(work, notice, table.next_slot, "unreachable")
    else:
        drop(work, notice, "unreachable")
    return False


def _standing(table: Table, notice: Notice, item: Item | None) -> Standing:
    on = item.assignment.deadline_on if item else None
    return Standing(
        now=table.work.now,
        state=item.assignment.state if item else None,
        deadline=on.isoformat() if on else None,
        request_is_open=notice.facts.get("request", "") in table.requests,
    )


def _write(table: Table, told: list[Notice], *, urgent: bool) -> Message | None:
    work, rules = table.work, table.rules
    person = rules.directory.person(told[0].person_id)
    late = _lateness(told, rules.on)
    try:
        content = put_into_words(Telling(person, told, late), table.items, table.requests, rules)
    except Exception:
        logger.exception("cannot put into words: %s", [notice.key for notice in told])
        _give_up(table, told)
        return None
    label = Label(
        key=f"{PUSH}:{person.id}:{work.now.isoformat(timespec='seconds')}:{_digest(told)}",
        kind=LATE_PUSH if late else PUSH,
        lane=DECISION_LANE if any(notice.kind in DECISIONS for notice in told) else PUSH_LANE,
        urgent=urgent,
    )
    return _post(work, Address(person.user_id or "", person.id), content, label, told)


def _post(work: UnitOfWork, to: Address, content: Content, label: Label, told: Sequence[Notice]) -> Message:
    message = post(work, to, content, label)
    message.expires_on = day_of(work.now)
    message.assignment_ids = sorted({notice.assignment_id for notice in told if notice.assignment_id})
    return message


def _give_up(table: Table, told: Iterable[Notice]) -> None:
    """One piece of news that cannot be said must not keep everybody else's from being said."""
    for notice in told:
        notice.state, notice.dropped_because = MessageState.FAILED, "wording"
        alert_admins(table.work, table.rules, "wording", notice.key, notice=notice.key)


def _lateness(told: Iterable[Notice], today: date) -> dict[str, date]:
    """Why something comes on a later day than planned, and since when; noted with the notice."""
    late: dict[str, date] = {}
    for notice in told:
        planned = notice.facts.get("planned_at")
        planned_on = day_of(datetime.fromisoformat(planned) if planned else notice.due_at)
        was_in_time = notice.kind in REMINDERS and day_of(notice.created_at) <= planned_on
        why = notice.facts.get("late") or ("held" if was_in_time else "")
        if why and planned_on < today:
            notice.facts = {**notice.facts, "late": why}
            late[why] = min(planned_on, late.get(why, planned_on))
    return late


def _digest(told: Iterable[Notice]) -> str:
    ids = ",".join(str(notice.id) for notice in told)
    return hashlib.sha256(ids.encode()).hexdigest()[:16]
