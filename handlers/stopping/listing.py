"""停发着什么: what is stopped, until when, and what it holds."""

from datetime import datetime

from domain.intents import ShowStops
from domain.stops import RESTORED, Stop
from handlers.desk import Desk
from handlers.replying import Reply
from handlers.router import Router
from handlers.stopping.scope import Scope
from storage.backlogs import Backlog, held_back, sort_out

router = Router()
SHOWN = 4
Row = tuple[str, datetime, datetime | None, bool, Backlog]


@router.on(ShowStops)
async def show_stops(desk: Desk) -> Reply:
    """Each stop with what would go out if it ended now."""
    policy, units = desk.rules.policy, desk.rules.directory.units
    scopes = [Scope(None, "")] if policy.stop else []
    scopes += [Scope(unit_id, units[unit_id]) for unit_id in policy.unit_stops]
    rows = [await _row(scope, stop, desk) for scope in scopes if (stop := scope.stop(desk))]
    return Reply("lists/stops.md.j2", {"stops": rows, "show": SHOWN})


async def _row(scope: Scope, stop: Stop, desk: Desk) -> dict[str, object]:
    held = await held_back(desk.work.session, desk.now, scope.people(desk))
    backlog = await sort_out(desk.work.session, desk.rules, held, desk.now)
    return {
        "unit": scope.unit,
        "since": stop.since.isoformat(),
        "until": stop.until and stop.until.isoformat(),
        "restored": stop.because == RESTORED,
        "backlog": backlog,
    }
