"""What an approver has to know before he decides on a return: how the case went round, and cases like it."""

import asyncio
from dataclasses import asdict, dataclass
from typing import Any

from domain.deadlines import due
from domain.similarity import find_similar
from domain.transitions import LEFT
from handlers.desk import Desk
from storage.bounces import Bounce, bounces_of
from storage.desks import Item
from storage.measures import Resembling, describe_cases, matters
from storage.tables import ReturnRequest

MOST_ALIKE = 2
ALIKE = 0.3  # less says nothing about whose a case is


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
    """The cases most like it with the units they ended with; a secret case is not compared."""
    known = await matters(desk.work.session)
    wanted = next((matter for matter in known if matter.name == item.case.id), None)
    if wanted is None:
        return []
    others = [matter for matter in known if matter is not wanted]
    scores = await asyncio.to_thread(find_similar, wanted, others, MOST_ALIKE)
    near = {name: round(100 * score) for score, name in scores if score >= ALIKE}
    found = await describe_cases(desk.work.session, list(near))
    return [one for name in near if name in found for one in _ended(found[name], near[name])]


def _ended(case: Resembling, likeness: int) -> list[Precedent]:
    """The unit that has it still, or had it last."""
    kept = [(u, s) for u, s in zip(case.units, case.states, strict=True) if s not in LEFT]
    return [Precedent(case.number, likeness, unit, state) for unit, state in kept[:1]]
