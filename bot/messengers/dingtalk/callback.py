"""The two HTTP doors for pushes: signed robot messages and encrypted events. Nothing is stored unproven."""

import asyncio
import logging
from collections import Counter
from collections.abc import Mapping

from aiohttp import web

from bot.clock import Clock
from bot.messengers.acceptance import Accept
from bot.messengers.dingtalk.app import DingTalkApp
from bot.messengers.dingtalk.event_crypto import BadEnvelope, EventCrypto
from bot.messengers.dingtalk.events import event_type, parse_event
from bot.messengers.dingtalk.fields import MalformedPush, NotForThisApp, parse_object
from bot.messengers.dingtalk.robot_messages import parse_message
from bot.messengers.dingtalk.signature import Replays, is_genuine
from bot.messengers.dingtalk.transport import TooLarge, read_at_most
from domain.messages import Event, Inbound

logger = logging.getLogger(__name__)

BODY_LIMIT = 1024 * 1024
BODY_SECONDS = 10.0  # that a body may take to arrive: the platform itself waits no longer than three
_SUCCESS = "success"


def routes(
    app: DingTalkApp, accept: Accept, clock: Clock, counts: Counter[str] | None = None
) -> list[web.RouteDef]:
    """`POST /dingtalk/robot`, and `POST /dingtalk/events` if the event token and key are set.

    403 unproven or another app's, 400 malformed, 408 too slow, 413 over 1 MB, 415 compressed, 429 a caught
    header used too often, 503 could not be stored, so not acknowledged and not lost. `counts` tallies what
    came to what.
    """
    tally: Counter[str] = Counter() if counts is None else counts
    door = _Door(accept, tally)
    found = [web.post("/dingtalk/robot", RobotCallback(app, clock, door).handle)]
    if app.event_token and app.event_aes_key:
        found.append(web.post("/dingtalk/events", EventCallback(app, clock, door).handle))
    return found


class _Door:
    """What both callbacks share: a bounded body, and storing before saying yes."""

    def __init__(self, accept: Accept, counts: Counter[str]) -> None:
        self._accept = accept
        self._counts = counts

    def refuse(self, status: int, why: str) -> web.Response:
        self._counts[why] += 1
        return web.Response(status=status)

    async def read(self, request: web.Request) -> bytes | web.Response:
        """The body, or the refusal of it. Compressed ones may be bombs and never come from the platform."""
        if "Content-Encoding" in request.headers:
            return self.refuse(415, "compressed")
        if (request.content_length or 0) > BODY_LIMIT:
            return self.refuse(413, "too_large")
        try:
            async with asyncio.timeout(BODY_SECONDS):
                return await read_at_most(request.content, BODY_LIMIT)
        except TooLarge:
            return self.refuse(413, "too_large")
        except TimeoutError:
            return self.refuse(408, "too_slow")

    async def store(self, value: Inbound | Event, done: web.Response) -> web.Response:
        try:
            await self._accept(value)
        except Exception:  # whatever kept it from the disk, the answer is the same
            logger.exception("could not store a push")
            return self.refuse(503, "not_accepted")
        self._counts["accepted"] += 1
        return done


class RobotCallback:
    """Robot messages in HTTP mode (4.2)."""

    def __init__(self, app: DingTalkApp, clock: Clock, door: _Door) -> None:
        self._app = app
        self._clock = clock
        self._door = door
        self._replays = Replays()

    async def handle(self, request: web.Request) -> web.Response:
        """Verify, parse, store, answer; the signature is looked at before a byte of the body is read."""
        now = self._clock.now()
        timestamp = request.headers.get("timestamp", "")
        if not is_genuine(timestamp, request.headers.get("sign", ""), self._app.client_secret, now):
            return self._door.refuse(403, "bad_signature")
        body = await self._door.read(request)
        if isinstance(body, web.Response):
            return body
        try:
            message = parse_message(parse_object(body), self._app, now)
        except MalformedPush as error:
            return self._door.refuse(_status_of(error), error.code)
        if not self._replays.admits(timestamp, message.message_id):
            return self._door.refuse(429, "replayed")
        return await self._door.store(message, web.json_response({}))


class EventCallback:
    """Events in HTTP mode (7.1). The signature covers the body: a replay has the same event id."""

    def __init__(self, app: DingTalkApp, clock: Clock, door: _Door) -> None:
        self._app = app
        self._clock = clock
        self._door = door
        self._crypto = EventCrypto(app.event_token, app.event_aes_key, app.client_id)

    async def handle(self, request: web.Request) -> web.Response:
        """Open, parse, store, answer with the sealed word the platform waits for."""
        body = await self._door.read(request)
        if isinstance(body, web.Response):
            return body
        try:
            plain = parse_object(self._open(request.query, body))
            done = web.json_response(self._success(request.query))
            if event_type(plain) == "check_url":
                return done
            event = parse_event(plain, self._app, self._clock.now())
        except BadEnvelope:
            return self._door.refuse(403, "bad_signature")
        except MalformedPush as error:
            return self._door.refuse(_status_of(error), error.code)
        return await self._door.store(event, done)

    def _open(self, query: Mapping[str, str], body: bytes) -> bytes:
        encrypted = parse_object(body).get("encrypt")
        if not isinstance(encrypted, str):
            raise MalformedPush("not_encrypted")
        signature = query.get("msg_signature") or query.get("signature", "")
        return self._crypto.open(signature, query.get("timestamp", ""), query.get("nonce", ""), encrypted)

    def _success(self, query: Mapping[str, str]) -> dict[str, str]:
        return self._crypto.seal(_SUCCESS, query.get("timestamp", ""), query.get("nonce", ""))


def _status_of(error: MalformedPush) -> int:
    return 403 if isinstance(error, NotForThisApp) else 400
