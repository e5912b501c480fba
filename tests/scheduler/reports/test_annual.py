"""The annual evaluation: points that follow from the evidence, and evidence that names no person."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from domain.evaluation import EVALUATION, SHARE
from domain.minus_items import MinusKind
from domain.reports.contents import ReportContent
from domain.vocabulary import ReportKind
from scheduler.reports.annual import compose_annual
from scheduler.reports.wanted import Wanted
from storage.engines import Database
from storage.minus_items import minus_items
from storage.rules import put_setting
from storage.unit_of_work import UnitOfWork
from tests.scheduler.reports.contents import check_shape, row_of, tables_of, texts_of
from tests.storage.districts import NAMES, OFFICE, PEOPLE, invent, settle, waive

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
NOW = datetime(2027, 1, 4, 2, 0, tzinfo=UTC)
WANTED = Wanted(ReportKind.ANNUAL, FIRST, LAST)
COSTS = {SHARE: "8", MinusKind.OVERDUE: "0.5", MinusKind.SENT_BACK: "0.3", MinusKind.DISSATISFIED: "0.2"}


async def evaluation(work: UnitOfWork, costs: dict[str, str] | None = None) -> ReportContent:
    for scope, points in (costs or {}).items():
        await put_setting(work.session, EVALUATION, scope, {"points": points}, (None, work.now))
    await work.change_rules()
    content = await compose_annual(work, WANTED)
    check_shape(content)
    return content


def taken(words: str) -> Decimal:
    """2天×0.5=1 takes one point."""
    return Decimal(words.rpartition("=")[2]) if words[0].isdigit() else Decimal(0)


@pytest.mark.parametrize("seed", [1, 2])
async def test_the_evidence_of_each_unit_adds_up_to_its_deduction(database: Database, seed: int) -> None:
    async with UnitOfWork(database, NOW) as work:
        await invent(work, seed, date(2026, 7, 1))
        tables = tables_of(await evaluation(work, COSTS))
    points, evidence = tables["得分"], tables["逐项依据"]
    assert [row[0] for row in points.rows] == [
        name for name in NAMES if name in {row[0] for row in points.rows}
    ]
    for row in points.rows:
        sums = [taken(str(one[-1])) for one in evidence.rows if one[0] == row[0]]
        assert float(sum(sums, Decimal(0))) == row[-2]
        assert row[-1] == float(max(Decimal(0), Decimal(8) - sum(sums, Decimal(0))))
        assert sum(float(one or 0) for one in row[1:4]) == pytest.approx(row[-2])
    assert {row[4] for row in evidence.rows} == {"按时限自动算", OFFICE}


async def test_without_costs_there_are_facts_and_no_deduction(database: Database) -> None:
    async with UnitOfWork(database, NOW) as work:
        await invent(work, 1, date(2026, 7, 1))
        content = await evaluation(work)
    tables = tables_of(content)
    assert {row[-1] for row in tables["得分"].rows} == {5.0}
    assert {row[-1] for row in tables["逐项依据"].rows} == {"没定，不扣"}
    assert content.summary[0].startswith("还没定：超期、答复被退回、不满意")
    assert row_of(tables["分值和依据"], "超期")["分值"] == "方案没写，只列事实，不扣分"


async def test_what_was_waived_costs_nothing_and_says_why(database: Database) -> None:
    async with UnitOfWork(database, NOW) as work:
        await invent(work, 1, date(2026, 7, 1))
        before = tables_of(await evaluation(work, COSTS))
        item = next(
            one
            for one in await minus_items(work.session, date(2027, 1, 1))
            if one.kind is MinusKind.SENT_BACK and FIRST <= one.on <= LAST
        )
        work.session.add_all(waive([item.origin], item.kind, item.assignment_id, "李敏核实，系统停机"))
        await work.flush()
        content = await evaluation(work)
    after, unit = tables_of(content), NAMES[item.unit_id - 1]
    assert row_of(after["得分"], unit)["扣分合计"] == pytest.approx(
        float(str(row_of(before["得分"], unit)["扣分合计"])) - 0.3
    )
    assert "免扣：李某核实，系统停机" in [row[-1] for row in after["逐项依据"].rows]
    assert "其中核实免扣 1 项" in "".join(content.summary)


@pytest.mark.parametrize("seed", [1, 2])
async def test_nobody_is_named_and_what_is_secret_has_a_number_only(database: Database, seed: int) -> None:
    async with UnitOfWork(database, NOW) as work:
        made = await invent(work, seed, date(2026, 7, 1), cases=120)
        content = await evaluation(work, COSTS)
    words = "\n".join(texts_of(content))
    assert not [name for name in (*PEOPLE, "王小明") if name in words]
    assert "13812345678" not in words
    secret = {case.spoken for _, case in made.parts if case.secret}
    said = [str(row[3]) for row in tables_of(content)["逐项依据"].rows if row[1] in secret]
    assert said
    assert not [text for text in said if not text.endswith("：敏感件，内容略") and "超期" not in text]


async def test_a_year_with_nothing_says_so(database: Database) -> None:
    async with UnitOfWork(database, NOW) as work:
        await settle(work)
        content = await evaluation(work)
    assert content.summary == ("这段时间没有单位承办的件，不计分。",)
    assert set(tables_of(content)) == {"分值和依据"}


async def test_a_year_that_is_not_over_says_so(sqlite_database: Database) -> None:
    async with UnitOfWork(sqlite_database, datetime(2026, 11, 2, 2, 0, tzinfo=UTC)) as work:
        await settle(work)
        content = await evaluation(work)
    assert "还没结束" in "".join(texts_of(content))
    assert len(f"{content.title} {content.period}.docx") <= 40  # it is the file's name
