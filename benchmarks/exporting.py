"""The ledger of 100,000 assignments as a file: processor time and peak memory, beside driver and csv."""

import asyncio
import csv
import json
import sqlite3
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.databases import SQLITE, new_databases, opened
from benchmarks.offices import MORNING, Size, furnish
from benchmarks.reckoning import show
from domain.tables.wanted import EVERYTHING
from handlers.exporting import EXPORTS
from handlers.exporting.writing import Sheaf, write_export
from storage.engines import Database

SIZES = (10_000, 100_000)
UNITS = 100
WAYS = ("xlsx", "csv", "bare csv")
# The same joined rows as text, as the bare driver reads them.
BARE = """
SELECT c.number, c.source, c.title, u.name, a.role, a.state, c.assigned_on, a.first_deadline_on,
    a.second_deadline_on, a.acknowledged_at, a.progress_percent, a.answered_at, a.result_class,
    a.satisfaction, c.key_case, c.appeal_kind, c.leader, c.supervising_leader, c.superior, c.target,
    c.progress, ''
FROM assignment a JOIN "case" c ON c.id = a.case_id JOIN unit u ON u.id = a.unit_id ORDER BY c.id, a.id"""


async def write(way: str, url: str, folder: Path) -> int:
    """One table in one way; returns its rows."""
    if way == "bare csv":
        return _write_bare(url.partition("///")[2], folder / "bare.csv")
    database = Database(url)
    async with database.reader() as session:
        rows = await write_export(EXPORTS["ledger"], session, EVERYTHING, Sheaf(folder / f"ledger.{way}"))
    await database.close()
    return rows


def _write_bare(path: str, target: Path) -> int:
    connection = sqlite3.connect(path)
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        writer, rows = csv.writer(file), 0
        for row in connection.execute(BARE):
            writer.writerow(row)
            rows += 1
    connection.close()
    return rows


def measure(way: str, url: str) -> tuple[float, float]:
    """Processor seconds, and the peak of resident memory in MB, of a process that does nothing else."""
    command = [sys.executable, "-m", "benchmarks.exporting", way, url]
    told = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return told["seconds"], told["megabytes"]


def work_alone(way: str, url: str) -> None:
    """What the process does that is measured; its start and imports are left out of the time."""
    before = time.process_time()
    with TemporaryDirectory() as folder:
        rows = asyncio.run(write(way, url, Path(folder)))
    spent = time.process_time() - before
    print(json.dumps({"seconds": spent, "megabytes": _peak_kilobytes() / 1024, "rows": rows}))


def _peak_kilobytes() -> int:
    """Of this program alone: what `getrusage` tells begins with the size of whoever started it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0])


async def main() -> None:
    """Both sizes, so that it shows whether memory grows with them; each once, as neither figure varies."""
    rows = []
    for size in SIZES:
        with new_databases(SQLITE) as urls:
            async with opened(urls[SQLITE], MORNING) as database:
                await furnish(database, Size(UNITS, size // UNITS, size), date(2030, 12, 2))
            for way in WAYS:
                seconds, peak = measure(way, urls[SQLITE])
                rows.append(
                    (f"{size:,}", way, f"{seconds:.1f} s", f"{size / seconds:,.0f}", f"{peak:.0f} MB")
                )
    head = ("rows", "written as", "processor time", "rows a second", "peak memory of the process")
    show("The ledger as a file (SQLite)", head, rows)


if __name__ == "__main__":
    if sys.argv[1:]:
        work_alone(*sys.argv[1:])
    else:
        asyncio.run(main())
