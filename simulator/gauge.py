"""Counts what is still under way, and lets others wait until nothing is."""

import asyncio
from collections.abc import Hashable


class Gauge:
    """A set of open items; `idle` is set while it is empty."""

    def __init__(self) -> None:
        self._open: set[Hashable] = set()
        self.idle = asyncio.Event()
        self.idle.set()

    def start(self, item: Hashable) -> None:
        """Something is under way."""
        self._open.add(item)
        self.idle.clear()

    def finish(self, item: Hashable) -> None:
        """It is done; finishing twice is harmless."""
        self._open.discard(item)
        if not self._open:
            self.idle.set()

    def __len__(self) -> int:
        return len(self._open)
