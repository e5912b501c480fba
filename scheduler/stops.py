"""停发 that has an end ends by itself: what it held goes out with whatever is due then."""

from datetime import datetime

from domain.policy import PAUSE
from domain.stops import Stop
from storage.ledger import ROBOT
from storage.rules import Rules, put_setting
from storage.unit_of_work import UnitOfWork


def stops_of(rules: Rules) -> dict[str, Stop]:
    """All stops in force, by the scope of their setting."""
    of_units = {str(unit_id): stop for unit_id, stop in rules.policy.unit_stops.items()}
    return of_units | ({"": rules.policy.stop} if rules.policy.stop else {})


def ends_of_stops(rules: Rules) -> list[datetime]:
    """The moments at which stops end by themselves."""
    return [stop.until for stop in stops_of(rules).values() if stop.until]


async def end_stops(work: UnitOfWork) -> bool:
    """End what is over; False when nothing was. The caller commits."""
    rules = await work.rules()
    over = {scope: stop for scope, stop in stops_of(rules).items() if stop.is_over(work.now)}
    for scope, stop in over.items():
        await put_setting(work.session, PAUSE, scope, {}, (None, work.now))
        work.record("stop_ended", ROBOT, f"setting:{PAUSE}:{scope}", before=stop.as_stored())
    if over:
        await work.change_rules()
    return bool(over)
