"""A unit's part in a case goes to another unit: its own hand-over, its own window, and everybody told."""

from domain.deadlines import Deadline, due
from domain.errors import BadDate, WrongState
from domain.transitions import LEFT, Act, advance
from domain.vocabulary import AssignmentRole, AssignmentState
from handlers.assigning import read_term
from handlers.desk import Desk
from handlers.first_contact import expect_first_contact
from handlers.handing_out import owe_assigned
from handlers.joint.duty_to_meet import review_meeting
from storage.desks import Item, items_by_id, items_of_case
from storage.retractions import retire_news_of
from storage.tables import Assignment
from storage.unit_of_work import Owed


def read_deadline(wording: str, desk: Desk) -> Deadline | None:
    """The limit that goes with a re-assignment; None where none was named. Raises BadDate."""
    if not wording.strip():
        return None
    term = read_term(wording, desk)
    if term is None:
        raise BadDate("not_understood", wording=wording)
    deadline = due(term, desk.today, desk.rules.calendar)
    if deadline.on is not None and deadline.on < desk.today:
        raise BadDate("past", wording=wording)
    return deadline


async def check_receiver(item: Item, unit_id: int, desk: Desk) -> None:
    """Raises WrongState where the unit takes part in the case already."""
    for other in await items_of_case(desk.work.session, item.case.id or 0):
        if other.assignment.unit_id == unit_id and other.assignment.state not in LEFT:
            raise WrongState("has_it_already", number=item.case.spoken, unit=other.unit.name)


async def reassign(item: Item, unit_id: int, desk: Desk, deadline: Deadline | None = None) -> Item:
    """End this unit's part and begin the other's; without a new deadline the clock goes on as it was.

    The new unit is told, and so are the co-handlers if it leads.
    """
    old = item.assignment
    old.state = advance(old.state, Act.HAND_BACK, item.case.spoken)
    moved = await _begin(_part(old, unit_id, desk, deadline), desk)
    fresh = (await items_by_id(desk.work.session, [moved.id or 0]))[moved.id or 0]
    owe_assigned(fresh, desk, await review_meeting(old.case_id, desk))
    await expect_first_contact(fresh, desk)
    if old.role is AssignmentRole.LEAD:
        await tell_co_handlers(fresh, desk)
    return fresh


def _part(old: Assignment, unit_id: int, desk: Desk, deadline: Deadline | None) -> Assignment:
    part = Assignment(
        case_id=old.case_id,
        unit_id=unit_id,
        role=old.role,
        state=AssignmentState.ASSIGNED,
        deadline_kind=old.deadline_kind,
        deadline_on=old.deadline_on,
        first_deadline_on=old.first_deadline_on,
        provisional=old.provisional,
        assigned_at=desk.now,
        handed_over_at=desk.now,
        review_every_days=old.review_every_days,
    )
    if deadline:
        part.deadline_kind, part.provisional = deadline.kind, deadline.provisional
        part.deadline_on = part.first_deadline_on = deadline.on
    return part


async def _begin(part: Assignment, desk: Desk) -> Assignment:
    """Store it; a unit that had the case before gets its old row back, as if it were new."""
    parts = await items_of_case(desk.work.session, part.case_id)
    known = next((one.assignment for one in parts if one.assignment.unit_id == part.unit_id), None)
    if known is not None:
        part.state = advance(known.state, Act.HAND_OUT_AGAIN)
        for name, value in part.model_dump(exclude={"id", "version"}).items():
            setattr(known, name, value)
        known.version += 1
        await retire_news_of(desk.work, known.id or 0, f"again{known.version}")
        part = known
    desk.work.session.add(part)
    await desk.work.flush()
    return part


async def tell_co_handlers(lead: Item, desk: Desk) -> None:
    """Whoever handles it with the lead learns who leads now."""
    for other in await items_of_case(desk.work.session, lead.assignment.case_id):
        if other.assignment.role is not AssignmentRole.CO or other.assignment.state in LEFT:
            continue
        for liaison in desk.rules.directory.liaisons(other.assignment.unit_id, other.id):
            key = f"lead_changed:{lead.id}:{lead.assignment.version}:{other.id}@{liaison.id}"
            facts = {"unit": lead.unit.name}
            desk.work.owe(Owed(key, "lead_changed", liaison.id, desk.push_time(), other.id, facts=facts))


def tell_old_unit(item: Item, unit: str, reason: str, desk: Desk) -> None:
    """The unit that is relieved without having asked learns who has it now, and why."""
    for liaison in desk.rules.directory.liaisons(item.assignment.unit_id, item.id):
        key = f"reassigned:{item.id}:{item.assignment.version}@{liaison.id}"
        facts = {"unit": unit, "reason": reason}
        desk.work.owe(Owed(key, "reassigned", liaison.id, desk.push_time(), item.id, facts=facts))
