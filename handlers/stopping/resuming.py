"""恢复: what was held goes out, merged by person; what has become pointless does not."""

from typing import Any

from domain.intents import Resume
from domain.policy import PAUSE
from domain.stops import RESTORED, Stop
from handlers.desk import Desk
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.setting_changes import change_setting
from handlers.stopping.scope import Scope, scope_of
from storage.backlogs import Backlog, held_back, skip, sort_out
from storage.unit_of_work import UnitOfWork

router = Router()
SHOWN = 4  # people in the question; the rest is counted


@router.on(Resume)
async def resume(intent: Resume, desk: Desk, work: UnitOfWork) -> Reply:
    """Let go what was held, or (不补发) only what falls due from now on."""
    scope = scope_of(intent.unit, desk)
    stop = scope.stop(desk)
    if stop is None:
        others = [desk.rules.directory.units[unit_id] for unit_id in desk.rules.policy.unit_stops]
        return Reply("replies/not_stopped.md.j2", {"unit": scope.unit, "others": others})
    held = await held_back(work.session, desk.now, scope.people(desk))
    facts = _facts(scope, stop, await sort_out(work.session, desk.rules, held, desk.now))
    facts |= {"skips": intent.skips, "quiet": desk.rules.policy.hours.is_quiet(desk.now, desk.rules.calendar)}
    if not desk.confirmed:
        return Reply("questions/resume.md.j2", facts, Question((intent,)))
    skipped = await skip(work, held) if intent.skips else 0
    before = await change_setting(desk, (PAUSE, scope.stored), {})
    desk.remember("stop", scope=scope.stored, before=before, after={}, assignments=[])
    return Reply("replies/resumed.md.j2", {**facts, "skipped": skipped})


def _facts(scope: Scope, stop: Stop, backlog: Backlog) -> dict[str, Any]:
    return {
        "unit": scope.unit,
        "since": stop.since.isoformat(),
        "restored": stop.because == RESTORED,
        "backlog": backlog,
        "shown": backlog.parcels[:SHOWN],
    }
