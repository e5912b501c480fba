"""整改清单 by chat: asked which units a word means, imported, exported as it came, imported again."""

from domain.tables.problems import ProblemCode
from domain.tables.sheets import Sheet
from handlers.importing.reading import read_grids
from handlers.workbooks.opening import open_workbook
from handlers.workbooks.writing import write_csv, write_xlsx
from storage.desks import all_items
from storage.unit_of_work import UnitOfWork
from tests.domain.tables.annexes import shown
from tests.exports import exported_sheets
from tests.scenarios.conftest import Opens
from tests.scenarios.projects.lists import ANNEX, ANNEX_HEADER
from tests.scenarios.roster import CITY, EDUCATION, HOUSING, WATER
from tests.scenarios.town import Town, at

PROBLEM = "只抄政策" + "，不解决问题" * 50
GROUPS = Sheet(
    "整改清单",
    (
        ("审议意见问题整改清单", "", "", "", "", ""),
        ANNEX_HEADER,  # type: ignore[arg-type]
        (
            "一、认识不深",
            "只抄政策" + "，不解决问题" * 50,
            "压实",
            "会审",
            f"{EDUCATION}各承办单位",
            "持续推进",
        ),
        ("", "办法不多", "调研", "建机制", "各承办单位", "持续推进"),
    ),
)


async def exported(t: Town) -> list[Sheet]:
    """The lists as `duban export rectification` writes them."""
    return await exported_sheets(t.database, "rectification")


async def test_a_list_comes_back_as_it_was_and_importing_it_again_changes_nothing(either_town: Opens) -> None:
    async with either_town(tables=(ANNEX,)) as t:
        sheets = await exported(t)
        for name, data in (
            ("清单.xlsx", write_xlsx(sheets)),
            ("清单.csv", write_csv(Sheet("", sheets[0].filled()))),
        ):
            grids = await open_workbook(name, data)
            if name.endswith("xlsx"):
                assert shown(grids[0].rows) == shown(ANNEX.rows)
                assert set(grids[0].merged) == set(ANNEX.merged)
            async with UnitOfWork(t.database, at("2026-10-22 10:00")) as work:
                verdicts = (await read_grids(grids, name, work)).verdicts
            assert [[one.code for one in v.problems] for v in verdicts] == [[ProblemCode.UNCHANGED]] * 3


async def test_which_units_a_word_means_is_said_once_and_kept(town: Opens) -> None:
    async with town(tables=()) as t:
        asked = await t.supervisor.sends("整改清单.xlsx", write_xlsx([GROUPS]))
        assert "是否指有联络员的 4 家" in asked
        echo = await t.supervisor.says(f"单位组 各承办单位：{HOUSING}、水务局")
        assert f"表里写“各承办单位”，就是：{HOUSING}、{WATER}" in echo
        await t.supervisor.taps("确认")
        assert f"各承办单位：{HOUSING}、{WATER}" in await t.supervisor.says("单位组")
        told = await t.supervisor.sends("整改清单.xlsx", write_xlsx([GROUPS]))
        assert "可导入 2 行" in told.title
        await t.supervisor.taps("导入可以的 2 行")
        async with t.database.reader() as session:
            items = [
                (one.case.number, one.unit.name, str(one.assignment.role)) for one in await all_items(session)
            ]
        assert sorted(items) == sorted(
            [
                ("整改01", EDUCATION, "lead"), ("整改01", HOUSING, "co"), ("整改01", WATER, "co"),
                ("整改02", HOUSING, "split"), ("整改02", WATER, "split"),
            ]
        )  # fmt: skip
        assert [row[4] for row in (await exported(t))[0].lines[2:]] == [
            f"{EDUCATION}各承办单位",
            "各承办单位",
        ]
        assert "不解决问题" in await t.supervisor.says("查看 整改01")


async def test_a_group_is_taken_back_and_one_that_is_a_unit_is_refused(town: Opens) -> None:
    async with town() as t:
        assert "本身就是单位" in await t.supervisor.says(f"单位组 {CITY}：{WATER}")
        assert "没有这个单位组" in await t.supervisor.says("取消单位组 各部门")
        await t.supervisor.says(f"单位组 各部门：{CITY}")
        await t.supervisor.taps("确认")
        await t.supervisor.says("取消单位组 各部门")
        await t.supervisor.taps("确认")
        assert "还没有定" in await t.supervisor.says("单位组")


async def test_the_list_and_its_file_are_had_by_chat(town: Opens) -> None:
    async with town(tables=(ANNEX,)) as t:
        shown = await t.supervisor.says("整改清单")
        assert "整改03 牵头牵不动：2 家，0 家已报完成，还没报过" in shown
        assert f"整改01 只抄政策，不解决问题：{EDUCATION}，待签收" in shown
        sent = await t.supervisor.taps("导出")
        assert "整改清单已导出：3 行" in sent
        assert "整改清单-20260922.xlsx" in [bubble.draft.file_name for bubble in sent.bubbles]
        assert "整改03" not in await t.teacher.says("整改清单")
        assert "导出" not in (await t.teacher.says("整改清单")).labels
