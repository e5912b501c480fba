"""People's words are sealed in the chain: they cannot be changed, and deleted only by an act that says so."""

import json
from collections.abc import Awaitable, Callable

import pytest

from domain.acts import ACTS, private_facts, split_facts
from domain.chain import SEALED, Entry, digest, old_digest, seal
from storage.engines import Database
from storage.erased_entries import announce, erase_entries
from storage.ledger import history
from storage.tables import LedgerEntry, LedgerHead
from storage.unit_of_work import UnitOfWork
from tests.storage.samples import NOW, check_ledger

CASE = "assignment:1"
Tamper = Callable[[Database], Awaitable[None]]


async def tell(database: Database, text: str = "王小明 13800000000 来过") -> None:
    """An entry with words, between two without any."""
    async with UnitOfWork(database, NOW) as work:
        work.record("urged", "zhang", CASE)
        work.record("contacted", "zhang", CASE, kind="face", text=text)
        work.record("acknowledged", "zhang", CASE)
        await work.commit()


async def tell_as_before(database: Database, **facts: object) -> None:
    """One entry more, of the form in which words were chained themselves."""
    async with database.writer() as session:
        head = await session.get_one(LedgerHead, 1)
        entry = Entry("contacted", "zhang", CASE, facts)
        fresh = old_digest(head.seq + 1, NOW, entry, head.hash)
        seq, act, before = head.seq + 1, "contacted", head.hash
        row = LedgerEntry(
            seq=seq, at=NOW, actor="zhang", act=act, subject=CASE, previous_hash=before, hash=fresh
        )
        row.facts = facts
        session.add(row)
        head.seq, head.hash = head.seq + 1, fresh
        await session.commit()


async def erase(database: Database, subject: str = CASE) -> int:
    """The lawful way."""
    async with UnitOfWork(database, NOW) as work:
        said = await erase_entries(work, [subject])
        announce(work, "admin", "case:1", said, reason="本人申请")
        await work.commit()
    return len(said)


async def execute(database: Database, statement: str) -> None:
    async with database.write_engine.begin() as connection:
        await connection.exec_driver_sql(statement)


async def test_the_words_can_be_read_and_are_no_part_of_the_chain(database: Database) -> None:
    await tell(database)
    async with database.reader() as session:
        entry = (await history(session, CASE))[1]
    assert entry.told == {"kind": "face", "text": "王小明 13800000000 来过"}
    assert entry.facts.keys() == {"kind", SEALED}
    assert "王小明" not in json.dumps(entry.facts, ensure_ascii=False)


async def test_two_entries_with_the_same_words_have_different_seals(database: Database) -> None:
    await tell(database)
    await tell(database)
    async with database.reader() as session:
        seals = {entry.facts[SEALED] for entry in await history(session, CASE) if SEALED in entry.facts}
    assert len(seals) == 2


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ('private = \'{"salt": "", "told": {"text": "没来过"}}\'', "changed"),
        ("private = '[]'", "changed"),
        ("private = '{}'", "changed"),
        ("private = NULL", "emptied"),
        ('facts = \'{"kind": "face"}\'', "changed"),
        ("facts = '{\"erased\": true}'", "emptied"),
    ],
)
async def test_words_that_were_touched_are_found(database: Database, change: str, what: str) -> None:
    await tell(database)
    await execute(database, f"UPDATE ledger SET {change} WHERE seq = 2")  # noqa: S608 - the list above
    verdict = await check_ledger(database)
    assert (verdict.broken_at, verdict.what) == (2, what)


async def test_a_lawful_erasure_leaves_the_chain_whole_and_is_told(database: Database) -> None:
    await tell(database)
    head = (await check_ledger(database)).head
    assert await erase(database) == 1
    verdict = await check_ledger(database)
    assert (verdict.broken_at, verdict.entries) == (None, 4)
    assert [(one.seq, one.actor, one.entries) for one in verdict.erasures] == [(4, "admin", 1)]
    async with database.reader() as session:
        entries = await history(session, CASE)
    assert entries[1].told == {"kind": "face"}
    assert entries[2].hash == head  # a digest printed before still proves it


async def test_nothing_is_left_to_erase_the_second_time(database: Database) -> None:
    await tell(database)
    assert [await erase(database), await erase(database)] == [1, 0]
    assert (await check_ledger(database)).broken_at is None


async def test_an_erasure_keeps_its_own_reason(database: Database) -> None:
    await tell(database)
    await erase(database)
    assert await erase(database, "case:1") == 0


async def test_old_entries_keep_a_tombstone_and_everything_else(database: Database) -> None:
    await tell_as_before(database, text="王小明来过", kind="face")
    await tell_as_before(database, percent=60)
    assert await erase(database) == 1
    async with database.reader() as session:
        entries = await history(session, CASE)
    assert [entry.facts for entry in entries] == [{"erased": True}, {"percent": 60}]
    verdict = await check_ledger(database)
    assert (verdict.broken_at, [one.entries for one in verdict.erasures]) == (None, [1])


@pytest.mark.parametrize("change", ["actor = 'x'", "act = 'x'", "subject = 'x'", "facts = '{\"erased\": 1}'"])
async def test_nothing_else_of_an_erased_old_entry_can_be_changed(database: Database, change: str) -> None:
    await tell_as_before(database, text="王小明来过")
    await erase(database)
    await execute(database, f"UPDATE ledger SET {change} WHERE seq = 1")  # noqa: S608 - the list above
    assert (await check_ledger(database)).what == "changed"


async def test_an_old_entry_cannot_be_emptied_in_silence(database: Database) -> None:
    await tell_as_before(database, text="王小明来过")
    await execute(database, "UPDATE ledger SET facts = '{\"erased\": true}' WHERE seq = 1")
    verdict = await check_ledger(database)
    assert (verdict.broken_at, verdict.what) == (1, "emptied")


async def test_an_announcement_does_not_cover_a_change(database: Database) -> None:
    """Whoever edits an entry and announces its erasure afterwards has still edited it."""
    await tell(database)
    await execute(database, 'UPDATE ledger SET facts = \'{"kind": "phone"}\' WHERE seq = 2')
    async with database.reader() as session:
        entry = (await history(session, CASE))[1]
    async with UnitOfWork(database, NOW) as work:
        announce(work, "admin", "case:1", [(2, entry.hash)])
        await work.commit()
    assert (await check_ledger(database)).what == "changed"


async def test_an_announcement_names_the_hash(database: Database) -> None:
    await tell(database)
    await execute(database, "UPDATE ledger SET private = NULL WHERE seq = 2")
    async with UnitOfWork(database, NOW) as work:
        announce(work, "admin", "case:1", [(2, "0" * 64)])
        await work.commit()
    assert (await check_ledger(database)).what == "emptied"


async def test_an_announcement_beforehand_does_not_count(database: Database) -> None:
    async with UnitOfWork(database, NOW) as work:
        announce(work, "admin", "case:1", [(3, "")])
        await work.commit()
    await tell(database)
    await execute(database, "UPDATE ledger SET private = NULL WHERE seq = 3")
    assert (await check_ledger(database)).what == "emptied"


async def test_whoever_empties_and_announces_it_is_named(database: Database) -> None:
    """The chain cannot keep the owner of a database from deleting; it says that it was done, and by whom."""
    await tell(database)
    async with database.reader() as session:
        entry = (await history(session, CASE))[1]
    await execute(database, "UPDATE ledger SET private = NULL WHERE seq = 2")
    async with UnitOfWork(database, NOW) as work:
        announce(work, "intruder", "case:1", [(2, entry.hash)])
        await work.commit()
    verdict = await check_ledger(database)
    assert [(one.actor, one.entries) for one in verdict.erasures] == [("intruder", 1)]


async def test_many_entries_are_announced_in_several_acts(database: Database) -> None:
    async with UnitOfWork(database, NOW) as work:
        for number in range(401):
            work.record("contacted", "zhang", CASE, text=f"第{number}次")
        await work.commit()
    assert await erase(database) == 401
    verdict = await check_ledger(database)
    assert [one.entries for one in verdict.erasures] == [400, 1]


def test_a_seal_says_nothing_without_its_salt() -> None:
    assert seal("a", {"text": "13800000000"}) != seal("b", {"text": "13800000000"})
    assert digest(1, NOW, Entry("a", "b", "c", {}), "") != old_digest(1, NOW, Entry("a", "b", "c", {}), "")


def test_the_seals_name_is_no_fact() -> None:
    with pytest.raises(ValueError, match=SEALED):
        split_facts("urged", {SEALED: "x"})


@pytest.mark.parametrize("act", sorted(ACTS))
def test_texts_of_every_act_are_sealed_and_figures_are_not(act: str) -> None:
    assert private_facts(act, {"text": "x", "percent": 3, "until": "2026-10-15"}) == {"text"}
