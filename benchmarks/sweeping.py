"""A reminder sweep over 100,000 open assignments, beside one statement that selects and inserts the same."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, datetime, timedelta
from statistics import median

import asyncpg
import sqlalchemy as sa
from sqlalchemy.engine import URL

from benchmarks.databases import KINDS, new_databases, opened
from benchmarks.offices import Size, furnish
from benchmarks.reckoning import ratio_of, show, timing
from domain.zone import OFFICE_ZONE
from scheduler.reminders import plan_reminders
from storage.engines import Database
from storage.tables import Notice

ROUNDS = 2  # filling the tables takes longer than sweeping them
NOW = datetime(2026, 11, 10, 10, 0, tzinfo=OFFICE_ZONE)  # a plain Tuesday
OFFICE = Size(units=100, cases_each=1000, signed=100_000)
DUE = 11_000  # their deadline is in three days: they are reminded of today
SOON, LATER = date(2026, 11, 13), date(2027, 3, 1)

# $1 the deadline, $2 now, $3 the day as text
BARE = """
INSERT INTO notice
    (key, kind, person_id, assignment_id, facts, urgent, due_at, state, dropped_because, created_at)
SELECT 'due_soon:' || a.id || ':' || $3 || '@' || p.person_id, 'due_soon', p.person_id, a.id, '{}', false, $2,
    'planned', '', $2
FROM assignment a
JOIN "case" c ON c.id = a.case_id
JOIN post p ON p.unit_id = a.unit_id AND p.role = 'liaison'
WHERE a.state IN ('assigned', 'acknowledged', 'in_progress') AND a.deadline_on = $1
ON CONFLICT (key) DO NOTHING"""


async def sweep(url: str) -> tuple[float, float]:
    """Seconds for a sweep that finds everything, and for the next one, which finds nothing new."""
    async with _office(url) as database:
        with timing() as first:
            await plan_reminders(database, NOW)
        with timing() as again:
            await plan_reminders(database, NOW + timedelta(minutes=1))
        await _check(database)
    return first.seconds, again.seconds


async def sweep_barely(url: str) -> tuple[float, float]:
    """The same by one statement in one transaction on the bare driver."""
    async with _office(url) as database:
        run = _on_sqlite if database.is_sqlite else _on_postgresql
        seconds = await run(database.url)
        await _check(database)
    return seconds


@asynccontextmanager
async def _office(url: str) -> AsyncIterator[Database]:
    async with opened(url, NOW) as database:
        await furnish(database, OFFICE, {n: SOON if n <= DUE else LATER for n in range(1, OFFICE.cases + 1)})
        yield database


async def _check(database: Database) -> None:
    """One notice for each, however often it was swept."""
    async with database.read_engine.connect() as connection:
        assert await connection.scalar(sa.select(sa.func.count()).select_from(Notice)) == DUE


async def _on_sqlite(url: URL) -> tuple[float, float]:
    connection = sqlite3.connect(str(url.database), isolation_level=None)
    connection.execute("PRAGMA synchronous=FULL")
    found = []
    for _ in range(2):
        with timing() as watch:
            connection.execute(BARE.replace("$", "?"), [SOON.isoformat(), NOW.isoformat(), str(NOW.date())])
        found.append(watch.seconds)
    connection.close()
    return found[0], found[1]


async def _on_postgresql(url: URL) -> tuple[float, float]:
    connection = await asyncpg.connect(url.set(drivername="postgresql").render_as_string(hide_password=False))
    found = []
    for _ in range(2):
        with timing() as watch:
            await connection.execute(BARE, SOON, NOW, str(NOW.date()))
        found.append(watch.seconds)
    await connection.close()
    return found[0], found[1]


def main() -> None:
    """Rounds on either database, product and driver by turns."""
    rows = []
    for kind in KINDS:
        ours, bare = list[tuple[float, float]](), list[tuple[float, float]]()
        for _ in range(ROUNDS):
            for found, measurement in ((ours, sweep), (bare, sweep_barely)):
                with new_databases(kind) as urls:
                    found.append(asyncio.run(measurement(urls[kind])))
        for name, which in ((f"{DUE:,} due today", 0), ("nothing new", 1)):
            mine, theirs = [found[which] for found in ours], [found[which] for found in bare]
            seconds = f"{median(mine):.2f} s", f"{median(theirs):.2f} s", ratio_of(mine, theirs)
            rows.append((f"{kind}, {name}", *seconds))
    title = f"Sweep over {OFFICE.cases:,} open assignments, medians of {ROUNDS}"
    show(title, ("", "duban", "one statement", "ratio"), rows)


if __name__ == "__main__":
    main()
