"""The quarterly circular: facts that add up, no person, no rank, nothing of what is secret."""

from datetime import UTC, date, datetime

import pytest

from domain.reports.contents import ReportContent
from domain.reports.unit_facts import Span, total
from domain.vocabulary import ReportKind, Source
from scheduler.reports.quarterly import compose_quarterly
from scheduler.reports.wanted import Wanted
from storage.engines import Database
from storage.unit_facts import count_unit_facts
from storage.unit_of_work import UnitOfWork
from tests.scheduler.reports.contents import check_shape, row_of, tables_of, texts_of
from tests.storage.districts import NAMES, PEOPLE, invent, settle

FIRST, LAST = date(2026, 7, 1), date(2026, 9, 30)
NOW = datetime(2026, 10, 9, 2, 0, tzinfo=UTC)
WANTED = Wanted(ReportKind.QUARTERLY, FIRST, LAST)


async def circular(work: UnitOfWork, wanted: Wanted = WANTED) -> ReportContent:
    content = await compose_quarterly(work, wanted)
    check_shape(content)
    return content


@pytest.mark.parametrize("seed", [1, 2])
async def test_the_tables_say_what_was_counted(database: Database, seed: int) -> None:
    async with UnitOfWork(database, NOW) as work:
        await invent(work, seed, FIRST)
        tables = tables_of(await circular(work))
        span = Span(FIRST, LAST, date(2026, 10, 9))
        facts = await count_unit_facts(work.session, span)
        before = total(
            await count_unit_facts(work.session, Span(date(2026, 4, 1), date(2026, 6, 30), span.today))
        )
    assert [row[0] for row in tables["办理和时限"].rows] == [NAMES[one.unit_id - 1] for one in facts]
    for one in facts:
        handled = row_of(tables["办理和时限"], NAMES[one.unit_id - 1])
        followed = row_of(tables["质量、评价和督办"], NAMES[one.unit_id - 1])
        assert (handled["答复"], handled["按时"], handled["现超期"]) == (
            one.answered,
            one.timely,
            one.overdue,
        )
        assert (followed["退回"], followed["兑现"]) == (one.sent_back, one.kept)
        late = [
            row for row in tables["超期、退回、不满意"].rows if row[1:3] == (NAMES[one.unit_id - 1], "超期")
        ]
        assert len(late) >= one.was_overdue
    compared = row_of(tables["与上季度相比"], "答复")
    now = total(facts).answered
    assert list(compared.values())[1:] == [now, before.answered, now - before.answered]
    assert len(tables["督办文书"].rows) == total(facts).supervised
    assert len(tables["到期没兑现的承诺"].rows) == total(facts).promised - total(facts).kept


@pytest.mark.parametrize("seed", [1, 2])
async def test_nobody_is_named_and_what_is_secret_has_a_number_only(database: Database, seed: int) -> None:
    async with UnitOfWork(database, NOW) as work:
        made = await invent(work, seed, FIRST, cases=120)
        words = "\n".join(texts_of(await circular(work)))
    assert not [name for name in (*PEOPLE, "王小明") if name in words]
    assert "13812345678" not in words
    secret = [case.title for _, case in made.parts if case.secret]
    assert not [title for title in secret if title in words]
    assert "名次" in words
    assert not [word for word in ("第1名", "排名第", "倒数") if word in words]


async def test_a_quarter_with_nothing_says_so(database: Database) -> None:
    async with UnitOfWork(database, NOW) as work:
        await settle(work)
        content = await circular(work)
    assert content.summary == ("本季度没有新交办、答复和在办的件。",)
    assert tables_of(content) == {}
    assert content.title == "2026年第三季度办理情况通报"
    assert content.period == "2026年7月1日至9月30日"


async def test_a_scope_leaves_out_other_units_and_sources(sqlite_database: Database) -> None:
    async with UnitOfWork(sqlite_database, NOW) as work:
        made = await invent(work, 1, FIRST)
        wanted = Wanted(ReportKind.QUARTERLY, FIRST, LAST, (Source.NETIZEN_MESSAGE,), (2,))
        words = "\n".join(texts_of(await circular(work, wanted)))
    assert NAMES[1] in words
    assert not [name for name in (NAMES[0], *NAMES[2:]) if name in words]
    others = {case.spoken for part, case in made.parts if case.source is not Source.NETIZEN_MESSAGE}
    assert others
    assert not [number for number in others if number in words]
