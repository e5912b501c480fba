"""超期第2天报分管领导, 关闭首次进展提醒, 恢复默认阶梯: rows of the ladder are set, knowing what changes."""

from typing import Any

from domain.errors import BadInput
from domain.intents import ResetLadder, SetReminder, SetRung
from domain.ladder import BY_NODE, LATEST_OVERDUE, MOST_DAYS, NEVER_OFF, WITHOUT_DAYS, NodeKind
from domain.policy import KEY_CASES, REMINDER, RUNG, read_policy, rung_setting
from domain.vocabulary import DayUnit, Source
from handlers.configuring import set_reminder
from handlers.desk import Desk
from handlers.forecasting import count_changes, count_differing
from handlers.ladder.rows import lines_in_force
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.setting_changes import Key, change_settings
from storage.rules import stored_settings

router = Router()
LONGEST = 60  # days; more is surely a slip of the finger


@router.on(SetRung)
async def set_rung(intent: SetRung, desk: Desk) -> Reply:
    """Set one row for a source, for key cases or for all; echoed with how many messages it changes."""
    if intent.node is NodeKind.DUE_SOON and intent.days:
        ahead = SetReminder(intent.days, intent.source, working_days=False, key=intent.key)
        return await set_reminder(ahead, desk)
    _check(intent)
    key, value = (rung_setting(intent.node), scope_of(intent.source, key=intent.key)), _value(intent)
    present = next(
        line for line in await lines_in_force(intent.source, desk, key=intent.key) if line.node is intent.node
    )
    facts: dict[str, Any] = {
        "node": intent.node,
        "source": intent.source,
        "key": intent.key,
        "present": present,
        "days": tuple(value.get("days", ())),
        "unit": value.get("unit", ""),
        "usual": intent.usual,
        "recipient": BY_NODE[intent.node].recipient,
        "counts_from": BY_NODE[intent.node].counts_from,
    }
    if (await stored_settings(desk.work.session)).get(key, {}) == value:
        return Reply("replies/ladder_unchanged.md.j2", facts)
    if not desk.confirmed:
        facts["changes"] = await count_changes(desk, key, value)
        return Reply("questions/set_rung.md.j2", facts, Question((intent,)))
    await change_settings(desk, {key: value})
    return Reply("replies/rung_set.md.j2", facts)


def _check(intent: SetRung) -> None:
    """Raises BadInput for what would make duban silent, or a nuisance."""
    node, days = intent.node, intent.days
    if not days and not intent.usual and node in NEVER_OFF:
        raise BadInput("rung_never_off", node=node)
    if days and node in WITHOUT_DAYS:
        raise BadInput("rung_without_days", node=node)
    if intent.usual and BY_NODE[node].off:
        raise BadInput("rung_needs_days", node=node)
    if len(days) > MOST_DAYS:
        raise BadInput("rung_too_often", most=MOST_DAYS)
    if days and not 1 <= min(days) <= max(days) <= LONGEST and not _is_term(node):
        raise BadInput("rung_days", most=LONGEST)
    if node is NodeKind.OVERDUE and days and min(days) > LATEST_OVERDUE:
        raise BadInput("overdue_silent", latest=LATEST_OVERDUE)


def _is_term(node: NodeKind) -> bool:
    """Whether its days say how long a term must be to have it."""
    return node in (NodeKind.FIRST_PROGRESS, NodeKind.HALF_TIME)


def _value(intent: SetRung) -> dict[str, Any]:
    """As it is stored; nothing for what is as usual."""
    if intent.usual:
        return {}
    natural = intent.natural_days or _is_term(intent.node)
    unit = DayUnit.NATURAL_DAYS if natural else DayUnit.WORKING_DAYS
    return {"days": list(intent.days), "unit": unit.value}


def scope_of(source: Source | None, *, key: bool) -> str:
    """How a setting's scope is stored."""
    return KEY_CASES if key else source or ""


@router.on(ResetLadder)
async def reset_ladder(intent: ResetLadder, desk: Desk) -> Reply:
    """Whatever was set of the ladder is as usual again: for one source, for key cases, or everywhere."""
    stored, scope = await stored_settings(desk.work.session), scope_of(intent.source, key=intent.key)
    changes: dict[Key, dict[str, Any]] = {
        (name, of): {}
        for (name, of), value in sorted(stored.items())
        if value and (name == REMINDER or name.startswith(RUNG)) and (not scope or of == scope)
    }
    facts: dict[str, Any] = {
        "source": intent.source,
        "key": intent.key,
        "settings": [_named(name, of) for name, of in changes],
    }
    if not changes:
        return Reply("replies/ladder_as_usual.md.j2", facts)
    if not desk.confirmed:
        policy = read_policy({**stored, **changes})
        changed = policy.timetable(desk.rules.calendar, desk.rules.packs)
        facts["changes"] = await count_differing(desk, changed)
        return Reply("questions/reset_ladder.md.j2", facts, Question((intent,)))
    await change_settings(desk, changes)
    return Reply("replies/ladder_reset.md.j2", facts)


def _named(name: str, scope: str) -> dict[str, str]:
    node = NodeKind.DUE_SOON if name == REMINDER else NodeKind(name.removeprefix(RUNG))
    return {"node": node, "scope": scope}
