"""撤回 of a pack chosen for cases alone: what held before holds again, while nobody has chosen since."""

from typing import Any

from domain.errors import TooLate
from handlers.desk import Desk
from handlers.packs.overriding import notices_of
from storage.desks import Item, items_by_id
from storage.retractions import retire_notices


async def take_back_override(act: dict[str, Any], desk: Desk) -> list[Item]:
    """The cases have the packs again that they had; what was not told yet is not told."""
    items = list((await items_by_id(desk.work.session, act["assignments"], lock=True)).values())
    cases = {item.case.id: item.case for item in items}
    for case_id, pack, reason in act["before"]:
        case = cases.get(case_id)
        if case is None or case.pack != act["after"]:
            raise TooLate("rules_overtaken")
        case.pack, case.pack_reason = pack, reason
        desk.work.record("override_undone", desk.actor, f"case:{case_id}", pack=pack)
    for item in items:
        await retire_notices(desk.work, notices_of(item.id, act["at"]), "undone")
    return items
