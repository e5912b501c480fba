"""Settings are changed: the values, everybody's rules, the ledger; and they are taken back as one act."""

from collections.abc import Mapping
from typing import Any

from domain.errors import TooLate
from handlers.desk import Desk
from storage.rules import put_setting, stored_settings

Key = tuple[str, str]  # name and scope


async def change_setting(
    desk: Desk, name: str, scope: str, value: dict[str, Any], act: str = "setting_changed"
) -> dict[str, Any] | None:
    """Set one value in the acting person's name; returns what stood there before."""
    work = desk.work
    before = await put_setting(work.session, name, scope, value, (desk.who.id, work.now))
    await work.change_rules()
    work.record(act, desk.actor, f"setting:{name}:{scope}", before=before, after=value)
    return before


async def change_settings(desk: Desk, changes: Mapping[Key, dict[str, Any]]) -> None:
    """Set these values as one act, which 撤回 takes back as one."""
    kept = [
        {
            "name": name,
            "scope": scope,
            "before": await change_setting(desk, name, scope, value),
            "after": value,
        }
        for (name, scope), value in changes.items()
    ]
    desk.remember("settings", settings=kept, assignments=[])


async def take_back_settings(act: dict[str, Any], desk: Desk) -> None:
    """What stood there before stands there again. Raises TooLate where somebody has set it anew since."""
    stored = await stored_settings(desk.work.session)
    for one in act["settings"]:
        if stored.get((one["name"], one["scope"])) != one["after"]:
            raise TooLate("setting_overtaken")
    for one in act["settings"]:
        await change_setting(desk, one["name"], one["scope"], one["before"] or {}, "setting_undone")


def setting_of(subject: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    """A change of a setting as the ledger tells it, in the form in which acts are remembered."""
    _, name, scope = subject.split(":", 2)
    return {"name": name, "scope": scope, "before": facts["before"], "after": facts["after"]}
