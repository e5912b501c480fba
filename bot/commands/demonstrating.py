"""`duban demo`: bot and practice messenger in one process, with the sample district."""

import asyncio
import tempfile
from argparse import Namespace
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from datetime import datetime
from pathlib import Path

from bot.commands.failing import CommandFailed, reason_of
from bot.commands.opening import open_for
from bot.commands.packs import open_packs
from bot.demo import FIRST_ADMIN, Demo, start_demo
from bot.playing import load_tables, play_sample
from bot.samples import NOW, START
from bot.settings import Settings
from domain.zone import OFFICE_ZONE


async def demonstrate(args: Namespace, settings: Settings) -> int:
    """Run until Ctrl-C. A throw-away database unless `--database` names a file."""
    target = _moment(args.now) if args.now else NOW
    packs = open_packs(settings.packs)
    files = [_read(Path(name)) for name in args.sample or ()]
    with tempfile.TemporaryDirectory(prefix="duban-demo-") as folder:
        path = Path(args.database) if args.database else Path(folder) / "demo.db"
        sampled = not path.exists() and not args.empty and not files
        start, admins = (START, ()) if sampled else (target, (FIRST_ADMIN,))
        ids = [admin.user_id for admin in admins]
        async with AsyncExitStack() as stack:
            url = f"sqlite+aiosqlite:///{path}"
            database = await stack.enter_async_context(open_for(url, start, ids, create=True, packs=packs))
            starting = start_demo(database, Path(folder) / "files", start, args.port, admins)
            demo = await _start(starting, args.port, stack)
            if sampled:
                print("正在准备样例数据（半分钟以内）……", flush=True)
                await play_sample(demo, target)
            await load_tables(demo, files)
            _greet(demo)
            await asyncio.Event().wait()
    return 0


async def _start(starting: AbstractAsyncContextManager[Demo], port: int, stack: AsyncExitStack) -> Demo:
    try:
        return await stack.enter_async_context(starting)
    except OSError as error:
        raise CommandFailed(f"端口 {port} 用不了：{reason_of(error)}。请换一个：--port 8766", 2) from error


def _read(path: Path) -> tuple[str, bytes]:
    try:
        return path.name, path.read_bytes()
    except OSError as error:
        raise CommandFailed(f"读不到文件 {path}：{reason_of(error)}。请检查路径。", 2) from error


def _greet(demo: Demo) -> None:
    papers = demo.simulator.options.credentials
    print(
        f"练习页面  {demo.simulator.url}/\n"
        f"现在时间  {demo.clock.now():%Y-%m-%d %H:%M}（可在页面上快进）\n"
        f"应用凭证  client_id={papers.client_id} client_secret={papers.client_secret} "
        f"robot_code={papers.robot_code} corp_id={papers.corp_id}\n"
        "按 Ctrl-C 停止。",
        flush=True,
    )


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise CommandFailed(f"看不懂时间 {text}。请写成 2026-09-22T10:00", 2) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=OFFICE_ZONE)
