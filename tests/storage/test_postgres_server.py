"""The tests' own PostgreSQL says what is missing, keeps tests apart, and leaves nothing behind."""

import asyncio

import pytest

from storage.engines import Database
from storage.tables import Unit
from tests.postgres_server import NoPostgres, PostgresServer, find


def test_a_missing_program_is_named_in_one_line() -> None:
    with pytest.raises(
        NoPostgres, match=r"^no-such-program is neither on PATH nor in .*: install postgresql$"
    ):
        find("no-such-program")


@pytest.mark.postgres
def test_a_server_starts_on_first_use_and_leaves_nothing_behind() -> None:
    server = PostgresServer.prepare()
    assert not server.data.exists()
    with server.fresh_database() as one, server.fresh_database() as other:
        assert one != other
        asyncio.run(_add_unit(one))
        asyncio.run(_add_unit(other))  # the same name would clash in one database
        assert (server.data / "postmaster.pid").exists()
    server.stop()
    assert not server.folder.exists()


async def _add_unit(url: str) -> None:
    database = Database(url)
    async with database.writer() as session:
        session.add(Unit(name="区教育局"))
        await session.commit()
    await database.close()
