"""A setting is changed: the value, everybody's rules, the ledger."""

from typing import Any

from handlers.desk import Desk
from storage.rules import put_setting


async def change_setting(desk: Desk, name: str, scope: str, value: dict[str, Any]) -> dict[str, Any] | None:
    """Set one value in the acting person's name; returns what stood there before."""
    work = desk.work
    before = await put_setting(work.session, name, scope, value, (desk.who.id, work.now))
    await work.change_rules()
    work.record("setting_changed", desk.actor, f"setting:{name}:{scope}", before=before, after=value)
    return before
