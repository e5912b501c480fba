"""A push is on disk before it is acknowledged, once, and an error reaches everyone who waits."""

import asyncio
import sqlite3

import pytest
import sqlalchemy as sa

from domain.messages import Event, EventKind
from storage.engines import Database
from storage.inbox import InboxWriter
from tests.storage.samples import NOW, read_inbox, say

LONG_ID = "m" * 5000


async def _rename(database: Database, old: str, new: str) -> None:
    async with database.write_engine.begin() as connection:
        await connection.execute(sa.text(f"ALTER TABLE {old} RENAME TO {new}"))


async def test_many_pushes_at_once_are_all_on_disk_when_acknowledged(database: Database) -> None:
    async def push(writer: InboxWriter, number: int) -> None:
        await writer.store(say(f"m{number}"), NOW)
        assert f"m{number}" in {row.message_id for row in await read_inbox(database)}

    async with InboxWriter(database) as writer:
        await asyncio.gather(*(push(writer, number) for number in range(60)))
    assert len(await read_inbox(database)) == 60


async def test_pushes_that_wait_together_share_one_transaction(database: Database) -> None:
    commits: list[sa.Connection] = []
    sa.event.listen(database.write_engine.sync_engine, "commit", commits.append)
    async with InboxWriter(database) as writer:
        await asyncio.gather(*(writer.store(say(f"m{number}"), NOW) for number in range(100)))
    assert len(commits) == 1


async def test_who_comes_while_others_write_is_taken_along(sqlite_database: Database) -> None:
    commits: list[sa.Connection] = []
    async with (
        InboxWriter(sqlite_database) as writer,
        asyncio.TaskGroup() as group,
        sqlite_database.write_engine.begin(),
    ):
        sa.event.listen(sqlite_database.write_engine.sync_engine, "commit", commits.append)
        for number in range(3):
            group.create_task(writer.store(say(f"m{number}"), NOW))
            for _ in range(10):  # turns of the loop: the writer stands in line before the next one comes
                await asyncio.sleep(0)
    assert [row.message_id for row in await read_inbox(sqlite_database)] == ["m0", "m1", "m2"]
    assert len(commits) == 2  # the one in the way, and one for all three


async def test_pushes_keep_the_order_in_which_they_came(database: Database) -> None:
    names = [f"m{number}" for number in (3, 1, 2, 9, 7)]
    async with InboxWriter(database) as writer:
        await asyncio.gather(*(writer.store(say(name), NOW) for name in names))
    assert [row.message_id for row in await read_inbox(database)] == names


async def test_the_same_push_five_times_is_one_row_with_the_first_words(database: Database) -> None:
    async with InboxWriter(database) as writer:
        await writer.store(say("m1", text="签收"), NOW)
        await asyncio.gather(*(writer.store(say("m1", text="退回"), NOW) for _ in range(4)))
    rows = await read_inbox(database)
    assert [row.payload["text"] for row in rows] == ["签收"]


async def test_a_message_and_an_event_may_have_the_same_number(database: Database) -> None:
    event = Event("1", EventKind.MESSAGE_READ, ("zhang",), NOW)
    async with InboxWriter(database) as writer:
        await asyncio.gather(writer.store(say("1"), NOW), writer.store(event, NOW), writer.store(event, NOW))
    assert [row.kind for row in await read_inbox(database)] == ["message", "event"]


async def test_whoever_settles_is_woken_by_a_commit(database: Database) -> None:
    async with InboxWriter(database) as writer:
        assert not writer.stored.is_set()
        await writer.store(say("m1"), NOW)
        assert writer.stored.is_set()


async def test_an_error_in_the_database_reaches_every_waiter_and_nothing_is_stored(
    database: Database,
) -> None:
    async with InboxWriter(database) as writer:
        await _rename(database, "inbox", "elsewhere")
        pushes = (writer.store(say(f"m{number}"), NOW) for number in range(10))
        outcomes = await asyncio.gather(*pushes, return_exceptions=True)
        assert [isinstance(outcome, sa.exc.DBAPIError) for outcome in outcomes] == [True] * 10
        assert not writer.stored.is_set()
        await _rename(database, "elsewhere", "inbox")
        assert await read_inbox(database) == []
        await writer.store(say("m0"), NOW)
    assert [row.message_id for row in await read_inbox(database)] == ["m0"]


@pytest.mark.postgres
async def test_a_database_that_does_not_exist_is_told_to_who_waits(postgres_url: str) -> None:
    database = Database(postgres_url + "_gone")
    async with InboxWriter(database) as writer:
        for _ in range(2):
            with pytest.raises(Exception, match="does not exist"):
                await writer.store(say("m1"), NOW)
    await database.close()


@pytest.mark.parametrize(
    "text",
    ["NUL\0 inside", "half a pair \ud83d", "𠮷 and 👍", "长" * 100_000],
    ids=["nul", "surrogate", "astral", "long"],
)
async def test_no_text_spoils_the_pushes_of_others(database: Database, text: str) -> None:
    async with InboxWriter(database) as writer:
        await asyncio.gather(writer.store(say("m1", text=text), NOW), writer.store(say("m2"), NOW))
    rows = await read_inbox(database)
    assert [row.payload["text"] for row in rows] == [
        text.replace("\0", "\ufffd").replace("\ud83d", "\ufffd"),
        "我的",
    ]


@pytest.mark.parametrize("message_id", [LONG_ID, "m\0", "m\ud800"], ids=["long", "nul", "surrogate"])
async def test_no_number_spoils_the_pushes_of_others(database: Database, message_id: str) -> None:
    async with InboxWriter(database) as writer:
        await asyncio.gather(
            *(writer.store(say(message_id), NOW) for _ in range(2)),
            writer.store(say(LONG_ID + "x"), NOW),
        )
    assert len(await read_inbox(database)) == 2


@pytest.mark.postgres
async def test_two_replicas_with_the_same_pushes_in_opposite_order_both_succeed(postgres_url: str) -> None:
    one, other = Database(postgres_url), Database(postgres_url)
    names = [f"m{number}" for number in range(200)]
    async with InboxWriter(one) as first, InboxWriter(other) as second:
        await asyncio.gather(
            *(first.store(say(name), NOW) for name in names),
            *(second.store(say(name), NOW) for name in reversed(names)),
        )
    assert len(await read_inbox(one)) == 200
    await asyncio.gather(one.close(), other.close())


async def test_a_push_waits_while_another_process_holds_sqlite(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    holder = sqlite3.connect(str(database.url.database), isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    tried = asyncio.Event()
    engine = database.write_engine.sync_engine
    sa.event.listen(engine, "before_cursor_execute", lambda *_: tried.set())
    async with InboxWriter(database) as writer:
        waiting = asyncio.ensure_future(writer.store(say("m1"), NOW))
        await tried.wait()
        assert not waiting.done()
        holder.execute("COMMIT")
        await waiting
    holder.close()
    assert len(await read_inbox(database)) == 1
    await database.close()


async def test_a_push_is_refused_not_lost_when_sqlite_stays_locked(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    async with database.write_engine.connect() as connection:
        await connection.exec_driver_sql("PRAGMA busy_timeout=1")
    holder = sqlite3.connect(str(database.url.database), isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    async with InboxWriter(database) as writer:
        with pytest.raises(sa.exc.OperationalError, match="locked"):
            await writer.store(say("m1"), NOW)
        holder.execute("COMMIT")
        holder.close()
        await writer.store(say("m1"), NOW)
    assert len(await read_inbox(database)) == 1
    await database.close()


async def test_stopping_lets_nobody_wait_for_ever(sqlite_database: Database) -> None:
    one_writer_is_taken = sqlite_database.write_engine.begin()
    async with one_writer_is_taken, InboxWriter(sqlite_database) as writer:
        waiting = asyncio.ensure_future(writer.store(say("m1"), NOW))
        await asyncio.wait({waiting}, timeout=0)
    outcome = await asyncio.gather(waiting, return_exceptions=True)
    assert isinstance(outcome[0], asyncio.CancelledError)
    assert await read_inbox(sqlite_database) == []
