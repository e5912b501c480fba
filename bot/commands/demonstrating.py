"""`duban demo`: bot and practice messenger in one process, with the sample district."""

import asyncio
import tempfile
from argparse import Namespace
from datetime import datetime
from pathlib import Path

from bot.commands.failing import CommandFailed
from bot.demo import FIRST_ADMIN, Demo, start_demo
from bot.playing import load_tables, play_sample
from bot.samples import NOW, START
from bot.settings import Settings
from domain.zone import OFFICE_ZONE
from storage.engines import Database
from storage.migrations.running import migrate
from storage.seeding import prepare


async def demonstrate(args: Namespace, _settings: Settings) -> int:
    """Run until Ctrl-C. A throw-away database unless `--database` names a file."""
    with tempfile.TemporaryDirectory(prefix="duban-demo-") as folder:
        path = Path(args.database) if args.database else Path(folder) / "demo.db"
        fresh = not path.exists()
        url = f"sqlite+aiosqlite:///{path}"
        await migrate(url)
        database = Database(url)
        try:
            await _run(args, database, Path(folder) / "files", fresh=fresh)
        finally:
            await database.close()
    return 0


async def _run(args: Namespace, database: Database, files: Path, *, fresh: bool) -> None:
    sampled = fresh and not args.empty and not args.sample
    target = _moment(args.now) if args.now else NOW
    start = START if sampled else target
    await prepare(database, start, () if sampled else (FIRST_ADMIN.user_id,))
    people = () if sampled else (FIRST_ADMIN,)
    try:
        async with start_demo(database, files, start, args.port, people) as demo:
            await _fill(args, demo, target, sampled=sampled)
            _greet(demo)
            await asyncio.Event().wait()
    except OSError as error:
        raise CommandFailed(f"端口 {args.port} 用不了：{error.strerror}。请换一个：--port 8766", 2) from error


async def _fill(args: Namespace, demo: Demo, target: datetime, *, sampled: bool) -> None:
    if sampled:
        print("正在准备样例数据（约几秒）……", flush=True)
        await play_sample(demo, target)
    elif args.sample:
        await load_tables(demo, [(Path(name).name, Path(name).read_bytes()) for name in args.sample])


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
