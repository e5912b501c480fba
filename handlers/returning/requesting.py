"""退回: a unit says a case is not its own; it stays with the unit until somebody else decides."""

from dataclasses import replace

from domain.errors import TooLate, WrongState
from domain.intents import AskReturn
from domain.returning import find_basis
from domain.transitions import Act, advance
from domain.vocabulary import PostRole
from handlers.desk import Desk
from handlers.references import ref_to
from handlers.replying import Question, Reply
from handlers.returning.background import background_of
from handlers.returning.coordinating import call_in, is_in_coordination
from handlers.router import Router
from handlers.units import ask_which_unit, guess_units
from storage.bounces import bounces_of
from storage.desks import Item, pending_returns
from storage.lines import return_until
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
    intent = replace(intent, basis=intent.basis.strip() or find_basis(intent.reason))
    facts = {**_facts(item, desk), "reason": intent.reason, "unit": unit, "written": proposed}
    facts["basis"] = intent.basis
    if lacking := _lacks(intent, item, desk):
        question = Question((intent,), wants_words_for=lacking)
        return Reply(f"questions/return_{lacking}.md.j2", facts, question, about=item.id)
    if not desk.confirmed:
        return Reply("questions/return.md.j2", facts, Question((intent,)), about=item.id)
    request = await _enter(intent, unit, item, desk)
    await _tell_approvers(desk, item, request)
    if len(await bounces_of(desk.work.session, item.case.id or 0)) + 1 == _bounces(item, desk):
        await call_in(item, desk)
    return Reply("replies/return_requested.md.j2", facts, about=item.id)


def _bounces(item: Item, desk: Desk) -> int:
    return desk.rules.pack_of(item.case).returning.bounces


def _facts(item: Item, desk: Desk) -> dict[str, object]:
    rule = desk.rules.pack_of(item.case).returning
    return {"case": desk.line(item), "clause": rule.clause, "basis_required": rule.basis_required}


def _lacks(intent: AskReturn, item: Item, desk: Desk) -> str:
    """What has to be asked for first: the reason, or what it rests on where the rules want that."""
    if len(intent.reason.strip()) < SHORTEST_REASON:
        return "reason"
    required = desk.rules.pack_of(item.case).returning.basis_required
    return "basis" if required and not intent.basis else ""


async def _enter(intent: AskReturn, unit: str, item: Item, desk: Desk) -> ReturnRequest:
    names = {name: unit_id for unit_id, name in desk.rules.directory.units.items()}
    request = ReturnRequest(
        assignment_id=item.id,
        reason=intent.reason,
        basis=intent.basis,
        proposed_unit_id=names.get(unit),
        person_id=desk.who.id,
        asked_at=desk.now,
    )
    desk.work.session.add(request)
    await desk.work.flush()
    facts = {"reason": intent.reason, "basis": intent.basis, "unit": unit}
    desk.work.record("return_requested", desk.actor, item.subject, **facts)
    desk.remember("return", request=request.id)
    return request


def _unit_in(reason: str, item: Item, desk: Desk) -> str:
    """The one other unit that the reason names in full."""
    named = [
        name for name in desk.rules.directory.units.values() if name in reason and name != item.unit.name
    ]
    return named[0] if len(named) == 1 else ""


async def _check(desk: Desk, item: Item) -> None:
    """A designated case is final (R16), a refused return is refused for good, and the window closes (R14)."""
    advance(item.assignment.state, Act.HAND_BACK, item.case.spoken)
    number, rule = item.case.spoken, desk.rules.pack_of(item.case).returning
    if item.case.designated:
        raise WrongState("designated", number=number)
    if item.assignment.return_refused and rule.refused_is_final:
        raise WrongState("return_refused", number=number)
    if await is_in_coordination(item, desk):
        raise WrongState("in_coordination", number=number)
    if any(request.assignment_id == item.id for request in await pending_returns(desk.work.session)):
        raise WrongState("return_pending", number=number)
    _check_window(desk, item)


def _check_window(desk: Desk, item: Item) -> None:
    last, rule = return_until(item, desk.rules), desk.rules.pack_of(item.case).returning
    if last is None or desk.today <= last:
        return
    raise TooLate(
        "return_window",
        number=item.case.spoken,
        last=desk.rules.calendar.describe(last, desk.today),
        clause=rule.clause,
        names_of_office=[one.name for one in desk.rules.directory.office(PostRole.SUPERVISOR)[:2]],
    )


async def _tell_approvers(desk: Desk, item: Item, request: ReturnRequest) -> None:
    known = await background_of(request, item, desk)
    for approver in desk.rules.directory.office(PostRole.APPROVER):
        key = f"return_requested:{request.id}@{approver.id}"
        facts = {"request": f"r{request.id}", "known": known}
        desk.work.owe(Owed(key, "return_requested", approver.id, desk.push_time(), item.id, facts=facts))
