"""What stands before every API: the log, the trouble switches, tokens, throttle and allowance."""

import asyncio
import socket
import struct
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final, TypedDict

from aiohttp import web

from simulator.faults import Faults
from simulator.messenger import MESSENGER, Messenger
from simulator.refusals import Refusal, refuse_permission, refuse_quota, refuse_rate, refuse_scope
from simulator.surface.requests import is_old_host, word_refusal
from simulator.wirelog import read_body

TOKEN_HEADER: Final = "x-acs-dingtalk-access-token"  # noqa: S105 – a header's name
BAN_PAGE: Final = (
    "<html><body><h1>405</h1><p>由于您访问的URL有可能造成安全威胁，您的访问被阻断。</p></body></html>"
)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True)
class Api:
    """One call of the platform. `counted` uses up the month's allowance, `sends` shows something."""

    method: str
    path: str
    handler: Handler
    needs_token: bool = True
    counted: bool = True
    throttled: bool = True
    sends: bool = False
    scope: str = ""  # the permission an application needs for it


class Freedom(TypedDict):
    """What a call outside the metered interface is free of."""

    needs_token: bool
    counted: bool
    throttled: bool


class Broken(Exception):
    """The connection shall be reset instead of answered."""


def guard(api: Api) -> Handler:
    """The API's handler behind the gate."""

    async def serve(request: web.Request) -> web.StreamResponse:
        log = request.app[MESSENGER].log
        body = _sketch_upload(request) or await request.read()
        exchange = log.request("from_bot", request.method, request.path_qs, body)
        try:
            reply = await _pass(api, request)
        except Broken:
            log.reply(exchange, "to_bot", request.path, None, "connection reset")
            return _reset(request)
        body_out = read_body(reply.body) if isinstance(reply, web.Response) else None
        log.reply(exchange, "to_bot", request.path, reply.status, body_out)
        return reply

    return serve


async def _pass(api: Api, request: web.Request) -> web.StreamResponse:
    messenger, path = request.app[MESSENGER], request.path
    faults = messenger.faults
    if faults.hits(path):
        spoiled = await _spoil(messenger)
        if spoiled is not None:
            return spoiled
    try:
        _admit(api, messenger, request)
        reply = await api.handler(request)
    except Refusal as refusal:
        return word_refusal(refusal, path)
    if api.sends and faults.accept_then_reset and faults.hits(path):
        faults.accept_then_reset -= 1
        raise Broken
    return reply


async def _spoil(messenger: Messenger) -> web.StreamResponse | None:
    faults = messenger.faults
    if faults.down == "reset":
        raise Broken
    if faults.down:
        return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE, text="Service Unavailable")
    await messenger.released.wait()
    if faults.latency:
        await asyncio.sleep(faults.latency)
    status = _next_status(faults)
    if status is not None:
        return web.Response(status=status, text=f"HTTP {status}")
    if faults.html_ban:
        return web.Response(status=HTTPStatus.METHOD_NOT_ALLOWED, text=BAN_PAGE, content_type="text/html")
    return web.Response(text="upstream connect error") if faults.non_json else None


def _next_status(faults: Faults) -> int | None:
    if not isinstance(faults.status, list):
        return faults.status
    if not faults.status:
        return None
    status, *rest = faults.status
    faults.status = rest
    return status


def _admit(api: Api, messenger: Messenger, request: web.Request) -> None:
    old_host, faults = is_old_host(request.path), messenger.faults
    if api.needs_token:
        given = request.query.get("access_token") if old_host else request.headers.get(TOKEN_HEADER)
        messenger.tokens.check(given, old_host=old_host)
    if faults.permission_denied and api.needs_token and faults.hits(request.path):
        raise refuse_permission(old_host=old_host)
    if api.scope and api.scope in faults.missing_scopes:
        raise refuse_scope(api.scope, messenger.options.credentials.client_id)
    if api.throttled and _is_too_fast(api, messenger, request.path):
        raise refuse_rate(old_host=old_host)
    if api.counted and _is_used_up(messenger):
        raise refuse_quota(old_host=old_host)


def _is_too_fast(api: Api, messenger: Messenger, path: str) -> bool:
    faults = messenger.faults
    if faults.throttle and faults.hits(path):
        if faults.throttle != "always":
            faults.throttle -= 1
        return True
    return not messenger.throttle.admit(f"{api.method} {api.path}")


def _is_used_up(messenger: Messenger) -> bool:
    return messenger.faults.quota_exhausted in {True, "api"} or not messenger.api_calls.spend()


def _sketch_upload(request: web.Request) -> str | None:
    if request.content_type != "multipart/form-data":
        return None
    return f"(multipart, {request.content_length} bytes)"


def _reset(request: web.Request) -> web.Response:
    if isinstance(request.transport, asyncio.Transport):
        raw = request.transport.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        request.transport.abort()
    return web.Response(status=HTTPStatus.BAD_GATEWAY)
