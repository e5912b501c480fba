"""把提醒关了: reminders that a rule asks for cannot be off."""

from domain.intents import MuteReminders
from domain.vocabulary import PostRole
from handlers.desk import Desk
from handlers.replying import Reply
from handlers.router import Router

router = Router()


@router.on(MuteReminders)
async def keep_reminders(desk: Desk) -> Reply:
    """Reminders that a rule asks for cannot be off; what ends them, and what can be chosen, is said."""
    policy = desk.rules.policy
    facts = {"hours": policy.hours, "may_pause": PostRole.ADMIN in desk.who.roles}
    return Reply("replies/reminders_stay.md.j2", facts)
