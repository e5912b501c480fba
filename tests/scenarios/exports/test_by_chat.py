"""导出, 交办单, 打印今日 by chat: what the files hold, who gets them, and what is noted."""

from io import BytesIO

from docx import Document

from domain.tables.grid import Grid
from handlers.workbooks.opening import open_workbook
from storage.ledger import history
from tests.scenarios.conftest import Opens
from tests.scenarios.exports.mixed import NAME, PHONE, TABLES
from tests.scenarios.roster import HOUSING, OFFICE, ROSTER_HEADER
from tests.scenarios.town import Speaker, Town

MOBILES = Grid("花名册", (ROSTER_HEADER, (HOUSING, "政府部门", "周航", "联络员", "u11", "13900000011", "")))


def last_file(t: Town, whose: Speaker) -> tuple[str, bytes]:
    """Name and content of the last file in somebody's chat."""
    draft = next(b.draft for b in reversed(whose.chat) if b.draft.file_code)
    stored = t.messenger.files.find(draft.file_code or "")
    assert stored is not None
    return draft.file_name, stored.content


async def table(t: Town, whose: Speaker) -> list[dict[str, str]]:
    """The rows of the last table somebody was sent."""
    name, content = last_file(t, whose)
    (grid,) = await open_workbook(name, content)
    header = [str(cell) for cell in grid.rows[0]]
    return [dict(zip(header, (str(cell or "") for cell in row), strict=False)) for row in grid.rows[1:]]


def words(t: Town, whose: Speaker) -> str:
    """All words of the last document somebody was sent, its tables too."""
    document = Document(BytesIO(last_file(t, whose)[1]))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


async def test_the_ledger_comes_as_a_file_masked_and_of_what_was_asked_for(either_town: Opens) -> None:
    async with either_town(tables=TABLES) as t:
        said = await t.supervisor.says(f"导出台账 建议 {HOUSING}")
        assert "台账已导出：3 行" in said.title
        rows = await table(t, t.supervisor)
        assert {row["编号"] for row in rows} == {"建议012", "建议013", "建议077"}
        assert {row["单位"] for row in rows} == {HOUSING}
        assert next(row for row in rows if row["编号"] == "建议077")["标题"] == "敏感件"
        await t.supervisor.says("导出台账 留言")
        assert [row["标题"] for row in await table(t, t.supervisor)] == ["王某某反映楼上漏水"]
        async with t.database.reader() as session:
            noted = [entry.facts for entry in await history(session, "table:ledger")]
        assert [(one["rows"], one["full"]) for one in noted] == [(3, False), (1, False)]


async def test_a_time_and_a_list_can_be_named(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        assert "1 行" in (await t.supervisor.says("导出3月台账")).title
        assert "没有符合的内容" in await t.supervisor.says("导出2025年台账")
        assert "交办表已导出：8 行" in (await t.supervisor.says("导出交办表")).title
        assert "没有符合的内容" in await t.supervisor.says("导出另册 2026")


async def test_unmasked_only_for_a_purpose_and_for_keepers_of_secrets(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        assert "审批人或系统管理员" in await t.supervisor.says("导出交办表 留言 不打码 用于核查")
        asked = await t.approver.says("导出交办表 留言 不打码")
        assert "做什么用" in asked.title
        await t.approver.says("上级核查")
        (row,) = [
            row for row in (await open_workbook(*last_file(t, t.approver)))[0].rows if row[0] == "0066001"
        ]
        assert NAME in str(row[1])
        assert PHONE in str(row[2])
        async with t.database.reader() as session:
            (noted,) = await history(session, "table:assignments")
        assert (noted.told["full"], noted.told["purpose"]) == (True, "上级核查")
        await t.admin.says("导出台账 不打码 用于换系统")
        assert {row["标题"] for row in await table(t, t.admin) if row["编号"] == "建议077"} == {"敏感件"}


async def test_an_exported_file_sent_back_changes_nothing(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        await t.supervisor.says("导出台账")
        told = await t.supervisor.sends(*last_file(t, t.supervisor))
        assert "10 行" in told
        assert "没有变化" in told or "已有" in told
        assert not [label for label in told.labels if "导入" in label]


async def test_units_get_no_table_of_the_office(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        assert "不能做这件事" in await t.liaison.says("导出台账")
        assert "承诺" in await t.liaison.says("导出承诺台账"), "its own promises are shown"


async def test_a_slip_states_unit_limit_and_papers_and_no_secret(either_town: Opens) -> None:
    async with either_town(tables=TABLES) as t:
        said = await t.supervisor.says("交办单 建议013、建议077、留言0066001")
        assert "建议013 等 3 件" in said.title
        text = words(t, t.supervisor)
        for fact in (
            "督办事项交办单", OFFICE, "区教育局（主办，联络员：吴静）", "2026年10月30日（周五）",
            "区住房和城乡建设局（联络员：周航），会办意见 2026年10月16日（周五）前交主办单位",
            "正式答复", "签收人", "建议077（建议，敏感件）", "王某某",
        ):  # fmt: skip
            assert fact in text, fact
        assert "历史遗留" not in text
        assert NAME not in text
        assert PHONE not in text


async def test_todays_list_says_whom_to_call_and_drops_whom_was_called(town: Opens) -> None:
    async with town(tables=(*TABLES, MOBILES)) as t:
        said = await t.supervisor.says("打印今日")
        assert "今日电话单：4 家单位" in said.title
        text = words(t, t.supervisor)
        assert "周航\n13900000011" in text
        assert "□ 建议012 关于老旧小区加装电梯的建议：请签收，10月30日（周五）截止" in text
        assert "□ 建议077 敏感件" in text
        assert "谁打的、几点、谁接的" in text
        called = "建议012、建议013、建议077、留言0066001"
        await t.supervisor.says(f"电话提醒 {called} {HOUSING} 周航 9:40 已告知")
        again = await t.supervisor.says("打印今日")
        assert "今日电话单：3 家单位" in again.title
        assert "1 家今天已经打过" in again
        async with t.database.reader() as session:
            noted = await history(session, "table:today")
        assert [entry.facts["units"] for entry in noted] == [4, 3]
