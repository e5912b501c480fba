"""复查: every how many days an ongoing case is looked at; the unit is asked then, and not in between."""

from datetime import date, timedelta
from typing import Any

from domain.errors import BadInput, NothingThere, WrongState
from domain.intents import SetReview
from domain.planning import day_of
from domain.transitions import OPEN
from handlers.desk import Desk
from handlers.replying import Question, Reply
from handlers.router import Router
from storage.desks import Item, items_by_id, items_of_case

router = Router()
SHORTEST, LONGEST = 7, 400  # days: more often is a burden, more seldom is no look at all


@router.on(SetReview)
async def set_review(intent: SetReview, desk: Desk) -> Reply:
    """Set the rhythm for every unit of one case, or of several; 撤回 gives the old one back."""
    items = await _items(intent, desk)
    if not SHORTEST <= intent.every_days <= LONGEST:
        raise BadInput("review_days", least=SHORTEST, most=LONGEST)
    facts = {
        "cases": desk.lines(items),
        "every": intent.every_days,
        "before": items[0].assignment.review_every_days,
        "next": desk.rules.calendar.describe(_next(items[0], intent.every_days, desk.today), desk.today),
    }
    if not desk.confirmed:
        return Reply("questions/review.md.j2", facts, Question((intent,)), about=items[0].id)
    before = [item.assignment.review_every_days for item in items]
    for item in items:
        _set(item, intent.every_days, desk)
    desk.remember("cadence", assignments=[item.id for item in items], before=before)
    return Reply("replies/review.md.j2", facts, about=items[0].id)


async def _items(intent: SetReview, desk: Desk) -> list[Item]:
    """Every unit's open part in the cases that were named."""
    named = await desk.visible(intent.refs)
    parts = [part for case in {one.case.id: one for one in named} for part in await _parts(case, desk)]
    if not parts:
        raise WrongState(named[0].assignment.state, number=named[0].case.spoken)
    return parts


async def _parts(case_id: int | None, desk: Desk) -> list[Item]:
    found = await items_of_case(desk.work.session, case_id or 0)
    return [one for one in found if one.assignment.state in OPEN]


def _next(item: Item, every: int, today: date) -> date:
    """The next look: so many days on from the hand-over, as reminders count."""
    begun = day_of(item.assignment.assigned_at)
    passed = (today - begun).days // every + 1
    return begun + timedelta(days=every * passed)


def _set(item: Item, every: int | None, desk: Desk) -> None:
    before, item.assignment.review_every_days = item.assignment.review_every_days, every
    desk.work.session.add(item.assignment)
    desk.work.record("review_set", desk.actor, item.subject, before=before, every_days=every)


async def undo_review(act: dict[str, Any], desk: Desk) -> tuple[Item, ...]:
    """The rhythm before, for each unit."""
    items = await items_by_id(desk.work.session, act["assignments"])
    if not items:
        raise NothingThere("undo")
    for id_, before in zip(act["assignments"], act["before"], strict=True):
        _set(items[id_], before, desk)
    return tuple(items.values())
