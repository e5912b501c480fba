"""Exported and imported again: nothing new, the same in an empty office, a change is asked about."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlmodel import select

from domain.tables.grid import Grid
from domain.tables.handing_out import HEADER as TABLE_HEADER
from domain.tables.ledgers import CARRIED, HEADER
from domain.tables.problems import ProblemCode, Verdict
from domain.tables.records import RowVerdict
from handlers.importing.applying import apply_rows
from handlers.importing.reading import applicable, read_grids
from handlers.importing.shell import shell_desk
from handlers.workbooks.opening import open_workbook
from storage.engines import Database
from storage.tables import Case
from storage.unit_of_work import UnitOfWork
from tests.exports import exported_file, exported_rows
from tests.scenarios.conftest import Opens
from tests.scenarios.exports.mixed import NAME, PHONE, TABLES
from tests.scenarios.roster import CITY, HOUSING, WATER
from tests.scenarios.town import MORNING, at, settle_in

ENDINGS = (".xlsx", ".csv")
IMPORTABLE = ("ledger", "assignments")


async def verdicts_on(database: Database, grids: Sequence[Grid]) -> tuple[RowVerdict, ...]:
    """What an import would say of a file, nothing is written."""
    async with UnitOfWork(database, at(MORNING)) as work:
        return (await read_grids(grids, "表.xlsx", work)).verdicts


async def take_over(database: Database, grids: Sequence[Grid]) -> None:
    """Import a file and say yes to whatever it asks."""
    async with UnitOfWork(database, at(MORNING)) as work:
        reading = await read_grids(grids, "表.xlsx", work)
        assert not [one for one in reading.verdicts if one.verdict is Verdict.BAD]
        await apply_rows(applicable(reading, adopt=True), await shell_desk(work, name="test"))
        await work.commit()


def codes(verdict: RowVerdict) -> list[ProblemCode]:
    return [problem.code for problem in verdict.problems]


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("name", IMPORTABLE)
async def test_an_exported_table_says_nothing_new(
    database: Database, tmp_path: Path, name: str, ending: str
) -> None:
    await settle_in(database, MORNING, TABLES)
    data = await exported_file(database, name, ending, tmp_path)
    verdicts = await verdicts_on(database, await open_workbook(f"{name}{ending}", data))
    assert len(verdicts) == {"ledger": 10, "assignments": 8}[name]
    assert [codes(one) for one in verdicts] == [[ProblemCode.UNCHANGED]] * len(verdicts)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("name", IMPORTABLE)
async def test_in_an_empty_office_it_makes_the_same_cases(
    sqlite_url: str, tmp_path: Path, name: str, ending: str
) -> None:
    fresh = shutil.copy(sqlite_url.partition("///")[2], tmp_path / "empty.db")
    full = Database(sqlite_url)
    await settle_in(full, MORNING, TABLES)
    before = await exported_rows(full, name)
    data = await exported_file(full, name, ending, tmp_path)
    await full.close()
    empty = Database(f"sqlite+aiosqlite:///{fresh}")
    await settle_in(empty, MORNING, ())
    await take_over(empty, await open_workbook(f"{name}{ending}", data))
    after = await exported_rows(empty, name)
    await empty.close()
    header = HEADER if name == "ledger" else TABLE_HEADER
    kept = {"编号", "来源", *CARRIED} if name == "ledger" else set(header)
    carried = [place for place, label in enumerate(header) if label in kept]
    shown = [[row[place] for place in carried if place < len(row)] for row in before]
    assert [[row[place] for place in carried if place < len(row)] for row in after] == shown


def changed(grids: Sequence[Grid], number: str, label: str, value: str) -> list[Grid]:
    """The file after somebody has typed something else into one cell."""
    found = []
    for grid in grids:
        rows = [list(row) for row in grid.rows]
        head = next(row for row in rows if "编号" in row)
        for row in rows:
            if row[head.index("编号")] == number:
                row[head.index(label)] = value
        found.append(Grid(grid.sheet, tuple(map(tuple, rows)), grid.merged))
    return found


@pytest.mark.parametrize(
    ("name", "label", "value"),
    [
        ("ledger", "办结时限", "2026-11-30"),
        ("ledger", "单位", WATER),
        ("ledger", "角色", "会办"),
        ("assignments", "办结时限", "2026-11-30"),
        ("assignments", "主办单位", WATER),
        ("assignments", "会办单位", CITY),
        ("assignments", "交办日期", "2026-09-21"),
    ],
)
async def test_units_and_limits_changed_by_hand_are_named_and_never_taken_over(
    database: Database, tmp_path: Path, name: str, label: str, value: str
) -> None:
    await settle_in(database, MORNING, TABLES)
    before = await exported_rows(database, "ledger")
    grids = await open_workbook("a.xlsx", await exported_file(database, name, ".xlsx", tmp_path))
    grids = changed(grids, "建议012", label, value)
    verdicts = [one for one in await verdicts_on(database, grids) if codes(one) != [ProblemCode.UNCHANGED]]
    assert [(one.number, one.verdict) for one in verdicts] == [("建议012", Verdict.ASK)]
    (kept,) = [problem for problem in verdicts[0].problems if problem.code is ProblemCode.KEPT]
    assert kept.suggestions
    await take_over(database, grids)
    assert await exported_rows(database, "ledger") == before


@pytest.mark.parametrize("name", IMPORTABLE)
async def test_a_changed_title_is_asked_about_and_nothing_else_is_touched(
    sqlite_url: str, tmp_path: Path, name: str
) -> None:
    database = Database(sqlite_url)
    await settle_in(database, MORNING, TABLES)
    data = await exported_file(database, name, ".xlsx", tmp_path)
    grids = changed(await open_workbook("a.xlsx", data), "0066001", "标题", "王某某反映楼上漏水已三个月")
    before = await exported_rows(database, name)
    doubtful = [one for one in await verdicts_on(database, grids) if one.verdict is Verdict.ASK]
    assert [codes(one) for one in doubtful] == [[ProblemCode.DIFFERS]]
    await take_over(database, grids)
    after = await exported_rows(database, name)
    assert len(set(after) - set(before)) == 1
    (row,) = set(after) - set(before)
    assert "王某某反映楼上漏水已三个月" in row
    async with database.reader() as session:
        (case,) = (await session.exec(select(Case).where(Case.number == "0066001"))).all()
    assert case.title == f"{NAME}反映楼上漏水已三个月", "the name that the export had masked"
    assert PHONE in case.content
    assert case.proposers == [NAME]
    again = {tuple(codes(one)) for one in await verdicts_on(database, grids)}
    await database.close()
    assert again == {(ProblemCode.UNCHANGED,)}


async def test_what_acts_have_changed_since_is_no_difference(town: Opens, tmp_path: Path) -> None:
    async with town(tables=TABLES) as t:
        await t.liaison.says("签收 建议012")
        await t.liaison.says("进展 建议012 图纸已出，到60%")
        await t.supervisor.says("建议012 列为重点 督办领导 张主任")
        await t.supervisor.taps("确认")
        for name in IMPORTABLE:
            data = await exported_file(t.database, name, ".xlsx", tmp_path)
            verdicts = await verdicts_on(t.database, await open_workbook("a.xlsx", data))
            assert {tuple(codes(one)) for one in verdicts} == {(ProblemCode.UNCHANGED,)}, name
        assert {tuple(codes(one)) for one in await verdicts_on(t.database, TABLES)} == {
            (ProblemCode.UNCHANGED,)
        }, "the tables that were handed in"


async def test_an_older_ledger_brings_no_result_back(town: Opens, tmp_path: Path) -> None:
    async with town(tables=TABLES) as t:
        data = await exported_file(t.database, "ledger", ".csv", tmp_path)
        await t.liaison.says("签收 建议012")
        await take_over(t.database, await open_workbook("台账.csv", data))
        states = {row[0]: row[5] for row in await exported_rows(t.database, "ledger")}
        assert states["建议012"] == "已签收"


async def test_a_ledger_of_one_unit_says_nothing_of_the_others(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    await settle_in(database, MORNING, TABLES)
    rows = await exported_rows(database, "ledger")
    own = Grid("台账", (rows[0], *(row for row in rows if row[3] == HOUSING)))
    found = {tuple(codes(one)) for one in await verdicts_on(database, [own])}
    await database.close()
    assert found == {(ProblemCode.UNCHANGED,)}
