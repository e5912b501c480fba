"""Settings are changed: the values, everybody's rules, the ledger; and they are taken back as one act."""

from collections.abc import Mapping
from typing import Any

from domain.errors import TooLate
from domain.policy import DRILL, PAUSE, SLOT
from handlers.desk import Desk
from handlers.people import say_actor
from handlers.retraction import Act, Undone
from handlers.setting_words import say_setting
from storage.notices import align
from storage.reasons import last_setting_of
from storage.rules import put_setting, stored_settings

Key = tuple[str, str]  # name and scope
_WITH_CONSEQUENCES = {PAUSE: "stop", DRILL: "drill"}  # messages wait or have gone out meanwhile


async def change_setting(
    desk: Desk, key: Key, value: dict[str, Any], act: str = "setting_changed", together: int = 1
) -> dict[str, Any] | None:
    """Set one value in the acting person's name; returns what stood there before.

    `together`: how many values are set by the same act, as the ledger has to know to find them again.
    """
    work, (name, scope) = desk.work, key
    before = await put_setting(work.session, name, scope, value, (desk.who.id, work.now))
    await work.change_rules()
    work.record(act, desk.actor, f"setting:{name}:{scope}", before=before, after=value, together=together)
    return before


async def change_settings(desk: Desk, changes: Mapping[Key, dict[str, Any]]) -> None:
    """Set these values as one act, which 撤回 takes back as one."""
    kept = [
        {
            "name": name,
            "scope": scope,
            "before": await change_setting(desk, (name, scope), value, together=len(changes)),
            "after": value,
        }
        for (name, scope), value in changes.items()
    ]
    desk.remember("settings", settings=kept, assignments=[])


async def take_back_settings(act: Act, desk: Desk) -> Undone:
    """What stood there before stands there again. Raises TooLate where somebody has set it anew since."""
    stored = await stored_settings(desk.work.session)
    for one in act["settings"]:
        if (stored.get((one["name"], one["scope"])) or {}) != (one["after"] or {}):
            await _refuse(one, desk)
    for one in act["settings"]:
        await change_setting(desk, (one["name"], one["scope"]), one["before"] or {}, "setting_undone")
    if any(one["name"] == SLOT for one in act["settings"]):
        await align(desk.work, (await desk.work.rules()).rhythm)
    said = tuple(
        say_setting(one["name"], one["scope"], one["after"], one["before"], desk) for one in act["settings"]
    )
    return Undone("settings", (), settings=said)


async def _refuse(one: Mapping[str, Any], desk: Desk) -> None:
    """Say who has set it anew, when, and to what."""
    last = await last_setting_of(desk.work.session, f"setting:{one['name']}:{one['scope']}")
    if last is None or last.facts["after"] == one["after"]:  # changed past the ledger
        raise TooLate("setting_overtaken")
    raise TooLate(
        "setting_overtaken",
        by=say_actor(last.actor, desk),
        own=last.actor == desk.actor,
        at=last.at.isoformat(),
        setting=say_setting(one["name"], one["scope"], last.facts["before"], last.facts["after"], desk),
    )


def act_of(settings: list[dict[str, Any]]) -> Act:
    """What was set by one act, in the form in which acts are remembered."""
    first = settings[0]
    kind = _WITH_CONSEQUENCES.get(first["name"]) if len(settings) == 1 else None
    if kind is None:
        return {"kind": "settings", "settings": settings, "assignments": []}
    before, after = first["before"] or {}, first["after"] or {}
    return {"kind": kind, "scope": first["scope"], "before": before, "after": after, "assignments": []}


def setting_of(subject: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    """A change of a setting as the ledger tells it, in the form in which acts are remembered."""
    _, name, scope = subject.split(":", 2)
    return {"name": name, "scope": scope, "before": facts["before"], "after": facts["after"]}
