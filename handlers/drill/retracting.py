"""撤回 of 演练模式 开/关."""

from domain.errors import TooLate
from domain.policy import DRILL
from handlers.desk import Desk
from handlers.retraction import Act, Undone
from handlers.setting_changes import change_setting
from storage.drill import owe_anew, told_since_drill
from storage.rules import stored_settings


async def take_back_drill(act: Act, desk: Desk) -> Undone:
    """Taking back the beginning is an end; the end can be taken back until something has gone out."""
    present = (await stored_settings(desk.work.session)).get((DRILL, ""), {})
    if present != act["after"] or (not act["after"] and await told_since_drill(desk.work.session)):
        raise TooLate("drill_overtaken")
    await change_setting(desk, DRILL, "", act["before"])
    if not act["before"]:
        await owe_anew(desk.work)
    return Undone("drill", (), restored="on" if act["before"] else "off")
