"""Keeps the messenger's way in open for as long as a block runs."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.messengers.dingtalk.stream import StreamClient


@asynccontextmanager
async def connected(stream: StreamClient) -> AsyncIterator[StreamClient]:
    """Run a Stream client; on leaving, pushes under way are stored and acknowledged first."""
    async with asyncio.TaskGroup() as group:
        group.create_task(stream.run())
        try:
            yield stream
        finally:
            await stream.stop()
