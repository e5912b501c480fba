"""撤回 of 加会办 and 减会办, while nobody has acted on it."""

from typing import Any

from domain.errors import TooLate
from domain.transitions import LEFT, OPEN, Act, advance
from domain.vocabulary import AssignmentRole, AssignmentState
from handlers.co_units.teams import RESPONSIBLE, become, leave_alone, tell_lead, tell_removed
from handlers.desk import Desk
from handlers.handing_out import owe_assigned
from handlers.joint.duty_to_meet import review_meeting
from storage.desks import Item, items_by_id
from storage.joint import held_items
from storage.retractions import retire_notices, told_to


async def undo_adding(act: dict[str, Any], desk: Desk) -> Item:
    """The co-handler is let go again, unless it has signed. Raises TooLate then."""
    part, lead = await _part_and_lead(act, desk)
    if part.assignment.state is not AssignmentState.ASSIGNED:
        raise TooLate("moved_on", number=part.case.spoken, by=part.unit.name)
    told = await told_to(desk.work.session, f"assigned:{part.id}@")
    part.assignment.state = advance(part.assignment.state, Act.REVOKE)
    await _take_back_news(part, desk)
    part.assignment.version += 1
    if act["was_sole"]:
        _ = await leave_alone(lead, desk)
    if told:
        tell_removed(part, desk)
        tell_lead(lead, part, desk, added=False)
    desk.work.record("co_unit_removed", desk.actor, part.subject, number=part.case.spoken, undone=True)
    await desk.work.flush()
    _ = await review_meeting(part.case.id or 0, desk)
    return lead


async def undo_removing(act: dict[str, Any], desk: Desk) -> Item:
    """The co-handler has the case again, as it had it."""
    part, lead = await _part_and_lead(act, desk)
    if part.assignment.state not in LEFT or lead.assignment.state not in OPEN:
        raise TooLate("overtaken", number=part.case.spoken)
    told = await told_to(desk.work.session, f"co_changed:{part.id}:{part.assignment.version}:self@")
    await _take_back_news(part, desk)
    part.assignment.state = AssignmentState(act["before"])
    part.assignment.version += 1
    if act["alone"]:
        _ = await become(AssignmentRole.LEAD, lead, desk)
    if told or part.assignment.state is AssignmentState.ASSIGNED:
        owe_assigned(part, desk)
        tell_lead(lead, part, desk, added=True)
    desk.work.record("co_unit_added", desk.actor, part.subject, number=part.case.spoken, undone=True)
    await desk.work.flush()
    _ = await review_meeting(part.case.id or 0, desk)
    return lead


async def _part_and_lead(act: dict[str, Any], desk: Desk) -> tuple[Item, Item]:
    part = (await items_by_id(desk.work.session, act["assignments"], lock=True))[act["assignments"][0]]
    held = await held_items(desk.work.session, part.case.id or 0)
    lead = next((item for item in held if item.assignment.role in RESPONSIBLE), None)
    if lead is None:
        raise TooLate("overtaken", number=part.case.spoken)
    return part, lead


async def _take_back_news(part: Item, desk: Desk) -> None:
    mark = f"undone{part.assignment.version}"
    for prefix in (f"assigned:{part.id}@", f"co_changed:{part.id}:{part.assignment.version}:"):
        await retire_notices(desk.work, prefix, mark)
