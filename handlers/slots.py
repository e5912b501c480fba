"""When people have their message of the day, how many a day at most, and what waits for the next one."""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from domain.errors import BadInput
from domain.intents import SetDailyCap, SetOwnSlot, SetSlot, ShowWaiting
from domain.policy import CAP, SLOT
from domain.zone import OFFICE_ZONE
from handlers.desk import Desk
from handlers.forecasting import count_changes
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.setting_changes import change_settings
from storage.notices import align, waiting_for
from storage.unit_of_work import UnitOfWork

router = Router()
LEAST_A_DAY, MOST_A_DAY = 1, 20
SHOWN = 8


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """One piece of news that waits: what, about which case, and when it comes."""

    kind: str
    number: str
    at: datetime


@router.on(SetSlot)
async def set_slot(intent: SetSlot, desk: Desk, work: UnitOfWork) -> Reply:
    """Set when everybody has the message of the day; within office hours and never in quiet ones."""
    hours = desk.rules.policy.hours
    _refuse_at_night(intent.at, desk)
    if not hours.opens <= intent.at < hours.closes:
        raise BadInput("slot_outside_hours", opens=f"{hours.opens:%H:%M}", closes=f"{hours.closes:%H:%M}")
    facts: dict[str, Any] = {"at": f"{intent.at:%H:%M}", "present": f"{hours.slot:%H:%M}"}
    if not desk.confirmed:
        facts["changes"] = await count_changes(desk, (SLOT, ""), {"at": facts["at"]})
        return Reply("questions/set_slot.md.j2", facts, Question((intent,)))
    await change_settings(desk, {(SLOT, ""): {"at": facts["at"]}})
    await align(work, (await work.rules()).rhythm)
    return Reply("replies/setting_changed.md.j2", {"what": "slot", **facts})


@router.on(SetOwnSlot)
async def set_own_slot(intent: SetOwnSlot, desk: Desk, work: UnitOfWork) -> Reply:
    """A person moves his own message of the day later; with no time it comes with everybody's again."""
    office = desk.rules.policy.hours.slot
    if intent.at is not None:
        _refuse_at_night(intent.at, desk)
        if intent.at < office:
            raise BadInput("own_slot_too_early", at=f"{office:%H:%M}")
    own = intent.at if intent.at != office else None
    value: dict[str, Any] = {"at": f"{own:%H:%M}"} if own else {}
    await change_settings(desk, {(SLOT, str(desk.who.id)): value})
    await align(work, (await work.rules()).rhythm, desk.who.id)
    return Reply("replies/own_slot.md.j2", {"at": f"{own or office:%H:%M}", "own": own is not None})


@router.on(SetDailyCap)
async def set_daily_cap(intent: SetDailyCap, desk: Desk) -> Reply:
    """Set how many unasked messages a person gets a day; what cannot wait is not held back by it."""
    if not LEAST_A_DAY <= intent.most <= MOST_A_DAY:
        raise BadInput("daily_cap", least=LEAST_A_DAY, most=MOST_A_DAY)
    facts: dict[str, Any] = {"most": intent.most, "present": desk.rules.policy.daily_cap}
    if not desk.confirmed:
        facts["changes"] = await count_changes(desk, (CAP, ""), {"most": intent.most})
        return Reply("questions/set_cap.md.j2", facts, Question((intent,)))
    await change_settings(desk, {(CAP, ""): {"most": intent.most}})
    return Reply("replies/setting_changed.md.j2", {"what": "cap", **facts})


@router.on(ShowWaiting)
async def show_waiting(desk: Desk, work: UnitOfWork) -> Reply:
    """What waits for his next message, and when that comes: nothing is kept from him."""
    rhythm = desk.rules.rhythm
    found = await waiting_for(work.session, desk.who.id)
    lines = sorted((_line(w.kind, w.number, max(rhythm.moment_of(w), w.due_at)) for w in found), key=_when)
    facts = {
        "lines": lines[:SHOWN],
        "more": max(0, len(lines) - SHOWN),
        "next": rhythm.later_slot(desk.who.id, desk.now),
        "cap": rhythm.cap,
        "paused": desk.rules.policy.paused_at is not None,
    }
    return Reply("lists/waiting.md.j2", facts)


def _line(kind: str, number: str, at: datetime) -> WaitingLine:
    return WaitingLine(kind, number, at.astimezone(OFFICE_ZONE))


def _when(line: WaitingLine) -> datetime:
    return line.at


def _refuse_at_night(at: time, desk: Desk) -> None:
    hours = desk.rules.policy.hours
    if hours.is_quiet_hour(datetime.combine(desk.today, at, OFFICE_ZONE)):
        begins, ends = hours.quiet_from, hours.quiet_until
        raise BadInput("slot_in_quiet_hours", begins=f"{begins:%H:%M}", ends=f"{ends:%H:%M}")
