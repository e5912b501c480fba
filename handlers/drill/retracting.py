"""撤回 of 演练模式 开/关, beside that of 停发 and 恢复."""

from typing import Final

from domain.errors import TooLate
from domain.policy import DRILL
from handlers.desk import Desk
from handlers.retraction import Act, TakeBack, Undone
from handlers.setting_changes import change_setting
from handlers.stopping.retracting import take_back_stop
from storage.drill import owe_anew, told_since_drill
from storage.rules import stored_settings


async def take_back_drill(act: Act, desk: Desk) -> Undone:
    """Taking back the beginning is an end; the end can be taken back until something has gone out."""
    present = (await stored_settings(desk.work.session)).get((DRILL, ""), {})
    if present != act["after"] or (not act["after"] and await told_since_drill(desk.work.session)):
        raise TooLate("drill_overtaken")
    await change_setting(desk, (DRILL, ""), act["before"], "setting_undone")
    if not act["before"]:
        await owe_anew(desk.work)
    return Undone("drill", (), restored="on" if act["before"] else "off")


OF_SENDING: Final[dict[str, TakeBack]] = {"stop": take_back_stop, "drill": take_back_drill}
