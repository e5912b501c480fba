"""正式了结: an approver ends the rounds of a case though somebody is still not satisfied, for a reason."""

from dataclasses import replace

from domain.errors import AlreadyDecided, NothingThere, WrongState
from domain.intents import EndRedo
from domain.names import NAMES
from domain.transitions import Act, advance, states_for
from domain.vocabulary import AssignmentState, DeadlineKind, Satisfaction
from handlers.desk import Desk
from handlers.references import ref_to
from handlers.replying import Question, Reply
from handlers.results.parts import AFTER_ANSWER, answering, ask_which_part, find_case
from handlers.results.telling import News, tell_unit
from handlers.router import Router
from storage.desks import Item
from storage.results import last_order
from storage.tables import RedoOrder

router = Router()


@router.on(EndRedo)
async def end_redo(intent: EndRedo, desk: Desk) -> Reply:
    """No further round: only after one at least, with a reason, and counted as what it is."""
    parts = answering(await find_case(intent.refs, desk, AFTER_ANSWER), intent.unit, desk)
    parts = _unsatisfied(parts)
    if len(parts) > 1:
        return ask_which_part(parts, lambda unit: replace(intent, unit=unit), desk)
    item = parts[0]
    order = await _last_round(item, desk)
    intent = replace(intent, refs=(ref_to(item),), unit=item.unit.name)
    if not intent.reason.strip():
        question = Question((intent,), wants_words_for="reason")
        return Reply("questions/end_reason.md.j2", {"case": desk.line(item)}, question, about=item.id)
    facts = {"case": desk.line(item), "reason": intent.reason, "round": order.round}
    if not desk.confirmed:
        return Reply("questions/end_redo.md.j2", facts, Question((intent,)), about=item.id)
    _end(order, intent, item, desk)
    return Reply("replies/redo_ended.md.j2", {"case": desk.line(item), **facts}, about=item.id)


def _unsatisfied(parts: list[Item]) -> list[Item]:
    """Those that are being redone, or whose newest answer did not satisfy."""
    blamed = [
        part
        for part in parts
        if part.assignment.state in states_for(Act.END_FORMALLY)
        and (
            part.assignment.state is AssignmentState.REDO
            or part.assignment.satisfaction == NAMES[Satisfaction.DISSATISFIED]
        )
    ]
    if not blamed:
        raise WrongState("not_dissatisfied", number=parts[0].case.spoken)
    return blamed


async def _last_round(item: Item, desk: Desk) -> RedoOrder:
    """Nothing is ended that was not handled anew at least once; nor twice."""
    order = await last_order(desk.work.session, item.id)
    if order is None:
        raise NothingThere("redo_round", number=item.case.spoken)
    if order.ended_by is not None:
        by = desk.rules.directory.find(order.ended_by)
        at = order.ended_at.isoformat() if order.ended_at else None
        raise AlreadyDecided(state="ended", by=by.name if by else "", at=at)
    return order


def _end(order: RedoOrder, intent: EndRedo, item: Item, desk: Desk) -> None:
    assignment = item.assignment
    kept = {
        "state": assignment.state.value,
        "deadline_on": assignment.deadline_on and assignment.deadline_on.isoformat(),
        "deadline_kind": assignment.deadline_kind.value,
        "ended_at": order.ended_at and order.ended_at.isoformat(),
        "ended_because": order.ended_because,
    }
    was_open = assignment.state is AssignmentState.REDO
    assignment.state = advance(assignment.state, Act.END_FORMALLY, item.case.spoken)
    if was_open:
        before = order.kept["assignment"]
        assignment.deadline_on = order.deadline_before_on
        assignment.deadline_kind = DeadlineKind(before["deadline_kind"])
    order.ended_at, order.ended_because, order.ended_by = desk.now, intent.reason, desk.who.id
    assignment.version += 1
    desk.work.session.add(order)
    desk.work.record(
        "redo_ended", desk.actor, item.subject, order=order.id, round=order.round, reason=intent.reason
    )
    reason = "" if item.case.secret else intent.reason
    fact = f"{order.id}:{assignment.version}"
    tell_unit(News("redo_ended", fact, {"reason": reason, "by": desk.who.name}), item, desk)
    desk.remember("end_redo", order=order.id, fact=fact, kept=kept, assignments=[item.id])
