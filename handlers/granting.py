"""What a granted request brings about: a second limit, or another unit."""

from dataclasses import replace
from datetime import date
from typing import Any

from domain.errors import AlreadyDecided, BadDate, WrongState
from domain.intents import Approve
from domain.transitions import Act, advance
from domain.vocabulary import AssignmentState, DeadlineKind, RequestState
from handlers.days import read_new_limit
from handlers.desk import Desk
from handlers.handing_out import owe_assigned
from handlers.replying import Question, Reply
from handlers.units import ask_which_unit, guess_units
from storage.decisions import Request, decide, name_of
from storage.desks import Item, items_by_id, items_of_case
from storage.tables import Assignment, ExtensionRequest, ReturnRequest
from storage.unit_of_work import Owed

# What 同意 changes of an assignment.
CHANGED = (
    "deadline_on", "second_deadline_on", "deadline_kind", "provisional", "limit_granted_on", "state",
)  # fmt: skip


async def grant_extension(request: ExtensionRequest, item: Item, intent: Approve, desk: Desk) -> Reply:
    """Set the second limit: the day asked for, or the one the approver names."""
    work, calendar = desk.work, desk.rules.calendar
    until = second_limit(request, intent, desk)
    await win(request, {**_approval(desk), "second_deadline_on": until}, desk)
    before, kept = item.assignment.deadline_on, keep(item.assignment)
    item.assignment.deadline_on = item.assignment.second_deadline_on = until
    item.assignment.deadline_kind = DeadlineKind.FIXED
    item.assignment.provisional = calendar.is_provisional(until)
    item.assignment.limit_granted_on = desk.today
    item.assignment.version += 1
    work.record(
        "extension_approved", desk.actor, item.subject,
        request=name_of(request), deadline_before=str(before), second_deadline=str(until), before=kept,
    )  # fmt: skip
    granted = {"until": until.isoformat(), "request": name_of(request)}
    tell_decision("extension_approved", request, item, desk, granted)
    asked_by = desk.rules.directory.person(request.person_id).name
    desk.remember("approve", decision=name_of(request), assignments=[item.id])
    facts = {"case": desk.line(item), "until": calendar.describe(until, desk.today), "asked_by": asked_by}
    return Reply("replies/extension_approved.md.j2", facts, about=item.id)


def second_limit(request: ExtensionRequest, intent: Approve, desk: Desk) -> date:
    """The approver's own day if he named one; it must be certain, and later than the deadline."""
    if not intent.until:
        return request.asked_until_on
    limit = read_new_limit(intent.until, request.deadline_before_on, desk)
    if not limit.certain:
        raise BadDate(
            "choose", wording=intent.until, days=[desk.rules.calendar.describe(d) for d in limit.days]
        )
    return limit.days[0]


async def grant_return(request: ReturnRequest, item: Item, intent: Approve, desk: Desk) -> Reply:
    """Take the case from the unit and hand it to the right one on the same day (R14)."""
    work, units = desk.work, desk.rules.directory.units
    written = intent.to_unit or (units[request.proposed_unit_id] if request.proposed_unit_id else "")
    guesses = guess_units(written, desk) if written else ()
    if len(guesses) != 1 or (intent.to_unit and guesses[0] != intent.to_unit):
        return _ask_unit(request, item, desk, guesses, written)
    new_unit = next(unit_id for unit_id, name in units.items() if name == guesses[0])
    if any(
        other.assignment.unit_id == new_unit and other.assignment.state is not AssignmentState.REVOKED
        for other in await items_of_case(work.session, item.case.id or 0)
    ):
        raise WrongState("has_it_already", number=item.case.spoken, unit=guesses[0])
    await win(request, {**_approval(desk), "new_unit_id": new_unit}, desk)
    kept = keep(item.assignment)
    moved = await _reassign(item, new_unit, desk)
    work.record(
        "return_approved", desk.actor, item.subject,
        request=name_of(request), to=guesses[0], new=moved.id, before=kept,
    )  # fmt: skip
    desk.remember("approve", decision=name_of(request), assignments=[item.id])
    tell_decision("return_approved", request, item, desk, {"unit": guesses[0]})
    owe_assigned((await items_by_id(work.session, [moved.id or 0]))[moved.id or 0], desk)
    return Reply(
        "replies/return_approved.md.j2", {"case": desk.line(item), "unit": guesses[0]}, about=item.id
    )


def _ask_unit(
    request: ReturnRequest, item: Item, desk: Desk, guesses: tuple[str, ...], written: str
) -> Reply:
    """The approver names the unit; an abbreviation is confirmed, never taken silently."""
    wish = Approve(request=name_of(request))
    if guesses:
        return ask_which_unit(written, guesses, lambda name: replace(wish, to_unit=name), item.id)
    question = Question((wish,), wants_words_for="to_unit")
    facts = {"case": desk.line(item), "wording": written}
    return Reply("questions/return_to.md.j2", facts, question, about=item.id)


async def _reassign(item: Item, unit_id: int, desk: Desk) -> Assignment:
    old = item.assignment
    old.state = advance(old.state, Act.HAND_BACK)
    parts = await items_of_case(desk.work.session, old.case_id)
    revoked = next((part.assignment for part in parts if part.assignment.unit_id == unit_id), None)
    moved = Assignment(
        case_id=old.case_id,
        unit_id=unit_id,
        role=old.role,
        state=AssignmentState.ASSIGNED,
        deadline_kind=old.deadline_kind,
        deadline_on=old.deadline_on,
        first_deadline_on=old.first_deadline_on,
        provisional=old.provisional,
        assigned_at=desk.now,
        review_every_days=old.review_every_days,
    )
    if revoked is not None:  # it was handed over before, and that was taken back
        fresh = moved.model_dump(exclude={"id", "version"})
        for part, value in fresh.items():
            setattr(revoked, part, value)
        moved, revoked.version = revoked, revoked.version + 1
    desk.work.session.add(moved)
    await desk.work.flush()
    return moved


def keep(assignment: Assignment) -> dict[str, Any]:
    """What a decision changes of an assignment, as it was, so that it can be put back exactly."""
    return assignment.model_dump(mode="json", include=set(CHANGED))


async def win(request: Request, decision: dict[str, Any], desk: Desk) -> None:
    """Decide, or raise AlreadyDecided naming who was first and when."""
    if not await decide(desk.work.session, request, **decision):
        raise AlreadyDecided(**decided_facts(request, desk))


def decided_facts(request: Request, desk: Desk) -> dict[str, Any]:
    """Who decided, what and when."""
    by = desk.rules.directory.person(request.decided_by).name if request.decided_by else ""
    return {"state": request.state, "by": by, "at": request.decided_at and request.decided_at.isoformat()}


def notice_of(kind: str, request: Request) -> str:
    """How the keys of a decision's notices begin."""
    return f"{kind}:{name_of(request)}@"


def _approval(desk: Desk) -> dict[str, object]:
    return {"state": RequestState.APPROVED, "decided_by": desk.who.id, "decided_at": desk.now}


def tell_decision(kind: str, request: Request, item: Item, desk: Desk, facts: dict[str, Any]) -> None:
    """Both sides are told: the unit's liaison, and the person who asked if that is somebody else."""
    told = {p.id for p in desk.rules.directory.liaisons(item.assignment.unit_id)} | {request.person_id}
    for person_id in told:
        key = f"{notice_of(kind, request)}{person_id}"
        desk.work.owe(Owed(key, kind, person_id, desk.push_time(), item.id, facts=facts))
