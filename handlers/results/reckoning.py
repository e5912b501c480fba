"""怎么算的, of a case that is handled anew: counted from the order, by the pack's clause."""

from datetime import date

from domain.deadlines import Deadline, due
from domain.planning import day_of
from domain.vocabulary import AssignmentState
from handlers.desk import Desk
from storage.desks import Item
from storage.results import last_order


async def redo_arithmetic(item: Item, desk: Desk) -> tuple[Deadline | None, date | None, str]:
    """The pack's arithmetic if it arrives at the day in force, the day of the order, and the clause."""
    if item.assignment.state is not AssignmentState.REDO:
        return None, None, ""
    order = await last_order(desk.work.session, item.id)
    if order is None:
        return None, None, ""
    rule = desk.rules.pack_of(item.case).redo
    ordered_on = day_of(order.ordered_at)
    counted = due(rule.within, ordered_on, desk.rules.calendar)
    if counted.on != order.deadline_on:
        return None, ordered_on, ""
    return counted, ordered_on, rule.clause
