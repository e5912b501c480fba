"""演练模式: what would go out unasked is listed to the administrators; nobody else gets any of it."""

from collections.abc import Iterable
from datetime import datetime

from domain.vocabulary import MessageState, PostRole
from message_templates import render, render_content
from scheduler.drill_report import report_when_due
from storage.drill import (
    BETWEEN_LISTS,
    Line,
    last_number,
    lines_of,
    note_listed,
    on_the_way,
    read_listed,
    rehearsed_between,
)
from storage.ledger import ROBOT
from storage.notices import Turn, notices_in, take_turn
from storage.outbox import PUSH_LANE, Address, Label, add_foot, post
from storage.people import Someone
from storage.rules import Rules
from storage.tables import Message
from storage.unit_of_work import UnitOfWork

KIND = "drill"


def admins(rules: Rules) -> list[Someone]:
    """Who sees a rehearsal."""
    return rules.directory.office(PostRole.ADMIN)


def admins_only(rules: Rules) -> frozenset[int] | None:
    """The only persons who get anything unasked; None while there is no rehearsal."""
    return None if rules.policy.drill_since is None else frozenset(admin.id for admin in admins(rules))


def sign(messages: Iterable[Message], rules: Rules) -> None:
    """Say at the foot of an administrator's messages that a rehearsal is on, before they go out."""
    if seeing := admins_only(rules):
        foot = render("parts/drill_foot.j2", since=rules.policy.drill_since)
        for message in messages:
            if message.person_id in seeing:
                add_foot(message, foot)


async def rehearse(work: UnitOfWork) -> bool:
    """Take what would go out now out of the outbox, and list it; False when there was nothing to do.

    The caller commits.
    """
    rules = await work.rules()
    since = rules.policy.drill_since
    if since is None:
        return False
    await take_turn(work, Turn.REHEARSE)
    is_quiet = rules.policy.hours.is_quiet(work.now, rules.calendar)
    taken = await _take(work, rules, since, only_urgent=is_quiet or rules.policy.paused_at is not None)
    told = not is_quiet and (await _list(work, rules, since) or await report_when_due(work, rules, since))
    return taken or told


async def _take(work: UnitOfWork, rules: Rules, since: datetime, *, only_urgent: bool) -> bool:
    seeing = {admin.id for admin in admins(rules)}
    messages = await on_the_way(work.session, work.now, rules.on, seeing, only_urgent=only_urgent)
    number = await last_number(work.session, since) if messages else 0
    for message in messages:
        number += 1
        message.state, message.lease_owner = MessageState.REHEARSED, None
        message.rehearsed_at, message.rehearsed_number = work.now, number
        work.record("rehearsed", ROBOT, f"message:{message.key}", to=message.address, number=number)
    for notice in await notices_in(work.session, [message.id for message in messages if message.id]):
        notice.state = MessageState.REHEARSED
    await work.flush()
    return bool(messages)


async def _list(work: UnitOfWork, rules: Rules, since: datetime) -> bool:
    """One message to each administrator with what has come together since the last one."""
    listed, last = await read_listed(work.session, since), await last_number(work.session, since)
    is_early = listed.number and listed.at <= work.now < listed.at + BETWEEN_LISTS
    if last <= listed.number or is_early:
        return False
    messages = await rehearsed_between(work.session, since, listed.number + 1, last)
    lines = lines_of(messages, rules)
    shown = lines[: rules.policy.page]
    facts = {"lines": shown, "count": len(lines), "first": listed.number + 1, "people": len({*_names(lines)})}
    content = render_content("drill/list.md.j2", **facts)
    for admin in admins(rules):
        key = f"{KIND}:{since:%Y%m%d%H%M%S}:{listed.number + 1}-{last}@{admin.id}"
        post(work, Address(admin.user_id or "", admin.id), content, Label(key, KIND, PUSH_LANE))
    await note_listed(work, last)
    return True


def _names(lines: Iterable[Line]) -> Iterable[tuple[str, str]]:
    return ((line.unit, line.name) for line in lines)
