"""Milestones end by themselves once their quantity is reached, and are open again when it was not."""

from domain.projects import write_quantity
from domain.vocabulary import FollowUpKind, FollowUpState
from handlers.desk import Desk
from handlers.tracking import settle
from storage.desks import Item
from storage.follow_ups import follow_ups_of_case
from storage.tables import FollowUp

KINDS = (FollowUpKind.MILESTONE,)


async def reach(item: Item, desk: Desk) -> list[FollowUp]:
    """Settle what the case's figure has reached, with the figure as what came of it."""
    case = item.case
    done = case.progress or 0
    nodes = await follow_ups_of_case(desk.work.session, case.id or 0, KINDS, (FollowUpState.OPEN,))
    reached = [node for node in nodes if node.quantity is not None and node.quantity <= done]
    for node in reached:
        settle(node, FollowUpState.DONE, f"已完成{write_quantity(done, case.measure)}", desk)
    return reached


async def reopen(item: Item, desk: Desk) -> None:
    """What had been reached only by a figure that was taken back."""
    case = item.case
    nodes = await follow_ups_of_case(desk.work.session, case.id or 0, KINDS, (FollowUpState.DONE,))
    for node in nodes:
        if node.quantity is None or node.quantity <= (case.progress or 0):
            continue
        node.state, node.outcome = FollowUpState.OPEN, ""
        node.settled_by = node.settled_at = node.settled_on = None
        desk.work.session.add(node)
        desk.work.record("follow_up_reopened", desk.actor, f"case:{case.id}", id=node.id, kind=node.kind)
