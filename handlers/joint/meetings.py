"""登记会议: the joint meeting is recorded with its day, what was decided and who did not come."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from domain.errors import BadDate, NothingThere, TooLate
from domain.intents import RecordMeeting, ReportProgress
from domain.joint_meetings import names_nobody, read_absent
from domain.permissions import HANDLING
from domain.reading.cases.contacts import read_contact_day
from domain.vocabulary import FollowUpState
from handlers.desk import Desk
from handlers.joint.owed_meetings import check_owed, find_responsible
from handlers.references import ref_to
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.tracking import settle
from storage.desks import Item, items_by_id
from storage.joint import held_items, meeting_of
from storage.retractions import retire_notices, told_of
from storage.tables import FollowUp

router = Router()


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting as it was told: its day, what was decided, the co-handlers, and who of them was missing."""

    on: date
    text: str
    units: tuple[str, ...]
    absent: tuple[str, ...]


@router.on(RecordMeeting)
async def record_meeting(intent: RecordMeeting, desk: Desk) -> Reply:
    """Ask for the day, what was decided and who did not come; echo; the answer is free (R12)."""
    item = await find_responsible(intent.refs, desk)
    meeting = await meeting_of(desk.work.session, item.case.id or 0)
    if meeting is None:
        return _not_needed(intent, item, desk)
    check_owed(meeting, item, desk)
    held = await _complete(replace(intent, refs=(ref_to(item),)), item, desk)
    if isinstance(held, Reply):
        return held
    facts = {
        "case": desk.line(item),
        "on": desk.rules.calendar.describe(held.on, desk.today, written=True),
        "text": held.text,
        "absent": held.absent,
        "units": held.units,
    }
    if not desk.confirmed:
        absent = "、".join(held.absent) or names_nobody()
        settled = replace(intent, refs=(ref_to(item),), on=held.on.isoformat(), absent=absent)
        return Reply("questions/meeting.md.j2", facts, Question((settled,)), about=item.id)
    _enter(held, meeting, item, desk)
    return Reply("replies/meeting.md.j2", facts, about=item.id)


async def _complete(intent: RecordMeeting, item: Item, desk: Desk) -> Held | Reply:
    """The meeting, or the question about the first thing that is missing."""
    on = _read_day(intent.on, item, desk)
    if on is None:
        return _ask("on", intent, item, desk)
    intent = replace(intent, on=on.isoformat())
    if not intent.text.strip():
        return _ask("text", intent, item, desk)
    parts = await held_items(desk.work.session, item.case.id or 0)
    units = tuple(part.unit.name for part in parts if part.id != item.id)
    absent = read_absent(intent.absent or intent.text, units, answered=bool(intent.absent)) if units else ()
    if absent is None:
        return _ask("absent", replace(intent, absent=""), item, desk)
    return Held(on, intent.text, units, absent)


def _enter(held: Held, meeting: FollowUp, item: Item, desk: Desk) -> None:
    meeting.absent = list(held.absent)
    settle(meeting, FollowUpState.DONE, held.text, desk, on=held.on)
    present = [unit for unit in held.units if unit not in held.absent]
    desk.work.record(
        "meeting_recorded", desk.actor, f"case:{item.case.id}",
        on=str(held.on), text=held.text, present=present, absent=list(held.absent),
    )  # fmt: skip
    desk.remember("meeting", assignments=[item.id])


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
        raise BadDate(
            "meeting",
            wording=wording,
            today=desk.rules.calendar.describe(desk.today, desk.today, written=True),
        )
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
