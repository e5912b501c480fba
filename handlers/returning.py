"""退回: a unit says a case is not its own; it stays with the unit until somebody else decides."""

from dataclasses import replace

from domain.errors import WrongState
from domain.intents import AskReturn
from domain.transitions import Act, advance
from domain.vocabulary import PostRole
from handlers.desk import Desk
from handlers.references import ref_to
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.units import ask_which_unit, guess_units
from storage.desks import Item, pending_returns
from storage.tables import ReturnRequest
from storage.unit_of_work import Owed

router = Router()
SHORTEST_REASON = 4  # characters: "不归我们" at least


@router.on(AskReturn)
async def request_return(intent: AskReturn, desk: Desk) -> Reply:
    """Ask to hand a case back, with the reason and perhaps the right unit (R14, R15)."""
    item = await desk.own_one(intent.refs)
    intent = replace(intent, refs=(ref_to(item),))
    await _check(desk, item)
    proposed = intent.proposed_unit or _unit_in(intent.reason, item, desk)
    guesses = guess_units(proposed, desk) if proposed else ()
    if len(guesses) > 1:
        return ask_which_unit(proposed, guesses, lambda name: replace(intent, proposed_unit=name), item.id)
    unit = guesses[0] if guesses else ""
    facts = {"case": desk.line(item), "reason": intent.reason, "unit": unit, "written": proposed}
    if len(intent.reason.strip()) < SHORTEST_REASON:
        question = Question((intent,), wants_words_for="reason")
        return Reply("questions/return_reason.md.j2", facts, question, about=item.id)
    if not desk.confirmed:
        return Reply("questions/return.md.j2", facts, Question((intent,)), about=item.id)
    request = await _enter(intent.reason, unit, item, desk)
    _tell_approvers(desk, item, request)
    return Reply("replies/return_requested.md.j2", facts, about=item.id)


async def _enter(reason: str, unit: str, item: Item, desk: Desk) -> ReturnRequest:
    names = {name: unit_id for unit_id, name in desk.rules.directory.units.items()}
    request = ReturnRequest(
        assignment_id=item.id,
        reason=reason,
        proposed_unit_id=names.get(unit),
        person_id=desk.who.id,
        asked_at=desk.now,
    )
    desk.work.session.add(request)
    await desk.work.flush()
    desk.work.record("return_requested", desk.actor, item.subject, reason=reason, unit=unit)
    desk.remember("return", request=request.id)
    return request


def _unit_in(reason: str, item: Item, desk: Desk) -> str:
    """The one other unit that the reason names in full."""
    named = [
        name for name in desk.rules.directory.units.values() if name in reason and name != item.unit.name
    ]
    return named[0] if len(named) == 1 else ""


async def _check(desk: Desk, item: Item) -> None:
    """A designated case is final (R16), and a refused return is refused for good."""
    advance(item.assignment.state, Act.HAND_BACK, item.case.spoken)
    number = item.case.spoken
    if item.case.designated:
        raise WrongState("designated", number=number)
    if item.assignment.return_refused:
        raise WrongState("return_refused", number=number)
    if any(request.assignment_id == item.id for request in await pending_returns(desk.work.session)):
        raise WrongState("return_pending", number=number)


def _tell_approvers(desk: Desk, item: Item, request: ReturnRequest) -> None:
    for approver in desk.rules.directory.office(PostRole.APPROVER):
        key = f"return_requested:{request.id}@{approver.id}"
        facts = {"request": f"r{request.id}"}
        desk.work.owe(Owed(key, "return_requested", approver.id, desk.push_time(), item.id, facts=facts))
