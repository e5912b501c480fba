"""A ledger written anew as a whole is told by the heads that have left the house."""

from datetime import timedelta
from pathlib import Path

from domain.messages import Content
from storage.engines import Database
from storage.heads import find_head
from storage.outbox import DIGEST_LANE, Address, Label, post_answer
from storage.unit_of_work import UnitOfWork
from storage.witness import HEADS, Evidence, Witness
from tests.storage.samples import NOW, check_ledger, record


async def send_digest(database: Database, head: str, key: str = "digest:1") -> None:
    async with UnitOfWork(database, NOW) as work:
        content = Content("督办日报", f"今天没有事。\n\n留痕校验码 {head[:12]}")
        post_answer(work, Address("zhang", None), content, Label(key, "digest", DIGEST_LANE))
        await work.commit()


async def rewrite(database: Database, *acts: str) -> None:
    """A chain that is consistent in itself, head and all."""
    async with database.write_engine.begin() as connection:
        for statement in ("DELETE FROM ledger", "UPDATE ledger_head SET seq = 0, hash = ''"):
            await connection.exec_driver_sql(statement)
    await record(database, *acts)


async def test_a_digests_head_is_in_the_chain(database: Database) -> None:
    await record(database, "a", "b")
    await send_digest(database, (await check_ledger(database)).head)
    await record(database, "c")
    verdict = await check_ledger(database)
    assert (verdict.broken_at, verdict.printed) == (None, 1)


async def test_a_rewritten_chain_disowns_the_digests_that_were_sent(database: Database) -> None:
    await record(database, "a", "b")
    first = (await check_ledger(database)).head
    await send_digest(database, first)
    await rewrite(database, "a", "x", "c", "d")
    verdict = await check_ledger(database)
    assert (verdict.what, verdict.broken_at) == ("disowned", 1)
    assert verdict.unknown
    assert (verdict.unknown.head, verdict.unknown.where) == (first[:12], "digest")


async def test_a_forged_end_is_placed_behind_the_last_head_that_holds(database: Database) -> None:
    await record(database, "a", "b")
    await send_digest(database, (await check_ledger(database)).head)
    await send_digest(database, "0" * 64, "digest:2")
    verdict = await check_ledger(database)
    assert (verdict.what, verdict.broken_at, verdict.entries) == ("disowned", 3, 2)


async def test_a_head_from_a_digest_is_found_with_its_place(database: Database) -> None:
    await record(database, "a", "b")
    head = (await check_ledger(database)).head
    await record(database, "c", "d", "e")
    async with database.reader() as session:
        place = await find_head(session, head[:12].upper())
        nowhere = await find_head(session, "0" * 12)
        trick = await find_head(session, "%")
    assert place
    assert (place.seq, place.hash, place.since, place.at) == (2, head, 3, NOW)
    assert (nowhere, trick) == (None, None)


async def compare(database: Database, folder: Path) -> Evidence:
    async with database.reader() as session:
        return await Witness(folder).testify(session)


async def note(database: Database, folder: Path) -> None:
    async with database.reader() as session:
        await Witness(folder).note(session)


async def test_the_file_beside_the_database_keeps_a_head_a_day(database: Database, tmp_path: Path) -> None:
    for day in range(3):
        for _ in range(2):
            async with UnitOfWork(database, NOW + timedelta(days=day)) as work:
                work.record("urged", "zhang", "assignment:1")
                await work.commit()
            await note(database, tmp_path)
    lines = (tmp_path / HEADS).read_text().splitlines()
    assert [line[8:18] for line in lines] == ["2026-09-01", "2026-09-02", "2026-09-03"]
    assert await compare(database, tmp_path) == Evidence(agreed=4)


async def test_the_file_tells_a_rewritten_ledger_and_another_one(database: Database, tmp_path: Path) -> None:
    await record(database, "a", "b")
    await note(database, tmp_path)
    await rewrite(database, "a", "x")
    forged = await compare(database, tmp_path)
    assert (forged.missing is not None and forged.missing.seq, forged.other) == (2, False)
    await rewrite(database, "x", "b")
    assert (await compare(database, tmp_path)).other


async def test_without_a_file_there_is_nothing_to_compare(database: Database, tmp_path: Path) -> None:
    await record(database, "a")
    assert await compare(database, tmp_path) == Evidence(agreed=0)
