"""A part of an act that counts wholly or not at all, or that was only tried."""

import pytest
import sqlalchemy as sa
from sqlmodel import col, select

from storage.engines import Database
from storage.tables import LedgerEntry, Notice, Person, Unit
from storage.unit_of_work import Owed, UnitOfWork
from tests.storage.samples import NOW


async def stored(database: Database) -> tuple[list[str], list[str], list[str]]:
    """Names of units, acts of the ledger, keys of notices."""
    async with database.reader() as session:
        units = (await session.exec(select(Unit.name).order_by(col(Unit.id)))).all()
        acts = (await session.exec(select(LedgerEntry.act).order_by(col(LedgerEntry.seq)))).all()
        keys = (await session.exec(select(Notice.key).order_by(col(Notice.id)))).all()
    return list(units), list(acts), list(keys)


async def act(work: UnitOfWork, name: str) -> None:
    """Everything an act leaves: a row, a row inserted at once, an entry, a notice."""
    work.session.add(Unit(name=name))
    await work.insert(Unit(name=f"{name}二"))
    work.record("unit_added", "person:1", name)
    work.owe(Owed(f"assigned:{name}", "assigned", person_id=1, due_at=NOW))


async def act_and_fail(work: UnitOfWork, name: str) -> None:
    async with work.attempt():
        await act(work, name)
        raise ZeroDivisionError


async def somebody(database: Database) -> None:
    async with UnitOfWork(database, NOW) as work:
        work.session.add(Person(id=1, name="王敏"))
        work.session.add(Unit(id=50, name="区教育局"))
        await work.commit()


async def test_what_was_only_tried_leaves_nothing(database: Database) -> None:
    await somebody(database)
    async with UnitOfWork(database, NOW) as work:
        work.record("begun", "person:1", "case:1")
        before = work.footprint
        async with work.attempt(keep=False):
            await act(work, "甲")
            await work.flush()
            assert work.footprint != before
        assert work.footprint == before
        await work.commit()
    assert await stored(database) == (["区教育局"], ["begun"], [])


async def test_what_is_kept_counts_with_the_rest(database: Database) -> None:
    await somebody(database)
    async with UnitOfWork(database, NOW) as work:
        async with work.attempt():
            await act(work, "甲")
        await work.commit()
    units, acts, keys = await stored(database)
    assert (sorted(units), acts, keys) == (["区教育局", "甲", "甲二"], ["unit_added"], ["assigned:甲"])


async def test_a_failing_part_takes_back_itself_and_no_other(database: Database) -> None:
    await somebody(database)
    async with UnitOfWork(database, NOW) as work:
        await act(work, "甲")
        with pytest.raises(ZeroDivisionError):
            await act_and_fail(work, "乙")
        async with work.attempt():
            await act(work, "丙")
        await work.commit()
    units, acts, keys = await stored(database)
    assert sorted(units) == sorted(["区教育局", "甲", "甲二", "丙", "丙二"])
    assert (len(acts), keys) == (2, ["assigned:甲", "assigned:丙"])


async def test_a_trial_holds_attempts_of_its_own(database: Database) -> None:
    await somebody(database)
    async with UnitOfWork(database, NOW) as work:
        async with work.attempt(keep=False):
            async with work.attempt():
                await act(work, "甲")
            async with work.attempt():
                await act(work, "乙")
        await work.commit()
    assert await stored(database) == (["区教育局"], [], [])


async def test_rows_in_memory_are_what_they_were(database: Database) -> None:
    await somebody(database)
    async with UnitOfWork(database, NOW) as work:
        unit = await work.session.get_one(Unit, 50)
        async with work.attempt(keep=False):
            unit.name = "changed by the mapper"
            await work.flush()
            await work.session.exec(sa.update(Unit).where(col(Unit.id) == 50).values(name="changed past it"))
            await work.session.refresh(unit)
            other = await work.session.get_one(Unit, await work.insert(Unit(name="gone again")))
            assert unit.name == "changed past it"
        assert unit.name == "区教育局"
        assert other not in work.session
        unit.name = "区教育体育局"
        await work.commit()
    assert await stored(database) == (["区教育体育局"], [], [])
