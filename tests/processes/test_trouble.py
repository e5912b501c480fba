"""The bot as a process when the database or the messenger is in trouble."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import aiohttp
import pytest

from tests.processes.offices import Office, step

AT_ONCE = 0.5  # seconds in which a page must answer that needs nothing


@pytest.fixture
async def web(callback_office: Office) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(f"http://127.0.0.1:{callback_office.port}") as session:
        yield session


async def test_a_locked_database_delays_the_yes_and_nothing_else(
    callback_office: Office, web: aiohttp.ClientSession
) -> None:
    """D1: another process holds the database until the messenger has given up on every push."""
    office, pushes = callback_office, [callback_office.push_of(number) for number in range(5)]
    async with office.bot():
        with _locked(office.database):
            office.deliver(pushes)
            async with asyncio.timeout(AT_ONCE), web.get("/healthz") as health:
                assert health.status == 200
            async with web.get("/readyz") as ready:
                assert (ready.status, await ready.json()) == (503, {"database": False, "messenger": True})
            await office.simulator.messenger.deliveries.wait_idle()
            assert office.acknowledged() == 0
            async with asyncio.timeout(AT_ONCE), web.get("/healthz") as health:
                assert health.status == 200
        office.deliver(pushes)
        await office.answered(range(5))
        async with web.get("/readyz") as ready:
            assert ready.status == 200
    assert office.effects() == {step(number): 1 for number in range(5)}


async def test_a_messenger_that_was_away_gets_its_answers_afterwards(office: Office) -> None:
    """A6: pushes come in, no answer goes out; when the messenger is back, each comes, once."""
    messenger = office.simulator.messenger
    async with office.bot():
        messenger.switch({"down": "503", "path": "/robot"})
        office.deliver(office.push_of(number) for number in range(8))
        await office.until(lambda: _refusals(office, 503) >= 8)
        assert not any(office.answers(number) for number in range(8))
        messenger.switch({"reset": True})
        await office.answered(range(8))
    assert [office.answers(number) for number in range(8)] == [1] * 8


async def test_a_revoked_token_is_fetched_anew(callback_office: Office) -> None:
    """A4: several answers find their token refused at once, one new token serves them all."""
    office, messenger = callback_office, callback_office.simulator.messenger
    async with office.bot():
        office.deliver([office.push_of(0, session=False)])
        await office.answered([0])
        messenger.switch({"expire_token": True})
        office.deliver(office.push_of(number, session=False) for number in range(1, 8))
        await office.answered(range(1, 8))
    assert [office.answers(number) for number in range(8)] == [1] * 8
    assert len([entry for entry in messenger.log.since(0) if _is_token_call(entry)]) == 2


@contextmanager
def _locked(database: Path) -> Iterator[None]:
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        yield


def _refusals(office: Office, status: int) -> int:
    return sum(entry["status"] == status for entry in office.simulator.messenger.log.since(0))


def _is_token_call(entry: dict[str, object]) -> bool:
    return entry["kind"] == "request" and str(entry["path"]).endswith("/oauth2/accessToken")


async def test_a_database_that_is_gone_turns_readiness_red(
    callback_office: Office, web: aiohttp.ClientSession
) -> None:
    """Its file moved away, nothing is acknowledged into the void; when it is back, everything is done."""
    office, away = callback_office, callback_office.database.with_name("away.db")
    async with office.bot():
        office.database.rename(away)
        async with web.get("/readyz") as ready:
            assert (ready.status, (await ready.json())["database"]) == (503, False)
        office.deliver([office.push_of(1)])
        await office.simulator.messenger.deliveries.wait_idle()
        assert office.acknowledged() == 0
        away.rename(office.database)
        async with web.get("/readyz") as ready:
            assert ready.status == 200
        office.deliver([office.push_of(1)])
        await office.answered([1])
    assert office.effects() == {step(1): 1}
