"""Brings a database to the newest revision, and says whether it is there."""

import asyncio
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from storage.engines import Database


def configuration(url: str) -> Config:
    """Alembic's configuration for one database, without an ini file."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["url"] = url
    return config


def newest() -> str | None:
    """The revision this program needs."""
    return ScriptDirectory.from_config(configuration("")).get_current_head()


async def current(database: Database) -> str | None:
    """The revision the database is at; None when it is empty."""
    async with database.read_engine.connect() as connection:
        return await connection.run_sync(lambda c: MigrationContext.configure(c).get_current_revision())


async def migrate(url: str) -> None:
    """Bring the schema to the newest revision. Alembic starts a loop of its own, hence the thread."""
    await asyncio.to_thread(command.upgrade, configuration(url), "head")
