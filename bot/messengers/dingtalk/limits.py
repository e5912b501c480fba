"""Our own rate limit per API, below the platform's, and learning from its throttle."""

import asyncio
import time
from collections.abc import Awaitable, Callable

RATE_PER_SECOND = 15.0  # the platform allows 20 to an app and API, over a sliding second
_SLOWEST_SHARE = 1 / 16
_RECOVERY_SHARE = 1 / 100
_PENALTY_SECONDS = 1.0


class RateLimiter:
    """Spaces calls evenly (a bucket of one: a full one lets twice the rate into its first second).

    Halves on a throttle, wins a hundredth of the full rate back with every call that passes.
    """

    def __init__(
        self,
        rate_per_second: float = RATE_PER_SECOND,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.rate_per_second = rate_per_second
        self._full = rate_per_second
        self._now = now
        self._sleep = sleep
        self._free_at = 0.0
        self._queue = asyncio.Lock()

    async def acquire(self) -> None:
        """Waits, first come first served, until one more call may go out."""
        async with self._queue:
            while (wait := self._free_at - self._now()) > 0:
                await self._sleep(wait)
            self._free_at = self._now() + 1 / self.rate_per_second

    def slow_down(self) -> None:
        """The platform throttled us: half the rate, and its window of a second to pass."""
        self.rate_per_second = max(self._full * _SLOWEST_SHARE, self.rate_per_second / 2)
        self._free_at = max(self._free_at, self._now() + _PENALTY_SECONDS)

    def recover(self) -> None:
        """A call passed."""
        self.rate_per_second = min(self._full, self.rate_per_second + self._full * _RECOVERY_SHARE)
