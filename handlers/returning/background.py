"""What an approver has to know before he decides on a return: how the case went round, and cases like it."""

from dataclasses import asdict, dataclass
from typing import Any

from domain.deadlines import due
from domain.similarity import SHOWN
from domain.transitions import LEFT
from handlers.desk import Desk
from storage.bounces import Bounce, bounces_of
from storage.desks import Item, items_of_case
from storage.tables import ReturnRequest

MOST_ALIKE = 2


@dataclass(frozen=True, slots=True)
class Precedent:
    """A case like this one, and with whom it ended."""

    number: str
    likeness: int  # percent
    unit: str
    state: str


async def background_of(request: ReturnRequest, item: Item, desk: Desk) -> dict[str, Any]:
    """Facts for the approver's card, as JSON: they are kept with the notice that tells them."""
    bounces = await bounces_of(desk.work.session, item.case.id or 0)
    return {
        "basis": request.basis,
        "count": len(bounces) + 1,
        "between": [_spell(one, desk) for one in bounces],
        "alike": [asdict(one) for one in await _precedents(item, desk)],
        **_due(item, desk),
    }


def _spell(bounce: Bounce, desk: Desk) -> str:
    units = desk.rules.directory.units
    return f"{units[bounce.from_unit]}→{units.get(bounce.to_unit or 0, '')}"


def _due(item: Item, desk: Desk) -> dict[str, str]:
    """By when the case is to be handed on once the return is granted."""
    rule = desk.rules.pack_of(item.case).returning
    on = due(rule.reassign_within, desk.today, desk.rules.calendar).on if rule.reassign_within else None
    said = desk.rules.calendar.describe(on, desk.today) if on else ""
    return {"reassign_by": said, "reassign_today": "1" if on == desk.today else "", "clause": rule.clause}


async def _precedents(item: Item, desk: Desk) -> list[Precedent]:
    """The cases most like it with the units they ended with; a secret case is like nothing."""
    work, case_id = desk.work, item.case.id or 0
    like = (await work.database.alike(work.session, [case_id], SHOWN)).get(case_id, ())
    found = [(name, score) for score, name in like if isinstance(name, int)][:MOST_ALIKE]
    return [one for name, score in found for one in await _ended(name, score, desk)]


async def _ended(case_id: int, score: float, desk: Desk) -> list[Precedent]:
    """The unit that has it still, or had it last."""
    parts = await items_of_case(desk.work.session, case_id)
    kept = [part for part in parts if part.assignment.state not in LEFT][:1]
    return [
        Precedent(part.case.spoken, round(100 * score), part.unit.name, part.assignment.state)
        for part in kept
    ]
