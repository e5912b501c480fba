"""Pushes are settled in order per sender, by one replica at a time; a poisoned one is parked."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest

from storage.engines import Database
from storage.inbox import (
    MAX_ATTEMPTS,
    RETRY_AFTER,
    InboxWriter,
    claim,
    claim_one,
    count_open,
    find_row,
    postpone,
    settle,
)
from storage.tables.inbox import InboxState
from tests.storage.samples import NOW, read_inbox, say

MOMENT = timedelta(microseconds=1)


async def _store(database: Database, *pushes: tuple[str, str]) -> None:
    async with InboxWriter(database) as writer:
        for message_id, sender in pushes:
            await writer.store(say(message_id, sender), NOW)


async def _claimed(database: Database, at: datetime = NOW, limit: int = 10) -> Sequence[str]:
    async with database.writer() as session:
        return [opened.row.message_id for opened in await claim(session, at, limit)]


async def _settle_next(database: Database) -> Sequence[str]:
    async with database.writer() as session:
        claimed = await claim(session, NOW, 10)
        for opened in claimed:
            settle(opened.row, NOW)
        await session.commit()
    return [opened.row.message_id for opened in claimed]


async def _fail_next(database: Database, at: datetime) -> bool:
    async with database.writer() as session:
        (opened,) = await claim(session, at, 1)
        parked = postpone(opened.row, at, "boom")
        await session.commit()
    return parked


async def test_each_sender_has_his_oldest_push_settled_first(database: Database) -> None:
    await _store(database, ("a1", "a"), ("a2", "a"), ("b1", "b"), ("a3", "a"), ("b2", "b"))
    assert [await _settle_next(database) for _ in range(4)] == [["a1", "b1"], ["a2", "b2"], ["a3"], []]


async def test_the_oldest_of_all_comes_first_with_what_was_said(database: Database) -> None:
    async with database.writer() as session:
        assert await claim_one(session, NOW) is None
    await _store(database, ("b1", "b"), ("a1", "a"))
    async with database.writer() as session:
        opened = await claim_one(session, NOW)
        assert opened is not None
        assert opened.push == say("b1", "b")
        assert (await find_row(session, opened.row_id)).message_id == "b1"


async def test_no_more_are_claimed_than_asked_for_and_the_oldest_of_all_first(database: Database) -> None:
    await _store(database, ("a1", "a"), ("b1", "b"), ("c1", "c"))
    assert await _claimed(database, limit=2) == ["a1", "b1"]


async def test_what_was_claimed_and_not_committed_is_open_again(database: Database) -> None:
    await _store(database, ("a1", "a"))
    assert await _claimed(database) == ["a1"]
    assert await _claimed(database) == ["a1"]


async def test_a_settled_push_stays_settled_when_it_is_pushed_again(database: Database) -> None:
    await _store(database, ("a1", "a"))
    assert await _settle_next(database) == ["a1"]
    await _store(database, ("a1", "a"))
    assert await _claimed(database) == []
    (row,) = await read_inbox(database)
    assert (row.state, row.settled_at) == (InboxState.SETTLED, NOW)


@pytest.mark.postgres
async def test_a_second_replica_skips_whoever_is_being_served(postgres_url: str) -> None:
    database = Database(postgres_url)
    await _store(database, ("a1", "a"), ("a2", "a"), ("b1", "b"))
    async with database.writer() as first, database.writer() as second:
        (served,) = await claim(first, NOW, 1)
        assert served.row.message_id == "a1"
        assert [opened.row.message_id for opened in await claim(second, NOW, 10)] == ["b1"]
        settle(served.row, NOW)
        await first.commit()
        await second.rollback()
    assert await _claimed(database) == ["a2", "b1"]
    await database.close()


async def test_a_failed_push_waits_its_time_and_holds_back_only_its_sender(database: Database) -> None:
    await _store(database, ("a1", "a"), ("a2", "a"), ("b1", "b"))
    assert not await _fail_next(database, NOW)
    assert await _claimed(database, NOW + RETRY_AFTER - MOMENT) == ["b1"]
    assert await _claimed(database, NOW + RETRY_AFTER) == ["a1", "b1"]


async def test_the_last_attempt_parks_a_push_and_frees_its_sender(database: Database) -> None:
    await _store(database, ("a1", "a"), ("a2", "a"))
    moments = [NOW + RETRY_AFTER * attempt for attempt in range(MAX_ATTEMPTS)]
    parked = [await _fail_next(database, moment) for moment in moments]
    assert parked == [False] * (MAX_ATTEMPTS - 1) + [True]
    assert await _claimed(database, moments[-1]) == ["a2"]
    row = (await read_inbox(database))[0]
    assert (row.state, row.attempts, row.trouble) == (InboxState.PARKED, MAX_ATTEMPTS, "boom")


async def test_a_trouble_of_any_length_is_kept_as_far_as_it_fits(database: Database) -> None:
    await _store(database, ("a1", "a"))
    async with database.writer() as session:
        (opened,) = await claim(session, NOW, 1)
        postpone(opened.row, NOW, "长" * 5000)
        await session.commit()
    assert len((await read_inbox(database))[0].trouble) == 300


async def test_only_what_waits_counts_as_open(database: Database) -> None:
    await _store(database, ("a1", "a"), ("a2", "a"), ("b1", "b"))
    await _settle_next(database)
    async with database.reader() as session:
        assert await count_open(session) == 1
