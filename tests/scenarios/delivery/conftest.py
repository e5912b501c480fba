"""A town whose first news goes out while the test looks on: the messenger knows every to-do item."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from domain.tables.grid import Grid
from storage.engines import Database
from tests.scenarios.conftest import Opens
from tests.scenarios.promises import keep_promises
from tests.scenarios.roster import TABLES
from tests.scenarios.town import MORNING, Town, open_town, settle_in


@pytest.fixture
def fresh_town(sqlite_database: Database, tmp_path: Path) -> Opens:
    """Opens the town on SQLite, nothing sent yet."""

    @asynccontextmanager
    async def opens(now: str = MORNING, tables: Sequence[Grid] = TABLES) -> AsyncIterator[Town]:
        await settle_in(sqlite_database, now, tables)
        async with open_town(sqlite_database, tmp_path / "files", now) as town:
            yield town
            await keep_promises(town)

    return opens
