"""What a stop would hold in the days to come."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.agenda import foresee
from domain.planning import day_of
from handlers.desk import Desk
from handlers.forecasting import PreviewLine, line_of
from storage.outlook import known_now

AHEAD = timedelta(days=7)  # shown where the stop has no end
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Held:
    """How many messages to how many people until a day, by kind of news, and the first of them."""

    count: int
    people: int
    kinds: tuple[tuple[str, int], ...]
    first: tuple[PreviewLine, ...]
    last: str


async def coming_until(desk: Desk, until: datetime | None, people: Collection[int] | None) -> Held:
    """What will fall due until then, or in a week; of these people or of everybody. Urgent news goes on."""
    last_at = until or desk.now + AHEAD
    last_on, rules = day_of(last_at), desk.rules
    outlook = (await known_now(desk.work)).outlook(rules.timetable, rules.rhythm, last_on)
    foreseen = [one for one in foresee(outlook, last_on) if one.at < last_at and not one.urgent]
    held = [one for one in foreseen if people is None or one.person_id in people]
    kinds = Counter(kind for one in held for kind in one.kinds)
    return Held(
        count=len(held),
        people=len({one.person_id for one in held}),
        kinds=tuple(kinds.most_common()),
        first=tuple(line_of(one, rules) for one in held[:SHOWN]),
        last=rules.calendar.describe(last_on, desk.today),
    )
