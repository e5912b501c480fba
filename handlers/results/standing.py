"""What the card of one case shows of what followed its answer."""

from typing import Any

from domain.vocabulary import FollowUpKind, FollowUpState
from handlers.desk import Desk
from handlers.promising import describe
from handlers.results.parts import round_of
from storage.desks import Item, items_of_case
from storage.follow_ups import follow_ups_of_case
from storage.lines import is_withheld
from storage.results import acceptances_of, is_formally_ended, last_order

_SHOWN = (FollowUpState.PROPOSED, FollowUpState.OPEN, FollowUpState.BROKEN)
_MOST = 3


async def results_of(item: Item, desk: Desk) -> dict[str, Any]:
    """Satisfaction, rounds, promises, acceptances, and its number in the register."""
    session, case, assignment = desk.work.session, item.case, item.assignment
    order = await last_order(session, item.id)
    parts = await items_of_case(session, assignment.case_id)
    known = await acceptances_of(session, assignment.case_id, round_of(parts))
    promises = await follow_ups_of_case(session, assignment.case_id, (FollowUpKind.PROMISE,), _SHOWN)
    own = [one for one in promises if one.assignment_id == item.id][:_MOST]
    hidden = is_withheld(desk.who, item, desk.rules)
    return {
        "satisfaction": assignment.satisfaction,
        "round": order.round if order else 0,
        "redo_reason": order.reason if order and not hidden else "",
        "redo_until": desk.rules.calendar.describe(order.deadline_on, desk.today) if order else "",
        "formally_ended": await is_formally_ended(session, assignment),
        "promises": [{**describe(one, item, desk), "state": one.state} for one in own],
        "accepted": [
            {"party": party, "by": "" if hidden else one.by, "waived": bool(one.waived_because)}
            for party, one in known.items()
        ],
        "register": f"{case.register_year}年第{case.register_number}号" if case.register_number else "",
        "closed_at": case.closed_at.isoformat() if case.closed_at else "",
    }
