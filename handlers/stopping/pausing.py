"""停发: everything unasked but 立办立结 waits, for a while or until 恢复."""

from typing import Any

from domain.errors import BadInput
from domain.intents import Pause
from domain.policy import PAUSE
from domain.stop_spans import end_of
from domain.stops import Stop
from handlers.desk import Desk
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.setting_changes import change_setting
from handlers.stopping.coming import coming_until
from handlers.stopping.scope import Scope, scope_of
from storage.backlogs import held_back

router = Router()


@router.on(Pause)
async def pause(intent: Pause, desk: Desk) -> Reply:
    """Hold what is unasked, of everybody or of one unit. Nothing is lost: it waits."""
    scope = scope_of(intent.unit, desk)
    present, wanted = scope.stop(desk), _wanted(intent, desk)
    facts = await _facts(scope, wanted, present, desk)
    if present and not intent.span:
        return Reply("replies/pause_unchanged.md.j2", {**facts, **_said(present), "pause": True})
    if not desk.confirmed:
        facts["coming"] = await coming_until(desk, wanted.until, scope.people(desk))
        return Reply("questions/pause.md.j2", facts, Question((intent,)))
    stored = wanted.as_stored()
    before = await change_setting(desk, (PAUSE, scope.stored), stored)
    desk.remember("stop", scope=scope.stored, before=before or {}, after=stored, assignments=[])
    return Reply("replies/stopped.md.j2", facts)


def _wanted(intent: Pause, desk: Desk) -> Stop:
    """Raises BadInput where it is not clear how long it lasts."""
    if not intent.span:
        return Stop(desk.now)
    end = end_of(intent.span, desk.now, desk.rules.calendar, desk.rules.policy.hours)
    if end is None:
        raise BadInput("stop_span", wording=intent.span)
    return Stop(desk.now, end)


async def _facts(scope: Scope, wanted: Stop, present: Stop | None, desk: Desk) -> dict[str, Any]:
    held = await held_back(desk.work.session, desk.now, scope.people(desk))
    return {"unit": scope.unit, **_said(wanted), "held": len(held), "present": present and _said(present)}


def _said(stop: Stop) -> dict[str, Any]:
    until = stop.until and stop.until.isoformat()
    return {"since": stop.since.isoformat(), "until": until, "because": stop.because}
