"""Seconds from the start of `duban run` to ready, and its resident memory then and after a thousand acts."""

import asyncio
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.databases import SQLITE, new_databases, opened
from benchmarks.offices import MORNING, Size, furnish
from benchmarks.processes import app_at, environment, running
from benchmarks.pushes import build_push, trickle
from benchmarks.reckoning import ROUNDS, show
from simulator.app import Simulator
from simulator.options import Credentials, Options

OFFICE = Size(units=150, cases_each=12, signed=1800)
ACTS, A_SECOND = 1000, 250


async def measure(url: str) -> tuple[float, float, float]:
    """Connected to the practice messenger; then, over signed callbacks, the acts."""
    given = app_at("http://127.0.0.1")
    papers = Credentials(given.client_id, given.client_secret, given.robot_code, given.corp_id)
    with TemporaryDirectory() as folder:
        async with Simulator(Options(credentials=papers)) as simulator:
            app = app_at(simulator.url)
            settings = environment(app, url, Path(folder), "dingtalk_stream")
            async with running("bot", "run", settings=settings) as server:
                seconds, at_start = server.seconds_to_ready, server.resident_mb
        settings = environment(app, url, Path(folder), "dingtalk_callback")
        async with running("bot", "run", settings=settings) as server:
            pushes = [
                (
                    0.5 + n / A_SECOND,
                    build_push(app, server.port, OFFICE.unit_of(n + 1), f"进展 {n + 1} 已联系"),
                )
                for n in range(ACTS)
            ]
            await trickle(pushes, server.port)
            return seconds, at_start, server.resident_mb


async def main() -> None:
    """Three rounds."""
    rounds = []
    for _ in range(ROUNDS):
        with new_databases(SQLITE) as urls:
            async with opened(urls[SQLITE], MORNING) as database:
                await furnish(database, OFFICE, date(2030, 12, 2))
            rounds.append(await measure(urls[SQLITE]))
    seconds, at_start, after = (median(values) for values in zip(*rounds, strict=True))
    rows = [
        ("start to ready", f"{seconds:.2f} s"),
        ("resident when ready", f"{at_start:.0f} MB"),
        (f"resident after {ACTS} acts", f"{after:.0f} MB"),
    ]
    show(f"`duban run` (SQLite, medians of {ROUNDS})", ("", "duban"), rows)


if __name__ == "__main__":
    asyncio.run(main())
