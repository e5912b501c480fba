"""提醒阶梯: every row in force, as a list an office can read."""

from domain.intents import ShowLadder
from domain.permissions import ADMINS
from handlers.desk import Desk
from handlers.ladder.rows import follow_up_lines, lines_in_force
from handlers.replying import Reply
from handlers.router import Router

router = Router()
PAGES = 3  # before the deadline, after it, follow-ups
FIRST_AFTER = "overdue"  # the row that begins the second page


@router.on(ShowLadder)
async def show_ladder(intent: ShowLadder, desk: Desk) -> Reply:
    """The rows for one source, for key cases, or those that hold for all; nothing changes."""
    lines = await lines_in_force(intent.source, desk, key=intent.key)
    begins = next(place for place, line in enumerate(lines) if line.node == FIRST_AFTER)
    page = min(max(intent.page, 1), PAGES)
    facts = {
        "source": intent.source,
        "key": intent.key,
        "rows": {1: lines[:begins], 2: lines[begins:]}.get(page, []),
        "followed": follow_up_lines(desk) if page == PAGES else [],
        "page": page,
        "last": PAGES,
        "may_set": not desk.who.roles.isdisjoint(ADMINS),
        "slot": f"{desk.rules.policy.hours.slot:%H:%M}",
    }
    return Reply("cards/ladder.md.j2", facts)
