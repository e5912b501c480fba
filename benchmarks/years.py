"""Three years of a district through the real scheduler with a clock of their own: 39 units, 430 cases a year.

Each year is checked as the tests check weeks: nothing on rest days, in quiet hours, twice, or not at all.
"""

import asyncio
import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from time import process_time

from benchmarks.reckoning import show, timing
from storage.migrations.running import migrate
from tests.scheduler.test_three_years import keeps_every_promise, run

YEARS = (2024, 2025, 2026)


@contextmanager
def new_database(folder: Path, name: str) -> Iterator[str]:
    """A copy of the migrated file."""
    path = folder / name
    shutil.copy(folder / "template.db", path)
    yield f"sqlite+aiosqlite:///{path}"
    path.unlink()


def live(folder: Path, year: int) -> tuple[int, int, float]:
    """Live one year; returns its cases, the messages that went out, and seconds of processor time."""
    began, first_on, last_on = process_time(), date(year, 1, 1), date(year, 12, 31)
    with new_database(folder, f"{year}.db") as url:
        lived = asyncio.run(run(url, first_on, last_on))
    keeps_every_promise(lived, last_on)
    return len(lived.lives), len(lived.world.messenger.sent), process_time() - began


def main() -> None:
    """The years side by side, one a process."""
    with tempfile.TemporaryDirectory(prefix="duban-years-") as name:
        folder = Path(name)
        asyncio.run(migrate(f"sqlite+aiosqlite:///{folder / 'template.db'}"))
        with timing() as watch, ProcessPoolExecutor(len(YEARS)) as pool:
            found = list(pool.map(live, [folder] * len(YEARS), YEARS))
    rows = [
        (str(year), f"{cases}", f"{sent:,}", f"{seconds:.0f} s")
        for year, (cases, sent, seconds) in zip(YEARS, found, strict=True)
    ]
    show(f"Three years in {watch.seconds:.0f} s", ("", "cases", "messages", "processor"), rows)


if __name__ == "__main__":
    main()
