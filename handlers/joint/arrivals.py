"""What an opinion that comes in, or is taken away again, means for its mark and for the order to redo it."""

from datetime import datetime

from domain.vocabulary import FollowUpKind, FollowUpState
from handlers.desk import Desk
from handlers.tracking import settle, subject_of
from storage.desks import Item
from storage.follow_ups import follow_ups_of_case
from storage.ledger import history
from storage.tables import FollowUp
from storage.tables import Reply as Handed

CLEARED = "opinion_late_cleared"


async def note_arrival(handed: Handed, item: Item, desk: Desk) -> None:
    """An opinion that arrives counts, however late: the mark is cleared, the order to redo it is done."""
    marked_at = item.assignment.opinion_late_at
    if marked_at is not None:
        item.assignment.opinion_late_at = None
        desk.work.record(CLEARED, desk.actor, item.subject, reply=handed.id, marked_at=marked_at.isoformat())
    for redo in await _redos(item, desk, FollowUpState.OPEN):
        settle(redo, FollowUpState.DONE, "", desk)


async def note_removal(handed: Handed, item: Item, desk: Desk) -> None:
    """The opinion was taken back: mark and order stand as they did before it."""
    for entry in reversed(await history(desk.work.session, item.subject)):
        if entry.act == CLEARED and entry.facts.get("reply") == handed.id:
            item.assignment.opinion_late_at = datetime.fromisoformat(entry.facts["marked_at"])
            break
    for redo in await _redos(item, desk, FollowUpState.DONE):
        if redo.settled_at == handed.said_at:
            _reopen(redo, desk)


async def _redos(item: Item, desk: Desk, state: FollowUpState) -> list[FollowUp]:
    kinds, case_id = (FollowUpKind.CO_OPINION_REDO,), item.assignment.case_id
    found = await follow_ups_of_case(desk.work.session, case_id, kinds=kinds, states=(state,))
    return [one for one in found if one.assignment_id == item.id]


def _reopen(follow_up: FollowUp, desk: Desk) -> None:
    follow_up.state = FollowUpState.OPEN
    follow_up.settled_by = follow_up.settled_at = follow_up.settled_on = None
    desk.work.record("follow_up_reopened", desk.actor, subject_of(follow_up), id=follow_up.id)
