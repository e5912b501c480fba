"""用量, 故障: what an administrator looks at to trust the machine."""

from datetime import datetime, time, timedelta

from domain.intents import ShowTrouble, ShowUsage
from domain.zone import OFFICE_ZONE
from handlers.desk import Desk
from handlers.replying import Reply
from handlers.router import Router
from storage.drill_day import units_without_anybody
from storage.inbox import count_open
from storage.messages import count_states, failed, parked, unreachable, usage_of_month
from storage.rules import Rules
from storage.unit_of_work import UnitOfWork

router = Router()
SLOW = timedelta(minutes=1)  # longer than any push should wait to be settled


@router.on(ShowUsage)
async def show_usage(desk: Desk, work: UnitOfWork) -> Reply:
    """How many of the platform's calls this month took, and what today brought."""
    first = desk.today.replace(day=1)
    calls = await usage_of_month(work.session, first, desk.today)
    midnight = datetime.combine(desk.today, time(), OFFICE_ZONE)
    facts = {
        "calls": calls,
        "total": sum(calls.values()),
        "free": desk.rules.policy.calls_a_month,
        "month": desk.today.month,
        "states": await count_states(work.session, midnight),
    }
    return Reply("cards/usage.md.j2", facts)


@router.on(ShowTrouble)
async def show_trouble(rules: Rules, work: UnitOfWork) -> Reply:
    """What needs a person: parked pushes, failed messages, people out of reach."""
    facts = {
        "parked": await parked(work.session),
        "failed": await failed(work.session),
        "people": await unreachable(work.session),
        "vacant": await units_without_anybody(work.session, rules),
        "waiting": await count_open(work.session, work.now - SLOW),
    }
    return Reply("cards/trouble.md.j2", facts)
