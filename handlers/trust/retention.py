"""保留个人信息 3年: how long after a case is closed citizens' data is kept."""

from domain.errors import BadInput
from domain.intents import SetRetention
from domain.policy import LONGEST_RETENTION, RETENTION, SHORTEST_RETENTION
from handlers.desk import Desk
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.setting_changes import change_settings
from storage.retention import closed_before, count_due

router = Router()


@router.on(SetRetention)
async def set_retention(intent: SetRetention, desk: Desk) -> Reply:
    """From the next night on what is older goes; how many cases that is now is said before."""
    years, present = intent.years, desk.rules.policy.retention_years
    if years is not None and not SHORTEST_RETENTION <= years <= LONGEST_RETENTION:
        raise BadInput("retention_years", least=SHORTEST_RETENTION, most=LONGEST_RETENTION)
    facts = {"years": years, "present": present, "due": 0}
    if years == present:
        return Reply("replies/retention_unchanged.md.j2", facts)
    if years is not None:
        facts["due"] = await count_due(desk.work.session, closed_before(desk.now, years))
    if not desk.confirmed:
        return Reply("questions/retention.md.j2", facts, Question((intent,)))
    await change_settings(desk, {(RETENTION, ""): {} if years is None else {"years": years}})
    return Reply("replies/retention_set.md.j2", facts)
