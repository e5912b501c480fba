"""登记会议, 免开会议: the joint meeting is recorded with who did not come, or waived with a reason."""

from dataclasses import replace
from datetime import date
from typing import Any

from domain.errors import BadDate, NothingThere, TooLate, WrongState
from domain.intents import CaseRef, RecordMeeting, ReportProgress, WaiveMeeting
from domain.joint_meetings import names_nobody, read_absent
from domain.permissions import HANDLING, SUPERVISING
from domain.reading.cases.contacts import read_contact_day
from domain.vocabulary import AssignmentRole, FollowUpState, PostRole
from handlers.desk import Desk
from handlers.references import Unclear, ref_to
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.tracking import settle
from storage.desks import Item, items_by_id
from storage.joint import held_items, meeting_of
from storage.retractions import retire_notices, told_of
from storage.tables import FollowUp
from storage.unit_of_work import Owed

router = Router()
SHORTEST_REASON = 2  # characters
_DECIDING = (PostRole.SUPERVISOR, PostRole.APPROVER)
_LEADING = (AssignmentRole.LEAD, AssignmentRole.SOLE)


@router.on(RecordMeeting)
async def record_meeting(intent: RecordMeeting, desk: Desk) -> Reply:
    """Ask for the day, what was decided and who did not come; echo; the answer is free (R12)."""
    item = await _responsible(intent.refs, desk)
    meeting = await meeting_of(desk.work.session, item.case.id or 0)
    if meeting is None:
        return _not_needed(intent, item, desk)
    _check_open(meeting, item, desk)
    intent = replace(intent, refs=(ref_to(item),))
    on = _read_day(intent.on, item, desk)
    missing = "on" if on is None else "text" if not intent.text.strip() else ""
    if on is None or missing:
        return _ask(missing, intent, item, desk)
    parts = await held_items(desk.work.session, item.case.id or 0)
    units = [part.unit.name for part in parts if part.id != item.id]
    absent = read_absent(intent.absent or intent.text, units, answered=bool(intent.absent))
    if absent is None:
        return _ask("absent", replace(intent, on=on.isoformat(), absent=""), item, desk)
    facts = {
        "case": desk.line(item),
        "on": desk.rules.calendar.describe(on, desk.today),
        "text": intent.text,
        "absent": absent,
        "units": units,
    }
    if not desk.confirmed:
        settled = replace(intent, on=on.isoformat(), absent="、".join(absent) or names_nobody())
        return Reply("questions/meeting.md.j2", facts, Question((settled,)), about=item.id)
    meeting.absent = list(absent)
    settle(meeting, FollowUpState.DONE, intent.text, desk, on=on)
    present = [unit for unit in units if unit not in absent]
    desk.work.record(
        "meeting_recorded", desk.actor, f"case:{item.case.id}",
        on=str(on), text=intent.text, present=present, absent=list(absent),
    )  # fmt: skip
    desk.remember("meeting", assignments=[item.id])
    return Reply("replies/meeting.md.j2", facts, about=item.id)


@router.on(WaiveMeeting)
async def waive_meeting(intent: WaiveMeeting, desk: Desk) -> Reply:
    """The office lets a case go without the meeting, with a reason; its lead unit is told."""
    item = await _responsible(intent.refs, desk)
    meeting = await meeting_of(desk.work.session, item.case.id or 0)
    if meeting is None:
        raise NothingThere("meeting", number=item.case.spoken)
    _check_open(meeting, item, desk)
    if len(intent.reason.strip()) < SHORTEST_REASON:
        question = Question((replace(intent, refs=(ref_to(item),)),), wants_words_for="reason")
        return Reply("questions/waive_reason.md.j2", {"case": desk.line(item)}, question, about=item.id)
    if desk.who.roles.isdisjoint(SUPERVISING):
        return _wish(intent.reason, meeting, item, desk)
    settle(meeting, FollowUpState.WAIVED, intent.reason, desk)
    desk.work.record("meeting_waived", desk.actor, f"case:{item.case.id}", reason=intent.reason)
    desk.remember("meeting", assignments=[item.id])
    for liaison in desk.rules.directory.liaisons(item.assignment.unit_id):
        key = f"meeting_waived:{meeting.id}@{liaison.id}"
        told = {"reason": "" if item.case.secret else intent.reason}
        desk.work.owe(Owed(key, "meeting_waived", liaison.id, desk.push_time(), item.id, facts=told))
    facts = {"case": desk.line(item), "reason": intent.reason, **desk.push_facts()}
    return Reply("replies/meeting_waived.md.j2", facts, about=item.id)


def _wish(reason: str, meeting: FollowUp, item: Item, desk: Desk) -> Reply:
    """A unit only asks to be let off: whoever may decide is told, and nothing changes."""
    told = "" if item.case.secret else reason
    facts = {"reason": told, "unit": item.unit.name, "by": desk.who.name}
    for someone in desk.rules.directory.office(*_DECIDING):
        key = f"meeting_wish:{meeting.id}:{desk.today}@{someone.id}"
        desk.work.owe(Owed(key, "meeting_wish", someone.id, desk.push_time(), item.id, facts=facts))
    desk.work.record("meeting_waiver_asked", desk.actor, f"case:{item.case.id}", reason=reason)
    return Reply("replies/meeting_wish.md.j2", {"case": desk.line(item), "reason": reason}, about=item.id)


async def _responsible(refs: tuple[CaseRef, ...], desk: Desk) -> Item:
    """The part of whoever is responsible for the case's meeting: its lead, its sole unit, else the first."""
    supervising = not desk.who.roles.isdisjoint(SUPERVISING)
    items = await (desk.visible(refs) if supervising else desk.own(refs))
    if len({item.case.id for item in items}) > 1:
        raise Unclear(items)
    parts = await held_items(desk.work.session, items[0].case.id or 0)
    leads = [part for part in parts if part.assignment.role in _LEADING]
    found = leads if supervising else [p for p in leads if p.assignment.unit_id in desk.who.unit_ids]
    return (await desk.hold([(found or items)[0]]))[0]


def _check_open(meeting: FollowUp, item: Item, desk: Desk) -> None:
    if meeting.state is FollowUpState.OPEN:
        return
    by = desk.rules.directory.find(meeting.settled_by or 0)
    at = meeting.settled_at or meeting.opened_at
    waived = meeting.state is FollowUpState.WAIVED
    raise WrongState(
        "meeting_settled",
        number=item.case.spoken, by=by.name if by else "", at=at.isoformat(), waived=waived,
    )  # fmt: skip


def _not_needed(intent: RecordMeeting, item: Item, desk: Desk) -> Reply:
    """No meeting is owed: what was told of one may be noted as progress."""
    if HANDLING.isdisjoint(desk.who.roles) or item.assignment.unit_id not in desk.who.unit_ids:
        raise NothingThere("meeting", number=item.case.spoken)
    text = " ".join(filter(None, (intent.on, intent.text)))
    progress = ReportProgress((ref_to(item),), text)
    facts = {"case": desk.line(item), "text": text}
    return Reply("questions/meeting_as_progress.md.j2", facts, Question((progress,)), about=item.id)


def _read_day(wording: str, item: Item, desk: Desk) -> date | None:
    """The day that was written; None if none was. A meeting lies between hand-over and today."""
    if not wording:
        return None
    try:
        on: date | None = date.fromisoformat(wording)
    except ValueError:
        on = read_contact_day(wording, desk.today)
    if on is not None and not item.case.assigned_on <= on <= desk.today:
        raise BadDate("meeting", wording=wording, today=desk.rules.calendar.describe(desk.today))
    return on


def _ask(missing: str, intent: RecordMeeting, item: Item, desk: Desk) -> Reply:
    facts: dict[str, Any] = {"case": desk.line(item), "wants": missing}
    question = Question((intent,), wants_words_for=missing)
    return Reply("questions/meeting_words.md.j2", facts, question, about=item.id)


async def undo_meeting(act: dict[str, Any], desk: Desk) -> Item:
    """The meeting is owed again. Raises TooLate once the lead has answered or has been told."""
    item = (await items_by_id(desk.work.session, act["assignments"], lock=True))[act["assignments"][0]]
    meeting = await meeting_of(desk.work.session, item.case.id or 0)
    if meeting is None or meeting.state not in (FollowUpState.DONE, FollowUpState.WAIVED):
        raise TooLate("overtaken", number=item.case.spoken)
    if item.assignment.answered_at is not None or await told_of(
        desk.work.session, f"meeting_waived:{meeting.id}@"
    ):
        raise TooLate("meeting_acted", number=item.case.spoken)
    item.assignment.version += 1
    await retire_notices(
        desk.work, f"meeting_waived:{meeting.id}@", f"undone{item.id}.{item.assignment.version}"
    )
    meeting.state, meeting.outcome, meeting.absent = FollowUpState.OPEN, "", []
    meeting.settled_by = meeting.settled_at = meeting.settled_on = None
    desk.work.record("meeting_undone", desk.actor, f"case:{item.case.id}", id=meeting.id)
    return item
