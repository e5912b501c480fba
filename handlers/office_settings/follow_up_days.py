"""承诺事项提前20、5天提醒: how far ahead follow-ups of a kind are announced, knowing what changes."""

from typing import Any

from domain.errors import BadInput
from domain.follow_ups import ANNOUNCED, days_ahead
from domain.intents import SetFollowUpDays
from domain.policy import FOLLOWED
from handlers.desk import Desk
from handlers.forecasting import count_changes
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.setting_changes import change_settings

router = Router()
LONGEST, MOST = 90, 4  # natural days ahead, and how many times


@router.on(SetFollowUpDays)
async def set_follow_up_days(intent: SetFollowUpDays, desk: Desk) -> Reply:
    """The liaison is told so many days ahead; what is overdue is told as ever."""
    if len(intent.days) > MOST or (intent.days and max(intent.days) > LONGEST):
        raise BadInput("follow_up_days", longest=LONGEST, most=MOST)
    days = intent.days or ANNOUNCED[intent.followed]
    present = days_ahead(intent.followed, desk.rules.timetable)
    facts: dict[str, Any] = {"kind": intent.followed, "days": days, "present": present}
    if days == present:
        return Reply("replies/follow_up_days_set.md.j2", {**facts, "unchanged": True})
    value = {"days": list(intent.days)} if intent.days and days != ANNOUNCED[intent.followed] else {}
    if not desk.confirmed:
        facts["changes"] = await count_changes(desk, (FOLLOWED, intent.followed.value), value)
        return Reply("questions/set_follow_up_days.md.j2", facts, Question((intent,)))
    await change_settings(desk, {(FOLLOWED, intent.followed.value): value})
    return Reply("replies/follow_up_days_set.md.j2", {**facts, "unchanged": False})
