"""Sifts what a person is owed: what is told now, what waits, what goes to another, what is not told."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from domain.bundles import DECISIONS, REMINDERS, NoticeKind, Standing, why_pointless
from domain.vocabulary import MessageState
from scheduler.alerts import alert_unreachable
from scheduler.routing import redirected, route
from storage.decisions import Matter, name_of
from storage.desks import Item, items_by_id, pending_extensions, pending_returns
from storage.follow_ups import due_days
from storage.notices import drop, hold
from storage.rules import Rules
from storage.supervision import pending_supervision, unsigned_acts
from storage.tables import Notice
from storage.unit_of_work import Owed, UnitOfWork

SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Table:
    """What lies on the table while messages are made."""

    work: UnitOfWork
    rules: Rules
    items: Mapping[int, Item]
    requests: Mapping[str, Matter]
    follow_ups: Mapping[int, str]  # the ISO days of those that are open
    unsigned: Collection[str] = ()  # acts of supervision that nobody has signed for
    again: list[Owed] = field(default_factory=list)  # news for other people

    @property
    def next_slot(self) -> datetime:
        """The first sending slot after this moment."""
        return self.rules.policy.hours.next_slot(self.work.now + SECOND, self.rules.calendar)


async def lay_out(work: UnitOfWork, rules: Rules, notices: Sequence[Notice]) -> Table:
    """Read what the notices are about."""
    ids = {notice.assignment_id for notice in notices if notice.assignment_id}
    requests: list[Matter] = []
    if any(notice.kind in DECISIONS for notice in notices):
        requests += await pending_extensions(work.session)
        requests += await pending_returns(work.session)
        requests += await pending_supervision(work.session)
    wait = any(notice.kind == NoticeKind.SUPERVISION_UNSIGNED for notice in notices)
    unsigned = {name_of(act) for act in await unsigned_acts(work.session)} if wait else set()
    items = await items_by_id(work.session, ids)
    followed = {notice.facts["follow_up"] for notice in notices if notice.facts.get("follow_up")}
    days = await due_days(work.session, followed) if followed else {}
    return Table(work, rules, items, {name_of(request): request for request in requests}, days, unsigned)


def sift(table: Table, notices: Sequence[Notice]) -> list[Notice]:
    """What this person is told now."""
    worth = [notice for notice in notices if _is_to_be_told(table, notice)]
    pushed = {notice.assignment_id for notice in worth if notice.kind == NoticeKind.ASSIGNED}
    for notice in worth:
        if notice.kind in REMINDERS and notice.assignment_id in pushed:
            drop(table.work, notice, "in_push")
    return [notice for notice in worth if notice.state is not MessageState.DROPPED]


def is_pointless(table: Table, notice: Notice) -> str:
    """Why it is not worth telling any more; "" if it is."""
    standing = _standing(table, notice, table.items.get(notice.assignment_id or 0))
    return why_pointless(notice.kind, notice.facts, standing)


def _is_to_be_told(table: Table, notice: Notice) -> bool:
    """Drop, hold or pass on what is not to be told to this person now."""
    work, rules = table.work, table.rules
    item = table.items.get(notice.assignment_id or 0)
    if because := is_pointless(table, notice):
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
        follow_up_due=table.follow_ups.get(notice.facts.get("follow_up", 0)),
        awaits_signature=notice.facts.get("letter", "") in table.unsigned,
    )
