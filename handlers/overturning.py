"""撤回 of what the office decided: as if it had not been said, unless the unit has acted on it since."""

from dataclasses import dataclass
from typing import Any, Final

from domain.errors import NothingThere, TooLate
from domain.transitions import OPEN, Act, advance
from domain.vocabulary import AssignmentState, RequestState
from handlers.copies import offer_again
from handlers.desk import Desk
from handlers.extension_news import LEAD_EXTENDED, co_handlers, co_notice_of, notice_of
from handlers.former_values import read_back
from handlers.joint.duty_to_meet import review_meeting
from storage.decisions import Request, find_request, name_of, reopen, requests_about
from storage.desks import Item, items_by_id, items_of_case
from storage.ledger import history
from storage.replies import counting_on
from storage.retractions import retire_notices, told_of, told_to
from storage.tables import ExtensionRequest
from storage.unit_of_work import Owed

_DECIDED: Final = (RequestState.APPROVED, RequestState.REFUSED)
_CHANGED: Final = (
    "deadline_on", "second_deadline_on", "limit_granted_on", "deadline_kind", "state", "provisional",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided of which case, and, of a granted return, the part of the unit that got the case."""

    request: Request
    item: Item
    moved: Item | None = None

    @property
    def kind(self) -> str:
        """What its notices and its ledger entry are called."""
        what = "extension" if isinstance(self.request, ExtensionRequest) else "return"
        return f"{what}_{self.request.state.value}"

    @property
    def changes_case(self) -> bool:
        """Whether anything but the request is to be put back."""
        return self.request.state is RequestState.APPROVED


async def overturn(name: str, desk: Desk) -> Item:
    """Take one's own decision back: the request waits again. Raises TooLate where somebody acted on it."""
    decision = await _find(name, desk)
    request, item, moved = decision.request, decision.item, decision.moved
    await _check(decision, desk)
    notices = {notice_of(decision.kind, request): item}
    if moved is not None:
        notices[f"assigned:{moved.id}@"] = moved
    if decision.kind == "extension_approved":
        notices |= {co_notice_of(request, part): part for part in await co_handlers(item, desk)}
    kept = await _kept(decision, desk) if decision.changes_case else {}
    fact = {"request": name, "decided": request.state.value}
    if not await reopen(desk.work.session, request):
        raise TooLate("overtaken", number=item.case.spoken)
    await offer_again(request, desk)
    for part, value in kept.items():
        setattr(item.assignment, part, value)
    item.assignment.return_refused = False
    item.assignment.version += 1
    if moved is not None:
        moved.assignment.version += 1
        moved.assignment.state = advance(moved.assignment.state, Act.REVOKE)
    _ = await review_meeting(item.assignment.case_id, desk)
    for prefix, about in notices.items():
        await _take_back_news(prefix, about, fact, desk)
    desk.work.record("decision_undone", desk.actor, item.subject, **fact)
    return item


async def _find(name: str, desk: Desk) -> Decision:
    request = await find_request(desk.work.session, name)
    if request is None or request.state not in _DECIDED or request.decided_by != desk.who.id:
        raise NothingThere("undo")
    item = (await items_by_id(desk.work.session, [request.assignment_id], lock=True))[request.assignment_id]
    unit = getattr(request, "new_unit_id", None)
    parts = await items_of_case(desk.work.session, item.case.id or 0) if unit else []
    ids = [part.id for part in parts if part.assignment.unit_id == unit]
    moved = (await items_by_id(desk.work.session, ids, lock=True)).get(ids[0]) if ids else None
    return Decision(request, item, moved)


async def _check(decision: Decision, desk: Desk) -> None:
    """The unit that got the case must not have signed; the one that asked must not have acted on the news."""
    request, item, moved = decision.request, decision.item, decision.moved
    number = item.case.spoken
    if moved is not None:
        if moved.assignment.state is not AssignmentState.ASSIGNED:
            by = _name(moved.assignment.acknowledged_by, desk) or moved.unit.name
            raise TooLate("moved_on", number=number, by=by)
        return
    until = getattr(request, "second_deadline_on", None)
    replaced = until is not None and item.assignment.deadline_on != until
    again = await requests_about(desk.work.session, [item.id])
    if replaced or again or item.assignment.state not in OPEN:
        raise TooLate("overtaken", number=number)
    told = await told_of(desk.work.session, notice_of(decision.kind, request))
    if told and (by := await _who_acted(decision, desk)):
        raise TooLate("unit_acted", number=number, by=by, refused=not decision.changes_case)


async def _who_acted(decision: Decision, desk: Desk) -> str:
    """Who of the unit has signed, reported or answered since; "" if nobody has."""
    assignment, since = decision.item.assignment, decision.request.decided_at
    if since is None:
        return ""
    if assignment.acknowledged_at and assignment.acknowledged_at > since:
        return _name(assignment.acknowledged_by, desk)
    texts = await counting_on(desk.work.session, decision.item.id)
    return next((_name(one.person_id, desk) for one in texts if one.said_at > since), "")


def _name(person_id: int | None, desk: Desk) -> str:
    return desk.rules.directory.person(person_id).name if person_id else ""


async def _kept(decision: Decision, desk: Desk) -> dict[str, Any]:
    """What the decision changed, as it was before: kept in its entry of the ledger."""
    name = name_of(decision.request)
    for entry in reversed(await history(desk.work.session, decision.item.subject)):
        if entry.act == decision.kind and entry.facts.get("request") == name and "before" in entry.facts:
            kept: dict[str, Any] = entry.facts["before"]
            return {part: read_back(part, kept[part]) for part in _CHANGED}
    raise TooLate("overtaken", number=decision.item.case.spoken)


async def _take_back_news(prefix: str, item: Item, fact: dict[str, Any], desk: Desk) -> None:
    """What has not been sent is dropped; who was told already is told that it does not hold."""
    mark = f"undone{item.assignment.version}"
    told = await told_to(desk.work.session, prefix)
    await retire_notices(desk.work, prefix, mark)
    revoked = item.assignment.state is AssignmentState.REVOKED
    for person_id in told:
        key = f"decision_undone:{fact['request']}:{item.id}:{item.assignment.version}@{person_id}"
        lead = prefix.startswith(LEAD_EXTENDED)  # it was the lead's limit that moved
        facts = {**fact, "revoked": revoked, "lead": lead, "by": desk.who.name}
        desk.work.owe(Owed(key, "decision_undone", person_id, desk.push_time(), item.id, facts=facts))
