"""Empty databases for a benchmark, as durable as in production."""

from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from storage.engines import Database
from storage.migrations.running import migrate
from storage.seeding import prepare
from tests.postgres_server import PostgresServer

SQLITE, POSTGRESQL = KINDS = ("SQLite", "PostgreSQL")


class DurableServer(PostgresServer):
    """Forgets nothing in a power cut; the tests' own server is quicker and may forget."""

    settings = "-c listen_addresses=127.0.0.1 -c unix_socket_directories= -p {port}"


@contextmanager
def new_databases(*kinds: str) -> Iterator[dict[str, str]]:
    """The URL of an empty, migrated-to-be database of each kind; all is removed afterwards."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="duban-benchmark-")))
        urls = {SQLITE: f"sqlite+aiosqlite:///{folder / 'duban.db'}"}
        if POSTGRESQL in kinds:
            server = DurableServer.prepare()
            stack.callback(server.stop)
            urls[POSTGRESQL] = stack.enter_context(server.fresh_database())
        yield {kind: urls[kind] for kind in kinds}


@asynccontextmanager
async def opened(url: str, now: datetime) -> AsyncIterator[Database]:
    """The database at a URL with its newest schema and whatever it holds before its first use."""
    await migrate(url)
    database = Database(url)
    try:
        await prepare(database, now)
        yield database
    finally:
        await database.close()
