"""撤回 of a change of the roster: every row as it was, as long as nobody has built on it."""

from domain.errors import TooLate
from handlers.desk import Desk
from handlers.retraction import Act
from storage.roster_undo import take_back_changes, why_kept


async def take_back_roster(act: Act, desk: Desk) -> None:
    """Units, persons and posts as they were before. Raises TooLate with the reason."""
    changes = act["changes"]
    if kept := await why_kept(desk.work.session, changes):
        raise TooLate(f"roster_{kept[0]}", name=kept[1])
    await take_back_changes(desk.work.session, changes)
    await desk.work.change_rules()
    desk.work.record("roster_undone", desk.actor, "office", rows=len(changes))
