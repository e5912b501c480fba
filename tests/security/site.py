"""The web side of `duban run` as it is wired, on a clock that stands still; its secrets are canaries."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.app import Duban, Surroundings
from bot.messengers.dingtalk.client import DingTalkClient
from bot.settings import Settings
from bot.usage import UsageMeter
from bot.web.site import build_site
from storage.engines import Database

TOKEN = "canary-intake-token"
SECRET = "canary-client-secret"


class StillClock:
    """Stands still until it is told."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    def goes_by(self, **span: float) -> None:
        self.moment += timedelta(**span)


def settings(mode: str = "dingtalk_callback", token: str = TOKEN) -> Settings:
    """What an operator would have set."""
    dingtalk = {
        "client_id": "dingkey",
        "client_secret": SECRET,
        "robot_code": "dingrobot",
        "corp_id": "dingcorp",
        "event_token": "canary-event-token",
        "event_aes_key": "canary" + "0" * 37,
    }
    return Settings.model_validate({"messenger": mode, "intake_token": token, "dingtalk": dingtalk})


@dataclass
class Site:
    """The site and what stands behind it."""

    http: TestClient[web.Request, web.Application]
    application: web.Application
    duban: Duban
    clock: StillClock

    async def raw(self, request: bytes) -> bytes:
        """The answer's head to bytes that no honest client would send."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.http.port)
        try:
            writer.write(request)
            await writer.drain()
            async with asyncio.timeout(20):
                return await reader.readuntil(b"\r\n\r\n")
        finally:
            writer.close()
            await writer.wait_closed()


@asynccontextmanager
async def open_site(database: Database, files: Path, wanted: Settings | None = None) -> AsyncIterator[Site]:
    """The site over real HTTP on loopback; what it accepts is stored in the real inbox."""
    given, clock = wanted or settings(), StillClock()
    async with aiohttp.ClientSession() as session:
        usage = UsageMeter(database)
        wire = DingTalkClient(given.app(), session, clock, usage.count)
        duban = Duban(Surroundings(database, clock, wire, files, usage))
        application = build_site(given, duban, lambda: True)
        async with duban.inbox, TestClient(TestServer(application)) as http:
            yield Site(http, application, duban, clock)
