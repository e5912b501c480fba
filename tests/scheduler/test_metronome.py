"""The running loop: woken it works at once, and a beat that goes wrong is not the last."""

import asyncio
import logging
from datetime import timedelta

import pytest

from domain.vocabulary import MessageState
from scheduler.metronome import Metronome
from tests.scheduler.worlds import World


async def test_a_commit_wakes_it_and_the_push_goes_out(world: World) -> None:
    told = asyncio.Event()

    async def tell() -> None:
        if world.messenger.to("zhou"):
            told.set()

    world.messenger.after = tell
    async with Metronome(world.office, timedelta(hours=1)):
        await world.case("2026-10-08")
        world.office.wake()
        await asyncio.wait_for(told.wait(), 10)


async def test_the_beat_alone_is_enough(world: World) -> None:
    told = asyncio.Event()

    async def tell() -> None:
        if world.messenger.to("zhou"):
            told.set()

    world.messenger.after = tell
    async with Metronome(world.office, timedelta(milliseconds=50)):
        await world.case("2026-10-08")
        await asyncio.wait_for(told.wait(), 10)


async def test_a_beat_that_goes_wrong_is_logged_and_the_next_one_works(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    told, went_wrong = asyncio.Event(), asyncio.Event()

    def notice(record: logging.LogRecord) -> bool:
        if "a beat went wrong" in record.getMessage():
            went_wrong.set()
        return True

    caplog.handler.addFilter(notice)

    async def tell() -> None:
        told.set()

    world.messenger.after = tell
    async with world.database.write_engine.begin() as connection:
        await connection.exec_driver_sql("ALTER TABLE message RENAME TO message_away")
    async with Metronome(world.office, timedelta(milliseconds=20)):
        await asyncio.wait_for(went_wrong.wait(), 10)
        async with world.database.write_engine.begin() as connection:
            await connection.exec_driver_sql("ALTER TABLE message_away RENAME TO message")
        await asyncio.wait_for(told.wait(), 10)


async def test_leaving_waits_for_the_call_under_way_and_records_it(world: World) -> None:
    under_way, gate = asyncio.Event(), asyncio.Event()

    async def be_slow() -> None:
        under_way.set()
        await gate.wait()

    world.messenger.before = be_slow
    await world.case("2026-10-08")
    async with Metronome(world.office, timedelta(hours=1)):
        await under_way.wait()
        asyncio.get_running_loop().call_soon(gate.set)
    sent = {message.address for message in await world.messages(state=MessageState.SENT)}
    assert sent == {message.to for message in world.messenger.sent}
    assert sent
