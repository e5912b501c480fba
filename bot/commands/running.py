"""`duban run`: production."""

import asyncio
import signal
import socket
from argparse import Namespace
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, closing
from pathlib import Path

import aiohttp
from aiohttp import web

from bot import logs
from bot.app import Duban, Surroundings
from bot.clock import Clock, SystemClock
from bot.collecting import calm_collector
from bot.commands.failing import CommandFailed, reason_of
from bot.commands.opening import open_database
from bot.connecting import connected
from bot.messengers.dingtalk.client import DingTalkClient
from bot.messengers.dingtalk.stream import StreamClient
from bot.pulling.fetching import Fetcher
from bot.settings import Settings
from bot.usage import UsageMeter
from bot.web.site import build_site
from storage.engines import Database


async def run(_args: Namespace, settings: Settings) -> int:
    """Connect and serve until SIGTERM or Ctrl-C; what is under way is finished first."""
    logs.set_up(settings.secrets)
    if missing := settings.missing():
        raise CommandFailed(f"缺少设置：{'、'.join(missing)}。请写进环境变量或 .env 后再运行。", 2)
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with _serving(settings) as address:
        calm_collector()
        print(f"督办机器人已启动，监听 {address}。", flush=True)
        await stop.wait()
    return 0


@asynccontextmanager
async def _serving(settings: Settings) -> AsyncIterator[str]:
    async with AsyncExitStack() as stack:
        listener = stack.enter_context(closing(_listen(settings)))
        database = await stack.enter_async_context(open_database(settings, create=settings.auto_migrate))
        session = await stack.enter_async_context(aiohttp.ClientSession())
        clock, usage, app = SystemClock(), UsageMeter(database), settings.app()
        wire = DingTalkClient(app, session, clock, usage.count)
        duban = Duban(_surroundings(settings, database, clock, wire, usage))
        await stack.enter_async_context(duban.serve())
        is_connected: Callable[[], bool] = lambda: True  # noqa: E731 - HTTP pushes need no connection
        if settings.messenger == "dingtalk_stream":
            stream = StreamClient(app, session, duban.accept, clock)
            usage.show_doors({"stream": stream.counts})
            await stack.enter_async_context(connected(stream))
            is_connected = lambda: stream.connected  # noqa: E731
        runner = web.AppRunner(build_site(settings, duban, is_connected), access_log=None)
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        await web.SockSite(runner, listener).start()
        host, port = listener.getsockname()[:2]
        yield f"{host}:{port}"


def _surroundings(
    settings: Settings, database: Database, clock: Clock, wire: DingTalkClient, usage: UsageMeter
) -> Surroundings:
    folder = Path(settings.documents) if settings.documents else None
    outside = Fetcher(settings.pull.allowed)
    files = Path(settings.files)
    return Surroundings(
        database, clock, wire, files, usage, folder, side=wire, contacts=wire, outside=outside
    )


def _listen(settings: Settings) -> socket.socket:
    """Take the port before anything is started."""
    try:
        return socket.create_server(settings.address)
    except OSError as error:
        raise CommandFailed(
            f"{settings.listen} 用不了：{reason_of(error)}。请改 DUBAN_LISTEN。", 2
        ) from error
