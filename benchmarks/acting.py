"""Whole acts a second: from the inbox to reply, ledger, changed case and outgoing message, all committed."""

import asyncio
from datetime import date, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import sqlalchemy as sa

from benchmarks.bare_acts import on_postgresql, on_sqlite
from benchmarks.databases import KINDS, new_databases, opened
from benchmarks.offices import MORNING, Size, furnish, user_id_of
from benchmarks.reckoning import ROUNDS, ratio_of, show, timing
from bot.collecting import calm_collector
from bot.settling import BATCH, Settler, Tools
from domain.messages import Inbound
from handlers.office import build_router
from handlers.workbooks.shelf import Shelf
from storage.documents import write_push
from storage.engines import Database
from storage.files import FileStore
from storage.inbox import InboxWriter
from storage.ledger import verify
from storage.tables import InboxRow, Message

OFFICE = Size(units=150, cases_each=12, signed=800)
ACTS = 2000
DUE_ON = date(2026, 12, 1)


class StillClock:
    """It is Tuesday morning."""

    def now(self) -> datetime:
        """The same moment, always."""
        return MORNING


class NoFiles:
    """Nobody attaches anything here."""

    async def download(self, code: str, limit_bytes: int) -> bytes:
        """Never asked for."""
        raise AssertionError(code, limit_bytes)


def saying(number: int, case: int, text: str) -> Inbound:
    """What the liaison of a case's unit says."""
    user_id = user_id_of(OFFICE.unit_of(case))
    return Inbound(
        message_id=f"message-{number}",
        user_id=user_id,
        corp_id="corp",
        nick="联络员",
        conversation_id=f"cid-{user_id}",
        in_group=False,
        text=text,
        sent_at=MORNING,
    )


def acts() -> list[Inbound]:
    """By turns a signature for a new case and progress on one signed for: everybody has a few of each."""
    unsigned = range(OFFICE.signed + 1, OFFICE.cases + 1)
    found = []
    for number in range(ACTS):
        signing = number % 2 == 0
        case = unsigned[(number // 2) % len(unsigned)] if signing else (number // 2) % OFFICE.signed + 1
        text = f"签收 {case}" if signing else f"进展 {case} 已现场勘查并联系代表，完成{number % 90 + 10}%"
        found.append(saying(number, case, text))
    return found


async def fill(database: Database) -> None:
    """Everything was pushed before anything is settled."""
    async with database.write_engine.begin() as connection:
        await connection.execute(sa.insert(InboxRow), [write_push(act, MORNING) for act in acts()])


async def settle(database: Database) -> float:
    """Acts a second."""
    with TemporaryDirectory() as folder:
        tools = Tools(build_router(), Shelf(FileStore(Path(folder))), NoFiles(), StillClock())
        settler = Settler(database, tools, lambda: None, InboxWriter(database))
        calm_collector()
        with timing() as watch:
            settled = await settler.settle_due()
    await _check(database, settled)
    return ACTS / watch.seconds


async def _check(database: Database, settled: int) -> None:
    """Fast is not enough: every act has its one reply and its two entries, and the ledger holds."""
    async with database.read_engine.connect() as connection:
        replies = await connection.scalar(sa.select(sa.func.count()).select_from(Message))
    async with database.reader() as session:
        found = await verify(session)
    assert (settled, replies, found.entries, found.broken_at) == (ACTS, ACTS, 2 * ACTS, None)


async def measure(url: str) -> float:
    """Acts a second of the product."""
    async with opened(url, MORNING) as database:
        await furnish(database, OFFICE, DUE_ON)
        await fill(database)
        return await settle(database)


async def measure_bare(url: str) -> float:
    """Acts a second of the driver alone, on a database filled alike."""
    async with opened(url, MORNING) as database:
        await furnish(database, OFFICE, DUE_ON)
        await fill(database)
        write = on_sqlite if database.is_sqlite else on_postgresql
        return await write(database.url, ACTS, BATCH)


def main() -> None:
    """Rounds on either database, product and driver by turns."""
    rows = []
    for kind in KINDS:
        ours, bare = list[float](), list[float]()
        for _ in range(ROUNDS):
            for found, measurement in ((ours, measure), (bare, measure_bare)):
                with new_databases(kind) as urls:
                    found.append(asyncio.run(measurement(urls[kind])))
        rows.append((kind, f"{median(ours):,.0f}", f"{median(bare):,.0f}", ratio_of(ours, bare)))
    title = f"{ACTS} acts of {OFFICE.units} liaisons with {OFFICE.cases_each} cases each, medians of {ROUNDS}"
    show(title, ("", "duban, acts/s", "bare driver, acts/s", "ratio"), rows)


if __name__ == "__main__":
    main()
