"""Counts the platform's scarce API calls, and everything else an operator wants to see."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from prometheus_client import CollectorRegistry
from prometheus_client import Counter as Total
from prometheus_client.core import CounterMetricFamily
from prometheus_client.registry import Collector

from domain.zone import OFFICE_ZONE
from storage.engines import Database
from storage.usage import add_calls

EVERY = timedelta(seconds=10)


class UsageMeter:
    """Counts in memory, writes to the database every few seconds, and feeds `/metrics`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._calls: Counter[str] = Counter()
        self._flushed_at: datetime | None = None
        self._doors: dict[str, Counter[str]] = {}
        self.registry = CollectorRegistry()
        self._total = Total(
            "duban_api_calls", "Calls of the messenger's API", ["api"], registry=self.registry
        )
        self.received = Total("duban_pushes", "Pushes stored in the inbox", registry=self.registry)

    def show_doors(self, doors: Mapping[str, Counter[str]]) -> None:
        """Let `/metrics` tell what came to each way in, and what became of it."""
        if not self._doors:
            self.registry.register(Doors(self._doors))
        self._doors.update(doors)

    def count(self, api: str) -> None:
        """One call that the platform counts."""
        self._calls[api] += 1
        self._total.labels(api).inc()

    async def flush_if_due(self, now: datetime) -> None:
        """Write what was counted, every few seconds."""
        if self._flushed_at is None or abs(now - self._flushed_at) >= EVERY:
            await self.flush(now)

    async def flush(self, now: datetime) -> None:
        """Write what was counted since the last time."""
        self._flushed_at = now
        if not self._calls:
            return
        calls, self._calls = self._calls, Counter()
        await add_calls(self._database, now.astimezone(OFFICE_ZONE).date(), calls)


class Doors(Collector):
    """Reads the tallies of the ways in whenever somebody asks; refusals are told apart by their reason."""

    def __init__(self, doors: Mapping[str, Counter[str]]) -> None:
        self._doors = doors

    def collect(self) -> Iterator[CounterMetricFamily]:  # type: ignore[explicit-override]
        """One sample for each door and outcome."""
        family = CounterMetricFamily(
            "duban_door", "What came in, by door and outcome", labels=["door", "outcome"]
        )
        for door, tally in self._doors.items():
            for outcome, count in tally.items():
                family.add_metric([door, outcome], count)
        yield family
