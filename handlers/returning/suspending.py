"""中止, 恢复办理: a case waits without being late, and is taken up again, perhaps with a new day."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from domain.errors import WrongState
from domain.intents import Suspend, TakeUpAgain
from domain.transitions import Act, advance, states_for
from domain.vocabulary import AssignmentRole
from handlers.desk import Desk
from handlers.granting import keep
from handlers.replying import Question, Reply
from handlers.returning.parts import live_parts
from handlers.returning.reassigning import read_deadline
from handlers.router import Router
from storage.desks import Item
from storage.unit_of_work import Owed

router = Router()


@router.on(Suspend)
async def suspend(intent: Suspend, desk: Desk) -> Reply:
    """Every unit's part waits: nobody is reminded, and nothing becomes late."""
    parts = _able(await live_parts(intent.refs, desk), Act.SUSPEND)
    facts: dict[str, Any] = {"case": desk.line(parts[0]), "reason": intent.reason, "units": _units(parts)}
    if not intent.reason.strip():
        question = Question((intent,), wants_words_for="reason")
        return Reply("questions/suspend_reason.md.j2", facts, question, about=parts[0].id)
    if not desk.confirmed:
        return Reply("questions/suspend.md.j2", facts, Question((intent,)), about=parts[0].id)
    desk.remember("suspend", assignments=[item.id for item in parts], kept=_kept(parts))
    for item in parts:
        before = item.assignment.state
        item.assignment.state = advance(before, Act.SUSPEND)
        item.assignment.suspended_at, item.assignment.suspended_because = desk.now, intent.reason
        item.assignment.version += 1
        desk.work.record("suspended", desk.actor, item.subject, reason=intent.reason, before=before)
        _tell("suspended", item, desk, {"reason": intent.reason})
    return Reply("replies/suspended.md.j2", {**facts, "case": desk.line(parts[0])}, about=parts[0].id)


@router.on(TakeUpAgain)
async def take_up_again(intent: TakeUpAgain, desk: Desk) -> Reply:
    """The deadline is what it was unless a day is named, which is a decision and recorded."""
    parts = _able(await live_parts(intent.refs, desk), Act.RESUME)
    deadline = read_deadline(intent.until, desk)
    told = next((item for item in parts if item.assignment.role is not AssignmentRole.CO), parts[0])
    on = deadline.on if deadline else told.assignment.deadline_on
    facts: dict[str, Any] = {
        "case": desk.line(told),
        "deadline": desk.rules.calendar.describe(on, desk.today) if on else "",
        "new_limit": deadline is not None,
        "over": on is not None and on < desk.today,
        "reason": told.assignment.suspended_because,
    }
    if not desk.confirmed:
        settled = replace(intent, until=on.isoformat() if deadline and on else "")
        return Reply("questions/take_up.md.j2", facts, Question((settled,)), about=told.id)
    desk.remember("take_up", assignments=[item.id for item in parts], kept=_kept(parts))
    for item in parts:
        before = keep(item.assignment)
        item.assignment.state = advance(item.assignment.state, Act.RESUME)
        if deadline and item.assignment.role is not AssignmentRole.CO:
            item.assignment.deadline_on = item.assignment.second_deadline_on = deadline.on
            item.assignment.deadline_kind, item.assignment.provisional = deadline.kind, deadline.provisional
            item.assignment.limit_granted_on = desk.today
        item.assignment.suspended_at, item.assignment.suspended_because = None, ""
        item.assignment.version += 1
        due = str(item.assignment.deadline_on or "")
        desk.work.record("taken_up_again", desk.actor, item.subject, deadline=due, before=before)
        _tell("taken_up", item, desk, {})
    return Reply("replies/taken_up.md.j2", {**facts, "case": desk.line(told)}, about=told.id)


def _able(parts: Sequence[Item], act: Act) -> list[Item]:
    """The parts that the act can be done on. Raises WrongState if it is none of them."""
    able = [item for item in parts if item.assignment.state in states_for(act)]
    if not able:
        _ = advance(parts[0].assignment.state, act, parts[0].case.spoken)
        raise WrongState(parts[0].assignment.state, number=parts[0].case.spoken)
    return able


def _units(parts: Sequence[Item]) -> list[str]:
    return [item.unit.name for item in parts]


def _kept(parts: Sequence[Item]) -> dict[str, Any]:
    """The parts as they were, for 撤回."""
    return {str(item.id): {**keep(item.assignment), **_waiting(item)} for item in parts}


def _waiting(item: Item) -> dict[str, Any]:
    return item.assignment.model_dump(mode="json", include={"suspended_at", "suspended_because"})


def _tell(kind: str, item: Item, desk: Desk, facts: dict[str, Any]) -> None:
    for liaison in desk.rules.directory.liaisons(item.assignment.unit_id, item.id):
        key = f"{kind}:{item.id}:{item.assignment.version}@{liaison.id}"
        desk.work.owe(Owed(key, kind, liaison.id, desk.push_time(), item.id, facts=facts))
