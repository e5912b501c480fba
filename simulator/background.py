"""Keeps hold of what runs beside the requests, so that nothing vanishes and everything ends at the stop."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

_LOG = logging.getLogger(__name__)


class Background:
    """The running tasks of one messenger."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def run(self, work: Coroutine[Any, Any, None]) -> Callable[[], object]:
        """Start `work`, remember it until it is done, and return what cancels it."""
        task = asyncio.create_task(work)  # noqa: TID251 – the set below holds it, and `stop` ends it
        self._tasks.add(task)
        task.add_done_callback(self._forget)
        return task.cancel

    async def stop(self) -> None:
        """End everything and wait until it has ended."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _forget(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            _LOG.error("a background task of the practice messenger failed", exc_info=task.exception())
