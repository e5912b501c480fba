"""Counts calls: 20 a second per API, and the corporation's monthly allowance. dingtalk.md 1.3."""

from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from simulator.clock import VirtualClock

CALLS_A_SECOND: Final = 20


class Throttle:
    """A sliding second per API, in real seconds given by `ticks`."""

    def __init__(self, ticks: Callable[[], float]) -> None:
        self._ticks = ticks
        self._calls: dict[str, deque[float]] = {}

    def admit(self, api: str) -> bool:
        """Whether one more call to `api` fits into the last second; a refused one does not count."""
        now = self._ticks()
        calls = self._calls.setdefault(api, deque())
        while calls and calls[0] <= now - 1:
            calls.popleft()
        if len(calls) >= CALLS_A_SECOND:
            return False
        calls.append(now)
        return True


@dataclass(slots=True)
class Allowance:
    """One monthly counter; `limit` None is without end. A new month starts from nothing."""

    clock: VirtualClock
    limit: int | None
    used: Counter[str] = field(default_factory=Counter)

    @property
    def month(self) -> str:
        """The running month, `YYYY-MM`."""
        return self.clock.now().strftime("%Y-%m")

    def spend(self) -> bool:
        """Take one, or say that none is left."""
        if self.limit is not None and self.used[self.month] >= self.limit:
            return False
        self.used[self.month] += 1
        return True

    def view(self) -> dict[str, Any]:
        """Used and limit of this month."""
        return {"month": self.month, "used": self.used[self.month], "limit": self.limit}
