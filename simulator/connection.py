"""One open stream of the bot: what it subscribed to, and an orderly way out for frames."""

import asyncio
import json
import secrets
from collections.abc import Callable
from typing import Any

from aiohttp import web

from simulator.tickets import Subscription

EVERY_TOPIC = "*"


class Connection:
    """Frames leave in the order they were put; `deaf` swallows both directions, `leaving` takes no pushes."""

    def __init__(
        self,
        socket: web.WebSocketResponse,
        transport: asyncio.Transport | None,
        subscriptions: frozenset[Subscription],
    ) -> None:
        self.id = secrets.token_hex(8)
        self.socket = socket
        self.deaf = False
        self.leaving = False
        self.opaques: set[str] = set()
        self._transport = transport
        self._subscriptions = subscriptions
        self._outgoing: asyncio.Queue[str | bytes] = asyncio.Queue()

    def takes(self, frame_type: str, topic: str) -> bool:
        """Whether a push of this kind may go here."""
        wanted = {(frame_type, topic), (frame_type, EVERY_TOPIC)}
        return not self.leaving and not wanted.isdisjoint(self._subscriptions)

    def put(self, frame: dict[str, Any] | str | bytes) -> None:
        """Queue a frame."""
        raw = json.dumps(frame, ensure_ascii=False) if isinstance(frame, dict) else frame
        self._outgoing.put_nowait(raw)

    async def write(self) -> None:
        """Send what is queued until the socket is gone."""
        while not self.socket.closed:
            frame = await self._outgoing.get()
            if self.deaf:
                continue
            if isinstance(frame, bytes):
                await self.socket.send_bytes(frame)
            else:
                await self.socket.send_str(frame)

    async def beat(self, seconds: float, make_ping: Callable[[str], dict[str, Any]]) -> None:
        """Ping at once and then every so many seconds; the client must echo the opaque text."""
        while True:
            opaque = secrets.token_hex(8)
            self.opaques.add(opaque)
            self.put(make_ping(opaque))
            await asyncio.sleep(seconds)

    def drop(self) -> None:
        """Break the connection as a failing network does."""
        self.leaving = True
        if self._transport is not None:
            self._transport.abort()
