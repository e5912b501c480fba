"""Every act stays as it was recorded, and whoever touches the chain is found out."""

import asyncio

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from storage.engines import Database
from storage.ledger import Entry, digest, history
from storage.tables import LedgerEntry
from storage.unit_of_work import UnitOfWork
from tests.storage.samples import NOW, check_ledger, record

LEAF = (
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="utf-8"), max_size=20)
    | st.sampled_from(["区教育局", "督〔2026〕15号", "\0", "\u2028", "𠮷"])
)
FACTS = st.dictionaries(
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8),
    st.recursive(
        LEAF,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("单位ab", max_size=3), inner),
    ),
    max_size=4,
)
SHIFT = "UPDATE ledger SET seq = seq + 1000 WHERE seq >= 3"
SHIFT_BACK = "UPDATE ledger SET seq = seq - 999 WHERE seq >= 1000"
COPY_OF_2_AS_3 = (
    "INSERT INTO ledger (seq, at, actor, act, subject, facts, previous_hash, hash)"
    " SELECT 3, at, actor, act, subject, facts, hash, hash FROM ledger WHERE seq = 2"
)
COPY = (
    "INSERT INTO ledger (seq, at, actor, act, subject, facts, previous_hash, hash)"
    " SELECT {seq}, at, actor, act, subject, facts, previous_hash, hash FROM ledger WHERE seq = {of}"
)
TAMPERINGS = [
    ("an edited actor", ["UPDATE ledger SET actor = 'x' WHERE seq = 3"], 3, "changed"),
    ("an edited act", ["UPDATE ledger SET act = 'x' WHERE seq = 3"], 3, "changed"),
    ("an edited subject", ["UPDATE ledger SET subject = 'x' WHERE seq = 3"], 3, "changed"),
    ("edited facts", ["UPDATE ledger SET facts = '{}' WHERE seq = 3"], 3, "changed"),
    ("an edited moment", ["UPDATE ledger SET at = '2026-09-01 00:59:59.000000' WHERE seq = 3"], 3, "changed"),
    ("an edited hash", ["UPDATE ledger SET hash = 'x' WHERE seq = 3"], 3, "changed"),
    ("an edited link", ["UPDATE ledger SET previous_hash = 'x' WHERE seq = 3"], 3, "unlinked"),
    ("the first one edited", ["UPDATE ledger SET actor = 'x' WHERE seq = 1"], 1, "changed"),
    ("the last one edited", ["UPDATE ledger SET actor = 'x' WHERE seq = 5"], 5, "changed"),
    ("one deleted in the middle", ["DELETE FROM ledger WHERE seq = 3"], 3, "missing"),
    ("the first one deleted", ["DELETE FROM ledger WHERE seq = 1"], 1, "missing"),
    (
        "one deleted and the gap closed",
        ["DELETE FROM ledger WHERE seq = 3", "UPDATE ledger SET seq = seq - 1 WHERE seq > 3"],
        3,
        "unlinked",
    ),
    ("one inserted before all", [COPY.format(seq=0, of=1)], 0, "inserted"),
    ("one inserted in the middle", [SHIFT, SHIFT_BACK, COPY_OF_2_AS_3], 3, "changed"),
    ("one added at the end", [COPY.format(seq=6, of=5)], 6, "unlinked"),
    (
        "two exchanged",
        [
            "UPDATE ledger SET seq = 99 WHERE seq = 2",
            "UPDATE ledger SET seq = 2 WHERE seq = 3",
            "UPDATE ledger SET seq = 3 WHERE seq = 99",
        ],
        2,
        "unlinked",
    ),
    ("the last one deleted and the head left", ["DELETE FROM ledger WHERE seq = 5"], 5, "truncated"),
    (
        "words put in",
        ['UPDATE ledger SET private = \'{"salt": "x", "told": {}}\' WHERE seq = 3'],
        3,
        "changed",
    ),
    ("the last one cut off", ["DELETE FROM ledger WHERE seq = 5"], 5, "truncated"),
    ("the last two cut off", ["DELETE FROM ledger WHERE seq > 3"], 4, "truncated"),
    ("all of it cut off", ["DELETE FROM ledger"], 1, "truncated"),
    (
        "the end cut off and its number forged",
        ["DELETE FROM ledger WHERE seq = 5", "UPDATE ledger_head SET seq = 4"],
        4,
        "rewritten",
    ),
    ("the head thrown away", ["DELETE FROM ledger_head"], 5, "headless"),
]


async def _execute(database: Database, *statements: str) -> None:
    async with database.write_engine.begin() as connection:
        for statement in statements:
            await connection.exec_driver_sql(statement)


async def test_an_empty_ledger_is_whole(database: Database) -> None:
    verdict = await check_ledger(database)
    assert (verdict.entries, verdict.head, verdict.broken_at) == (0, "", None)


async def test_each_entry_carries_the_hash_of_the_one_before(database: Database) -> None:
    await record(database, "a", "b")
    await record(database, "c")
    async with database.reader() as session:
        rows = await history(session, "assignment:1")
    assert [row.seq for row in rows] == [1, 2, 3]
    assert [row.previous_hash for row in rows] == ["", rows[0].hash, rows[1].hash]
    verdict = await check_ledger(database)
    assert (verdict.entries, verdict.head, verdict.broken_at) == (3, rows[2].hash, None)


async def test_the_history_of_a_subject_is_its_own(database: Database) -> None:
    async with UnitOfWork(database, NOW) as work:
        work.record("signed", "person:1", "assignment:1")
        work.record("signed", "person:2", "assignment:2", unit="区教育局")
        await work.commit()
    async with database.reader() as session:
        rows = await history(session, "assignment:2")
    assert [(row.seq, row.actor, row.facts, row.at) for row in rows] == [
        (2, "person:2", {"unit": "区教育局"}, NOW)
    ]


@pytest.mark.parametrize(
    ("statements", "broken_at", "what"),
    [tampering[1:] for tampering in TAMPERINGS],
    ids=[tampering[0] for tampering in TAMPERINGS],
)
async def test_tampering_is_found_and_named(
    database: Database, statements: list[str], broken_at: int, what: str
) -> None:
    await record(database, *"abcde")
    await _execute(database, *statements)
    verdict = await check_ledger(database)
    assert (verdict.broken_at, verdict.what) == (broken_at, what)


async def test_a_forged_entry_behind_the_end_is_found(database: Database) -> None:
    await record(database, "a", "b")
    head = (await check_ledger(database)).head
    forged = Entry("approved", "person:9", "extension:1", {})
    async with database.writer() as session:
        session.add(
            LedgerEntry(
                seq=3,
                at=NOW,
                actor=forged.actor,
                act=forged.act,
                subject=forged.subject,
                facts={},
                previous_hash=head,
                hash=digest(3, NOW, forged, head),
            )
        )
        await session.commit()
    verdict = await check_ledger(database)
    assert (verdict.broken_at, verdict.what) == (3, "added")


async def test_a_history_rewritten_with_its_head_shows_in_the_head(database: Database) -> None:
    await record(database, "a", "b")
    noted_elsewhere = (await check_ledger(database)).head
    await _execute(database, "DELETE FROM ledger", "UPDATE ledger_head SET seq = 0, hash = ''")
    await record(database, "a", "c")
    verdict = await check_ledger(database)
    assert (verdict.entries, verdict.broken_at) == (2, None)
    assert verdict.head != noted_elsewhere


async def test_no_name_is_too_long_for_an_entry(database: Database) -> None:
    async with UnitOfWork(database, NOW) as work:
        work.record("sent", "u" * 500, f"message:{'长' * 500}", subject="also a fact", act="and this")
        await work.commit()
    assert (await check_ledger(database)).entries == 1


async def test_concurrent_writers_make_one_chain_without_gaps(database: Database) -> None:
    await asyncio.gather(*(record(database, f"act-{number}", "second") for number in range(30)))
    verdict = await check_ledger(database)
    assert (verdict.entries, verdict.broken_at) == (60, None)
    async with database.reader() as session:
        rows = await history(session, "assignment:1")
    # What one act records stands together.
    assert [row.act for row in rows][1::2] == ["second"] * 30


async def test_a_rolled_back_act_leaves_no_gap(database: Database) -> None:
    await record(database, "a")
    async with UnitOfWork(database, NOW) as work:
        work.record("b", "person:1", "assignment:1", percent=float("inf"))
        with pytest.raises(ValueError, match="JSON"):
            await work.commit()
    await record(database, "c")
    verdict = await check_ledger(database)
    assert (verdict.entries, verdict.broken_at) == (2, None)


async def test_verifying_while_others_write_raises_no_false_alarm(database: Database) -> None:
    finished = asyncio.Event()

    async def keep_writing() -> int:
        rounds = 0
        while not finished.is_set():
            await record(database, "busy")
            rounds += 1
        return rounds

    writers = [asyncio.ensure_future(keep_writing()) for _ in range(3)]
    verdicts = [await check_ledger(database) for _ in range(25)]
    finished.set()
    written = sum(await asyncio.gather(*writers))
    assert [verdict.what for verdict in verdicts if verdict.broken_at is not None] == []
    assert (await check_ledger(database)).entries == written


async def test_a_ledger_longer_than_a_page_is_read_to_its_end(database: Database) -> None:
    await record(database, *(str(number) for number in range(5001)))
    assert (await check_ledger(database)).entries == 5001
    await _execute(database, "UPDATE ledger SET actor = 'x' WHERE seq = 5001")
    assert (await check_ledger(database)).broken_at == 5001


@given(facts=FACTS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_facts_of_any_kind_come_back_into_the_same_hash(
    database: Database, facts: dict[str, object]
) -> None:
    async with UnitOfWork(database, NOW) as work:
        work.record("said", "person:1", "assignment:1", **facts)
        await work.commit()
        seq = sa.func.max(LedgerEntry.seq)
        newest = (await work.session.exec(select(seq))).one()
    async with database.reader() as session:
        assert (await session.get_one(LedgerEntry, newest)).facts == facts
    assert (await check_ledger(database)).broken_at is None


async def test_numbers_as_keys_hash_as_the_text_they_become(database: Database) -> None:
    async with UnitOfWork(database, NOW) as work:
        work.record("said", "person:1", "assignment:1", by_day={2: "a", 10: "b"}, pair=(1, 2))
        await work.commit()
    assert (await check_ledger(database)).broken_at is None
    async with database.reader() as session:
        (row,) = await history(session, "assignment:1")
    assert row.facts == {"by_day": {"2": "a", "10": "b"}, "pair": [1, 2]}


def test_the_hash_covers_every_part() -> None:
    entry = Entry("act", "actor", "subject", {"a": 1})
    variants = [
        digest(1, NOW, entry, ""),
        digest(2, NOW, entry, ""),
        digest(1, NOW.replace(microsecond=1), entry, ""),
        digest(1, NOW, Entry("actor", "act", "subject", {"a": 1}), ""),
        digest(1, NOW, Entry("act", "actor", "subjec", {"a": 1}), "t"),
        digest(1, NOW, Entry("act", "actor", "subject", {"a": "1"}), ""),
        digest(1, NOW, entry, "x"),
    ]
    assert len(set(variants)) == len(variants)
