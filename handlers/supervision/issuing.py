"""An act of supervision is decided, numbered, put on paper, and told to whom its step names."""

from domain.errors import AlreadyDecided
from domain.intents import Approve
from domain.supervision import STEP_OF
from domain.vocabulary import FollowUpKind, PostRole, SupervisionLevel, SupervisionState
from handlers.days import read_certain_day
from handlers.desk import Desk
from handlers.granting import decided_facts
from handlers.replying import Reply
from handlers.supervision.describing import describe_act
from handlers.supervision.letters import make_letter
from handlers.supervision.news import (
    ISSUED,
    addressees,
    facts_of,
    remind_to_sign,
    tell_discipline,
    tell_office,
)
from handlers.tracking import begin
from storage.desks import Item
from storage.supervision import move_on, next_serial, proposal_name, spoken
from storage.tables import FollowUp, StoredFile, Supervision
from storage.unit_of_work import Owed

UNDECIDED = (SupervisionState.PROPOSED,)


async def approve_act(act: Supervision, item: Item, intent: Approve, desk: Desk) -> Reply:
    """同意 s5: it gets its number; the approver may name another day."""
    if intent.until:
        act.rectify_by_on = read_certain_day(intent.until, desk.today, desk)
    await issue(act, item, desk)
    desk.remember("supervision_approved", decision=proposal_name(act), assignments=[item.id])
    tell_office("approved", act, item, desk)
    facts = {"act": await describe_act(act, desk), **desk.push_facts()}
    return Reply("replies/supervision_issued.md.j2", facts, about=item.id)


async def refuse_act(act: Supervision, item: Item, reason: str, desk: Desk) -> Reply:
    """驳回 s5 with a reason; nothing goes to the unit."""
    decision = {
        "state": SupervisionState.REFUSED,
        "decided_by": desk.who.id,
        "decided_at": desk.now,
        "refusal": reason,
    }
    if not await move_on(desk.work.session, act, UNDECIDED, **decision):
        raise AlreadyDecided(**decided_facts(act, desk))
    desk.work.record(
        "supervision_refused", desk.actor, item.subject, request=proposal_name(act), reason=reason
    )
    desk.remember("supervision_refused", decision=proposal_name(act), assignments=[item.id])
    tell_office("refused", act, item, desk, refusal=reason)
    return Reply("replies/supervision_refused.md.j2", {"act": await describe_act(act, desk)}, about=item.id)


async def issue(act: Supervision, item: Item, desk: Desk) -> None:
    """Number it, make its paper, tell the unit's posts, and follow up the day it is to be put right by.

    Raises AlreadyDecided where somebody was first; then no number is used up.
    """
    year, step = desk.today.year, STEP_OF[act.level]
    values = {
        "state": SupervisionState.ISSUED,
        "year": year,
        "serial": await next_serial(desk.work, act.level, year),
        "decided_by": desk.who.id,
        "decided_at": desk.now,
        "rectify_by_on": act.rectify_by_on,
    }
    if not await move_on(desk.work.session, act, UNDECIDED, **values):
        raise AlreadyDecided(**decided_facts(act, desk))
    file = await make_letter(act, item, desk)
    act.file_id = file.id
    desk.work.record(
        "supervision_issued", desk.actor, item.subject,
        request=proposal_name(act), level=act.level, number=spoken(act), reason=act.reason,
        until=str(act.rectify_by_on or ""), proposed_by=act.person_id, file=file.sha256,
    )  # fmt: skip
    _mark(act, item, desk)
    await _follow_up(act, item, desk)
    _tell(act, item, file, desk)
    if step.stands:
        remind_to_sign(act, item, desk)
    if act.level is SupervisionLevel.HAND_OVER:
        tell_discipline(act, item, desk)


def _mark(act: Supervision, item: Item, desk: Desk) -> None:
    """What the step means for the case itself: listed since now, urged today."""
    if act.level is SupervisionLevel.LISTED:
        item.assignment.listed_at = desk.now
    if act.level is SupervisionLevel.URGING:
        item.assignment.urged_on = desk.today


async def _follow_up(act: Supervision, item: Item, desk: Desk) -> None:
    if act.rectify_by_on is None:
        return
    follow_up = FollowUp(
        kind=FollowUpKind.RECTIFICATION,
        case_id=item.assignment.case_id,
        assignment_id=item.id,
        title=spoken(act),
        due_on=act.rectify_by_on,
        origin=origin_of(act),
        opened_at=desk.now,
    )
    await begin(follow_up, desk)


def origin_of(act: Supervision) -> str:
    """What its follow-up came from."""
    return f"supervision:{act.id}"


def _tell(act: Supervision, item: Item, file: StoredFile, desk: Desk) -> None:
    """Card and file to every post of the step; if nobody can be reached, an administrator learns it."""
    told = addressees(act.level, item, desk)
    document = {"name": file.name, "sha256": file.sha256}
    for person, role in told:
        key = f"{ISSUED}:{proposal_name(act)}@{person.id}"
        facts = {**facts_of(act), "post": role, "document": document, "signs": STEP_OF[act.level].stands}
        desk.work.owe(Owed(key, ISSUED, person.id, desk.push_time(), item.id, facts=facts))
    for admin in () if told else desk.rules.directory.office(PostRole.ADMIN):
        key = f"admin_alert:unreachable_unit:{item.assignment.unit_id}:{desk.today}@{admin.id}"
        facts = {"code": "unreachable_unit", "unit": item.unit.name}
        desk.work.owe(Owed(key, "admin_alert", admin.id, desk.push_time(), facts=facts))
