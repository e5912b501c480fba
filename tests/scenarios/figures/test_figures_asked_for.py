"""Rates of a time, a source, a unit; the cases behind them; what stays hidden; who may ask."""

from tests.scenarios.conftest import Opens
from tests.scenarios.roster import CITY, EDUCATION, HOUSING, case, suggestions

LAST_YEAR = suggestions(case("建议044", "关于夜市管理的建议", CITY, "2025-10-30", on="2025-03-02"))


async def test_a_time_a_unit_and_a_source_narrow_it(town: Opens) -> None:
    async with town() as t:
        assert "0%（0/6）" in await t.supervisor.says("9月办结率")
        nothing = await t.supervisor.says("一季度建议办结率")
        assert "还没有要答复的件" in nothing
        assert "2026年1月1日至2026年3月31日交办的建议" in nothing
        assert "0%（0/1）" in await t.supervisor.says("提案办复率")
        assert "0%（0/4）" in await t.supervisor.says(f"{HOUSING}办复率")
        assert "0%（0/1）" in await t.supervisor.says("教育局建议办复率")


async def test_last_year_is_counted_by_its_own_days(town: Opens) -> None:
    async with town(tables=(LAST_YEAR,)) as t:
        assert "100%（1/1）" in await t.supervisor.says("去年超期率")
        assert "还没有到期或答复的件" in await t.supervisor.says("超期率")
        assert "2025年1月1日至2025年12月31日" in await t.supervisor.says("去年统计")


async def test_an_answer_moves_the_figures_and_the_lists(town: Opens) -> None:
    async with town() as t:
        await t.city_liaison.says("回复 建议030：已设置禁噪时段并巡查，已经解决")
        await t.city_liaison.says("确认")
        await t.time_goes_by(minutes=5)
        heard = await t.supervisor.says("办结率")
        assert "16.67%（1/6），算法：已答复 ÷ 应答复" in heard
        assert "16.67%（1/6），算法：办理结果为“已经解决”" in heard
        listed = await t.supervisor.taps("分子 1")
        assert f"{CITY} 建议030" in listed
        assert "已答复" in listed
        assert "建议 5 件：答复 1（20%），在办 4" in await t.supervisor.says("统计")
        assert "已经解决 1（100%）" in await t.supervisor.says("统计 建议")


async def test_a_secret_case_is_a_number_in_a_list(town: Opens) -> None:
    async with town() as t:
        listed = await t.supervisor.says("谁没办结")
        assert "建议077" in listed
        assert "历史遗留问题" not in listed


async def test_co_handlers_count_for_signing_only(town: Opens) -> None:
    async with town() as t:
        assert "分母共 7 件" in await t.supervisor.says("签收率 分母")
        assert "分母共 6 件" in await t.supervisor.says("办复率 分母")
        assert EDUCATION in await t.supervisor.says("建议013办到哪了")


async def test_rates_nobody_has_numbers_for_yet(town: Opens) -> None:
    async with town() as t:
        assert "还没有回访" in await t.district_leader.says("回访满意率")
        assert "还没有到期的承诺" in await t.district_leader.says("转化率")
        assert "还没有已评价的件" in await t.district_leader.says("今年提案满意率")


async def test_figures_are_the_offices(town: Opens) -> None:
    async with town() as t:
        assert "您的岗位不能做这件事" in await t.liaison.says("统计")
        assert "您的岗位不能做这件事" in await t.liaison.says("办结率 分子")
        assert "统计：6 件" in (await t.district_leader.says("统计")).title


async def test_a_unit_nobody_knows_is_no_unit(town: Opens) -> None:
    async with town() as t:
        assert "办结率" not in (await t.supervisor.says("气象局办结率")).title
