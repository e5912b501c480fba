"""`duban backup` and `duban restore`, for the embedded database."""

import asyncio
from argparse import Namespace
from pathlib import Path

from bot.clock import SystemClock
from bot.commands.failing import CommandFailed, reason_of
from bot.commands.opening import connect
from bot.settings import Settings
from storage.backups import NotACopy, copy_database, is_database
from storage.engines import DatabaseTrouble
from storage.restoring import stop_after_restore
from storage.unit_of_work import UnitOfWork


async def backup(args: Namespace, settings: Settings) -> int:
    """A consistent copy, even while the bot runs."""
    source, target = _database_file(settings), Path(args.file)
    if target.exists() and not is_database(target):
        raise CommandFailed(f"{target} 不是数据库备份，没有覆盖。请换一个文件名。", 2)
    await _copy(source, target)
    print(f"已备份到 {target}（{target.stat().st_size // 1024} KB）。")
    return 0


async def restore(args: Namespace, settings: Settings) -> int:
    """Put a copy in the place of the database. Refuses to overwrite without `--yes`."""
    source, target = Path(args.file), _database_file(settings, must_exist=False)
    if not source.exists():
        raise CommandFailed(f"没有备份文件 {source}。", 2)
    if target.exists() and not args.yes:
        raise CommandFailed(f"{target} 已存在，没有覆盖。确定要恢复请先停机器人，再加 --yes。")
    await _copy(source, target)
    await _hold_back(settings)
    print(f"已从 {source} 恢复。备份以后发过什么不知道，所以主动消息先停发：")
    print("请运行 duban verify 核验台账，启动后由管理员回「恢复」，先看会发什么。")
    return 0


async def _hold_back(settings: Settings) -> None:
    database = connect(settings.database_url)
    try:
        async with UnitOfWork(database, SystemClock().now()) as work:
            await stop_after_restore(work)
            await work.commit()
    except DatabaseTrouble as error:
        raise CommandFailed("已经恢复，但这不是督办机器人的数据库，没有停发。请换一个备份。") from error
    finally:
        await database.close()


async def _copy(source: Path, target: Path) -> None:
    try:
        await asyncio.to_thread(copy_database, source, target)
    except NotACopy as error:
        raise CommandFailed(f"{source} 不是完好的数据库文件，没有动任何东西。") from error
    except OSError as error:
        raise CommandFailed(f"写不了 {target}：{reason_of(error)}。请检查路径和磁盘。") from error


def _database_file(settings: Settings, *, must_exist: bool = True) -> Path:
    database = connect(settings.database_url)
    if not database.is_sqlite:
        raise CommandFailed("PostgreSQL 请用 pg_dump 和 pg_restore 备份恢复。")
    path = Path(database.url.database or "")
    if must_exist and not path.exists():
        raise CommandFailed(f"没有数据库文件 {path}。请检查 DUBAN_DATABASE_URL。")
    return path
