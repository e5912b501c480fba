"""延期: a unit asks for a second time limit, before the cut-off, with a date and a reason."""

from dataclasses import replace
from datetime import date

from domain.deadlines import extension_cut_off
from domain.errors import BadDate, BadInput, TooLate, WrongState
from domain.intents import AskExtension
from domain.packs import ExtensionRule
from domain.reading.days.wording import split_limit_and_reason
from domain.reading.text.normalising import fold
from domain.transitions import OPEN
from domain.vocabulary import PostRole
from handlers.days import Limit, longest_of, read_new_limit
from handlers.desk import Desk
from handlers.references import ref_to
from handlers.replying import Question, Reply
from handlers.router import Router
from storage.desks import Item, pending_extensions
from storage.extensions import count_granted
from storage.tables import ExtensionRequest
from storage.unit_of_work import Owed, UnitOfWork

router = Router()
SHORTEST_REASON = 2  # characters; anything shorter says nothing


@router.on(AskExtension)
async def request_extension(intent: AskExtension, desk: Desk, work: UnitOfWork) -> Reply:
    """Ask for more time. Nothing moves until an approver grants a second limit (R23)."""
    item = await desk.own_one(intent.refs)
    intent = _split(replace(intent, refs=(ref_to(item),)))
    deadline = await _extendable(desk, item)
    if not intent.until:
        return _ask(desk, item, intent, "until")
    try:
        limit = read_new_limit(intent.until, deadline, desk, longest_of(item, desk))
    except BadDate as bad:
        return _ask_again(item, intent, bad)
    if not (limit.certain and desk.confirmed and _is_reason(intent.reason)):
        return _ask_first(desk, item, intent, limit)
    until = limit.days[0]
    request = ExtensionRequest(
        assignment_id=item.id,
        asked_until_on=until,
        deadline_before_on=deadline,
        reason=intent.reason,
        person_id=desk.who.id,
        asked_at=work.now,
    )
    work.session.add(request)
    await work.flush()
    work.record("extension_requested", desk.actor, item.subject, until=str(until), reason=intent.reason)
    desk.remember("extension", request=request.id)
    told = _tell_approvers(desk, item, request)
    facts = {**_facts(desk, item, until, intent.reason), "told": told, **desk.push_facts()}
    return Reply("replies/extension_requested.md.j2", facts, about=item.id)


def _ask_first(desk: Desk, item: Item, intent: AskExtension, limit: Limit) -> Reply:
    """The first thing that is missing before the request can be handed in: the day, the reason, a yes."""
    if not limit.certain:
        return _offer(desk, item, intent, limit)
    if not _is_reason(intent.reason):
        return _ask(desk, item, intent, "reason", desk.rules.calendar.describe(limit.days[0], desk.today))
    return _echo(desk, item, intent, limit)


def _is_reason(text: str) -> bool:
    return len(text.strip()) >= SHORTEST_REASON


async def _extendable(desk: Desk, item: Item) -> date:
    """The deadline in force, if more time may still be asked for; raises what stands against it."""
    deadline, rule = item.assignment.deadline_on, desk.rules.pack_of(item.case).extension
    if item.assignment.state not in OPEN:
        raise WrongState(item.assignment.state, number=item.case.spoken)
    if deadline is None:
        raise WrongState("no_deadline", number=item.case.spoken)
    if any(request.assignment_id == item.id for request in await pending_extensions(desk.work.session)):
        raise WrongState("extension_pending", number=item.case.spoken)
    ahead = rule.ahead
    cut_off = extension_cut_off(deadline, ahead.days, ahead.unit, desk.rules.calendar)
    if desk.today > cut_off:
        describe = desk.rules.calendar.describe
        raise TooLate(
            "extension_cut_off",
            number=item.case.spoken,
            deadline=describe(deadline),
            cut_off=describe(cut_off),
            ahead=ahead,
            clause=rule.clause,
        )
    await _check_times(rule, item, desk)
    return deadline


async def _check_times(rule: ExtensionRule, item: Item, desk: Desk) -> None:
    """Only so many extensions as the pack allows; what was refused or withdrawn does not count."""
    if rule.times is None:
        return
    granted = await count_granted(desk.work.session, item.id)
    if granted >= rule.times:
        raise TooLate("extension_times", number=item.case.spoken, times=granted, clause=rule.clause)


def _split(intent: AskExtension) -> AskExtension:
    """The day and the reason apart, where both came as the answer to one question."""
    until, reason = split_limit_and_reason(fold(intent.until))
    return replace(intent, until=until, reason=intent.reason or reason) if until else intent


def _ask_again(item: Item, intent: AskExtension, bad: BadDate) -> Reply:
    """Say what is wrong with the day; the next message may be another."""
    facts = {**bad.facts, "reason": bad.reason}
    question = Question((replace(intent, until=""),), wants_words_for="until")
    return Reply("questions/extension_other_day.md.j2", facts, question, about=item.id)


def _echo(desk: Desk, item: Item, intent: AskExtension, limit: Limit) -> Reply:
    """What will be asked for, and how the wording of the day was understood."""
    settled = replace(intent, until=limit.days[0].isoformat())
    facts = _facts(desk, item, limit.days[0], intent.reason)
    facts |= {"said": limit.said, "hour_left_out": limit.hour_left_out}
    return Reply("questions/extension.md.j2", facts, Question((settled,)), about=item.id)


def _ask(desk: Desk, item: Item, intent: AskExtension, field: str, until: str = "") -> Reply:
    facts = {"case": desk.line(item), "until": until, "reason": intent.reason}
    question = Question((intent,), wants_words_for=field)
    return Reply(f"questions/extension_{field}.md.j2", facts, question, about=item.id)


def _offer(desk: Desk, item: Item, intent: AskExtension, limit: Limit) -> Reply:
    """Several days may be meant, or the one meant cannot be: let the person choose."""
    calendar, longest = desk.rules.calendar, longest_of(item, desk)
    facts = {
        "case": desk.line(item),
        "wording": limit.said,
        "days": [calendar.describe(day, desk.today) for day in limit.days],
        "provisional": any(map(calendar.is_provisional, limit.days)),
        "why": limit.why,
        "on": calendar.describe(limit.on, desk.today) if limit.on else "",
        "latest": calendar.describe(longest.on, desk.today) if longest else "",
        "clause": longest.clause if longest else "",
    }
    options = tuple(replace(intent, until=day.isoformat()) for day in limit.days)
    return Reply("questions/extension_days.md.j2", facts, Question(options, rereads=True), about=item.id)


def _facts(desk: Desk, item: Item, until: date, reason: str) -> dict[str, object]:
    """The echo: from, to, days gained in both units, and whether the day is certain."""
    calendar, deadline = desk.rules.calendar, item.assignment.deadline_on
    if deadline is None:
        raise BadInput("no_deadline")
    return {
        "case": desk.line(item),
        "deadline": calendar.describe(deadline, desk.today),
        "until": calendar.describe(until, desk.today),
        "gained_days": (until - deadline).days,
        "gained_working_days": calendar.working_days_between(deadline, until),
        "provisional": calendar.is_provisional(until),
        "reason": reason,
    }


def _tell_approvers(desk: Desk, item: Item, request: ExtensionRequest) -> tuple[str, ...]:
    approvers = desk.rules.directory.office(PostRole.APPROVER)
    for approver in approvers:
        key = f"extension_requested:{request.id}@{approver.id}"
        facts = {"request": f"e{request.id}"}
        desk.work.owe(Owed(key, "extension_requested", approver.id, desk.push_time(), item.id, facts=facts))
    return tuple(approver.name for approver in approvers)
