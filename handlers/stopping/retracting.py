"""撤回 of 停发 and 恢复: what held before holds again, while nobody has changed it since."""

from domain.errors import TooLate
from domain.policy import PAUSE
from handlers.desk import Desk
from handlers.retraction import Act, Undone
from handlers.setting_changes import change_setting
from storage.rules import stored_settings


async def take_back_stop(act: Act, desk: Desk) -> Undone:
    """The setting is as it was; what went out meanwhile stays sent."""
    present = (await stored_settings(desk.work.session)).get((PAUSE, act["scope"]), {})
    if present != act["after"]:
        raise TooLate("stop_overtaken")
    await change_setting(desk, (PAUSE, act["scope"]), act["before"], "setting_undone")
    return Undone("stop", (), restored="stopped" if act["before"] else "sending")
