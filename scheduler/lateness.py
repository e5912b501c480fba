"""What of a message comes later than planned, why, and how much of it should have come on which day."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from domain.bundles import REMINDERS
from domain.planning import day_of
from storage.heartbeat import OUTAGE
from storage.tables import Notice

NOTICED = timedelta(hours=1)  # after an outage, so much later on the same day is said to be late


@dataclass(frozen=True, slots=True)
class Lateness:
    """News that comes late for one reason; `down` is the stretch in which nobody was there to tell it."""

    days: Mapping[date, int]  # planned for → how many
    down: tuple[datetime, datetime] | None = None

    @property
    def since(self) -> date:
        """The earliest day on which something should have been said."""
        return min(self.days)


def lateness_of(told: Iterable[Notice], now: datetime) -> dict[str, Lateness]:
    """Why something comes later than planned, and how much of it; the reason is noted with the notice."""
    days: dict[str, Counter[date]] = {}
    down: dict[str, tuple[datetime, datetime]] = {}
    for notice in told:
        planned_at = _moment(notice.facts, "planned_at") or notice.due_at
        planned_on = day_of(planned_at)
        was_in_time = notice.kind in REMINDERS and day_of(notice.created_at) <= planned_on
        why = notice.facts.get("late") or ("held" if was_in_time else "")
        if why and (planned_on < day_of(now) or (why == OUTAGE and now - planned_at >= NOTICED)):
            notice.facts = {**notice.facts, "late": why}
            days.setdefault(why, Counter())[planned_on] += 1
            since, until = (_moment(notice.facts, name) for name in ("down_since", "down_until"))
            if since and until:
                before = down.get(why, (since, until))
                down[why] = min(before[0], since), max(before[1], until)
    return {why: Lateness(dict(sorted(found.items())), down.get(why)) for why, found in days.items()}


def _moment(facts: Mapping[str, Any], name: str) -> datetime | None:
    return datetime.fromisoformat(facts[name]) if facts.get(name) else None
