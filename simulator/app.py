"""Builds and runs the practice messenger: one aiohttp application on a loopback address."""

import ipaddress
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from types import TracebackType
from typing import Final, Self
from urllib.parse import urlsplit

from aiohttp import web

from simulator.control.table import add_control
from simulator.messenger import MESSENGER, Messenger
from simulator.options import Hooks, Options
from simulator.surface.table import add_surface

MAX_BODY_BYTES: Final = 32 * 1024 * 1024
SHUTDOWN_SECONDS: Final = 1.0
OWN_PAGE: Final = frozenset({"none", "same-origin"})
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def build(options: Options) -> web.Application:
    """The application: the platform's surface, the control interface and the chat page."""
    app = web.Application(client_max_size=MAX_BODY_BYTES, middlewares=[_admit_local])
    app[MESSENGER] = Messenger(options)
    add_surface(app)
    add_control(app)
    app.on_shutdown.append(_stop)
    return app


class Simulator:
    """A running practice messenger.

    ```
    async with Simulator(Options(people=people)) as simulator:
        print(simulator.url)
    ```
    """

    def __init__(self, options: Options | None = None) -> None:
        self.options = options or Options()
        self.app = build(self.options)
        self.messenger = self.app[MESSENGER]
        self._runner = web.AppRunner(self.app, access_log=None, shutdown_timeout=SHUTDOWN_SECONDS)

    @property
    def url(self) -> str:
        """`http://127.0.0.1:port`, without a slash at the end; empty before the start."""
        return self.messenger.robot.base_url

    @property
    def hooks(self) -> Hooks:
        """Where the composer hangs in what it lends."""
        return self.options.hooks

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Listen; port 0 takes a free one. Raises ValueError for an address other machines could reach."""
        if not _is_loopback(host):
            msg = f"练习台只在本机地址上监听，不能用 {host}"
            raise ValueError(msg)
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port)
        await site.start()
        self.messenger.robot.base_url = site.name

    async def stop(self) -> None:
        """Close everything."""
        await self._runner.cleanup()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.stop()


@web.middleware
async def _admit_local(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse foreign host names (somebody's DNS may point at us) and requests of foreign web pages."""
    origin = request.headers.get("Origin")
    foreign = origin is not None and urlsplit(origin).netloc != request.host
    # What a page elsewhere fetches as an image or a script has no Origin; a link may lead to `/`.
    foreign |= request.path != "/" and request.headers.get("Sec-Fetch-Site", "none") not in OWN_PAGE
    if foreign or not _is_loopback(request.url.host):
        return web.json_response({"message": "只接受本机访问。"}, status=HTTPStatus.FORBIDDEN)
    messenger = request.app[MESSENGER]
    messenger.robot.base_url = messenger.robot.base_url or str(request.url.origin())
    return await handler(request)


def _is_loopback(host: str | None) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host or "").is_loopback
    except ValueError:
        return False


async def _stop(app: web.Application) -> None:
    await app[MESSENGER].stop()
