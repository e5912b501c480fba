"""体检: lights by unit, worst first, each with its next step; and what an assignment table would run into."""

from handlers.workbooks.opening import open_workbook
from tests.scenarios.conftest import Opens
from tests.scenarios.exports.test_by_chat import last_file
from tests.scenarios.roster import CASES_HEADER, CITY, EDUCATION, HOUSING, WATER, case


async def test_the_worst_stands_first_with_what_to_do(town: Opens) -> None:
    async with town() as t:
        await t.admin.says("停用 罗珊")
        await t.admin.says("确认")
        heard = await t.supervisor.says("体检")
        assert "红 1　黄 3　绿 0" in heard.title
        assert "区水务局：没有联络员" in heard
        assert "说「添加联络员 区水务局 姓名 手机」" in heard
        assert heard.text.index("区水务局：没有联络员") < heard.text.index("区教育局：只有吴静一人")
        assert "同步通讯录" not in heard.labels
        assert "同步通讯录" in (await t.admin.says("体检")).labels


async def test_all_of_them_by_pages_and_as_a_file(town: Opens) -> None:
    async with town() as t:
        everything = await t.supervisor.says("体检 全部")
        assert [unit in everything for unit in (CITY, EDUCATION, WATER, HOUSING)] == [True] * 4
        await t.supervisor.says("体检 表格")
        name, data = last_file(t, t.supervisor)
        assert name == "体检-20260922.xlsx"
        (grid,) = await open_workbook(name, data)
        rows = {row[0]: row[1] for row in grid.rows[2:]}
        assert rows == {"督查部门": "黄", CITY: "黄", EDUCATION: "黄", WATER: "黄", HOUSING: "黄"}


async def test_silence_is_seen_only_where_something_was_sent(either_town: Opens) -> None:
    async with either_town() as t:
        assert "没有人看" not in await t.supervisor.says("体检 全部")
        await t.time_goes_to("2026-10-20 10:00")
        heard = await t.supervisor.says("体检 全部")
        assert "区住房和城乡建设局：近 14 天发过消息，没有人看" in heard
        assert "请打电话核对" in heard
        await t.liaison.says("我的")
        assert "区住房和城乡建设局：近 14 天发过消息，没有人看" not in await t.supervisor.says("体检 全部")


async def test_no_moment_and_no_comparison_of_persons_is_shown(town: Opens) -> None:
    async with town() as t:
        await t.time_goes_to("2026-10-20 10:00")
        heard = await t.supervisor.says("体检 全部")
        assert not any(words in heard for words in ("最后", "分钟", "小时", "名次", "排名", "最慢"))


async def test_an_import_says_whom_nobody_could_be_told_for(town: Opens) -> None:
    async with town() as t:
        await t.admin.says("停用 罗珊")
        await t.admin.says("确认")
        rows = (
            CASES_HEADER,
            case("56", "关于管网的建议", WATER, "2026-10-30"),
            case("57", "关于护栏的建议", EDUCATION, "2026-10-30"),
        )
        data = "\n".join(",".join(map(str, row)) for row in rows).encode("utf-8-sig")
        asked = await t.supervisor.sends("人大代表建议.csv", data)
        assert "1 个单位现在谁也收不到（交办消息会压着，等有人接）：区水务局" in asked
        assert "体检" in asked.labels
        await t.admin.says("添加联络员 区水务局 罗珊 u41")
        await t.admin.says("确认")
        asked = await t.supervisor.sends("人大代表建议.csv", data)
        assert "谁也收不到" not in asked
        assert "体检" not in asked.labels


async def test_the_office_itself_is_looked_at(town: Opens) -> None:
    async with town() as t:
        assert "督查员只有方敏一人" in await t.supervisor.says("体检")
        await t.admin.says("添加督查员 区政府督查室 李敏")
        await t.admin.says("确认")
        assert "督查部门" not in await t.supervisor.says("体检")
