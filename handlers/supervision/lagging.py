"""滞后: whose progress is behind the time that has passed, with both figures side by side (R26)."""

from dataclasses import dataclass

from domain.intents import ShowLag, Urge
from domain.pace import elapsed_percent, lags
from domain.permissions import may
from domain.planning import day_of
from handlers.desk import Desk
from handlers.replying import Reply
from handlers.router import Router
from storage.desks import Item, open_items
from storage.lines import CaseLine

router = Router()


@dataclass(frozen=True, slots=True)
class LagLine:
    """One case that lags: both percentages of it."""

    case: CaseLine
    elapsed: int
    progress: int


@router.on(ShowLag)
async def show_lag(intent: ShowLag, desk: Desk) -> Reply:
    """Open cases, key cases first, then the widest gap."""
    items = desk.in_sight(await open_items(desk.work.session))
    lagging = [line for item in items if (line := _line(item, desk))]
    lagging.sort(key=lambda line: (not line.case.key_case, line.progress - line.elapsed, line.case.number))
    size = desk.rules.policy.page
    count = max(1, -(-len(lagging) // size))
    number = min(max(intent.page, 1), count)
    facts = {
        "lagging": lagging[(number - 1) * size : number * size],
        "total": len(lagging),
        "units": len({line.case.unit for line in lagging}),
        "page": number,
        "pages": count,
        "may_urge": may(desk.who.roles, Urge),
    }
    return Reply("lists/lag.md.j2", facts)


def _line(item: Item, desk: Desk) -> LagLine | None:
    part = item.assignment
    elapsed = elapsed_percent(day_of(part.assigned_at), part.deadline_on, desk.today)
    if elapsed is None or not lags(part.progress_percent, elapsed):
        return None
    return LagLine(desk.line(item), elapsed, part.progress_percent or 0)
