"""The settings that keep an acknowledged act through a power cut are really set."""

import sqlite3
from datetime import datetime, timedelta, timezone

import pytest
import sqlalchemy as sa
from sqlmodel import SQLModel, select

import storage.tables
from storage.engines import Database
from storage.tables import ApiUsage, Setting, Unit
from tests.storage.samples import NOW


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 5000)],
)
async def test_sqlite_is_durable_and_checks_references(
    sqlite_database: Database, pragma: str, value: object
) -> None:
    for engine in (sqlite_database.write_engine, sqlite_database.read_engine):
        async with engine.connect() as connection:
            assert (await connection.exec_driver_sql(f"PRAGMA {pragma}")).scalar_one() == value


async def test_a_reader_of_sqlite_refuses_to_write(sqlite_database: Database) -> None:
    async with sqlite_database.reader() as session:
        session.add(Unit(name="区教育局"))
        with pytest.raises(sa.exc.OperationalError, match="readonly"):
            await session.commit()


async def test_readers_go_on_while_somebody_writes(sqlite_database: Database) -> None:
    async with sqlite_database.writer() as writing, sqlite_database.reader() as reading:
        writing.add(Unit(name="区教育局"))
        await writing.flush()
        assert (await reading.exec(select(Unit))).all() == []


async def test_a_reference_to_nothing_is_refused(database: Database) -> None:
    async with database.writer() as session:
        session.add(Setting(name="x", value={}, changed_by=404, changed_at=NOW))
        with pytest.raises(sa.exc.IntegrityError):
            await session.commit()


async def test_a_moment_comes_back_aware_and_the_same(database: Database) -> None:
    moment = datetime(2026, 9, 1, 8, 30, 0, 123456, tzinfo=timezone(timedelta(hours=8)))
    async with database.writer() as session:
        session.add(Setting(name="x", value={}, changed_at=moment))
        await session.commit()
    async with database.reader() as session:
        stored = (await session.exec(select(Setting.changed_at).where(Setting.name == "x"))).one()
    assert stored == moment
    assert stored.utcoffset() == timedelta(0)


async def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    async with database.writer() as session:
        session.add(Setting(name="x", value={}, changed_at=datetime(2026, 9, 1)))  # noqa: DTZ001 - the mistake
        with pytest.raises(sa.exc.StatementError, match="timezone"):
            await session.commit()


async def test_chinese_stands_readable_in_the_database(database: Database) -> None:
    async with database.writer() as session:
        session.add(Setting(name="x", value={"单位": "区教育局"}, changed_at=NOW))
        await session.commit()
    async with database.read_engine.connect() as connection:
        text = (await connection.execute(sa.text("SELECT CAST(value AS TEXT) FROM setting"))).scalar_one()
    assert "区教育局" in text


async def test_a_ping_fails_when_the_database_stays_locked(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    await database.ping()
    async with database.write_engine.connect() as connection:
        await connection.exec_driver_sql("PRAGMA busy_timeout=1")
    holder = sqlite3.connect(str(database.url.database), isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(sa.exc.OperationalError, match="locked"):
        await database.ping()
    holder.close()
    await database.ping()
    await database.close()


def test_every_constraint_has_a_name_to_be_dropped_by() -> None:
    assert storage.tables.__all__
    nameless = [
        (table.name, type(constraint).__name__)
        for table in SQLModel.metadata.tables.values()
        for constraint in table.constraints
        if constraint.name is None
    ]
    assert nameless == []
    assert ApiUsage.metadata.tables["calendar_day"].primary_key.name == "pk_calendar_day"
