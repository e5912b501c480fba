"""`POST /intake/cases`: an upstream system hands in cases as JSON, read by the same rules as a table."""

import asyncio
import hashlib
import hmac
import json
import logging
from collections import Counter
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final

from aiohttp import web

from bot.clock import Clock
from bot.messengers.dingtalk.transport import TooLarge, read_at_most
from bot.web.intake_description import LARGEST, LONGEST_KEY, MOST_CASES, MOST_REQUESTS, describe
from bot.web.limiting import BODY_SECONDS, MINUTE
from domain.intake.items import Item, lay_out
from domain.sliding_window import SlidingWindow
from handlers.importing.shell import shell_desk
from handlers.incoming.taking import INTAKE, Arrival, count, take
from message_templates import render
from storage.engines import Database, DatabaseTrouble
from storage.idempotency import claim_key, keep_answer
from storage.unit_of_work import UnitOfWork

_LOG = logging.getLogger(__name__)
_UPSTREAM: Final = "上游系统"


class Refused(Exception):
    """The request as a whole is refused; nothing was changed."""

    def __init__(self, status: HTTPStatus, code: str, wait: int = 0) -> None:
        super().__init__(code)
        self.status, self.code, self.wait = status, code, wait


@dataclass(frozen=True, slots=True)
class _Request:
    key: str
    fingerprint: str
    items: list[Item]


class Intake:
    """The endpoint; without a token in the settings it refuses everybody."""

    def __init__(self, database: Database, token: str, clock: Clock, counts: Counter[str]) -> None:
        self._database, self._token, self._clock, self._counts = database, token, clock, counts
        # Those who guess tokens have a limit of their own: they cannot lock out the one who has it.
        self._known, self._strangers = (
            SlidingWindow(MOST_REQUESTS, MINUTE),
            SlidingWindow(MOST_REQUESTS, MINUTE),
        )

    async def take_cases(self, request: web.Request) -> web.Response:
        """Answer with a verdict for every item, or with why the request as a whole is refused."""
        try:
            self._let_in(request)
            answer = await self._answer(await _read(request))
        except Refused as refused:
            return self._refuse(refused)
        except DatabaseTrouble:
            _LOG.exception("a request of an upstream system could not be kept")
            return self._refuse(Refused(HTTPStatus.SERVICE_UNAVAILABLE, "try_again", wait=5))
        self._counts["accepted"] += 1
        return web.json_response(answer)

    def _refuse(self, refused: Refused) -> web.Response:
        self._counts[refused.code] += 1
        return _refusal(refused)

    async def show_description(self, request: web.Request) -> web.Response:
        """The OpenAPI description, for everybody: it tells how, and nothing of any case."""
        return web.json_response(describe(str(request.url.origin())))

    def _let_in(self, request: web.Request) -> None:
        given = request.headers.get("Authorization", "").encode("utf-8", "surrogateescape")
        is_known = bool(self._token) and hmac.compare_digest(given, f"Bearer {self._token}".encode())
        window, now = self._known if is_known else self._strangers, self._clock.now()
        if not window.admits(now):
            wait = max(1, window.wait_seconds(now))
            raise Refused(HTTPStatus.TOO_MANY_REQUESTS, "too_often", wait)
        if not is_known:
            raise Refused(HTTPStatus.UNAUTHORIZED, "no_token")

    async def _answer(self, asked: _Request) -> dict[str, Any]:
        async with UnitOfWork(self._database, self._clock.now()) as work:
            known = await claim_key(work, asked.key, asked.fingerprint)
            if known is not None and not known.same:
                raise Refused(HTTPStatus.CONFLICT, "other_body")
            if known is not None:
                return known.answer
            desk = await shell_desk(work, name=INTAKE)
            arrival = Arrival(INTAKE, f"{INTAKE}:{asked.fingerprint[:16]}", _UPSTREAM)
            judged = (await take(lay_out(asked.items), arrival, desk)).judged
            answer = {"items": [one.as_json() for one in judged], "counts": count(judged)}
            await keep_answer(work, asked.key, answer)
            await work.commit()
            return answer


def routes(
    database: Database, token: str, clock: Clock, counts: Counter[str] | None = None
) -> list[web.RouteDef]:
    """The endpoint and its description; `counts` tallies what came to the door."""
    intake = Intake(database, token, clock, Counter() if counts is None else counts)
    return [
        web.post("/intake/cases", intake.take_cases),
        web.get("/intake/openapi.json", intake.show_description),
    ]


async def _read(request: web.Request) -> _Request:
    """What is asked for. Raises Refused."""
    key = request.headers.get("Idempotency-Key", "")
    if not 0 < len(key) <= LONGEST_KEY or not key.isprintable():
        raise Refused(HTTPStatus.BAD_REQUEST, "no_key")
    if request.content_type != "application/json":
        raise Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "not_json")
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "compressed")
    try:
        async with asyncio.timeout(BODY_SECONDS):
            body = await read_at_most(request.content, LARGEST)
    except TooLarge:
        raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too_large") from None
    except TimeoutError:
        raise Refused(HTTPStatus.REQUEST_TIMEOUT, "too_slow") from None
    return _Request(key, hashlib.sha256(body).hexdigest(), _items(body))


def _items(body: bytes) -> list[Item]:
    try:
        items = json.loads(body)
    except (ValueError, RecursionError):
        raise Refused(HTTPStatus.BAD_REQUEST, "not_a_list") from None
    if not isinstance(items, list) or not items or not all(isinstance(item, dict) for item in items):
        raise Refused(HTTPStatus.BAD_REQUEST, "not_a_list")
    if len(items) > MOST_CASES:
        raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too_many")
    return items


def _refusal(refused: Refused) -> web.Response:
    words = render(
        f"intake/{refused.code}.j2", most=MOST_CASES, megabytes=LARGEST // 1024**2, wait=refused.wait
    )
    headers = {"Retry-After": str(refused.wait)} if refused.wait else {}
    if refused.status is HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = "Bearer"
    return web.json_response({"error": words, "code": refused.code}, status=refused.status, headers=headers)
