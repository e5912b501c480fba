"""Follow-ups begin, are moved and end here, whatever they came from; each step stands in the ledger."""

from datetime import date

from domain.errors import NothingThere
from domain.vocabulary import FollowUpState
from handlers.desk import Desk
from storage.follow_ups import follow_up_from
from storage.tables import FollowUp


async def begin(follow_up: FollowUp, desk: Desk) -> FollowUp:
    """Open one, given its kind, case, title and day; without an assignment the office owes it.

    What the same fact (`origin`, kind, title) has brought about already is returned as it is.
    """
    session, origin = desk.work.session, follow_up.origin
    known = await follow_up_from(session, origin, follow_up.kind, follow_up.title) if origin else None
    if known is not None:
        return known
    follow_up.told_on, follow_up.opened_by, follow_up.opened_at = desk.today, desk.who.id or None, desk.now
    session.add(follow_up)
    await desk.work.flush()
    desk.work.record(
        "follow_up_opened", desk.actor, subject_of(follow_up),
        id=follow_up.id, kind=follow_up.kind, title=follow_up.title,
        due=str(follow_up.due_on or ""), origin=origin,
    )  # fmt: skip
    return follow_up


def settle(
    follow_up: FollowUp,
    state: FollowUpState,
    outcome: str,
    desk: Desk,
    *,
    on: date | None = None,
) -> None:
    """End one: done, broken, waived or dropped, with what came of it and the day it happened."""
    follow_up.state, follow_up.outcome = state, outcome
    follow_up.settled_by, follow_up.settled_at = desk.who.id or None, desk.now
    follow_up.settled_on = on or desk.today
    desk.work.session.add(follow_up)
    desk.work.record(
        f"follow_up_{state}", desk.actor, subject_of(follow_up), kind=follow_up.kind, id=follow_up.id,
        outcome=outcome,
    )  # fmt: skip


def move(follow_up: FollowUp, due_on: date | None, desk: Desk, reason: str = "") -> None:
    """Put one on another day."""
    before, follow_up.due_on, follow_up.told_on = follow_up.due_on, due_on, desk.today
    desk.work.session.add(follow_up)
    desk.work.record(
        "follow_up_moved", desk.actor, subject_of(follow_up),
        id=follow_up.id, before=str(before or ""), due=str(due_on or ""), reason=reason,
    )  # fmt: skip


async def reopen(id_: int, desk: Desk) -> FollowUp:
    """The person's own ending is undone: it is open again. Raises NothingThere."""
    follow_up = await desk.work.session.get(FollowUp, id_)
    if follow_up is None or follow_up.state is FollowUpState.OPEN or follow_up.settled_by != desk.who.id:
        raise NothingThere("undo")
    follow_up.state, follow_up.outcome = FollowUpState.OPEN, ""
    follow_up.settled_by = follow_up.settled_at = follow_up.settled_on = None
    desk.work.session.add(follow_up)
    desk.work.record("follow_up_reopened", desk.actor, subject_of(follow_up), id=id_)
    return follow_up


def subject_of(follow_up: FollowUp) -> str:
    """The ledger's name of what it belongs to."""
    about = follow_up.assignment_id
    return f"assignment:{about}" if about else f"case:{follow_up.case_id}"


def name_of(follow_up: FollowUp) -> str:
    """What a button calls it: g12."""
    return f"g{follow_up.id}"
