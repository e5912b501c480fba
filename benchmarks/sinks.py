"""The platform's end of the wire: takes every reply, answers at once, and notes when which one came."""

import asyncio
import time
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager

from aiohttp import web


class Sink:
    """Where `duban` sends to. `arrivals` has a moment (`time.perf_counter`) for each session's mark."""

    def __init__(self) -> None:
        self.url = ""
        self.arrivals: dict[str, float] = {}
        self._arrived = asyncio.Condition()

    def webhook(self, mark: str) -> str:
        """The session address that a push carries."""
        return f"{self.url}/robot/sendBySession?session={mark}"

    async def wait_for(self, marks: Collection[str]) -> None:
        """Return when all these sessions have had their reply."""
        async with self._arrived:
            await self._arrived.wait_for(lambda: all(mark in self.arrivals for mark in marks))

    async def take(self, request: web.Request) -> web.Response:
        """A reply into a session, or anything else: a token, a message to people."""
        await request.read()
        if mark := request.query.get("session"):
            self.arrivals.setdefault(mark, time.perf_counter())
            async with self._arrived:
                self._arrived.notify_all()
            return web.json_response({"errcode": 0, "errmsg": "ok"})
        return web.json_response({"accessToken": "token", "expireIn": 7200, "processQueryKey": "receipt"})


@asynccontextmanager
async def sink() -> AsyncIterator[Sink]:
    """A sink on a free port of this machine."""
    taker = Sink()
    site = web.Application()
    site.router.add_route("*", "/{path:.*}", taker.take)
    runner = web.AppRunner(site, access_log=None)
    await runner.setup()
    try:
        address = web.TCPSite(runner, "127.0.0.1", 0)
        await address.start()
        taker.url = address.name
        yield taker
    finally:
        await runner.cleanup()
