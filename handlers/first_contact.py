"""首次联系: where a pack sets a time for it, a unit owes the first contact from the hand-over on (R33)."""

from domain.deadlines import due
from domain.vocabulary import AssignmentRole, FollowUpKind, FollowUpState
from handlers.desk import Desk
from handlers.tracking import begin, settle
from storage.contacts import contacts_of
from storage.desks import Item
from storage.follow_ups import follow_ups_of_case
from storage.tables import FollowUp


async def expect_first_contact(item: Item, desk: Desk) -> None:
    """Begin it for whoever answers; counted from the hand-over as the pack says."""
    rule = desk.rules.pack_of(item.case).contact
    if rule.first_within is None or item.assignment.role is AssignmentRole.CO:
        return
    limit = due(rule.first_within, desk.today, desk.rules.calendar)
    follow_up = FollowUp(
        kind=FollowUpKind.FIRST_CONTACT,
        case_id=item.assignment.case_id,
        assignment_id=item.id,
        due_on=limit.on,
        origin=f"assignment:{item.id}",
        opened_at=desk.now,
    )
    await begin(follow_up, desk)


async def settle_first_contact(item: Item, text: str, desk: Desk) -> None:
    """Any contact is the first one."""
    for one in await _of(item, FollowUpState.OPEN, desk):
        settle(one, FollowUpState.DONE, text, desk)


async def expect_again(item: Item, desk: Desk) -> None:
    """The only contact was taken back: it is owed as before."""
    if await contacts_of(desk.work.session, item.id):
        return
    for one in await _of(item, FollowUpState.DONE, desk):
        one.state, one.outcome = FollowUpState.OPEN, ""
        one.settled_at = one.settled_by = one.settled_on = None
        desk.work.session.add(one)


async def _of(item: Item, state: FollowUpState, desk: Desk) -> list[FollowUp]:
    kinds, states = (FollowUpKind.FIRST_CONTACT,), (state,)
    found = await follow_ups_of_case(desk.work.session, item.assignment.case_id, kinds, states)
    return [one for one in found if one.assignment_id == item.id]
