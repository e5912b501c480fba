"""A reminder sweep over open assignments, beside one statement that selects and inserts the same.

`python -m benchmarks.sweeping [assignments]`, 100,000 unless told otherwise. Each sweep has a process of its
own, so that the memory it adds to what the process holds after the first connection can be told.
"""

import asyncio
import resource
import sqlite3
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from multiprocessing import get_context
from statistics import median

import asyncpg
import sqlalchemy as sa
from sqlalchemy.engine import URL

from benchmarks.databases import KINDS, new_databases, opened
from benchmarks.offices import Size, furnish
from benchmarks.reckoning import ratio_of, show, timing
from domain.vocabulary import AssignmentState
from domain.zone import OFFICE_ZONE
from scheduler.reminders import plan_reminders
from storage.engines import Database
from storage.tables import Assignment, Notice
from storage.unit_of_work import rules_now

ASSIGNMENTS = 100_000
NOW = datetime(2026, 11, 10, 10, 0, tzinfo=OFFICE_ZONE)  # a plain Tuesday
UNITS = 100
DUE_SHARE = 0.11  # their deadline is in three days: they are reminded of today
SOON, LATER = date(2026, 11, 13), date(2027, 3, 1)
MEBIBYTE = 1024  # in the kibibytes of `ru_maxrss`

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


@dataclass(frozen=True, slots=True)
class Swept:
    """Seconds for a sweep that finds everything and for the next one, and MiB the process grew by."""

    first: float
    again: float
    grown: float = 0.0


def due_of(cases: int) -> int:
    """How many are due."""
    return round(cases * DUE_SHARE)


async def fill(url: str, cases: int) -> None:
    """An office with so many open cases, all signed for."""
    due = due_of(cases)
    async with opened(url, NOW) as database:
        size = Size(UNITS, cases // UNITS, cases)
        await furnish(database, size, lambda n: SOON if n <= due else LATER)
        under_way = sa.update(Assignment).values(state=AssignmentState.IN_PROGRESS)
        async with database.write_engine.begin() as connection:
            await connection.execute(under_way)  # so that nobody is asked for his first word as well


async def sweep(url: str, cases: int) -> Swept:
    """By the product's own sweep."""
    database = Database(url)
    try:
        rules, before = await rules_now(database, NOW), _memory()
        with timing() as first:
            await plan_reminders(database, rules, NOW)
        with timing() as again:
            await plan_reminders(database, rules, NOW + timedelta(minutes=1))
        grown = _memory() - before
        await _check(database, cases)
    finally:
        await database.close()
    return Swept(first.seconds, again.seconds, grown)


async def sweep_barely(url: str, cases: int) -> Swept:
    """The same by one statement in one transaction on the bare driver."""
    database = Database(url)
    try:
        run = _on_sqlite if database.is_sqlite else _on_postgresql
        seconds = await run(database.url)
        await _check(database, cases)
    finally:
        await database.close()
    return Swept(*seconds)


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEBIBYTE


async def _check(database: Database, cases: int) -> None:
    """One notice for each, however often it was swept."""
    async with database.read_engine.connect() as connection:
        found = await connection.scalar(sa.select(sa.func.count()).select_from(Notice))
    assert found == due_of(cases)


def measure(measurement: str, url: str, cases: int) -> Swept:
    """One measurement by its name, for a process of its own."""
    by_name = {"ours": sweep, "bare": sweep_barely}
    return asyncio.run(by_name[measurement](url, cases))


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
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else ASSIGNMENTS
    rounds = 2 if cases <= ASSIGNMENTS else 1  # filling the tables takes longer than sweeping them
    rows = []
    for kind in KINDS:
        found: dict[str, list[Swept]] = {"ours": [], "bare": []}
        for name in (*found,) * rounds:
            with new_databases(kind) as urls:
                asyncio.run(fill(urls[kind], cases))
                with ProcessPoolExecutor(1, get_context("spawn")) as pool:
                    found[name].append(pool.submit(measure, name, urls[kind], cases).result())
        for label, of in ((f"{due_of(cases):,} due today", "first"), ("nothing new", "again")):
            ours, bare = ([getattr(one, of) for one in found[name]] for name in found)
            memory = f"{median(one.grown for one in found['ours']):.0f} MiB"
            row = f"{median(ours):.2f} s", f"{median(bare):.2f} s", ratio_of(ours, bare), memory
            rows.append((f"{kind}, {label}", *row))
    title = f"Sweep over {cases:,} open assignments, medians of {rounds}"
    show(title, ("", "duban", "one statement", "ratio", "memory grown"), rows)


if __name__ == "__main__":
    main()
