"""时限改动: every limit that the change asked about would move, or that the last one moved."""

from datetime import date
from typing import Any

from domain.errors import NothingThere
from domain.intents import LoadHolidays, SetCalendarDays, ShowMovedLimits
from handlers.calendar.changing import limit_line
from handlers.calendar.days import foresee_days
from handlers.calendar.effects import Effect
from handlers.calendar.loading import foresee_loading
from handlers.desk import Desk
from handlers.projects.paging import cut
from handlers.replying import Reply
from handlers.router import Router
from handlers.waiting import open_question
from storage.calendar import last_change
from storage.desks import items_by_id
from storage.unit_of_work import UnitOfWork

router = Router()


@router.on(ShowMovedLimits)
async def show_moved(intent: ShowMovedLimits, desk: Desk, work: UnitOfWork) -> Reply:
    """Page by page; a change that waits for 确认 goes before the one that was made last."""
    effect = await _asked_about(desk)
    if effect is not None:
        lines = [limit_line(limit, effect.after, desk) for limit in effect.limits]
    else:
        lines = await _made(desk, work)
    shown, page = cut(lines, intent.page, desk)
    facts = {"limits": shown, "page": page, "foreseen": effect is not None}
    return Reply("lists/moved_limits.md.j2", facts)


async def _asked_about(desk: Desk) -> Effect | None:
    question = open_question(desk)
    while question is not None:
        wish = question.intents[0] if len(question.intents) == 1 else None
        if isinstance(wish, SetCalendarDays):
            return await foresee_days(wish, desk)
        if isinstance(wish, LoadHolidays) and (wish.text or wish.file_id or wish.bundled):
            return await foresee_loading(wish, desk)
        question = question.beneath
    return None


async def _made(desk: Desk, work: UnitOfWork) -> list[dict[str, Any]]:
    entry = await last_change(work.session)
    if entry is None:
        raise NothingThere("moved_limits")
    moved = entry.facts.get("moved", []) if entry.act == "calendar_changed" else []
    items = await items_by_id(work.session, [one[0] for one in moved])
    return [
        {
            "case": desk.line(items[id_]),
            "before": _say(before, desk),
            "until": _say(until, desk),
            "earlier": until < before,
        }
        for id_, before, until, *_ in moved
        if id_ in items
    ]


def _say(on: str, desk: Desk) -> str:
    return desk.rules.calendar.describe(date.fromisoformat(on), desk.today)
