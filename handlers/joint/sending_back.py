"""退回会办意见: an empty or unusable opinion is written again, within a limit of its own."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from domain.deadlines import due
from domain.errors import TooLate, WrongState
from domain.intents import SendBackOpinion
from domain.transitions import Act, advance
from domain.vocabulary import AssignmentState, DeadlineKind, FollowUpKind, FollowUpState
from handlers.desk import Desk
from handlers.joint.leading import ask_which_co, find_led, find_opinion
from handlers.references import ref_to
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.tracking import begin, settle
from storage.desks import Item, items_by_id
from storage.follow_ups import follow_up_from
from storage.joint import CoOpinion, opinion_on
from storage.replies import reply_of
from storage.retractions import retire_notices, told_of
from storage.tables import FollowUp
from storage.unit_of_work import Owed

router = Router()
SHORTEST_REASON = 2  # characters


@router.on(SendBackOpinion)
async def send_back(intent: SendBackOpinion, desk: Desk) -> Reply:
    """Ask for the unit and the reason, echo, and open the co-handler's part again (R11)."""
    lead = await find_led(intent.refs, desk)
    intent = replace(intent, refs=(ref_to(lead),))
    found = await find_opinion(intent.unit, lead, desk, lambda one: one.reply is not None)
    if not isinstance(found, CoOpinion):
        return ask_which_co(found, lambda name: replace(intent, unit=name), lead, desk, settles=False)
    item, unit = found.item, found.item.unit.name
    state = advance_back(found, lead)
    intent, until = replace(intent, unit=unit), _until(lead, desk)
    facts: dict[str, Any] = {
        "case": desk.line(lead),
        "unit": unit,
        "reason": intent.reason,
        "text": found.reply.text if found.reply and not lead.case.secret else "",
        "until": desk.rules.calendar.describe(until, desk.today) if until else "",
        "clause": desk.rules.pack_of(lead.case).co_opinion.clause,
    }
    if len(intent.reason.strip()) < SHORTEST_REASON:
        question = Question((intent,), wants_words_for="reason")
        return Reply("questions/opinion_back_reason.md.j2", facts, question, about=lead.id)
    if not desk.confirmed:
        return Reply("questions/opinion_back.md.j2", facts, Question((intent,)), about=lead.id)
    await _open_again(found, state, intent.reason, until, desk)
    _tell(item, lead, intent.reason, desk)
    return Reply("replies/opinion_back.md.j2", {**facts, **desk.push_facts()}, about=lead.id)


def advance_back(opinion: CoOpinion, lead: Item) -> AssignmentState:
    """The state that follows. An opinion that is not in cannot be sent back."""
    about = {"number": lead.case.spoken, "unit": opinion.item.unit.name}
    if opinion.is_open or opinion.reply is None:
        raise WrongState("opinion_not_in", **about)
    return advance(opinion.item.assignment.state, Act.SEND_BACK, lead.case.spoken)


def _until(lead: Item, desk: Desk) -> date | None:
    """The last day for writing it again, by the pack."""
    within = desk.rules.pack_of(lead.case).co_opinion.redo_within
    return due(within, desk.today, desk.rules.calendar).on if within else None


async def _open_again(
    opinion: CoOpinion, state: AssignmentState, reason: str, until: date | None, desk: Desk
) -> None:
    item, reply, assignment = opinion.item, opinion.reply, opinion.item.assignment
    assert reply is not None  # noqa: S101 - it was asked for before
    kept = {
        "deadline_on": str(assignment.deadline_on or ""),
        "deadline_kind": assignment.deadline_kind,
        "answered_at": assignment.answered_at.isoformat() if assignment.answered_at else "",
    }
    reply.passed, reply.reviewed_by, reply.reviewed_at = False, desk.who.id, desk.now
    reply.review_note = reason
    assignment.state, assignment.answered_at = state, None
    if until is not None:
        assignment.deadline_on, assignment.deadline_kind = until, DeadlineKind.FIXED
        assignment.provisional = desk.rules.calendar.is_provisional(until)
    assignment.version += 1
    redo = await begin(
        FollowUp(
            kind=FollowUpKind.CO_OPINION_REDO, case_id=assignment.case_id, assignment_id=item.id,
            title=reason, due_on=until, origin=f"reply:{reply.id}", opened_at=desk.now,
        ),
        desk,
    )  # fmt: skip
    desk.work.record("opinion_sent_back", desk.actor, item.subject, reply=reply.id, reason=reason, **kept)
    desk.remember("opinion_back", assignments=[item.id], opinion=reply.id, redo=redo.id, kept=kept)


def _tell(item: Item, lead: Item, reason: str, desk: Desk) -> None:
    own = lead.assignment.unit_id in desk.who.unit_ids
    facts = {"reason": "" if item.case.secret else reason, "unit": lead.unit.name if own else ""}
    for liaison in desk.rules.directory.liaisons(item.assignment.unit_id, item.id):
        key = f"opinion_back:{item.id}:{item.assignment.version}@{liaison.id}"
        desk.work.owe(Owed(key, "opinion_back", liaison.id, desk.push_time(), item.id, facts=facts))


async def undo_sending_back(act: dict[str, Any], desk: Desk) -> Item:
    """The opinion is in again. Raises TooLate once the co-handler has been told or has acted."""
    item = (await items_by_id(desk.work.session, act["assignments"], lock=True))[act["assignments"][0]]
    assignment, reply = item.assignment, await reply_of(desk.work.session, act["opinion"])
    prefix = f"opinion_back:{item.id}:{assignment.version}@"
    newest = await opinion_on(desk.work.session, item.id)
    stands = newest is not None and reply is not None and newest.id == reply.id and reply.passed is False
    if reply is None or not stands or assignment.state is not AssignmentState.IN_PROGRESS:
        raise TooLate("overtaken", number=item.case.spoken)
    if await told_of(desk.work.session, prefix):
        raise TooLate("opinion_back_told", number=item.case.spoken, unit=item.unit.name)
    await retire_notices(desk.work, prefix, f"undone{assignment.version}")
    _put_back(item, act["kept"], desk)
    reply.passed = reply.reviewed_by = reply.reviewed_at = None
    reply.review_note = ""
    redo = await follow_up_from(desk.work.session, f"reply:{reply.id}", FollowUpKind.CO_OPINION_REDO)
    if redo is not None:
        settle(redo, FollowUpState.DROPPED, "", desk)
    desk.work.record("opinion_back_undone", desk.actor, item.subject, reply=reply.id)
    return item


def _put_back(item: Item, kept: dict[str, str], desk: Desk) -> None:
    assignment = item.assignment
    on, at = kept["deadline_on"], kept["answered_at"]
    assignment.state = AssignmentState.ANSWERED
    assignment.deadline_on = date.fromisoformat(on) if on else None
    assignment.deadline_kind = DeadlineKind(kept["deadline_kind"])
    assignment.answered_at = datetime.fromisoformat(at) if at else desk.now
    assignment.version += 1
