"""Which unit's part of a case the office means when it only names the case."""

from collections.abc import Sequence

from domain.errors import WrongState
from domain.intents import CaseRef
from domain.transitions import LEFT
from domain.vocabulary import AssignmentRole
from handlers.desk import Desk
from handlers.references import Unclear
from storage.desks import Item

LEADING = frozenset({AssignmentRole.LEAD, AssignmentRole.SOLE})


async def live_parts(refs: tuple[CaseRef, ...], desk: Desk) -> list[Item]:
    """The parts of the one case that units still have, held for a change."""
    items = await desk.visible(refs)
    if desk.quoted and not refs:
        items = [*await desk.visible((_ref_to_case(desk.quoted),))]
    if len({item.case.id for item in items}) > 1:
        raise Unclear(items)
    live = [item for item in items if item.assignment.state not in LEFT]
    if not live:
        raise WrongState(items[0].assignment.state, number=items[0].case.spoken)
    return await desk.hold(live)


def _ref_to_case(item: Item) -> CaseRef:
    return CaseRef(item.case.ordinal or 0, item.case.source, item.case.number)


def leading(parts: Sequence[Item]) -> Item:
    """The part of whoever answers for the case. Raises WrongState where several units do (分办)."""
    found = [item for item in parts if item.assignment.role in LEADING] or list(parts)
    if len(found) > 1:
        raise WrongState("several_parts", number=found[0].case.spoken)
    return found[0]
