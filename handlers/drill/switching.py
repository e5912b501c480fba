"""演练模式 开/关: what is unasked goes to administrators only; afterwards it is owed anew."""

from typing import Any

from domain.intents import Rehearse
from domain.policy import DRILL
from domain.vocabulary import PostRole
from handlers.desk import Desk
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.setting_changes import change_setting
from storage.backlogs import held_back, sort_out
from storage.drill import last_number, owe_anew, rehearsed_notices
from storage.unit_of_work import UnitOfWork

router = Router()
SHOWN = 4  # people in the question; the rest is counted


@router.on(Rehearse)
async def rehearse(intent: Rehearse, desk: Desk, work: UnitOfWork) -> Reply:
    """Begin or end a rehearsal; what it told in vain is shown before it goes out."""
    since = desk.rules.policy.drill_since
    if intent.on == (since is not None):
        return Reply("replies/drill_unchanged.md.j2", {"since": since and since.isoformat()})
    facts = await (_beginning(desk) if intent.on else _end(desk))
    if not desk.confirmed:
        return Reply("questions/drill.md.j2", facts, Question((intent,)))
    value = {"since": desk.now.isoformat()} if intent.on else {}
    before = await change_setting(desk, (DRILL, ""), value)
    if not intent.on:
        await owe_anew(work)
    desk.remember("drill", before=before or {}, after=value, assignments=[])
    return Reply("replies/drill_switched.md.j2", facts)


async def _beginning(desk: Desk) -> dict[str, Any]:
    admins = desk.rules.directory.office(PostRole.ADMIN)
    return {
        "on": True,
        "admins": [admin.name for admin in admins],
        "paused": desk.rules.policy.stop is not None,
    }


async def _end(desk: Desk) -> dict[str, Any]:
    """What will go out: what was told in rehearsal and what waits, as far as it is still true."""
    session, rules = desk.work.session, desk.rules
    due = [*await rehearsed_notices(session), *await held_back(session, desk.now)]
    backlog = await sort_out(session, rules, due, desk.now)
    since = rules.policy.drill_since or desk.now
    return {
        "on": False,
        "since": since.isoformat(),
        "rehearsed": await last_number(session, since),
        "backlog": backlog,
        "shown": backlog.parcels[:SHOWN],
        "paused": rules.policy.stop is not None,
        "quiet": rules.policy.hours.is_quiet(desk.now, rules.calendar),
    }
