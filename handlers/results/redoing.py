"""责成重新办理: a unit handles a case anew within its own limit, round after round (S0-13, S0-18)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from domain.deadlines import due
from domain.errors import AlreadyDecided, WrongState
from domain.intents import OrderRedo
from domain.names import NAMES
from domain.transitions import Act, advance
from domain.vocabulary import AssignmentState, DeadlineKind, FollowUpState, Satisfaction
from handlers.days import read_new_limit
from handlers.desk import Desk
from handlers.references import ref_to
from handlers.replying import Question, Reply
from handlers.results.parts import AFTER_ANSWER, able, answering, ask_which_part, find_case
from handlers.results.telling import News, tell_unit
from handlers.router import Router
from handlers.tracking import settle
from storage.desks import Item
from storage.results import last_order, open_look_backs
from storage.tables import FollowUp, RedoOrder

router = Router()
# What an order changes, as it was before: put back when it is taken back.
OF_ASSIGNMENT = (
    "state", "deadline_on", "deadline_kind", "second_deadline_on", "provisional", "limit_granted_on",
    "redo_round", "satisfaction", "closed_at", "looked_back_at", "rated_at",
)  # fmt: skip
OF_CASE = ("closed_at", "register_year", "register_number")
_DISSATISFIED = NAMES[Satisfaction.DISSATISFIED]


@dataclass(frozen=True, slots=True)
class NewLimit:
    """The day the new answer is due, and the clause it was counted by; "" if the office named the day."""

    on: date
    clause: str = ""


@router.on(OrderRedo)
async def order_redo(intent: OrderRedo, desk: Desk) -> Reply:
    """Echo who redoes what until when; after one 确认 the case is open again, and the unit is told."""
    parts = answering(await find_case(intent.refs, desk, AFTER_ANSWER), intent.unit, desk)
    await _refuse_twice(parts, desk)
    parts = _meant(able(parts, Act.ORDER_REDO))
    intent = replace(intent, refs=(ref_to(parts[0]),))
    if len(parts) > 1:
        return ask_which_part(parts, lambda unit: replace(intent, unit=unit), desk)
    item = parts[0]
    if not intent.reason.strip():
        question = Question((intent,), wants_words_for="reason")
        return Reply("questions/redo_reason.md.j2", {"case": desk.line(item)}, question, about=item.id)
    limit = _limit(intent, item, desk)
    if not isinstance(limit, NewLimit):
        return limit
    if not desk.confirmed:
        settled = replace(intent, until=limit.on.isoformat() if intent.until else "", unit=item.unit.name)
        return Reply(
            "questions/redo.md.j2", _facts(intent, item, limit, desk), Question((settled,)), about=item.id
        )
    order = await _order(intent, item, limit, desk)
    facts = {**_facts(intent, item, limit, desk), **desk.push_facts(), "round": order.round}
    return Reply("replies/redo_ordered.md.j2", facts, about=item.id)


def _meant(parts: Sequence[Item]) -> list[Item]:
    """Of several answers the one that somebody is not satisfied with."""
    blamed = [part for part in parts if part.assignment.satisfaction == _DISSATISFIED]
    return list(parts) if len(parts) == 1 or not blamed else blamed


async def _refuse_twice(parts: Sequence[Item], desk: Desk) -> None:
    """A second tap learns who ordered it, and when."""
    if len(parts) != 1 or parts[0].assignment.state is not AssignmentState.REDO:
        return
    order = await last_order(desk.work.session, parts[0].id)
    if order is None:
        raise WrongState(parts[0].assignment.state, number=parts[0].case.spoken)
    by = desk.rules.directory.find(order.person_id)
    raise AlreadyDecided(state="redo", by=by.name if by else "", at=order.ordered_at.isoformat())


def _limit(intent: OrderRedo, item: Item, desk: Desk) -> NewLimit | Reply:
    """The pack's limit, counted from the order; or the day that the office names. Raises BadDate."""
    calendar = desk.rules.calendar
    if not intent.until:
        rule = desk.rules.pack_of(item.case).redo
        on = due(rule.within, desk.today, calendar).on or desk.today
        return NewLimit(on, rule.clause)
    limit = read_new_limit(intent.until, desk.today, desk)
    if limit.certain:
        return NewLimit(limit.days[0])
    options = tuple(replace(intent, until=day.isoformat()) for day in limit.days)
    days = [calendar.describe(day, desk.today) for day in limit.days]
    facts = {"case": desk.line(item), "wording": limit.said or intent.until, "days": days}
    return Reply("questions/redo_days.md.j2", facts, Question(options, rereads=True), about=item.id)


async def _order(intent: OrderRedo, item: Item, limit: NewLimit, desk: Desk) -> RedoOrder:
    assignment, case = item.assignment, item.case
    state = advance(assignment.state, Act.ORDER_REDO, case.spoken)
    due = await open_look_backs(desk.work.session, assignment.case_id) if case.closed_at else ()
    kept = {
        "assignment": assignment.model_dump(mode="json", include=set(OF_ASSIGNMENT)),
        "case": case.model_dump(mode="json", include=set(OF_CASE)),
        "look_backs": [one.id for one in due],
    }
    order = RedoOrder(
        assignment_id=item.id,
        round=assignment.redo_round + 1,
        reason=intent.reason,
        deadline_before_on=assignment.deadline_on,
        deadline_on=limit.on,
        state_before=assignment.state,
        person_id=desk.who.id,
        ordered_at=desk.now,
        kept=kept,
    )
    order.id = await desk.work.insert(order)
    assignment.state, assignment.redo_round = state, order.round
    assignment.deadline_on, assignment.deadline_kind = limit.on, DeadlineKind.FIXED
    assignment.second_deadline_on = None
    assignment.provisional = desk.rules.calendar.is_provisional(limit.on)
    assignment.limit_granted_on, assignment.closed_at = desk.today, None
    assignment.version += 1
    _reopen(item, due, desk)
    desk.work.record(
        "redo_ordered", desk.actor, item.subject,
        order=order.id, round=order.round, reason=intent.reason, until=str(limit.on), clause=limit.clause,
    )  # fmt: skip
    _tell(order, intent, item, limit, desk)
    desk.remember("redo", order=order.id, assignments=[item.id])
    return order


def _tell(order: RedoOrder, intent: OrderRedo, item: Item, limit: NewLimit, desk: Desk) -> None:
    facts = {
        "reason": "" if item.case.secret else intent.reason,
        "until": limit.on.isoformat(),
        "clause": limit.clause,
        "round": order.round,
        "by": desk.who.name,
    }
    tell_unit(News("redo_ordered", str(order.id), facts), item, desk, leader=True)


def _reopen(item: Item, due: Sequence[FollowUp], desk: Desk) -> None:
    """A case that was struck off leaves the register again; it is no longer to be looked back on."""
    item.case.closed_at = item.case.register_year = item.case.register_number = None
    for one in due:
        settle(one, FollowUpState.DROPPED, "redo", desk)


def _facts(intent: OrderRedo, item: Item, limit: NewLimit, desk: Desk) -> dict[str, Any]:
    calendar = desk.rules.calendar
    return {
        "case": desk.line(item),
        "reason": intent.reason,
        "until": calendar.describe(limit.on, desk.today),
        "days": (limit.on - desk.today).days,
        "clause": limit.clause,
        "provisional": calendar.is_provisional(limit.on),
        "round": item.assignment.redo_round + 1,
        "closed": item.case.closed_at is not None,
    }
