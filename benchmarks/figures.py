"""The sheet of figures over 100,000 cases, beside one hand-written statement on the bare driver."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, datetime
from statistics import median

import asyncpg
import sqlalchemy as sa

from benchmarks.databases import KINDS, new_databases, opened
from benchmarks.offices import Size, furnish
from benchmarks.reckoning import ROUNDS, ratio_of, show, timing
from domain.intents import Rate, ShowRate
from domain.rates import Scope
from domain.zone import OFFICE_ZONE
from handlers.desk import Desk
from handlers.figures.rates import show_rate
from handlers.figures.sheet import sheet
from handlers.importing.shell import desk_without_chat
from storage.engines import Database
from storage.people import Someone
from storage.unit_of_work import UnitOfWork

NOW = datetime(2026, 11, 10, 10, 0, tzinfo=OFFICE_ZONE)
OFFICE = Size(units=100, cases_each=1000, signed=100_000)
YEAR = Scope(date(2026, 1, 1), NOW.date())
ANSWERED = 70_000  # the others are open, and half of them late
SPREAD = """
UPDATE assignment SET
    state = CASE WHEN id <= 70000 THEN 'answered' ELSE state END,
    answered_at = CASE WHEN id <= 70000 THEN assigned_at END,
    result_class = CASE WHEN id <= 70000 THEN
        CASE id % 4 WHEN 0 THEN 'resolved' WHEN 1 THEN 'under_way' WHEN 2 THEN 'planned' ELSE 'reference' END
        ELSE '' END,
    satisfaction = CASE WHEN id <= 70000 AND id % 5 > 0 THEN
        CASE WHEN id % 7 = 0 THEN '不满意' ELSE '满意' END ELSE '' END"""
# The same figures as the sheet's, for one document's meaning of the words.
BARE = """
SELECT c.source, count(*),
    sum(CASE WHEN p.answered = 1 THEN 1 ELSE 0 END),
    sum(CASE WHEN p.answered = 1 AND p.result = 1 THEN 1 ELSE 0 END),
    sum(CASE WHEN p.answered = 1 AND p.result = 2 THEN 1 ELSE 0 END),
    sum(CASE WHEN p.answered = 1 AND p.result = 3 THEN 1 ELSE 0 END),
    sum(CASE WHEN p.late = 1 THEN 1 ELSE 0 END),
    sum(CASE WHEN p.satisfied > 0 THEN 1 ELSE 0 END),
    sum(CASE WHEN p.satisfied = 1 THEN 1 ELSE 0 END)
FROM "case" c JOIN (
    SELECT a.case_id,
        min(CASE WHEN a.state IN ('answered', 'rated', 'closing', 'closed', 'looked_back') THEN 1 ELSE 0 END) answered,
        max(CASE a.result_class WHEN 'resolved' THEN 1 WHEN 'under_way' THEN 2 WHEN 'planned' THEN 3 WHEN 'reference' THEN 4 ELSE 0 END) result,
        max(CASE WHEN a.answered_at IS NULL AND a.deadline_on < '2026-11-10' THEN 1 ELSE 0 END) late,
        max(CASE a.satisfaction WHEN '满意' THEN 1 WHEN '不满意' THEN 3 ELSE 0 END) satisfied
    FROM assignment a
    WHERE a.role <> 'co' AND a.state NOT IN ('returned', 'revoked')
    GROUP BY a.case_id
) p ON p.case_id = c.id
WHERE c.assigned_on BETWEEN '2026-01-01' AND '2026-11-10'
GROUP BY c.source"""  # noqa: E501


Found = list[tuple[float, float]]  # the sheet, and one rate


async def measure(url: str) -> tuple[Found, Found]:
    """Rounds over one office, product and driver by turns: nothing is changed by either."""
    ours, bare = Found(), Found()
    async with _office(url) as database:
        for _ in range(ROUNDS):
            ours.append(await _measure_product(database))
            seconds = await (_on_sqlite if database.is_sqlite else _on_postgresql)(database)
            bare.append((seconds, seconds))
    return ours, bare


async def _measure_product(database: Database) -> tuple[float, float]:
    """Seconds for the sheet, and for one rate with the first cases that keep it down."""
    async with UnitOfWork(database, NOW) as work:
        rules = await work.rules()
        with timing() as first:
            facts = await sheet(YEAR, rules, work)
        assert facts["all"].answered.numerator == ANSWERED
        desk = await _desk(work)
        with timing() as second:
            await show_rate(ShowRate(Rate.FINISHED), desk, work)
    return first.seconds, second.seconds


async def _desk(work: UnitOfWork) -> Desk:
    return await desk_without_chat(Someone(0, "bench", "bench", reachable=False, posts=()), work)


@asynccontextmanager
async def _office(url: str) -> AsyncIterator[Database]:
    async with opened(url, NOW) as database:
        days = {n: date(2026, 6, 1) if n % 2 else date(2026, 12, 1) for n in range(1, OFFICE.cases + 1)}
        await furnish(database, OFFICE, days.__getitem__)
        async with database.write_engine.begin() as connection:
            await connection.execute(sa.text(SPREAD))
        yield database


async def _on_sqlite(database: Database) -> float:
    connection = sqlite3.connect(str(database.url.database))
    with timing() as watch:
        rows = connection.execute(BARE).fetchall()
    connection.close()
    assert rows[0][2] == ANSWERED
    return watch.seconds


async def _on_postgresql(database: Database) -> float:
    dsn = database.url.set(drivername="postgresql").render_as_string(hide_password=False)
    connection = await asyncpg.connect(dsn)
    with timing() as watch:
        rows = await connection.fetch(BARE)
    await connection.close()
    assert rows[0][2] == ANSWERED
    return watch.seconds


def main() -> None:
    """Both databases, one after the other."""
    rows = []
    for kind in KINDS:
        with new_databases(kind) as urls:
            ours, bare = asyncio.run(measure(urls[kind]))
        for name, which in (("统计", 0), ("办结率, with its first cases", 1)):
            mine, theirs = [found[which] for found in ours], [found[which] for found in bare]
            seconds = f"{median(mine):.2f} s", f"{median(theirs):.2f} s", ratio_of(mine, theirs)
            rows.append((f"{kind}, {name}", *seconds))
    title = f"Figures of {OFFICE.cases:,} cases, medians of {ROUNDS}"
    show(title, ("", "duban", "one statement", "ratio"), rows)


if __name__ == "__main__":
    main()
