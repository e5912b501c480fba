"""Opens the database for a command, and refuses one whose schema does not fit."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from bot.clock import SystemClock
from bot.commands.failing import CommandFailed
from bot.commands.packs import open_packs
from bot.settings import Settings
from domain.packs import Pack
from storage.engines import Database, DatabaseTrouble
from storage.migrations.running import current, migrate, newest
from storage.seeding import prepare


@asynccontextmanager
async def open_database(settings: Settings, *, create: bool = False) -> AsyncIterator[Database]:
    """The database of the settings, migrated and prepared. `create` also brings a new one to life."""
    packs, now = open_packs(settings.packs), SystemClock().now()
    async with open_for(settings.database_url, now, settings.admin_ids, create=create, packs=packs) as opened:
        yield opened


@asynccontextmanager
async def open_for(
    url: str,
    now: datetime,
    admins: Sequence[str],
    *,
    create: bool,
    packs: Mapping[str, Pack] | None = None,
) -> AsyncIterator[Database]:
    """A database by its URL, migrated and prepared as of `now`."""
    database = connect(url, open_packs("") if packs is None else packs)
    try:
        await _bring_up(database, now, admins, create=create)
        yield database
    finally:
        await database.close()


def connect(url: str, packs: Mapping[str, Pack] | None = None) -> Database:
    """The database, not opened yet. Raises CommandFailed when the URL is none of ours."""
    try:
        return Database(url, packs)
    except (*DatabaseTrouble, ImportError, ValueError) as error:
        raise CommandFailed(
            "DUBAN_DATABASE_URL 写得不对，应当像 sqlite+aiosqlite:///duban.db 或 postgresql+asyncpg://…", 2
        ) from error


async def _bring_up(database: Database, now: datetime, admins: Sequence[str], *, create: bool) -> None:
    try:
        await _fit(database, create=create)
        await prepare(database, now, admins)
    except DatabaseTrouble as error:
        raise CommandFailed(
            f"数据库打不开（{type(error).__name__}）。请检查 DUBAN_DATABASE_URL 和磁盘。"
        ) from error
    finally:
        await database.close()


async def _fit(database: Database, *, create: bool) -> None:
    file = database.url.database if database.is_sqlite else None
    if file and not create and not Path(file).exists():
        raise CommandFailed(f"没有数据库文件 {file}。请核对 DUBAN_DATABASE_URL，或先运行：duban migrate")
    wanted, present = newest(), await current(database)
    if present == wanted:
        return
    if create:
        await migrate(database.url.render_as_string(hide_password=False))
        return
    found = f"当前 {present}" if present else "还没有表"
    raise CommandFailed(f"数据库结构不是最新（{found}，需要 {wanted}）。请先运行：duban migrate")
