"""免开会议: the office lets a case go without its meeting; a unit may only ask for that."""

from dataclasses import replace

from domain.errors import NothingThere
from domain.intents import WaiveMeeting
from domain.permissions import SUPERVISING
from domain.vocabulary import FollowUpState, PostRole
from handlers.desk import Desk
from handlers.joint.owed_meetings import check_owed, find_responsible
from handlers.references import ref_to
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.tracking import settle
from storage.desks import Item
from storage.joint import meeting_of
from storage.tables import FollowUp
from storage.unit_of_work import Owed

router = Router()
SHORTEST_REASON = 2  # characters
_DECIDING = (PostRole.SUPERVISOR, PostRole.APPROVER)


@router.on(WaiveMeeting)
async def waive_meeting(intent: WaiveMeeting, desk: Desk) -> Reply:
    """The office lets a case go without the meeting, with a reason; its lead unit is told."""
    item = await find_responsible(intent.refs, desk)
    meeting = await meeting_of(desk.work.session, item.case.id or 0)
    if meeting is None:
        raise NothingThere("meeting", number=item.case.spoken)
    check_owed(meeting, item, desk)
    if len(intent.reason.strip()) < SHORTEST_REASON:
        question = Question((replace(intent, refs=(ref_to(item),)),), wants_words_for="reason")
        return Reply("questions/waive_reason.md.j2", {"case": desk.line(item)}, question, about=item.id)
    if desk.who.roles.isdisjoint(SUPERVISING):
        return _wish(intent.reason, meeting, item, desk)
    settle(meeting, FollowUpState.WAIVED, intent.reason, desk)
    desk.work.record("meeting_waived", desk.actor, f"case:{item.case.id}", reason=intent.reason)
    desk.remember("meeting", assignments=[item.id])
    _tell_unit(intent.reason, meeting, item, desk)
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


def _tell_unit(reason: str, meeting: FollowUp, item: Item, desk: Desk) -> None:
    for liaison in desk.rules.directory.liaisons(item.assignment.unit_id, item.id):
        key = f"meeting_waived:{meeting.id}@{liaison.id}"
        told = {"reason": "" if item.case.secret else reason}
        desk.work.owe(Owed(key, "meeting_waived", liaison.id, desk.push_time(), item.id, facts=told))
