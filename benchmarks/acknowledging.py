"""A signed callback from its arrival to the 200 that promises it is on disk, and to the reply on the wire."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.databases import SQLITE, new_databases, opened
from benchmarks.offices import MORNING, Size, furnish
from benchmarks.processes import Server, app_at, environment, running
from benchmarks.pushes import build_push, flood, trickle
from benchmarks.reckoning import ROUNDS, percentile, ratio_of, show
from benchmarks.sinks import Sink, sink

OFFICE = Size(units=150, cases_each=12, signed=1800)
DUE_ON = date(2030, 12, 2)  # nothing is to be said about these cases but the answers
CONNECTIONS = 32
FLOOD_SECONDS = 2.0
A_SECOND, STEADY_SECONDS = 200, 3  # the load under which the latency is promised
REPLIES_A_SECOND, REPLY_SECONDS = 10, 3  # below the platform's own limit for sending
BEFORE = 0.2  # seconds to get everything ready in


@dataclass(frozen=True, slots=True)
class Found:
    """What one round found of one server; times in seconds."""

    a_second: float
    steady: Sequence[float]
    replies: Sequence[float] = ()


async def measure_bare(platform: Sink) -> Found:
    """The ceiling."""
    async with running("benchmarks.bare_server", "{port}") as server:
        a_second = await flood(app_at(platform.url), server.port, CONNECTIONS, FLOOD_SECONDS)
        return Found(a_second, await _steady(platform, server))


async def measure_duban(platform: Sink, rounds_url: str) -> Found:
    """Replies first, then the steady load, then the flood: each finds the inbox empty."""
    async with _duban(platform, rounds_url) as server:
        replies = await _replies(platform, server)
        steady = await _steady(platform, server)
    async with _duban(platform, rounds_url) as server:
        return Found(
            await flood(app_at(platform.url), server.port, CONNECTIONS, FLOOD_SECONDS), steady, replies
        )


@asynccontextmanager
async def _duban(platform: Sink, url: str) -> AsyncIterator[Server]:
    with TemporaryDirectory() as folder:
        settings = environment(app_at(platform.url), url, Path(folder), "dingtalk_callback")
        async with running("bot", "run", settings=settings) as server:
            yield server


async def _steady(platform: Sink, server: Server) -> list[float]:
    app, requests = app_at(platform.url), []
    for number in range(A_SECOND * STEADY_SECONDS):
        case = number % OFFICE.cases + 1
        push = build_push(app, server.port, OFFICE.unit_of(case), f"进展 {case} 已现场勘查并联系代表")
        requests.append((BEFORE + number / A_SECOND, push))
    return await trickle(requests, server.port)


async def _replies(platform: Sink, server: Server) -> list[float]:
    app, requests, sent = app_at(platform.url), [], {}
    for number in range(REPLIES_A_SECOND * REPLY_SECONDS):
        mark, at = f"{server.pid}-{number}", BEFORE + number / REPLIES_A_SECOND
        requests.append(
            (
                at,
                build_push(app, server.port, number + 1, f"进展 {number + 1} 已联系", platform.webhook(mark)),
            )
        )
        sent[mark] = at
    began = time.perf_counter()
    await trickle(requests, server.port)
    await platform.wait_for(sent)
    return [platform.arrivals[mark] - began - at for mark, at in sent.items()]


async def main() -> None:
    """Rounds of both, one after the other."""
    bare, ours = list[Found](), list[Found]()
    async with sink() as platform:
        for _ in range(ROUNDS):
            bare.append(await measure_bare(platform))
            with new_databases(SQLITE) as urls:
                async with opened(urls[SQLITE], MORNING) as database:
                    await furnish(database, OFFICE, DUE_ON)
                ours.append(await measure_duban(platform, urls[SQLITE]))
    _show(bare, ours)


def _show(bare: Sequence[Found], ours: Sequence[Found]) -> None:
    def milliseconds(rounds: Sequence[Sequence[float]], share: float) -> str:
        return f"{median(percentile(values, share) for values in rounds) * 1000:.1f} ms"

    rows = [
        (
            f"acknowledged a second, {CONNECTIONS} connections",
            f"{median(found.a_second for found in bare):,.0f}",
            f"{median(found.a_second for found in ours):,.0f}",
            ratio_of([found.a_second for found in ours], [found.a_second for found in bare]),
        )
    ]
    for name, share in (("p50", 0.5), ("p99", 0.99)):
        of_bare, of_ours = (milliseconds([f.steady for f in found], share) for found in (bare, ours))
        rows.append((f"acknowledgement, {name} at {A_SECOND} a second", of_bare, of_ours, ""))
    for name, share in (("p50", 0.5), ("p99", 0.99)):
        reply = milliseconds([found.replies for found in ours], share)
        rows.append((f"reply on the wire, {name} at {REPLIES_A_SECOND} a second", "–", reply, ""))
    show(
        f"One signed callback (SQLite, medians of {ROUNDS})", ("", "bare aiohttp", "duban run", "ratio"), rows
    )


if __name__ == "__main__":
    asyncio.run(main())
