"""The world every scheduler test lives in: Tuesday 22 September 2026, ten o'clock."""

from collections.abc import AsyncIterator

import pytest

from storage.engines import Database
from tests.scheduler.worlds import World

NOW = "2026-09-22 10:00"


@pytest.fixture
async def world(sqlite_database: Database) -> AsyncIterator[World]:
    """On SQLite, where the engine makes no difference."""
    yield await World(sqlite_database, NOW).open()


@pytest.fixture
async def either_world(database: Database) -> AsyncIterator[World]:
    """On each engine in turn."""
    yield await World(database, NOW).open()
