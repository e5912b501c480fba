"""One act commits together or not at all, and nobody's change is lost under another's."""

import asyncio

import pytest
from sqlmodel import col, select

from storage.engines import Database
from storage.tables import LedgerEntry, Notice, Person, Setting, Unit
from storage.unit_of_work import Owed, UnitOfWork
from tests.storage.samples import NOW, check_ledger


async def _content(database: Database) -> tuple[int, int]:
    async with database.reader() as session:
        units = (await session.exec(select(Unit))).all()
        entries = (await session.exec(select(LedgerEntry))).all()
    return len(units), len(entries)


async def test_rows_and_ledger_entries_commit_together(database: Database) -> None:
    async with UnitOfWork(database, NOW) as work:
        work.session.add(Unit(name="区教育局"))
        work.record("unit_added", "person:1", "unit:1")
        assert await _content(database) == (0, 0)
        await work.commit()
    assert await _content(database) == (1, 1)


async def test_leaving_without_commit_leaves_nothing(database: Database) -> None:
    async with UnitOfWork(database, NOW) as work:
        work.session.add(Unit(name="区教育局"))
        work.record("unit_added", "person:1", "unit:1")
        await work.session.flush()
    assert await _content(database) == (0, 0)


async def test_an_error_after_a_flush_leaves_nothing(database: Database) -> None:
    async def act_and_fail() -> None:
        async with UnitOfWork(database, NOW) as work:
            work.session.add(Unit(name="区教育局"))
            work.record("unit_added", "person:1", "unit:1")
            await work.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await act_and_fail()
    assert await _content(database) == (0, 0)


async def test_an_entry_that_cannot_be_stored_takes_the_rows_back_with_it(database: Database) -> None:
    async with UnitOfWork(database, NOW) as work:
        work.session.add(Unit(name="区教育局"))
        work.record("progress", "person:1", "unit:1", percent=float("nan"))
        with pytest.raises(ValueError, match="JSON"):
            await work.commit()
    assert await _content(database) == (0, 0)


async def test_a_unit_of_work_may_commit_twice_with_others_in_between(database: Database) -> None:
    async with UnitOfWork(database, NOW) as first:
        first.record("begun", "person:1", "case:1")
        await first.commit()
        async with UnitOfWork(database, NOW) as second:
            second.record("other", "person:2", "case:1")
            await second.commit()
        first.record("ended", "person:1", "case:1")
        await first.commit()
    verdict = await check_ledger(database)
    assert (verdict.entries, verdict.broken_at) == (3, None)


async def test_concurrent_changes_of_one_row_lose_nothing(database: Database) -> None:
    async with UnitOfWork(database, NOW) as work:
        work.session.add(Setting(id=1, name="count", value={"n": 0}, changed_at=NOW))
        await work.commit()

    async def count_up() -> None:
        async with UnitOfWork(database, NOW) as work:
            row = await work.session.get_one(Setting, 1, with_for_update=True)
            row.value = {"n": row.value["n"] + 1}
            work.record("counted", "person:1", "setting:count")
            await work.commit()

    await asyncio.gather(*(count_up() for _ in range(20)))
    async with database.reader() as session:
        assert (await session.get_one(Setting, 1)).value == {"n": 20}
    assert (await check_ledger(database)).entries == 20


def _owed(key: str, text: str = "") -> Owed:
    return Owed(key, "assigned", person_id=1, due_at=NOW, facts={"text": text})


async def _notices(database: Database) -> list[tuple[str, object]]:
    async with database.reader() as session:
        rows = await session.exec(select(Notice).order_by(col(Notice.id)))
        return [(row.key, row.facts["text"]) for row in rows]


async def _add_person(database: Database) -> None:
    async with UnitOfWork(database, NOW) as work:
        work.session.add(Person(id=1, name="王敏"))
        await work.commit()


async def test_what_is_owed_commits_with_the_act(database: Database) -> None:
    await _add_person(database)
    async with UnitOfWork(database, NOW) as work:
        work.owe(_owed("assigned:1"))
        await work.flush()
        assert await _notices(database) == []
        await work.commit()
    assert await _notices(database) == [("assigned:1", "")]


async def test_what_is_owed_goes_with_a_roll_back(database: Database) -> None:
    await _add_person(database)
    async with UnitOfWork(database, NOW) as work:
        work.owe(_owed("assigned:1"))
        await work.flush()
    assert await _notices(database) == []


async def test_the_same_fact_is_owed_once_however_often_it_is_said(database: Database) -> None:
    await _add_person(database)
    for text in ("first", "second"):
        async with UnitOfWork(database, NOW) as work:
            work.owe(_owed("assigned:1", text))
            work.owe(_owed("assigned:1", text))
            await work.commit()
    assert await _notices(database) == [("assigned:1", "first")]


async def test_a_fact_owed_by_many_at_once_is_owed_once(database: Database) -> None:
    await _add_person(database)

    async def owe() -> None:
        async with UnitOfWork(database, NOW) as work:
            work.owe(_owed("assigned:1"))
            await work.commit()

    await asyncio.gather(*(owe() for _ in range(10)))
    assert await _notices(database) == [("assigned:1", "")]
