"""What every room's tests share: a fresh database on SQLite, on PostgreSQL, or on each of them."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from storage.engines import Database
from storage.migrations.running import migrate
from tests.postgres_server import NoPostgres, PostgresServer

FOLDER = "DUBAN_TEST_POSTGRES"  # how xdist's workers learn of the one server
ENGINES = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgres))


def pytest_configure(config: pytest.Config) -> None:
    """Prepare the place for a server once per run; the first test that needs it starts it."""
    if not hasattr(config, "workerinput"):
        os.environ[FOLDER] = str(PostgresServer.prepare().folder)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the server, if any test started it."""
    if not hasattr(config, "workerinput") and (folder := os.environ.pop(FOLDER, "")):
        PostgresServer(Path(folder)).stop()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy: a copy takes a millisecond, a migration a hundred."""
    path = tmp_path_factory.mktemp("template") / "duban.db"
    asyncio.run(migrate(f"sqlite+aiosqlite:///{path}"))
    return path


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A fresh, migrated, empty SQLite file."""
    path = tmp_path / "duban.db"
    shutil.copy(sqlite_template, path)
    return f"sqlite+aiosqlite:///{path}"


@pytest.fixture
def postgres_url() -> Iterator[str]:
    """A fresh, migrated, empty PostgreSQL database. Mark the test `postgres`."""
    try:
        with PostgresServer(Path(os.environ[FOLDER])).fresh_database() as url:
            yield url
    except NoPostgres as missing:
        pytest.fail(f"no PostgreSQL to test on: {missing}", pytrace=False)


@pytest.fixture(params=ENGINES)
def database_url(request: pytest.FixtureRequest) -> str:
    """A fresh, migrated, empty database, on each engine in turn."""
    name = "sqlite_url" if request.param == "sqlite" else "postgres_url"
    return str(request.getfixturevalue(name))


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """The same, opened."""
    opened = Database(database_url)
    yield opened
    await opened.close()


@pytest.fixture
async def sqlite_database(sqlite_url: str) -> AsyncIterator[Database]:
    """A fresh database where the engine makes no difference."""
    opened = Database(sqlite_url)
    yield opened
    await opened.close()
