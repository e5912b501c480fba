"""duban's own Stream client: always a live socket, never a push acknowledged too early."""

import asyncio
import logging
from collections import Counter

import aiohttp
from yarl import URL

from bot.clock import Clock
from bot.messengers.acceptance import Accept
from bot.messengers.dingtalk.app import DingTalkApp
from bot.messengers.dingtalk.deliveries import Deliveries
from bot.messengers.dingtalk.frames import SUBSCRIPTIONS
from bot.messengers.dingtalk.links import Link, Socket
from bot.messengers.dingtalk.pacing import Pace
from bot.messengers.dingtalk.refusals import WireRefusal
from bot.messengers.dingtalk.transport import post_json

logger = logging.getLogger(__name__)

_LARGEST_FRAME = 16 * 1024 * 1024
_CLOSING_SECONDS = 2.0
_SCHEMES = {"http": {"ws", "wss"}, "https": {"wss"}}
_UNREACHABLE = (WireRefusal, aiohttp.ClientError, OSError, TimeoutError, ValueError)


def is_endpoint(url: URL, api_base: str) -> bool:
    """A websocket address, encrypted unless the platform is a plain one: the ticket is a credential."""
    return url.scheme in _SCHEMES.get(URL(api_base).scheme, ())


class StreamClient:
    """`run()` it in a task, `stop()` it from another. `connected` is for readiness, `counts` for metrics."""

    def __init__(
        self,
        app: DingTalkApp,
        session: aiohttp.ClientSession,
        accept: Accept,
        clock: Clock,
        pace: Pace | None = None,
    ) -> None:
        self._app = app
        self._session = session
        self._pace = pace or Pace()
        self.counts: Counter[str] = Counter()
        self._deliveries = Deliveries(app, accept, clock, self.counts)
        self._links: set[Link] = set()
        self._stopping = asyncio.Event()
        self._stopped = asyncio.Event()
        self._stopped.set()

    @property
    def connected(self) -> bool:
        """Is there a socket that is being read?"""
        return any(not link.over.is_set() for link in self._links)

    async def run(self) -> None:
        """Stays connected until `stop()`; whatever the network does is logged and tried again."""
        self._stopped.clear()
        try:
            async with asyncio.timeout(None) as patience, asyncio.TaskGroup() as links:
                keeper = links.create_task(self._keep_connected(links))
                await self._stopping.wait()
                keeper.cancel()
                patience.reschedule(asyncio.get_running_loop().time() + self._pace.finishing)
                for link in self._links:
                    link.stop()
        except TimeoutError:
            logger.warning("stream stopped before every push was stored; they were not acknowledged")
        finally:
            self._stopped.set()

    async def stop(self) -> None:
        """Stops reading, lets pushes under way be stored and acknowledged (10 seconds at most), closes."""
        self._stopping.set()
        await self._stopped.wait()

    async def _keep_connected(self, links: asyncio.TaskGroup) -> None:
        """A new socket as soon as the server means to drop the old one, which is read until its end (5.3)."""
        attempt = 0
        while True:
            if pause := self._pace.pause_before(attempt):
                await self._pace.sleep(pause)
            attempt = 0 if await self._connect_once(links) else attempt + 1

    async def _connect_once(self, links: asyncio.TaskGroup) -> bool:
        """Opens a socket and stays with it until it is left. Was it a good one?"""
        try:
            link = Link(await self._open(), self._deliveries, self._pace, self.counts)
        except _UNREACHABLE as error:
            self.counts["open_failed"] += 1
            logger.warning("stream cannot connect: %s", getattr(error, "code", type(error).__name__))
            return False
        self.counts["opened"] += 1
        self._links.add(link)
        links.create_task(self._serve(link))
        opened_at = asyncio.get_running_loop().time()
        await link.leaving.wait()
        return asyncio.get_running_loop().time() - opened_at >= self._pace.settled

    async def _serve(self, link: Link) -> None:
        try:
            await link.serve()
        finally:
            self._links.discard(link)

    async def _open(self) -> Socket:
        url = f"{self._app.api_base}/v1.0/gateway/connections/open"
        credentials = {"clientId": self._app.client_id, "clientSecret": self._app.client_secret}
        wish = credentials | {"subscriptions": SUBSCRIPTIONS, "ua": "duban-stream-python/1.0"}
        async with asyncio.timeout(self._pace.opening):
            grant = await post_json(self._session, url, wish)
            endpoint = URL(str(grant.get("endpoint"))).update_query(ticket=str(grant.get("ticket")))
            if not is_endpoint(endpoint, self._app.api_base):
                raise WireRefusal.unreadable("insecure_endpoint")
            return await self._session.ws_connect(
                endpoint,
                autoping=False,
                max_msg_size=_LARGEST_FRAME,
                timeout=aiohttp.ClientWSTimeout(ws_close=_CLOSING_SECONDS),
            )
