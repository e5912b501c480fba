"""同意 and 驳回: an approver decides a request with one tap; the first decision stands."""

from collections.abc import Sequence

from domain.errors import AlreadyDecided, NotAllowed, NothingThere
from domain.intents import Approve, Refuse, ShowPending
from domain.vocabulary import PostRole, RequestState
from handlers.desk import Desk
from handlers.granting import decided_facts, grant_extension, grant_return, tell_decision, win
from handlers.replying import Question, Reply
from handlers.requests import RequestLine, describe_request, is_about
from handlers.router import Router
from storage.decisions import Request, find_request, name_of, requests_about
from storage.desks import Item, items_by_id, pending_extensions, pending_returns
from storage.tables import ExtensionRequest
from storage.unit_of_work import UnitOfWork

router = Router()


@router.on(Approve)
async def approve(intent: Approve, desk: Desk) -> Reply:
    """Grant a request; an extension always carries its second limit (R23)."""
    found = await _requests(intent, desk)
    if len(found) > 1:
        return await _ask_which(found, intent, desk)
    request = found[0]
    item = await _item(request, desk)
    _check_right(request, desk)
    if isinstance(request, ExtensionRequest):
        return await grant_extension(request, item, intent, desk)
    return await grant_return(request, item, intent, desk)


@router.on(Refuse)
async def refuse(intent: Refuse, desk: Desk, work: UnitOfWork) -> Reply:
    """Refuse a request, with a reason; deadline and unit stay as they are."""
    found = await _requests(intent, desk)
    if len(found) > 1:
        return await _ask_which(found, intent, desk)
    request = found[0]
    item = await _item(request, desk)
    _check_right(request, desk)
    line = await describe_request(request, desk)
    if not intent.reason.strip():
        named = Refuse(request=name_of(request))
        question = Question((named,), wants_words_for="reason")
        return Reply("questions/refusal_reason.md.j2", {"request": line}, question, about=item.id)
    decision = {
        "state": RequestState.REFUSED,
        "decided_by": desk.who.id,
        "decided_at": work.now,
        "refusal": intent.reason,
    }
    await win(request, decision, desk)
    if not isinstance(request, ExtensionRequest):
        item.assignment.return_refused = True
    kind = "extension_refused" if isinstance(request, ExtensionRequest) else "return_refused"
    work.record(kind, desk.actor, item.subject, request=name_of(request), reason=intent.reason)
    tell_decision(kind, request, item, desk, {"reason": intent.reason})
    return Reply("replies/refused.md.j2", {"request": line, "reason": intent.reason}, about=item.id)


@router.on(ShowPending)
async def show_pending(desk: Desk, work: UnitOfWork) -> Reply:
    """Everything that waits for a decision, oldest first, each with its taps."""
    extensions, returns = await pending_extensions(work.session), await pending_returns(work.session)
    waiting: list[Request] = [*extensions, *returns]
    lines = [await describe_request(request, desk) for request in waiting]
    return Reply("lists/pending.md.j2", {"requests": lines, "may_decide": may_decide(desk)})


async def _item(request: Request, desk: Desk) -> Item:
    items = await items_by_id(desk.work.session, [request.assignment_id], lock=True)
    return items[request.assignment_id]


def may_decide(desk: Desk) -> bool:
    """Whether the decisions' taps are of any use to this person."""
    return PostRole.APPROVER in desk.who.roles


def _check_right(request: Request, desk: Desk) -> None:
    """Re-checked at the moment of acting: nobody decides on his own request."""
    if request.state is not RequestState.PENDING:
        raise AlreadyDecided(**decided_facts(request, desk))
    if request.person_id == desk.who.id:
        raise NotAllowed("own_request")


async def _requests(intent: Approve | Refuse, desk: Desk) -> Sequence[Request]:
    """What the words or the button mean: a named request, those about a case, or all that wait."""
    session = desk.work.session
    if intent.request:
        named = await find_request(session, intent.request)
        found: Sequence[Request] = [named] if named else []
    elif intent.refs or desk.quoted:
        items = await desk.visible(intent.refs)
        found = await requests_about(session, [item.id for item in items])
    else:
        found = [*await pending_extensions(session), *await pending_returns(session)]
    found = [request for request in found if is_about(request, intent.about)]
    if not found:
        raise NothingThere("request")
    return found


async def _ask_which(found: Sequence[Request], intent: Approve | Refuse, desk: Desk) -> Reply:
    lines: list[RequestLine] = [await describe_request(request, desk) for request in found[:5]]
    if isinstance(intent, Approve):
        options = tuple(
            Approve(request=line.name, until=intent.until, to_unit=intent.to_unit) for line in lines
        )
        return Reply("questions/which_request.md.j2", {"requests": lines, "approve": True}, Question(options))
    refusals = tuple(Refuse(request=line.name, reason=intent.reason) for line in lines)
    return Reply("questions/which_request.md.j2", {"requests": lines, "approve": False}, Question(refusals))
