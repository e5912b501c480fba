"""晚发了哪些: reminders that came later than planned, by unit."""

from datetime import timedelta
from itertools import groupby

from domain.intents import ShowLate
from handlers.desk import Desk
from handlers.replying import Reply
from handlers.router import Router
from storage.lateness import late_since
from storage.unit_of_work import UnitOfWork

router = Router()
LOOKED_BACK = timedelta(days=30)


@router.on(ShowLate)
async def show_late(intent: ShowLate, desk: Desk, work: UnitOfWork) -> Reply:
    """The last 30 days: how many in each unit, and each with its planned and its real moment."""
    late = await late_since(work.session, desk.now - LOOKED_BACK)
    size, page = desk.rules.policy.page, max(intent.page, 1)
    shown = late[(page - 1) * size : page * size]
    facts = {
        "count": len(late),
        "units": [(unit, len(list(of_one))) for unit, of_one in groupby(late, key=lambda one: one.unit)],
        "shown": shown,
        "next_page": page + 1 if len(late) > page * size else 0,
        "days": LOOKED_BACK.days,
    }
    return Reply("lists/late.md.j2", facts)
