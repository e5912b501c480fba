"""Steps are applied to the roster: rows, rules, ledger, and the memory by which 撤回 takes them back."""

from collections.abc import Sequence
from typing import Any

from domain.policy import UNIT_GROUP
from domain.rosters import Standing, Step, StepKind
from handlers.desk import Desk
from storage.rosters import Change, RosterBook
from storage.rules import put_setting
from storage.standing import load_standing


async def standing_of(desk: Desk) -> Standing:
    """The roster as it stands today."""
    return await load_standing(desk.work.session, desk.rules.directory)


async def apply_steps(steps: Sequence[Step], desk: Desk) -> list[Change]:
    """Make these changes, note each in the ledger, and let everybody read the roster anew."""
    book = await RosterBook.open(desk.work.session, desk.today)
    for step in steps:
        await book.apply(step)
        desk.work.record("roster_changed", desk.actor, _subject(step), **_told(step))
    parts: list[dict[str, Any]] = [roster_act(book.changes)]
    renamed = {step.unit: step.new_name for step in steps if step.kind is StepKind.RENAME_UNIT}
    if groups := await _rename_in_groups(renamed, desk):
        parts.append({"kind": "settings", "settings": groups, "assignments": []})
    await desk.work.change_rules()
    if len(parts) == 1:
        desk.conversation.last_act = {**parts[0], "until": desk.undo_until.isoformat()}
    else:
        desk.remember("several", acts=parts)
    return book.changes


def roster_act(changes: Sequence[Change]) -> dict[str, Any]:
    """Changes of the roster in the form in which acts are remembered."""
    return {"kind": "roster", "changes": list(changes), "assignments": []}


async def _rename_in_groups(renamed: dict[str, str], desk: Desk) -> list[dict[str, Any]]:
    """A group of units (各承办单位) names them in full: it goes on naming the same ones."""
    kept = []
    for scope, units in desk.rules.policy.unit_groups.items():
        fresh = [renamed.get(unit, unit) for unit in units]
        if fresh == list(units):
            continue
        stamp, after = (desk.who.id, desk.now), {"units": fresh}
        before = await put_setting(desk.work.session, UNIT_GROUP, scope, after, stamp)
        kept.append({"name": UNIT_GROUP, "scope": scope, "before": before, "after": after})
    return kept


def _subject(step: Step) -> str:
    if step.kind in {StepKind.ADD_UNIT, StepKind.RENAME_UNIT}:
        return f"unit:{step.unit}"
    return f"person:{step.person_id or step.user_id or step.name}"


def _told(step: Step) -> dict[str, Any]:
    """What the ledger keeps: everything but the telephone number, of which it only says that it changed."""
    facts = {
        "step": step.kind,
        "unit": step.unit,
        "role": step.role,
        "name": step.name,
        "user_id": step.user_id,
        "new_name": step.new_name,
        "stand_in": step.stand_in,
        "mobile": bool(step.mobile),
    }
    return {name: value for name, value in facts.items() if value}
