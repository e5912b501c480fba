"""Single days by chat, what is shown of the calendar, and what is marked as provisional."""

from datetime import date

from domain.tables.ledgers import HEADER
from storage.calendar import stored_days
from tests.exports import exported_rows
from tests.scenarios.calendar.test_loading import NOVEMBER, TABLES, due
from tests.scenarios.conftest import Opens
from tests.scenarios.roster import CITY, HOUSING, case, suggestions

WORKED = (
    suggestions(
        case("建议021", "关于规范物业收费的建议", HOUSING, "10个工作日", on="2026-09-22"),
        case("建议030", "关于夜间施工扰民的建议", CITY, "2026-10-12", on="2026-09-22"),
    ),
)


async def test_a_day_is_set_after_its_effect_was_shown_and_taken_back(town: Opens) -> None:
    """Ten working days from 22 September end on 13 October; with one working day less on the 14th."""
    async with town(tables=WORKED) as t:
        assert await due(t, 21) == ("2026-10-13", False)
        asked = await t.admin.says("10月10日改为休息")
        assert "2026年10月10日（周六）改为休息" in asked
        assert "建议021 区住房和城乡建设局：10月13日（周二） → 10月14日（周三）" in asked
        assert await due(t, 21) == ("2026-10-13", False)
        assert "已改为休息" in await t.admin.says("确认")
        assert await due(t, 21) == ("2026-10-14", False)
        assert await due(t, 30) == ("2026-10-12", False), "a date on paper stays"
        await t.time_goes_to("2026-09-23 09:00")
        assert "工作日历有调整" in t.liaison.hears()
        assert "本单位自己定的：10月10日（周六 休）" in await t.liaison.says("日历")
        if "确认" in (await t.admin.says("撤回")).text:
            await t.admin.says("确认")
        assert await due(t, 21) == ("2026-10-13", False)
        assert (await t.rules()).calendar.is_makeup_day(date(2026, 10, 10))


async def test_a_limit_that_comes_nearer_is_said_to(town: Opens) -> None:
    async with town(tables=WORKED) as t:
        asked = await t.admin.says("日历 9月26日 上班")
        assert "其中 1 件提前" in asked
        assert "10月13日（周二） → 10月12日（周一）" in asked


async def test_what_is_so_already_or_cannot_be_meant_is_said_in_one_sentence(town: Opens) -> None:
    async with town(tables=WORKED) as t:
        assert "10月10日（周六 班）本来就是这样" in await t.admin.says("10月10日 补班")
        assert "一次最多改连着的 15 天" in await t.admin.says("日历 11月2日到11月30日 休")
        assert "2031 年离得太远" in await t.admin.says("日历 2031年5月6日 休")
        assert "不能" in await t.liaison.says("日历 10月9日 休") or "管理员" in t.liaison.hears()


async def test_a_day_of_a_year_to_come_is_kept_when_its_notice_is_loaded(town: Opens) -> None:
    async with town(NOVEMBER, tables=TABLES) as t:
        await t.admin.says("日历 2027年2月4日 休 春节")
        await t.admin.says("确认")
        async with t.database.reader() as session:
            (day,) = (await stored_days(session, date(2027, 2, 4), date(2027, 2, 4))).values()
        assert (day.mark.name, day.own) == ("春节", True)
        assert (await t.rules()).calendar.is_provisional(date(2027, 2, 4)), "a day is not a notice"


async def test_the_calendar_is_shown_by_year_and_by_month(town: Opens) -> None:
    async with town(tables=WORKED) as t:
        year = await t.liaison.says("日历")
        assert "国庆节：10月1日（周四）至10月7日（周三），7 天；9月20日（周日）、10月10日（周六）补班" in year
        assert "《国务院办公厅关于2026年部分节假日安排的通知》，随程序带入" in year
        assert "已有 2004 年到 2026 年的安排" in year
        month = await t.liaison.says("日历 10月")
        assert "2026年10月，工作日 18 天" in month
        assert "补班：10月10日（周六）" in month
        assert "还没有导入" in await t.supervisor.says("日历 2027")


async def test_whatever_shows_a_counted_day_of_an_unpublished_year_says_so(town: Opens) -> None:
    async with town(NOVEMBER, tables=TABLES) as t:
        day = "2027年2月10日（周三 暂定）"
        assert day in await t.liaison.says("我的"), "lists"
        card = await t.liaison.says("查看 12")
        assert day in card, "cards"
        assert "暂定" in await t.supervisor.says("全部在办")
        how = await t.liaison.says("怎么算的 12")
        assert f"数 3 个月，到 {day}" in how
        assert "日子是暂定的" in how
        assert "申请延期最晚 2027年2月5日（周五 暂定）" in how
        asked = await t.liaison.says("12延期到2027年4月1日 等图纸")
        assert "2027年4月1日（周四 暂定）" in asked
        await t.liaison.says("确认")
        card = await t.approver.says("待我批")
        assert "2027年4月1日（周四 暂定）" in card
        pushed = "\n".join(bubble.draft.text for bubble in t.liaison.chat)
        assert day in pushed
        rows = [dict(zip(HEADER, row, strict=True)) for row in await exported_rows(t.database, "ledger")]
        marked = {row["编号"]: row["时限暂定"] for row in rows[1:]}
        assert marked == {"建议012": "是", "建议013": "", "建议014": ""}, "exports"
        paper = await t.teacher.says("查看 13")
        assert "2027年2月10日（周三）截止" in paper, "a date on paper is certain"
