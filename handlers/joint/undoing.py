"""撤回 of what was done about opinions and meetings."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from domain.errors import NothingThere
from handlers.desk import Desk
from handlers.joint.marking import unmark
from handlers.joint.meetings import undo_meeting
from handlers.joint.sending_back import undo_sending_back
from storage.desks import Item, items_by_id


async def _undo_mark(act: dict[str, Any], desk: Desk) -> Item:
    items = await items_by_id(desk.work.session, act["assignments"], lock=True)
    if not items:
        raise NothingThere("undo")
    item = items[act["assignments"][0]]
    await unmark(item, desk)
    return item


UNDO: Final[Mapping[str, Callable[[dict[str, Any], Desk], Awaitable[Item]]]] = {
    "opinion_late": _undo_mark,
    "opinion_back": undo_sending_back,
    "meeting": undo_meeting,
}
