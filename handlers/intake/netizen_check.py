"""网民留言 10点半前没导入提醒我, 今天没有留言: by when messages are collected, and a day without any (R8)."""

from domain.errors import BadInput
from domain.intake.netizen_check import SETTING
from domain.intents import SetNetizenCheck, SettleNetizenCheck
from handlers.desk import Desk
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.setting_changes import change_settings
from storage.netizen_messages import collected_on, had_any, note_collected
from storage.retractions import drop_notices
from storage.unit_of_work import UnitOfWork

router = Router()


@router.on(SetNetizenCheck)
async def set_netizen_check(intent: SetNetizenCheck, desk: Desk, work: UnitOfWork) -> Reply:
    """Another hour, or none; it lies within office hours and outside the quiet ones."""
    policy = desk.rules.policy
    hours, present = policy.hours, policy.netizen_check
    if intent.at is not None and not hours.opens <= intent.at < hours.closes:
        opens, closes = f"{hours.opens:%H:%M}", f"{hours.closes:%H:%M}"
        raise BadInput("netizen_check_hours", opens=opens, closes=closes)
    at = intent.at and f"{intent.at:%H:%M}"
    facts = {"at": at, "before": present and f"{present:%H:%M}", "had_any": await had_any(work.session)}
    if intent.at == present:
        return Reply("replies/netizen_check_unchanged.md.j2", facts)
    if not desk.confirmed:
        return Reply("questions/netizen_check.md.j2", facts, Question((intent,)))
    await change_settings(desk, {(SETTING, ""): {"at": at}})
    return Reply("replies/netizen_check_set.md.j2", facts)


@router.on(SettleNetizenCheck)
async def settle_netizen_check(desk: Desk, work: UnitOfWork) -> Reply:
    """Somebody has looked, and there was nothing: nobody is reminded any more today."""
    known = await collected_on(work.session) == desk.today
    if not known:
        await note_collected(work)
        await drop_notices(work, f"netizen_missing:{desk.today}@", "settled")
        work.record("netizen_none", desk.actor, f"netizen:{desk.today}")
    return Reply("replies/netizen_none.md.j2", {"known": known})
