"""Control interface: the clock, the trouble switches, the pushes, the counters and the log."""

import asyncio
from dataclasses import asdict
from datetime import timedelta
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlsplit

from aiohttp import web
from pydantic import ValidationError

from simulator.acts import ActProblem
from simulator.callbacks import Addresses
from simulator.control.bodies import (
    CallbackSetting,
    ClockSetting,
    read_body,
    read_moment,
    read_number,
    word_mistake,
)
from simulator.faults import Faults, describe_knobs
from simulator.fidelity import FIDELITY
from simulator.messenger import MESSENGER, Messenger

SETTLE_SECONDS: Final = 120
LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})


async def tell_app(request: web.Request) -> web.Response:
    """`GET /sim/app`: the pretend app's papers."""
    messenger = request.app[MESSENGER]
    return web.json_response(asdict(messenger.options.credentials) | {"robot_name": messenger.robot.name})


async def tell_time(request: web.Request) -> web.Response:
    """`GET /sim/clock`."""
    return _answer_time(request.app[MESSENGER])


async def set_time(request: web.Request) -> web.Response:
    """`POST /sim/clock`: where a bot is attached, its composer moves the clock step by step."""
    messenger, wanted = request.app[MESSENGER], await read_body(request, ClockSetting)
    if (wanted.now is None) == (wanted.advance_seconds is None):
        raise ActProblem(HTTPStatus.BAD_REQUEST, "要么给 now，要么给 advance_seconds。")
    async with messenger.clock_turn:
        target = messenger.clock.now() + timedelta(seconds=wanted.advance_seconds or 0)
        target = read_moment(wanted.now) if wanted.now is not None else target
        try:
            await messenger.move_clock(target)
        except ValueError as refused:
            raise ActProblem(HTTPStatus.CONFLICT, str(refused)) from None
    return _answer_time(messenger)


async def wait_settled(request: web.Request) -> web.Response:
    """`GET /sim/settled`: pushes acknowledged and the bot, if attached, at rest; 504 after two minutes."""
    messenger = request.app[MESSENGER]
    try:
        async with asyncio.timeout(SETTLE_SECONDS):
            await messenger.settle()
    except TimeoutError:
        raise ActProblem(HTTPStatus.GATEWAY_TIMEOUT, "两分钟内没有静下来。") from None
    return web.json_response({"settled": True, "now": messenger.clock.now().isoformat()})


async def show_faults(request: web.Request) -> web.Response:
    """`GET /sim/faults`: the switches as they stand, and what each means under `knobs`."""
    return web.json_response(request.app[MESSENGER].faults.model_dump() | {"knobs": describe_knobs()})


async def set_faults(request: web.Request) -> web.Response:
    """`POST /sim/faults`: merges; `reset: true` puts all to rest first."""
    messenger = request.app[MESSENGER]
    wanted = await _read_object(request)
    try:
        messenger.switch(wanted)
    except ValidationError as wrong:
        known = "、".join(Faults.model_fields)
        raise ActProblem(HTTPStatus.BAD_REQUEST, f"{word_mistake(wrong)}；开关有：{known}") from None
    return web.json_response(messenger.faults.model_dump())


async def set_callback(request: web.Request) -> web.Response:
    """`POST /sim/callback`: push over HTTP; saving an events address sends `check_url` first."""
    messenger, wanted = request.app[MESSENGER], await read_body(request, CallbackSetting)
    for url in (wanted.robot_url, wanted.events_url):
        if url and urlsplit(url).hostname not in LOOPBACK:
            raise ActProblem(HTTPStatus.BAD_REQUEST, f"只推送到本机地址：{url}")
    if wanted.events_url and not (wanted.token and wanted.aes_key):
        raise ActProblem(HTTPStatus.BAD_REQUEST, "事件地址要同时给 token 和 43 位的 aes_key。")
    messenger.callbacks.addresses = Addresses(**wanted.model_dump())
    checked = await messenger.callbacks.check_address() if wanted.events_url else None
    return web.json_response({"check_url": checked})


async def tell_usage(request: web.Request) -> web.Response:
    """`GET /sim/usage`: this month's counters."""
    messenger = request.app[MESSENGER]
    usage = {"api_calls": messenger.api_calls.view(), "events": messenger.events.view()}
    return web.json_response(usage | {"streams": messenger.gateway.view()})


async def set_usage(request: web.Request) -> web.Response:
    """`POST /sim/usage`: other monthly limits; null is without end."""
    messenger, wanted = request.app[MESSENGER], await _read_object(request)
    for name, allowance in (("api_calls", messenger.api_calls), ("events", messenger.events)):
        if name in wanted:
            allowance.limit = _read_limit(name, wanted[name])
    return await tell_usage(request)


async def show_log(request: web.Request) -> web.Response:
    """`GET /sim/log?since=`."""
    since = read_number(request, "since", 2**53)
    return web.json_response(request.app[MESSENGER].log.since(int(since)))


async def show_fidelity(_request: web.Request) -> web.Response:
    """`GET /sim/fidelity`: what is the platform's own word, what was seen, what is a guess."""
    return web.json_response([asdict(row) for row in FIDELITY])


async def show_calendar(request: web.Request) -> web.Response:
    """`GET /sim/calendar`: where the page's fast-forward buttons lead; empty without a composer."""
    messenger = request.app[MESSENGER]
    calendar = messenger.hooks.calendar
    return web.json_response(calendar(messenger.clock.now()) if calendar is not None else {})


def _answer_time(messenger: Messenger) -> web.Response:
    return web.json_response({"now": messenger.clock.now().isoformat()})


def _read_limit(name: str, value: object) -> int | None:
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and value >= 0):
        return value
    raise ActProblem(HTTPStatus.BAD_REQUEST, f"{name} 应当是不小于 0 的整数或 null。")


async def _read_object(request: web.Request) -> dict[str, Any]:
    try:
        loaded = await request.json()
    except ValueError:
        loaded = None
    if not isinstance(loaded, dict):
        raise ActProblem(HTTPStatus.BAD_REQUEST, "请求正文应当是 JSON 对象。")
    return loaded
