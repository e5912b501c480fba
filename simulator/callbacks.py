"""The HTTP side of the platform: signed robot pushes and encrypted events to the bot's own address."""

import asyncio
import json
import secrets
from collections import deque
from collections.abc import Coroutine
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final

import aiohttp

from simulator.crypto import EventEnvelope, sign_push
from simulator.events import Event, make_event
from simulator.gauge import Gauge
from simulator.options import Options
from simulator.wirelog import WireLog, read_body

FAILED_KEPT: Final = 200
MAX_REPLY_BYTES: Final = 64 * 1024
Payload = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """Where the bot wants its pushes; empty means not over HTTP."""

    robot_url: str = ""
    events_url: str = ""
    token: str = ""
    aes_key: str = ""


class Callbacks:
    """Pushes over HTTP; what failed for good waits to be fetched."""

    def __init__(self, options: Options, log: WireLog) -> None:
        self.addresses = Addresses()
        self.pushed = Gauge()
        self.failed: deque[Event] = deque(maxlen=FAILED_KEPT)
        self._options = options
        self._clock = options.clock
        self._log = log
        self._session: aiohttp.ClientSession | None = None

    def push_robot(self, payload: Payload) -> Coroutine[Any, Any, Payload | None]:
        """Post a message, signed, once; the reply's JSON if any. It counts as under way from now on."""
        item = object()
        self.pushed.start(item)
        return self._post_message(payload, item)

    async def _post_message(self, payload: Payload, item: object) -> Payload | None:
        timestamp = str(self._clock.now_ms())
        secret = self._options.credentials.client_secret
        headers = {"timestamp": timestamp, "sign": sign_push(timestamp, secret)}
        try:
            status, text = await self._post(self.addresses.robot_url, payload, headers)
        finally:
            self.pushed.finish(item)
        reply = read_body(text)
        return reply if status == HTTPStatus.OK and isinstance(reply, dict) else None

    async def push_event(self, event: Event) -> None:
        """Post an event, again after 10 and after 30 seconds if it fails, then keep it to be fetched."""
        if await self._try_event(event):
            return
        for wait in self._options.timings.http_event_retries:
            await asyncio.sleep(wait)
            if await self._try_event(event):
                return
        self.failed.append(event)

    async def check_address(self) -> bool:
        """Send the `check_url` event that saving the address triggers."""
        corp = self._options.credentials.corp_id
        return await self._try_event(make_event("check_url", corp, self._clock.now_ms(), {}))

    async def close(self) -> None:
        """Let go of the client."""
        if self._session is not None:
            await self._session.close()

    async def _try_event(self, event: Event) -> bool:
        self.pushed.start(event.id)
        try:
            return await self._post_event(event)
        finally:
            self.pushed.finish(event.id)

    async def _post_event(self, event: Event) -> bool:
        where = self.addresses
        envelope = EventEnvelope(where.token, where.aes_key, self._options.credentials.client_id)
        encrypted = envelope.encrypt(json.dumps(event.http_body(), ensure_ascii=False))
        timestamp, nonce = str(self._clock.now_ms()), secrets.token_hex(4)
        signature = envelope.sign(timestamp, nonce, encrypted)
        query = f"msg_signature={signature}&signature={signature}&timestamp={timestamp}&nonce={nonce}"
        mark = "&" if "?" in where.events_url else "?"
        status, text = await self._post(f"{where.events_url}{mark}{query}", {"encrypt": encrypted}, {})
        return status == HTTPStatus.OK and _says_success(envelope, read_body(text))

    async def _post(self, url: str, body: Payload, headers: dict[str, str]) -> tuple[int | None, str]:
        exchange = self._log.request("to_bot", "POST", url, body)
        if self._session is None:
            self._session = aiohttp.ClientSession()
        limit = aiohttp.ClientTimeout(total=self._options.timings.http_push_limit)
        try:
            async with self._session.post(url, json=body, headers=headers, timeout=limit) as reply:
                text = (await reply.content.read(MAX_REPLY_BYTES)).decode(errors="replace")
        except (aiohttp.ClientError, TimeoutError) as trouble:
            self._log.reply(exchange, "from_bot", url, None, type(trouble).__name__)
            return None, ""
        self._log.reply(exchange, "from_bot", url, reply.status, text)
        return reply.status, text


def _says_success(envelope: EventEnvelope, reply: object) -> bool:
    if not isinstance(reply, dict):
        return False
    fields = [reply.get(name) for name in ("timeStamp", "nonce", "encrypt", "msg_signature")]
    timestamp, nonce, encrypted, signature = (str(field) for field in fields)
    if envelope.sign(timestamp, nonce, encrypted) != signature:
        return False
    try:
        return envelope.decrypt(encrypted) == "success"
    except ValueError:
        return False
