"""What a stop would hold in the days to come."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.planning import day_of
from handlers.desk import Desk
from handlers.forecasting import Outgoing, foresee, merge

AHEAD = timedelta(days=7)  # shown where the stop has no end
SHOWN = 3


@dataclass(frozen=True, slots=True)
class ComingLine:
    """One message that would be held."""

    at: datetime
    unit: str
    name: str
    kinds: tuple[str, ...]
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """How many messages to how many people until a day, by kind of news, and the first of them."""

    count: int
    people: int
    kinds: tuple[tuple[str, int], ...]
    first: tuple[ComingLine, ...]
    last: str


async def coming_until(desk: Desk, until: datetime | None, people: Collection[int] | None) -> Held:
    """What will fall due until then, or in a week; of these people or of everybody."""
    last_at = until or desk.now + AHEAD
    foreseen = merge(await foresee(desk.work, desk.today, day_of(last_at)), desk.rules)
    held = [one for one in foreseen if one.at < last_at and (people is None or one.person_id in people)]
    kinds = Counter(kind for one in held for kind in one.kinds)
    return Held(
        count=len(held),
        people=len({one.person_id for one in held}),
        kinds=tuple(kinds.most_common()),
        first=tuple(_line(one) for one in held[:SHOWN]),
        last=desk.rules.calendar.describe(day_of(last_at), desk.today),
    )


def _line(one: Outgoing) -> ComingLine:
    return ComingLine(one.at, one.unit, one.person, one.kinds, one.numbers)
