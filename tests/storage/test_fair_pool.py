"""Whoever waits for the one writer is served in turn, and nobody is overtaken by who has just had it."""

import asyncio

import pytest
import sqlalchemy as sa

from storage.engines import Database
from storage.fair_pool import GOES_FIRST


async def _write(database: Database, name: str, served: list[str], *, urgent: bool = False) -> None:
    GOES_FIRST.set(urgent)
    async with database.write_engine.begin():
        served.append(name)


async def test_those_who_wait_are_served_in_the_order_they_came(sqlite_database: Database) -> None:
    served: list[str] = []
    async with asyncio.TaskGroup() as group, sqlite_database.write_engine.begin():
        for name in "abc":
            group.create_task(_write(sqlite_database, name, served))
        await _until_waiting(sqlite_database, 3)
    assert served == ["a", "b", "c"]


async def test_who_writes_again_and_again_lets_others_in_between(sqlite_database: Database) -> None:
    served: list[str] = []

    async def write_often() -> None:
        for _ in range(5):
            await _write(sqlite_database, "often", served)

    async with asyncio.TaskGroup() as group, sqlite_database.write_engine.begin():
        group.create_task(write_often())
        group.create_task(_write(sqlite_database, "once", served))
        await _until_waiting(sqlite_database, 2)
    assert served == ["often", "once", *["often"] * 4]


async def test_what_is_urgent_does_not_stand_in_line(sqlite_database: Database) -> None:
    served: list[str] = []
    async with asyncio.TaskGroup() as group, sqlite_database.write_engine.begin():
        group.create_task(_write(sqlite_database, "a", served))
        group.create_task(_write(sqlite_database, "b", served))
        await _until_waiting(sqlite_database, 2)
        group.create_task(_write(sqlite_database, "urgent", served, urgent=True))
        await _until_waiting(sqlite_database, 3)
    assert served == ["urgent", "a", "b"]


async def test_who_gives_up_waiting_leaves_the_place_to_the_next(sqlite_database: Database) -> None:
    served: list[str] = []
    async with asyncio.TaskGroup() as group, sqlite_database.write_engine.begin():
        impatient = group.create_task(_write(sqlite_database, "impatient", served))
        group.create_task(_write(sqlite_database, "patient", served))
        await _until_waiting(sqlite_database, 2)
        impatient.cancel()
    assert served == ["patient"]


async def test_a_place_given_in_the_moment_of_leaving_is_passed_on(sqlite_database: Database) -> None:
    served: list[str] = []
    async with asyncio.TaskGroup() as group:
        holder = await sqlite_database.write_engine.connect()
        leaving = group.create_task(_write(sqlite_database, "leaving", served))
        await _until_waiting(sqlite_database, 1)
        await holder.close()
        leaving.cancel()
        group.create_task(_write(sqlite_database, "next", served))
    assert served[-1] == "next"


async def test_nobody_waits_for_ever(sqlite_database: Database) -> None:
    engine = sqlite_database.write_engine
    engine.pool._timeout = 0.01  # type: ignore[attr-defined]
    async with engine.begin():
        with pytest.raises(sa.exc.TimeoutError):
            await _write(sqlite_database, "late", [])


async def _until_waiting(database: Database, number: int) -> None:
    line = database.write_engine.pool._pool  # type: ignore[attr-defined]
    for _ in range(1000):
        if len(line._waiting) >= number:
            return
        await asyncio.sleep(0)
    raise AssertionError(f"{len(line._waiting)} are waiting, not {number}")
