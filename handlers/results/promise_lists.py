"""承诺台账: what was promised by when, what became of it, and the share that was kept (转化率)."""

from datetime import date
from typing import Final

from domain.intents import PromiseList, ShowPromises
from domain.permissions import SUPERVISING
from domain.promises import count_kept
from domain.vocabulary import FollowUpState
from handlers.desk import Desk
from handlers.promising import describe
from handlers.replying import Reply
from handlers.router import Router
from handlers.units import find_short
from storage.desks import items_by_id
from storage.results import promises_made
from storage.tables import FollowUp

router = Router()
_STATES: Final[dict[PromiseList, tuple[FollowUpState, ...]]] = {
    PromiseList.ALL: (),
    PromiseList.PROPOSED: (FollowUpState.PROPOSED,),
    PromiseList.DUE: (FollowUpState.OPEN,),
    PromiseList.BROKEN: (FollowUpState.BROKEN,),
    PromiseList.KEPT: (FollowUpState.DONE,),
}


@router.on(ShowPromises)
async def show_promises(intent: ShowPromises, desk: Desk) -> Reply:
    """Each sees those of the cases he may see; those of earlier years are among them."""
    unit_id = find_short(intent.unit, desk) if intent.unit else None
    rows = await promises_made(desk.work.session, desk.sight, unit_id)
    shown = [one for one in rows if _fits(one, intent.which, desk.today)]
    page = shown[: desk.rules.policy.page]
    items = await items_by_id(
        desk.work.session, list({one.assignment_id for one in page if one.assignment_id})
    )
    kept = count_kept(((one.state, one.due_on) for one in rows), desk.today)
    facts = {
        "which": intent.which,
        "unit": intent.unit,
        "promises": [
            {
                **describe(one, items[one.assignment_id], desk),
                "case": desk.line(items[one.assignment_id]),
                "state": one.state,
                "late": one.state is FollowUpState.OPEN
                and one.due_on is not None
                and one.due_on < desk.today,
                "claimed": bool(one.outcome) and one.state is FollowUpState.OPEN,
            }
            for one in page
            if one.assignment_id
        ],
        "total": len(shown),
        "kept": kept,
        "may_settle": not desk.who.roles.isdisjoint(SUPERVISING),
    }
    return Reply("lists/promises.md.j2", facts)


def _fits(promise: FollowUp, which: PromiseList, today: date) -> bool:
    states = _STATES[which]
    if states and promise.state not in states:
        return False
    return which is not PromiseList.DUE or (promise.due_on is not None and promise.due_on <= today)
