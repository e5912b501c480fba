"""Digests for 10,000 readers in 41 scopes over 20,000 open cases, beside one GROUP BY in the same run."""

import asyncio
import sqlite3
import tempfile
import tracemalloc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, datetime
from pathlib import Path
from statistics import median

import asyncpg
import sqlalchemy as sa

from benchmarks.databases import KINDS, new_databases, opened
from benchmarks.offices import Size, furnish
from benchmarks.reckoning import ROUNDS, ratio_of, show, timing
from domain.vocabulary import PostRole
from domain.zone import OFFICE_ZONE
from scheduler.digests import write_digests
from scheduler.digests.pages import compose
from storage.digests import digest_readers
from storage.engines import Database
from storage.files import FileStore
from storage.rules import Rules
from storage.tables import LedgerEntry, Message, Person, Post, Setting
from storage.unit_of_work import UnitOfWork

NOW = datetime(2026, 11, 9, 10, 0, tzinfo=OFFICE_ZONE)  # a Monday: with a picture of the loads
OFFICE = Size(units=100, cases_each=200, signed=20_000)
READERS, SCOPES = 10_000, 41  # one scope is everything, the others two units each
MEBIBYTE = 1 << 20
# What one page counts, for all units at once.
GROUPED = """
SELECT unit_id, count(*), sum(CASE WHEN deadline_on < '2026-11-09' THEN 1 ELSE 0 END),
    sum(CASE WHEN deadline_on BETWEEN '2026-11-09' AND '2026-11-12' THEN 1 ELSE 0 END),
    sum(CASE WHEN state = 'assigned' THEN 1 ELSE 0 END), min(deadline_on)
FROM assignment a JOIN "case" c ON c.id = a.case_id
WHERE state IN ('assigned', 'acknowledged', 'in_progress') GROUP BY unit_id"""


async def measure(url: str) -> tuple[list[float], list[float], list[float], float]:
    """Seconds for all digests, for one page, and for one grouping statement, by turns; peak memory in MiB."""
    whole, page, bare = list[float](), list[float](), list[float]()
    async with _office(url) as database:
        rules = await _rules(database)
        everything = next(scope for _, scope in digest_readers(rules) if not scope.cases.name)
        with tempfile.TemporaryDirectory() as folder:
            files = FileStore(Path(folder))
            for _ in range(ROUNDS):
                await _forget(database)
                with timing() as watch:
                    assert await write_digests(database, files, rules, NOW) == READERS
                whole.append(watch.seconds)
                async with database.reader() as session:
                    with timing() as watch:
                        await compose(session, rules, NOW, everything)
                page.append(watch.seconds)
                bare.append(await (_on_sqlite if database.is_sqlite else _on_postgresql)(database))
            await _forget(database)
            tracemalloc.start()
            await write_digests(database, files, rules, NOW)
            peak = tracemalloc.get_traced_memory()[1] / MEBIBYTE
            tracemalloc.stop()
        await _check(database)
    return whole, page, bare, peak


async def _rules(database: Database) -> Rules:
    async with UnitOfWork(database, NOW) as work:
        return await work.rules()


async def _forget(database: Database) -> None:
    async with database.write_engine.begin() as connection:
        await connection.execute(sa.delete(Message))
        await connection.execute(sa.delete(LedgerEntry).where(sa.text("subject LIKE 'digest:%'")))


async def _check(database: Database) -> None:
    """One for each reader, and as many different texts as scopes."""
    async with database.read_engine.connect() as connection:
        hashes = sa.func.count(sa.distinct(sa.column("content_hash")))
        found = await connection.execute(sa.select(sa.func.count(), hashes).select_from(Message))
        assert tuple(found.one()) == (READERS, SCOPES)


@asynccontextmanager
async def _office(url: str) -> AsyncIterator[Database]:
    async with opened(url, NOW) as database:
        days = {n: date(2026, 11, 1 + n * 7 % 30) for n in range(1, OFFICE.cases + 1)}
        await furnish(database, OFFICE, days.__getitem__)
        first = OFFICE.units + 1
        ids = range(first, first + READERS)
        people = [
            {"id": n, "user_id": f"r{n}", "name": f"r{n}", "mobile": "", "reachable": True} for n in ids
        ]
        posts = [
            {"id": n, "unit_id": 1, "person_id": n, "role": PostRole.SUPERVISOR, "stand_in": False}
            | {"since_on": date(2026, 1, 1)}
            for n in ids
        ]
        chosen = [
            {"name": "digest_scope", "scope": str(n), "changed_at": NOW, "value": _units(n % SCOPES)}
            for n in ids
            if n % SCOPES
        ]
        async with database.write_engine.begin() as connection:
            for table, rows in ((Person, people), (Post, posts), (Setting, chosen)):
                await connection.execute(sa.insert(table), rows)
        yield database


def _units(scope: int) -> dict[str, list[int]]:
    return {"units": [2 * scope - 1, 2 * scope], "sources": []}


async def _on_sqlite(database: Database) -> float:
    connection = sqlite3.connect(str(database.url.database))
    with timing() as watch:
        rows = connection.execute(GROUPED).fetchall()
    connection.close()
    assert len(rows) == OFFICE.units
    return watch.seconds


async def _on_postgresql(database: Database) -> float:
    dsn = database.url.set(drivername="postgresql").render_as_string(hide_password=False)
    connection = await asyncpg.connect(dsn)
    with timing() as watch:
        rows = await connection.fetch(GROUPED)
    await connection.close()
    assert len(rows) == OFFICE.units
    return watch.seconds


def main() -> None:
    """Both databases, one after the other."""
    for kind in KINDS:
        with new_databases(kind) as urls:
            whole, page, bare, peak = asyncio.run(measure(urls[kind]))
        each = [seconds / SCOPES for seconds in whole]
        rows = [
            (name, f"{median(ours):.2f} s", f"{median(bare):.3f} s", ratio_of(ours, bare))
            for name, ours in (("one page", page), ("one scope: page, picture, its readers", each))
        ]
        rows.append((f"all {READERS:,} readers", f"{median(whole):.1f} s", f"peak {peak:.1f} MiB", ""))
        title = f"{kind}: digests over {OFFICE.cases:,} open cases, {SCOPES} scopes, medians of {ROUNDS}"
        show(title, ("", "duban", "one GROUP BY", "ratio"), rows)


if __name__ == "__main__":
    main()
