"""签收: a unit has received its cases. It says nothing about answering them."""

from domain.errors import NothingThere
from domain.intents import Acknowledge
from domain.transitions import Act, advance
from domain.vocabulary import AssignmentState
from handlers.desk import Desk
from handlers.references import Unclear
from handlers.replying import Reply
from handlers.router import Router
from storage.desks import Item, open_items
from storage.unit_of_work import UnitOfWork

router = Router()


@router.on(Acknowledge)
async def acknowledge(intent: Acknowledge, desk: Desk, work: UnitOfWork) -> Reply:
    """Sign for the named cases, for the quoted one, or for all; those signed before are only said to be.

    Of several that he names, those that are his are signed for, and the others are said.
    """
    items, missing = await _meant(intent, desk)
    fresh = [item for item in items if item.assignment.state is AssignmentState.ASSIGNED]
    known = [item for item in items if item.assignment.state is not AssignmentState.ASSIGNED]
    for item in fresh:
        item.assignment.state = advance(item.assignment.state, Act.ACKNOWLEDGE)
        item.assignment.acknowledged_at, item.assignment.acknowledged_by = work.now, desk.who.id
        work.record("acknowledged", desk.actor, item.subject, number=item.case.spoken)
    if fresh:
        desk.remember("acknowledge", assignments=[item.id for item in fresh])
    facts = {"signed": desk.lines(fresh), "known": desk.lines(known), "undo_until": desk.undo_until}
    facts["missing"] = missing
    return Reply("replies/acknowledged.md.j2", facts, about=items[0].id if len(items) == 1 else None)


async def _meant(intent: Acknowledge, desk: Desk) -> tuple[list[Item], list[str]]:
    if intent.refs:
        return await desk.own_among(intent.refs)
    if desk.quoted and not intent.everything:
        return await desk.own(()), []
    mine = await open_items(desk.work.session, desk.who.unit_ids)
    kept = {item.id for item in await desk.own(intent.excluding)} if intent.excluding else set()
    fresh = (item for item in mine if item.assignment.state is AssignmentState.ASSIGNED)
    unsigned = [item for item in fresh if item.id not in kept]
    if not unsigned:
        raise NothingThere("unsigned")
    if not intent.everything and (len(unsigned) > 1 or desk.pointing):
        raise Unclear(desk.seen_first(unsigned))
    return await desk.hold(unsigned), []
