"""提醒, 日报, 静默, 设置: what an administrator sets by chat: echoed, confirmed, in the ledger."""

from datetime import time, timedelta
from typing import Any

from domain.errors import BadInput
from domain.intents import (
    SetDigestDays,
    SetDigestTime,
    SetQuietHours,
    SetReminder,
    SetUndoWindow,
    ShowSettings,
)
from domain.ladder import Notice
from domain.masking import Masked
from domain.packs import Pack
from domain.permissions import SUPERVISING
from domain.policy import KEY_CASES, LONGEST_UNDO, SHORTEST_UNDO
from domain.vocabulary import AssignmentRole, DayUnit
from handlers.desk import Desk
from handlers.forecasting import AHEAD, changed_rules, count_changes, digests_of
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.setting_changes import change_settings
from storage.rules import Rules

router = Router()
LONGEST_AHEAD = 60  # days; more is surely a slip of the finger


@router.on(SetReminder)
async def set_reminder(intent: SetReminder, desk: Desk) -> Reply:
    """Set how many days ahead deadlines are announced, for one source or for all."""
    unit = DayUnit.WORKING_DAYS if intent.working_days else DayUnit.NATURAL_DAYS
    present = _days_now(intent, desk.rules)
    days = tuple(sorted({*intent.days, *(present if intent.add else ())}, reverse=True))
    if not days or min(days) < 1 or max(days) > LONGEST_AHEAD:
        raise BadInput("reminder_days", most=LONGEST_AHEAD)
    scope, value = intent.source or (KEY_CASES if intent.key else ""), {"days": list(days), "unit": unit}
    cut_off = _pack(intent, desk.rules).extension.ahead.days
    facts = {
        "source": intent.source,
        "key": intent.key,
        "days": days,
        "unit": unit,
        "present": present,
        "cut_off": cut_off,
        "too_late_for_extension": max(days) < cut_off,
    }
    if not desk.confirmed:
        facts["changes"] = await count_changes(desk, ("reminder", scope), value)
        return Reply("questions/set_reminder.md.j2", facts, Question((intent,)))
    await change_settings(desk, {("reminder", scope): value})
    return Reply("replies/setting_changed.md.j2", {"what": "reminder", **facts})


def _pack(intent: SetReminder, rules: Rules) -> Pack:
    return rules.packs.of(intent.source) if intent.source else rules.packs.general


def _days_now(intent: SetReminder, rules: Rules) -> tuple[int, ...]:
    if intent.key:
        ladder = rules.timetable.ladder_under(rules.packs.general)
        notice = ladder.notice_for(None, AssignmentRole.LEAD, key=True)
        return notice.days if notice else ()
    if intent.source is None:
        general = [notice for notice in rules.policy.notices if notice.source is None and notice.key is None]
        return general[-1].days if general else rules.packs.general.reminder.days
    ladder = rules.timetable.ladder_of(intent.source)
    notice = ladder.notice_for(intent.source, AssignmentRole.LEAD, key=False)
    return notice.days if notice else ()


@router.on(SetDigestTime)
async def set_digest_time(intent: SetDigestTime, desk: Desk) -> Reply:
    """Set when the daily digest goes out; it never does on rest days."""
    facts = {"at": intent.at and f"{intent.at:%H:%M}"}
    if intent.at and _in_quiet(intent.at, desk):
        raise BadInput("digest_in_quiet_hours", at=facts["at"])
    present = desk.rules.policy.digest_at
    if intent.at == present:
        return Reply(
            "replies/digest_unchanged.md.j2", {"what": "digest", "on": intent.at is not None, **facts}
        )
    if not desk.confirmed:
        effect = await _digests(desk, ("digest", ""), {"at": facts["at"]})
        facts |= {**effect, "present": present and f"{present:%H:%M}"}
        return Reply("questions/set_digest.md.j2", facts, Question((intent,)))
    await change_settings(desk, {("digest", ""): {"at": facts["at"]}})
    return Reply("replies/setting_changed.md.j2", {"what": "digest", **facts})


@router.on(SetDigestDays)
async def set_digest_days(intent: SetDigestDays, desk: Desk) -> Reply:
    """Set whether the office has its digest on rest days too; units are left in peace either way."""
    at = desk.rules.policy.digest_at
    if at is None:
        raise BadInput("digest_off")
    facts = {"rest_days": intent.rest_days, "at": f"{at:%H:%M}"}
    if not desk.confirmed:
        facts |= await _digests(desk, ("digest_days", ""), {"rest_days": intent.rest_days})
        return Reply("questions/set_digest_days.md.j2", facts, Question((intent,)))
    await change_settings(desk, {("digest_days", ""): {"rest_days": intent.rest_days}})
    return Reply("replies/setting_changed.md.j2", {"what": "digest_days", **facts})


async def _digests(desk: Desk, key: tuple[str, str], value: dict[str, Any]) -> dict[str, Any]:
    """How many digests go out in the coming weeks, now and with this setting, and to how many people."""
    before, readers = digests_of(desk.rules, desk.now, AHEAD.days)
    after, then = digests_of(await changed_rules(desk, key, value), desk.now, AHEAD.days)
    return {"before": before, "after": after, "readers": max(readers, then)}


def _in_quiet(at: time, desk: Desk) -> bool:
    begins, ends = desk.rules.policy.hours.quiet_from, desk.rules.policy.hours.quiet_until
    return begins <= at < ends if begins <= ends else at >= begins or at < ends


@router.on(SetQuietHours)
async def set_quiet_hours(intent: SetQuietHours, desk: Desk) -> Reply:
    """Set the hours in which nothing unasked is sent; 立办立结 is exempt (R17)."""
    intent = _complete_quiet(intent, desk)
    value = {
        "from": intent.begins and f"{intent.begins:%H:%M}",
        "until": intent.ends and f"{intent.ends:%H:%M}",
    }
    facts: dict[str, Any] = {**value}
    if not desk.confirmed:
        facts["changes"] = await count_changes(desk, ("quiet", ""), value)
        return Reply("questions/set_quiet.md.j2", facts, Question((intent,)))
    await change_settings(desk, {("quiet", ""): value})
    return Reply("replies/setting_changed.md.j2", {"what": "quiet", **facts})


def _complete_quiet(intent: SetQuietHours, desk: Desk) -> SetQuietHours:
    """The end that was not said stays as it is: 晚上九点以后别发消息."""
    if not intent.keeps:
        return intent
    hours = desk.rules.policy.hours
    begins, ends = intent.begins or hours.quiet_from, intent.ends or hours.quiet_until
    if begins == ends:
        raise BadInput("quiet_ends_alike", at=f"{begins:%H:%M}")
    return SetQuietHours(begins, ends)


@router.on(SetUndoWindow)
async def set_undo_window(intent: SetUndoWindow, desk: Desk) -> Reply:
    """Set how long an act may be taken back unconditionally; what is held already keeps its own end."""
    window = timedelta(seconds=intent.seconds)
    if not SHORTEST_UNDO <= window <= LONGEST_UNDO:
        bounds = int(SHORTEST_UNDO.total_seconds()), int(LONGEST_UNDO.total_seconds()) // 60
        raise BadInput("undo_window", least=bounds[0], most=bounds[1])
    facts = {"seconds": intent.seconds, "present": int(desk.rules.policy.undo_window.total_seconds())}
    if not desk.confirmed:
        return Reply("questions/set_undo.md.j2", facts, Question((intent,)))
    await change_settings(desk, {("undo", ""): {"seconds": intent.seconds}})
    return Reply("replies/setting_changed.md.j2", {"what": "undo", **facts})


@router.on(ShowSettings)
async def show_settings(desk: Desk) -> Reply:
    """What is configured now, and the words that change it; outside the office, when it is quiet."""
    policy = desk.rules.policy
    if desk.who.roles.isdisjoint(SUPERVISING):
        return Reply("replies/quiet_hours.md.j2", {"hours": policy.hours})
    facts = {
        "notices": _in_force(desk.rules),
        "digest_at": policy.digest_at and f"{policy.digest_at:%H:%M}",
        "digest_on_rest_days": policy.digest_on_rest_days,
        "digests": policy.digests,
        "hours": policy.hours,
        "cap": policy.daily_cap,
        "extension": desk.rules.packs.general.extension.ahead,
        "report": desk.rules.packs.general.report.ahead,
        "paused_at": policy.paused_at and policy.paused_at.isoformat(),
        "paused_until": policy.stop and policy.stop.until and policy.stop.until.isoformat(),
        "paused_units": [desk.rules.directory.units[unit_id] for unit_id in policy.unit_stops],
        "drill_since": policy.drill_since and policy.drill_since.isoformat(),
        "retention": policy.retention_years,
        "unmasked": [kind for kind in Masked if not getattr(policy.masks, kind.value)],
        "stopped_sources": sorted(policy.stopped_sources),
        "own_words": sorted(policy.words),
        "undo_seconds": int(policy.undo_window.total_seconds()),
        "netizen_check": policy.netizen_check and f"{policy.netizen_check:%H:%M}",
    }
    return Reply("cards/settings.md.j2", facts)


def _in_force(rules: Rules) -> list[Notice]:
    """One row for each scope, what the office set instead of what the general rules say."""
    usual = Notice(rules.packs.general.reminder.days, rules.packs.general.reminder.unit)
    notices = (usual, *rules.policy.notices)
    return list({(notice.source, notice.is_co, notice.key): notice for notice in notices}.values())
