"""Fixtures of the wire tests."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.messengers.dingtalk.limits import RateLimiter
from tests.wire.platform import Gateway, Platform


class SetClock:
    """Stands still until it is told."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 9, 7, 8, 45, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    def advance(self, **by: float) -> None:
        self.moment += timedelta(**by)


class LoopTime:
    """Seconds that pass only while somebody sleeps."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def now(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        self.seconds += seconds

    def limiter(self) -> RateLimiter:
        return RateLimiter(now=self.now, sleep=self.sleep)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def loop_time() -> LoopTime:
    return LoopTime()


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
async def platform() -> AsyncIterator[Platform]:
    platform = Platform()
    site = web.Application(client_max_size=32 * 1024 * 1024)
    site.router.add_route("*", "/{path:.*}", platform.handle)
    async with TestServer(site) as server:
        platform.base = str(server.make_url("")).rstrip("/")
        yield platform


@pytest.fixture
async def gateway() -> AsyncIterator[Gateway]:
    gateway = Gateway()
    site = web.Application()
    site.router.add_post("/v1.0/gateway/connections/open", gateway.open)
    site.router.add_get("/connect", gateway.connect)
    async with TestServer(site) as server:
        gateway.base = str(server.make_url("")).rstrip("/")
        yield gateway
        gateway.quitting.set()
