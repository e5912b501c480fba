"""The world every scheduler test lives in: Tuesday 22 September 2026, ten o'clock."""

import pytest

from storage.engines import Database
from tests.scheduler.worlds import World

NOW = "2026-09-22 10:00"


@pytest.fixture
async def world(sqlite_database: Database) -> World:
    """On SQLite, where the engine makes no difference."""
    return await World(sqlite_database, NOW).open()


@pytest.fixture
async def either_world(database: Database) -> World:
    """On each engine in turn."""
    return await World(database, NOW).open()
