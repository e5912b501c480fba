"""How what follows an answer is taken back, while nobody has acted on it."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import date, datetime
from typing import Any, Final

from domain.errors import NothingThere, TooLate
from domain.vocabulary import AssignmentState, FollowUpState
from handlers.desk import Desk
from handlers.former_values import read_back
from handlers.results.rating import show_satisfaction
from handlers.results.redoing import OF_ASSIGNMENT, OF_CASE
from handlers.results.telling import untell
from handlers.results.two_persons import take_back_proposal
from storage.decisions import requests_about
from storage.desks import Item, items_by_id
from storage.follow_ups import find_follow_up
from storage.replies import counting_on
from storage.results import acceptances_of, last_order, open_look_backs
from storage.tables import Acceptance, FollowUp, Rating, RedoOrder, Visit

Act = dict[str, Any]
_CHAINED = AssignmentState.CLOSING


async def take_back_result(act: Act, desk: Desk) -> list[Item]:
    """Undo one of these acts; raises TooLate where somebody has acted on it, NothingThere if it is gone."""
    ids = list(act["assignments"])
    held = await items_by_id(desk.work.session, ids, lock=True)
    items = [held[one] for one in ids]
    await _TAKE_BACK[act["kind"]](act, items, desk)
    return items


def _put_back(row: object, kept: dict[str, Any], parts: Sequence[str]) -> None:
    for part in parts:
        setattr(row, part, read_back(part, kept[part]))


async def _rating(act: Act, items: list[Item], desk: Desk) -> None:
    for rating_id, item in zip(act["ratings"], items, strict=True):
        rating = await desk.work.session.get(Rating, rating_id)
        if rating is None or rating.undone_at is not None:
            raise NothingThere("undo")
        if rating.round != item.assignment.redo_round or item.case.closed_at is not None:
            raise TooLate("overtaken", number=item.case.spoken)
        rating.undone_at = desk.now
        desk.work.session.add(rating)
        await desk.work.flush()
        await show_satisfaction(item, desk)
        await untell("rated", str(rating_id), item, desk)
        desk.work.record("rating_undone", desk.actor, item.subject, rating=rating_id)


async def _vouching(act: Act, items: list[Item], desk: Desk) -> None:
    for rating_id, codes in act["suspicions"].items():
        rating = await desk.work.session.get(Rating, int(rating_id))
        if rating is not None:
            rating.suspicions = list(codes)
            desk.work.session.add(rating)
            desk.work.record("vouching_undone", desk.actor, items[0].subject, rating=rating.id)


async def _visit(act: Act, items: list[Item], desk: Desk) -> None:
    visit = await desk.work.session.get(Visit, act["visit"])
    if visit is None or visit.undone_at is not None:
        raise NothingThere("undo")
    visit.undone_at = desk.now
    desk.work.session.add(visit)
    desk.work.record("visit_undone", desk.actor, items[0].subject, visit=visit.id)


async def _redo(act: Act, items: list[Item], desk: Desk) -> None:
    """Only while the unit has neither handed anything in nor asked for more time since."""
    item, order = items[0], await desk.work.session.get(RedoOrder, act["order"])
    if order is None:
        raise NothingThere("undo")
    number = item.case.spoken
    texts = await counting_on(desk.work.session, item.id)
    since = next(
        (
            one
            for one in texts
            if one.state_before is AssignmentState.REDO and one.said_at >= order.ordered_at
        ),
        None,
    )
    if since is not None:
        raise TooLate("unit_acted", number=number, by=desk.rules.directory.person(since.person_id).name)
    if item.assignment.state is not AssignmentState.REDO or await requests_about(
        desk.work.session, [item.id]
    ):
        raise TooLate("overtaken", number=number)
    _put_back(item.assignment, order.kept["assignment"], OF_ASSIGNMENT)
    _put_back(item.case, order.kept["case"], OF_CASE)
    for one in order.kept["look_backs"]:
        await _set_state(one, FollowUpState.OPEN, desk)
    await untell("redo_ordered", str(order.id), item, desk)
    desk.work.record("redo_undone", desk.actor, item.subject, order=order.id, reason=order.reason)
    await desk.work.session.delete(order)  # the ledger keeps it; its round may be ordered anew


async def _ending(act: Act, items: list[Item], desk: Desk) -> None:
    item, order = items[0], await last_order(desk.work.session, items[0].id)
    if order is None or order.id != act["order"] or order.ended_by is None:
        raise TooLate("overtaken", number=item.case.spoken)
    kept = act["kept"]
    if item.case.closed_at is not None:
        raise TooLate("overtaken", number=item.case.spoken)
    _put_back(item.assignment, kept, ("state", "deadline_on", "deadline_kind"))
    ended_at = kept["ended_at"]
    order.ended_at = datetime.fromisoformat(ended_at) if ended_at else None
    order.ended_because, order.ended_by = kept["ended_because"], None
    desk.work.session.add(order)
    await untell("redo_ended", act["fact"], item, desk)
    desk.work.record("redo_end_undone", desk.actor, item.subject, order=order.id)


async def _promise(act: Act, items: list[Item], desk: Desk) -> None:
    promise = await _find(act["promise"], desk)
    fact = f"{promise.id}:{promise.state}:{promise.due_on}"
    for kind in ("promise_set", "promise_settled"):
        await untell(kind, fact, items[0], desk)
    promise.state = FollowUpState(act["was"])
    promise.settled_at = promise.settled_by = promise.settled_on = None
    promise.outcome = ""
    desk.work.session.add(promise)
    desk.work.record("promise_undone", desk.actor, items[0].subject, id=promise.id, state=promise.state)


async def _carrying(act: Act, items: list[Item], desk: Desk) -> None:
    promise = await _find(act["promise"], desk)
    await untell("promise_set", f"{promise.id}:{promise.state}:{promise.due_on}", items[0], desk)
    promise.due_on = date.fromisoformat(act["was"]) if act["was"] else None
    desk.work.session.add(promise)
    desk.work.record("promise_undone", desk.actor, items[0].subject, id=promise.id, due=act["was"])


async def _find(name: str, desk: Desk) -> FollowUp:
    promise = await find_follow_up(desk.work.session, name)
    if promise is None:
        raise NothingThere("undo")
    return promise


async def _acceptance(act: Act, items: list[Item], desk: Desk) -> None:
    row = await desk.work.session.get(Acceptance, act["acceptance"])
    if row is None or row.undone_at is not None:
        raise NothingThere("undo")
    if items[0].case.closed_at is not None:
        raise TooLate("overtaken", number=items[0].case.spoken)
    row.undone_at = desk.now
    desk.work.session.add(row)
    await desk.work.flush()
    desk.work.record("acceptance_undone", desk.actor, f"case:{row.case_id}", party=row.party, round=row.round)
    if await acceptances_of(desk.work.session, row.case_id, row.round):
        return
    for item in items:
        if item.assignment.state is _CHAINED:
            item.assignment.state = AssignmentState.RATED
            await show_satisfaction(item, desk)


async def _closing(act: Act, items: list[Item], desk: Desk) -> None:
    """Only while nobody has looked back on it or ordered it to be handled anew."""
    case = items[0].case
    states = dict(act["parts"])
    if case.closed_at is None or any(
        item.assignment.state is not AssignmentState.CLOSED for item in items if item.id in states
    ):
        raise TooLate("overtaken", number=case.spoken)
    for item in items:
        if item.id in states:
            item.assignment.state, item.assignment.closed_at = AssignmentState(states[item.id]), None
        await untell("case_closed", f"{act['fact']}:{item.id}", item, desk)
    case.closed_at = case.register_year = case.register_number = None
    for one in await open_look_backs(desk.work.session, case.id):
        one.state = FollowUpState.DROPPED
        desk.work.session.add(one)
    desk.work.record("closing_undone", desk.actor, f"case:{case.id}", number=case.spoken)


async def _looking(act: Act, items: list[Item], desk: Desk) -> None:
    before = {one: (state, at) for one, state, at in act["was"]}
    if any(item.assignment.state is not AssignmentState.LOOKED_BACK for item in items if item.id in before):
        raise TooLate("overtaken", number=items[0].case.spoken)
    for item in items:
        if item.id in before:
            state, at = before[item.id]
            item.assignment.state = AssignmentState(state)
            item.assignment.looked_back_at = datetime.fromisoformat(at) if at else None
    for one in act["settled"]:
        await _set_state(one, FollowUpState.OPEN, desk)
    if act["again"]:
        await _set_state(act["again"], FollowUpState.DROPPED, desk)
    desk.work.record("look_back_undone", desk.actor, f"case:{items[0].case.id}")


async def _proposal(_act: Act, items: list[Item], desk: Desk) -> None:
    """Only while nobody has agreed or refused."""
    case = items[0].case
    if case.closed_at is not None or case.closing_by != desk.who.id:
        raise TooLate("overtaken", number=case.spoken)
    await take_back_proposal(items[0], desk)


async def _set_state(follow_up: int, state: FollowUpState, desk: Desk) -> None:
    row = await _find(f"g{follow_up}", desk)
    row.state, row.settled_at, row.settled_by, row.settled_on, row.outcome = state, None, None, None, ""
    desk.work.session.add(row)


_TAKE_BACK: Final[dict[str, Callable[[Act, list[Item], Desk], Awaitable[None]]]] = {
    "rate": _rating,
    "vouch": _vouching,
    "visit": _visit,
    "redo": _redo,
    "end_redo": _ending,
    "promise": _promise,
    "carry": _carrying,
    "accept": _acceptance,
    "close": _closing,
    "closing_proposed": _proposal,
    "look_back": _looking,
}
KINDS: Final = tuple(_TAKE_BACK)
