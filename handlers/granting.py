"""What a granted extension brings about, and what every decision on a request has in common."""

from datetime import date
from typing import Any

from domain.errors import AlreadyDecided, BadDate
from domain.intents import Approve
from domain.vocabulary import DeadlineKind, RequestState
from handlers.copies import settle_copies
from handlers.days import longest_of, read_new_limit
from handlers.desk import Desk
from handlers.extension_news import tell_co_handlers, tell_decision
from handlers.joint.duty_to_meet import review_meeting
from handlers.replying import Reply
from storage.decisions import Matter, Request, decide, name_of, state_of
from storage.desks import Item
from storage.tables import Assignment, ExtensionRequest

# What 同意 changes of an assignment.
CHANGED = (
    "deadline_on", "second_deadline_on", "deadline_kind", "provisional", "limit_granted_on", "state",
)  # fmt: skip


async def grant_extension(request: ExtensionRequest, item: Item, intent: Approve, desk: Desk) -> Reply:
    """Set the second limit: the day asked for, or the one the approver names."""
    work, calendar = desk.work, desk.rules.calendar
    until = second_limit(request, intent, item, desk)
    await win(request, {**approval(desk), "second_deadline_on": until}, desk)
    before, kept = item.assignment.deadline_on, keep(item.assignment)
    item.assignment.deadline_on = item.assignment.second_deadline_on = until
    item.assignment.deadline_kind = DeadlineKind.FIXED
    item.assignment.provisional = calendar.is_provisional(until)
    item.assignment.limit_granted_on = desk.today
    item.assignment.version += 1
    _ = await review_meeting(item.assignment.case_id, desk)
    work.record(
        "extension_approved", desk.actor, item.subject,
        request=name_of(request), deadline_before=str(before), second_deadline=str(until), before=kept,
    )  # fmt: skip
    granted = {"until": until.isoformat(), "request": name_of(request)}
    told = tell_decision("extension_approved", request, item, desk, granted)
    co_told = await tell_co_handlers(request, item, until, desk)
    await settle_copies(request, item, desk)
    desk.remember("approve", decision=name_of(request), assignments=[item.id])
    facts = {"case": desk.line(item), "until": calendar.describe(until, desk.today)}
    facts |= {"told": told, "co_told": co_told, **desk.push_facts()}
    return Reply("replies/extension_approved.md.j2", facts, about=item.id)


def second_limit(request: ExtensionRequest, intent: Approve, item: Item, desk: Desk) -> date:
    """The approver's own day if he named one; it must be certain, later than the deadline, and not beyond
    the longest term of the case's pack.
    """
    longest, describe = longest_of(item, desk), desk.rules.calendar.describe
    if not intent.until:
        if longest and request.asked_until_on > longest.on:
            raise BadDate(
                "too_long",
                wording=describe(request.asked_until_on, desk.today),
                latest=describe(longest.on, desk.today),
                clause=longest.clause,
            )
        return request.asked_until_on
    limit = read_new_limit(intent.until, request.deadline_before_on, desk, longest)
    if longest and limit.why == "too_long":
        raise BadDate(
            "too_long", wording=intent.until, latest=describe(longest.on, desk.today), clause=longest.clause
        )
    if not limit.certain:
        raise BadDate(
            "choose", wording=intent.until, days=[desk.rules.calendar.describe(d) for d in limit.days]
        )
    return limit.days[0]


def keep(assignment: Assignment) -> dict[str, Any]:
    """What a decision changes of an assignment, as it was, so that it can be put back exactly."""
    return assignment.model_dump(mode="json", include=set(CHANGED))


async def win(request: Request, decision: dict[str, Any], desk: Desk) -> None:
    """Decide, or raise AlreadyDecided naming who was first and when."""
    if not await decide(desk.work.session, request, **decision):
        raise AlreadyDecided(**decided_facts(request, desk))


def decided_facts(request: Matter, desk: Desk) -> dict[str, Any]:
    """Who decided, what and when."""
    by = desk.rules.directory.person(request.decided_by).name if request.decided_by else ""
    return {"state": state_of(request), "by": by, "at": request.decided_at and request.decided_at.isoformat()}


def approval(desk: Desk) -> dict[str, object]:
    """The columns of a request that was granted now."""
    return {"state": RequestState.APPROVED, "decided_by": desk.who.id, "decided_at": desk.now}
