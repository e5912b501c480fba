"""What stands behind the adapters in these tests: a list that can be slow, or full."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from bot.messengers.dingtalk.stream import StreamClient
from domain.messages import Event, Inbound


class Inbox:
    """Where accepted pushes end up; can be told to fail, or to take its time."""

    def __init__(self) -> None:
        self.kept: list[Inbound | Event] = []
        self.arrived = asyncio.Semaphore(0)
        self.stored = asyncio.Event()
        self.open = asyncio.Event()
        self.open.set()
        self.fails = False

    async def accept(self, value: Inbound | Event) -> None:
        self.arrived.release()
        await self.open.wait()
        if self.fails:
            raise OSError("disk full")
        self.kept.append(value)
        self.stored.set()

    @property
    def ids(self) -> list[str]:
        return [value.message_id if isinstance(value, Inbound) else value.event_id for value in self.kept]


@asynccontextmanager
async def running(stream: StreamClient) -> AsyncIterator[None]:
    async with asyncio.TaskGroup() as group:
        group.create_task(stream.run())
        try:
            yield
        finally:
            await stream.stop()


async def until(condition: Callable[[], bool]) -> None:
    """Lets the loop run until a figure of the stream client is as awaited; no event tells of it."""
    async with asyncio.timeout(20):
        while not condition():  # noqa: ASYNC110
            await asyncio.sleep(0)
