"""A granted return: the case goes to the right unit on the same day, by whichever button or word (R14)."""

from dataclasses import replace

from domain.errors import AlreadyDecided, NothingThere
from domain.intents import Approve, OtherUnit
from domain.vocabulary import RequestState
from handlers.copies import settle_copies
from handlers.desk import Desk
from handlers.extension_news import tell_decision
from handlers.granting import approval, decided_facts, keep, win
from handlers.replying import Question, Reply
from handlers.returning.reassigning import check_receiver, read_deadline, reassign
from handlers.router import Router
from handlers.units import ask_which_unit, guess_units
from storage.decisions import find_request, name_of, requests_about
from storage.desks import Item, items_by_id
from storage.tables import ReturnRequest

router = Router()


@router.on(OtherUnit)
async def ask_other_unit(intent: OtherUnit, desk: Desk) -> Reply:
    """Ask which unit gets the case instead of the one proposed."""
    request = await _meant(intent, desk)
    item = (await items_by_id(desk.work.session, [request.assignment_id]))[request.assignment_id]
    return _ask_unit(Approve(request=name_of(request)), item, desk, (), "")


async def _meant(intent: OtherUnit, desk: Desk) -> ReturnRequest:
    session = desk.work.session
    if intent.request:
        found = [await find_request(session, intent.request)]
    else:
        items = await desk.visible(intent.refs)
        found = list(await requests_about(session, [item.id for item in items]))
    returns = [one for one in found if isinstance(one, ReturnRequest)]
    if len(returns) != 1:
        raise NothingThere("request")
    if returns[0].state is not RequestState.PENDING:
        raise AlreadyDecided(**decided_facts(returns[0], desk))
    return returns[0]


async def grant_return(request: ReturnRequest, item: Item, intent: Approve, desk: Desk) -> Reply:
    """Take the case from the unit and hand it to the right one; the deadline stays unless one is named."""
    work, units = desk.work, desk.rules.directory.units
    written = intent.to_unit or (units[request.proposed_unit_id] if request.proposed_unit_id else "")
    guesses = guess_units(written, desk) if written else ()
    if len(guesses) != 1 or (intent.to_unit and guesses[0] != intent.to_unit):
        wish = Approve(request=name_of(request), until=intent.until)
        return _ask_unit(wish, item, desk, guesses, written)
    deadline = read_deadline(intent.until, desk)
    new_unit = next(unit_id for unit_id, name in units.items() if name == guesses[0])
    await check_receiver(item, new_unit, desk)
    await win(request, {**approval(desk), "new_unit_id": new_unit}, desk)
    kept = keep(item.assignment)
    moved = await reassign(item, new_unit, desk, deadline)
    until = str(moved.assignment.deadline_on or "")
    work.record(
        "return_approved", desk.actor, item.subject,
        request=name_of(request), to=guesses[0], new=moved.id, before=kept, deadline=until,
    )  # fmt: skip
    desk.remember("approve", decision=name_of(request), assignments=[item.id])
    tell_decision("return_approved", request, item, desk, {"unit": guesses[0]})
    await settle_copies(request, item, desk)
    facts = {
        "case": desk.line(item),
        "unit": guesses[0],
        "moved": desk.line(moved),
        "new_limit": bool(deadline),
    }
    return Reply("replies/return_approved.md.j2", facts, about=item.id)


def _ask_unit(wish: Approve, item: Item, desk: Desk, guesses: tuple[str, ...], written: str) -> Reply:
    """The approver names the unit; an abbreviation is confirmed, never taken silently."""
    if guesses:
        return ask_which_unit(written, guesses, lambda name: replace(wish, to_unit=name), item.id)
    question = Question((wish,), wants_words_for="to_unit")
    facts = {"case": desk.line(item), "wording": written}
    return Reply("questions/return_to.md.j2", facts, question, about=item.id)
