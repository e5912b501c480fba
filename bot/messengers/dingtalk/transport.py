"""One HTTP exchange with the platform: bounded in time and size, never redirected, read by `refusals`."""

import json
from collections.abc import Mapping
from typing import Any

import aiohttp
from yarl import URL

from bot.messengers.dingtalk.fields import Json
from bot.messengers.dingtalk.refusals import WireRefusal, read_answer

TIMEOUT = aiohttp.ClientTimeout(total=10, connect=5, sock_read=8)
_UPLOAD_TIMEOUT = aiohttp.ClientTimeout(total=120, connect=5, sock_read=30)
_ANSWER_LIMIT = 1024 * 1024
_CHUNK = 64 * 1024
_JSON = {"Content-Type": "application/json; charset=utf-8"}
LOST = (aiohttp.ClientError, OSError, TimeoutError)


class TooLarge(Exception):
    """A body longer than what we are ready to hold."""


async def read_at_most(stream: aiohttp.StreamReader, limit: int) -> bytes:
    """The whole body.

    Raises:
        TooLarge: it is longer than `limit` bytes; the rest is not read.
    """
    body = bytearray()
    async for chunk in stream.iter_chunked(_CHUNK):
        body += chunk
        if len(body) > limit:
            raise TooLarge
    return bytes(body)


def encode(body: Json) -> bytes:
    """JSON as it goes over the wire: UTF-8, not ASCII escapes, which would double the size of Chinese."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


async def post_json(
    session: aiohttp.ClientSession, url: str | URL, body: Json, headers: Mapping[str, str] | None = None
) -> Json:
    """POSTs JSON and returns the answer's object. `Accept` matters: without it some answers are XML (5.1).

    Raises:
        WireRefusal: a refusal, an unreadable answer or none.
    """
    raw = encode(body)
    return await _exchange(session, "POST", url, data=raw, headers={**_JSON, **(headers or {})})


async def send_json(
    session: aiohttp.ClientSession, method: str, url: str | URL, body: Json, headers: Mapping[str, str]
) -> Json:
    """Sends JSON by PUT, DELETE or another method. Raises as `post_json`."""
    return await _exchange(session, method, url, data=encode(body), headers={**_JSON, **headers})


async def get_json(
    session: aiohttp.ClientSession, url: str, params: Mapping[str, str], headers: Mapping[str, str]
) -> Json:
    """GETs an object; `params` are URL-encoded. Raises as `post_json`."""
    return await _exchange(session, "GET", URL(url).with_query(params), headers=headers)


async def post_form(session: aiohttp.ClientSession, url: URL, form: aiohttp.FormData) -> Json:
    """POSTs a multipart form, up to two minutes long. Raises as `post_json`."""
    return await _exchange(session, "POST", url, data=form, timeout=_UPLOAD_TIMEOUT)


async def _exchange(
    session: aiohttp.ClientSession,
    method: str,
    url: str | URL,
    headers: Mapping[str, str] | None = None,
    **options: Any,  # noqa: ANN401 - aiohttp's own options
) -> Json:
    options.setdefault("timeout", TIMEOUT)
    options["headers"] = {"Accept": "application/json", **(headers or {})}
    try:
        async with session.request(method, url, allow_redirects=False, **options) as answer:
            body = await read_at_most(answer.content, _ANSWER_LIMIT)
            return read_answer(answer.status, answer.headers, body)
    except LOST as error:
        raise WireRefusal.lost(error) from None
    except TooLarge:
        raise WireRefusal.unreadable("answer_too_large") from None
