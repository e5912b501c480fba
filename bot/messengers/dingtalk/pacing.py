"""How long the Stream client waits for what."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from random import SystemRandom


@dataclass(frozen=True, slots=True)
class Pace:
    """All times in seconds. `sleep` and `random` (0 to 1) are given so that a test need not wait or guess."""

    heartbeat: float = 30
    silence: float = 90  # without any frame, pongs included, the socket is taken for dead
    opening: float = 10
    leaving: float = 15  # the server closes an abandoned socket after 10
    finishing: float = 10
    settled: float = 10  # a socket that lived this long was a good one
    longest_pause: float = 30
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    random: Callable[[], float] = SystemRandom().random

    def pause_before(self, attempt: int) -> float:
        """None before the first attempt, then doubling from a second to the cap, each cut by up to a half."""
        if attempt == 0:
            return 0.0
        full = min(self.longest_pause, 2.0 ** min(attempt - 1, 10))
        return full * (1 + self.random()) / 2
