"""The town as a fixture: `async with town() as t:`, with other tables or another morning where wanted."""

import shutil
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest

from domain.tables.grid import Grid
from simulator.chats import Message
from storage.engines import Database
from tests.scenarios.promises import keep_promises
from tests.scenarios.roster import TABLES
from tests.scenarios.town import MORNING, Town, open_town, settle_in

Opens = Callable[..., AbstractAsyncContextManager[Town]]
Settled = dict[tuple[str, tuple[Grid, ...]], tuple[Path, list[Message]]]


@pytest.fixture(scope="session")
def settled() -> Settled:
    """Databases in which the first news is sent already, and that news: copying one takes a millisecond."""
    return {}


@pytest.fixture
def town(sqlite_url: str, settled: Settled, tmp_path: Path) -> Opens:
    """Opens the town on SQLite."""
    path = Path(sqlite_url.partition("///")[2])

    @asynccontextmanager
    async def opens(now: str = MORNING, tables: Sequence[Grid] = TABLES) -> AsyncIterator[Town]:
        key = now, tuple(tables)
        if key not in settled:
            settled[key] = await _settle(sqlite_url, path, now, tables)
        kept, news = settled[key]
        shutil.copy(kept, path)
        database = Database(sqlite_url)
        try:
            async with open_town(database, tmp_path / "files", now, news) as town:
                yield town
                await keep_promises(town)
        finally:
            await database.close()

    return opens


async def _settle(url: str, path: Path, now: str, tables: Sequence[Grid]) -> tuple[Path, list[Message]]:
    """A copy of a database whose people have their first news, and that news."""
    database = Database(url)
    await settle_in(database, now, tables)
    async with open_town(database, path.parent / "settling", now) as town:
        news = town.bubbles
    await database.close()
    return Path(shutil.copy(path, path.with_suffix(".settled"))), news


@pytest.fixture
def either_town(database: Database, tmp_path: Path) -> Opens:
    """Opens the town on SQLite, and again on PostgreSQL."""

    @asynccontextmanager
    async def opens(now: str = MORNING, tables: Sequence[Grid] = TABLES) -> AsyncIterator[Town]:
        await settle_in(database, now, tables)
        async with open_town(database, tmp_path / "files", now) as town:
            yield town
            await keep_promises(town)

    return opens
