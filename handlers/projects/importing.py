"""Milestones that come with a table: planned with the case, put right when the table comes again."""

from collections.abc import Iterable

from domain.projects import Milestone, read_milestones
from domain.tables.records import CaseRecord
from domain.vocabulary import FollowUpState
from handlers.desk import Desk
from handlers.projects.lines import leading
from handlers.projects.planning import node_of
from handlers.projects.reaching import KINDS, reach
from handlers.tracking import begin, settle
from storage.desks import Item, items_of_case
from storage.follow_ups import follow_ups_of_case
from storage.tables import Case


async def plan_imported(entered: Iterable[tuple[CaseRecord, Case]], desk: Desk) -> None:
    """Plan what the tables say; what could not be read as days and quantities stays words in the content."""
    for record, case in entered:
        planned = read_nodes(record, desk) if record.nodes else None
        if planned is None:
            continue
        for item in leading(await items_of_case(desk.work.session, case.id or 0)):
            await _plan(planned, item, desk)


def read_nodes(record: CaseRecord, desk: Desk) -> tuple[Milestone, ...] | None:
    """The milestones in a record, in the year of its limit."""
    year = (record.deadline.on or record.assigned_on).year
    calendar = desk.rules.calendar
    return read_milestones(record.nodes, year, calendar, target=record.target, measure=record.measure)


async def _plan(planned: tuple[Milestone, ...], item: Item, desk: Desk) -> None:
    origin = f"table:{item.assignment.case_id}"
    wanted = [node_of(one, item, origin, desk.now) for one in planned]
    same = {(one.due_on, one.quantity) for one in wanted}
    open_ones = await follow_ups_of_case(
        desk.work.session, item.assignment.case_id, KINDS, (FollowUpState.OPEN,)
    )
    for old in open_ones:
        if old.origin == origin and (old.due_on, old.quantity) not in same:
            settle(old, FollowUpState.DROPPED, "表格已改", desk)
    for one in wanted:
        await begin(one, desk)
    await desk.work.flush()
    await reach(item, desk)
