"""撤回: a person takes back his own last act while its window is open and nobody has acted on it."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from domain.errors import NothingThere, TooLate
from domain.intents import Undo
from domain.vocabulary import AssignmentState, RequestState
from handlers.desk import Desk
from handlers.replying import Reply
from handlers.requests import is_about
from handlers.router import Router
from storage.decisions import Request, decide, find_request, name_of, requests_about
from storage.desks import Item, items_by_id
from storage.retractions import drop_notices
from storage.tables import Reply as Handed
from storage.unit_of_work import UnitOfWork

router = Router()
Act = dict[str, Any]


@router.on(Undo)
async def undo(intent: Undo, desk: Desk, work: UnitOfWork) -> Reply:
    """Take back the last act; a request may be withdrawn as long as nobody has decided it."""
    if intent.refs:
        items = await desk.own(intent.refs)
        requests = await requests_about(work.session, [item.id for item in items])
        own = [r for r in requests if r.person_id == desk.who.id and is_about(r, intent.about)]
        if own:
            return await _withdraw(own[-1], desk)
    act = desk.conversation.last_act
    if act is None:
        raise NothingThere("undo")
    reply = await _UNDO[act["kind"]](act, desk)
    desk.conversation.last_act = None
    return reply


async def _undo_acknowledging(act: Act, desk: Desk) -> Reply:
    _check_window(act, desk)
    items = list((await items_by_id(desk.work.session, act["assignments"], lock=True)).values())
    for item in items:
        if item.assignment.state is not AssignmentState.ACKNOWLEDGED:
            raise TooLate("acted_on", number=item.case.spoken)
        item.assignment.state = AssignmentState.ASSIGNED
        item.assignment.acknowledged_at = item.assignment.acknowledged_by = None
        desk.work.record("acknowledgement_undone", desk.actor, item.subject)
    return Reply("replies/undone.md.j2", {"what": "acknowledge", "cases": desk.lines(items), "text": ""})


async def _undo_reply(act: Act, desk: Desk) -> Reply:
    _check_window(act, desk)
    items = await items_by_id(desk.work.session, act["assignments"], lock=True)
    item: Item = items[act["assignments"][0]]
    handed = await desk.work.session.get(Handed, act["reply"])
    if handed is None:
        raise NothingThere("undo")
    handed.undone_at = desk.now
    item.assignment.state = AssignmentState(act["before"])
    item.assignment.answered_at = None
    if item.assignment.state is AssignmentState.ASSIGNED:
        item.assignment.acknowledged_at = item.assignment.acknowledged_by = None
    await drop_notices(desk.work, f"co_opinion_in:{handed.id}@", "undone")
    desk.work.record("reply_undone", desk.actor, item.subject, reply=handed.id)
    return Reply("replies/undone.md.j2", {"what": "reply", "cases": [desk.line(item)], "text": handed.text})


async def _undo_request(act: Act, desk: Desk) -> Reply:
    request = await find_request(desk.work.session, f"{act['kind'][0]}{act['request']}")
    if request is None:
        raise NothingThere("undo")
    return await _withdraw(request, desk)


async def _withdraw(request: Request, desk: Desk) -> Reply:
    """Withdrawn while undecided; the approvers' cards are dropped if they have not gone out."""
    withdrawn = {"state": RequestState.WITHDRAWN, "decided_by": desk.who.id, "decided_at": desk.now}
    if not await decide(desk.work.session, request, **withdrawn):
        raise TooLate("decided", state=request.state)
    item = (await items_by_id(desk.work.session, [request.assignment_id]))[request.assignment_id]
    kind = "extension" if name_of(request).startswith("e") else "return"
    await drop_notices(desk.work, f"{kind}_requested:{request.id}@", "withdrawn")
    desk.work.record(f"{kind}_withdrawn", desk.actor, item.subject, request=name_of(request))
    return Reply("replies/undone.md.j2", {"what": kind, "cases": [desk.line(item)], "text": request.reason})


def _check_window(act: Act, desk: Desk) -> None:
    if desk.now > datetime.fromisoformat(act["until"]):
        raise TooLate("undo_window", seconds=int(desk.rules.policy.undo_window.total_seconds()))


_UNDO: dict[str, Callable[[Act, Desk], Awaitable[Reply]]] = {
    "acknowledge": _undo_acknowledging,
    "reply": _undo_reply,
    "extension": _undo_request,
    "return": _undo_request,
}
