"""Opens the database for a command, and refuses one whose schema does not fit."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.clock import SystemClock
from bot.commands.failing import CommandFailed
from bot.settings import Settings
from storage.engines import Database, DatabaseTrouble
from storage.migrations.running import current, migrate, newest
from storage.seeding import prepare


@asynccontextmanager
async def open_database(settings: Settings, *, create: bool = False) -> AsyncIterator[Database]:
    """The database of the settings, migrated and prepared. `create` also brings a new one to life."""
    database = _connect(settings)
    try:
        await _bring_up(database, settings, create=create)
        yield database
    finally:
        await database.close()


def _connect(settings: Settings) -> Database:
    try:
        return Database(settings.database_url)
    except DatabaseTrouble as error:
        raise CommandFailed("DUBAN_DATABASE_URL 写得不对，例如 sqlite+aiosqlite:///duban.db。", 2) from error


async def _bring_up(database: Database, settings: Settings, *, create: bool) -> None:
    try:
        await _fit(database, settings, create=create)
        await prepare(database, SystemClock().now(), settings.admin_ids)
    except DatabaseTrouble as error:
        raise CommandFailed(
            f"数据库打不开（{type(error).__name__}）。请检查 DUBAN_DATABASE_URL 和磁盘。"
        ) from error
    finally:
        await database.close()


async def _fit(database: Database, settings: Settings, *, create: bool) -> None:
    wanted, present = newest(), await current(database)
    if present == wanted:
        return
    if create:
        await migrate(settings.database_url)
        return
    found = f"当前 {present}" if present else "还没有表"
    raise CommandFailed(f"数据库结构不是最新（{found}，需要 {wanted}）。请先运行：duban migrate")
