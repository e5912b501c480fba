"""A pool that serves those who wait in the order they came; SQLAlchemy's own lets the busiest go first.

There, a connection given back is free for whoever asks next, and whoever was waiting goes to the end of the
line: settling the inbox, one short transaction after the other, would keep the only writer from storing it.
"""

import asyncio
from collections import deque
from contextvars import ContextVar
from typing import Any

from sqlalchemy.pool import AsyncAdaptedQueuePool
from sqlalchemy.util import await_only
from sqlalchemy.util.queue import AsyncAdaptedQueue, Empty

# Set by a task whose transactions are short and urgent: it need not stand in line.
GOES_FIRST: ContextVar[bool] = ContextVar("GOES_FIRST", default=False)


class _Line(AsyncAdaptedQueue[Any]):
    """Hands what is given back straight to the first in line."""

    def __init__(self, maxsize: int = 0, *, use_lifo: bool = False) -> None:
        super().__init__(maxsize, use_lifo)
        self._waiting: deque[asyncio.Future[Any]] = deque()

    def put_nowait(self, item: Any) -> None:  # type: ignore[explicit-override]  # noqa: ANN401
        """Give back."""
        while self._waiting:
            first = self._waiting.popleft()
            if not first.done():
                first.set_result(item)
                return
        super().put_nowait(item)

    def get(self, block: bool = True, timeout: float | None = None) -> Any:  # type: ignore[explicit-override]  # noqa: ANN401, FBT001, FBT002
        """Take. Raises Empty when the time is up."""
        if not block or not self.empty():
            return self.get_nowait()
        turn = asyncio.get_running_loop().create_future()
        (self._waiting.appendleft if GOES_FIRST.get() else self._waiting.append)(turn)
        try:
            return await_only(asyncio.wait_for(turn, timeout))
        except TimeoutError as error:
            raise Empty from error
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self.put_nowait(turn.result())  # it was handed over in the moment of leaving
            raise


class FairPool(AsyncAdaptedQueuePool):
    """First come, first served."""

    _queue_class = _Line
