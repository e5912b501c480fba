"""The joint meeting that a case owes: whose it is to hold, and whether it is still owed."""

from domain.errors import WrongState
from domain.intents import CaseRef
from domain.permissions import SUPERVISING
from domain.vocabulary import AssignmentRole, FollowUpState
from handlers.desk import Desk
from handlers.references import Unclear
from storage.desks import Item
from storage.joint import held_items
from storage.tables import FollowUp

_LEADING = (AssignmentRole.LEAD, AssignmentRole.SOLE)


async def find_responsible(refs: tuple[CaseRef, ...], desk: Desk) -> Item:
    """The part of whoever is responsible for the case's meeting: its lead or sole unit; of a split case any.

    Raises WrongState for a co-handler, Unclear for several cases.
    """
    supervising = not desk.who.roles.isdisjoint(SUPERVISING)
    items = await (desk.visible(refs) if supervising else desk.own(refs))
    if len({item.case.id for item in items}) > 1:
        raise Unclear(items)
    parts = await held_items(desk.work.session, items[0].case.id or 0)
    leads = [part for part in parts if part.assignment.role in _LEADING]
    found = leads if supervising else [p for p in leads if p.assignment.unit_id in desk.who.unit_ids]
    if leads and not found:
        raise WrongState("not_lead", number=items[0].case.spoken, unit=leads[0].unit.name)
    return (await desk.hold([(found or items)[0]]))[0]


def check_owed(meeting: FollowUp, item: Item, desk: Desk) -> None:
    """Raise WrongState with who recorded or waived it, and when."""
    if meeting.state is FollowUpState.OPEN:
        return
    by = desk.rules.directory.find(meeting.settled_by or 0)
    at = meeting.settled_at or meeting.opened_at
    waived = meeting.state is FollowUpState.WAIVED
    raise WrongState(
        "meeting_settled",
        number=item.case.spoken, by=by.name if by else "", at=at.isoformat(), waived=waived,
    )  # fmt: skip
