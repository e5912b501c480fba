"""Seconds from a file to committed rows, and what the driver alone takes for the same rows out of a CSV."""

import asyncio
import csv
import io
import sqlite3
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import sqlalchemy as sa

from benchmarks.databases import SQLITE, new_databases, opened
from benchmarks.offices import MORNING
from benchmarks.reckoning import ROUNDS, ratio_of, show, timing
from benchmarks.tables import assignments, roster
from handlers.importing.applying import apply_rows
from handlers.importing.reading import applicable, read_grids
from handlers.importing.shell import shell_desk
from handlers.workbooks.opening import open_workbook
from storage.engines import Database
from storage.tables import Assignment, Case, LedgerEntry, Notice, Person, Post, Unit
from storage.unit_of_work import UnitOfWork

TABLES = (Unit, Person, Post, Case, Assignment, Notice, LedgerEntry)
EXPECTED = {"unit": 40, "post": 136, "case": 433}


async def enter(database: Database, name: str, data: bytes) -> tuple[float, float]:
    """Seconds for opening and reading, and for applying and committing."""
    with timing() as reading:
        grids = await open_workbook(name, data)
        async with UnitOfWork(database, MORNING) as work:
            found = await read_grids(grids, name, work)
    with timing() as applying:
        async with UnitOfWork(database, MORNING) as work:
            await apply_rows(applicable(found, adopt=False), await shell_desk(work))
            await work.commit()
    return reading.seconds, applying.seconds


async def read_back(database: Database) -> dict[str, list[sa.Row[tuple[object, ...]]]]:
    """Every row the import made, by table."""
    async with database.read_engine.connect() as connection:
        return {
            table.metadata.tables[str(table.__tablename__)].name: list(
                (await connection.execute(sa.text(f'SELECT * FROM "{table.__tablename__}"'))).all()
            )
            for table in TABLES
        }


def insert_barely(rows: dict[str, list[sa.Row[tuple[object, ...]]]], schema: list[str]) -> float:
    """Seconds: the same rows from CSV text by executemany, one commit, on a file of the same kind."""
    texts = {}
    for name, listed in rows.items():
        buffer = io.StringIO()
        csv.writer(buffer).writerows(listed)
        texts[name] = buffer.getvalue()
    with TemporaryDirectory() as folder:
        connection = sqlite3.connect(Path(folder) / "bare.db", isolation_level=None)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        for statement in schema:
            connection.execute(statement)
        with timing() as watch:
            connection.execute("BEGIN IMMEDIATE")
            for name, text in texts.items():
                read = list(csv.reader(io.StringIO(text)))
                marks = ",".join("?" * len(read[0]))
                connection.executemany(f'INSERT INTO "{name}" VALUES ({marks})', read)
            connection.execute("COMMIT")
        connection.close()
    return watch.seconds


async def measure(url: str) -> tuple[float, float, float]:
    """One round: reading, applying, the bare driver."""
    async with opened(url, MORNING) as database:
        first = await enter(database, "花名册.xlsx", roster())
        second = await enter(database, "交办表.xlsx", assignments())
        rows = await read_back(database)
        assert {name: len(rows[name]) for name in EXPECTED} == EXPECTED
        async with database.read_engine.connect() as connection:
            found = sa.text("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
            schema = list((await connection.execute(found)).scalars())
    return first[0] + second[0], first[1] + second[1], insert_barely(rows, schema)


def main() -> None:
    """Three rounds."""
    rounds = []
    for _ in range(ROUNDS):
        with new_databases(SQLITE) as urls:
            rounds.append(asyncio.run(measure(urls[SQLITE])))
    reading, applying, bare = zip(*rounds, strict=True)
    rows = [
        ("open and read", f"{median(reading):.2f} s", "–", "–"),
        ("apply and commit", f"{median(applying):.2f} s", f"{median(bare):.3f} s", ratio_of(applying, bare)),
    ]
    head = ("", "duban", "csv + executemany of the same rows", "ratio")
    show(f"Import of 433 cases, 40 units and 136 posts (SQLite, medians of {ROUNDS})", head, rows)


if __name__ == "__main__":
    main()
