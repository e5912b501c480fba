"""How often and how long more time may be had: what the case's pack says, on both sides of each boundary."""

import pytest

from domain.tables.grid import Grid, Row
from tests.scenarios.conftest import Opens
from tests.scenarios.roster import CASES_HEADER, HOUSING, case, suggestions
from tests.scenarios.town import Town


def petitions(*rows: Row) -> Grid:
    return Grid("来信来访", (CASES_HEADER, *rows))


# Handed over on 1 September: sixty days end on Saturday, 31 October and pass to Monday, 2 November.
SIXTY = (petitions(case("信访007", "关于征地补偿的来信", HOUSING, "60天", on="2026-09-01")),)
SUGGESTION = (
    suggestions(case("建议012", "关于老旧小区加装电梯的建议", HOUSING, "2026-10-30", on="2026-09-22")),
)


async def asks(t: Town, words: str) -> None:
    assert "请核对延期申请" in await t.liaison.says(words)
    await t.liaison.taps("确认申请")


async def grants(t: Town, name: str) -> None:
    assert "已同意" in await t.approver.says(f"同意 {name}")
    t.liaison.hears()


async def test_a_petition_may_have_thirty_days_more_and_not_one_beyond(town: Opens) -> None:
    """Thirty days from 2 November would be 2 December; ninety from 1 September end on 30 November."""
    async with town(tables=SIXTY) as t:
        refused = await t.liaison.says("延期 信访007 到12月1日 需要鉴定")
        assert "按信访工作条例第三十四条，这件最晚到 11月30日（周一）" in refused
        assert "11月30日（周一）" in refused.labels
        assert "申请延到：11月30日（周一）" in await t.liaison.taps("11月30日（周一）")


async def test_a_petition_is_extended_once(town: Opens) -> None:
    async with town(tables=SIXTY) as t:
        await asks(t, "延期 信访007 到11月20日 需要鉴定")
        await grants(t, "e1")
        refused = await t.liaison.says("延期 信访007 到11月27日 鉴定还没出")
        assert "已经延期 1 次，按信访工作条例第三十四条" in refused
        assert "不能再延" in refused
        assert refused.labels == ["写情况说明", "查看"]
        assert "鉴定下周出" in await t.liaison.says("进展 信访007 鉴定下周出")


@pytest.mark.parametrize("outcome", ["驳回 信访007 时间足够", "撤回"])
async def test_what_was_refused_or_withdrawn_is_no_extension(town: Opens, outcome: str) -> None:
    async with town(tables=SIXTY) as t:
        await asks(t, "延期 信访007 到11月20日 需要鉴定")
        if outcome == "撤回":
            assert "已撤回" in await t.liaison.says("撤回")
        else:
            await t.approver.says(outcome)
            t.liaison.hears()
        assert "请核对延期申请" in await t.liaison.says("延期 信访007 到11月20日 需要鉴定")


async def test_where_the_pack_sets_no_number_a_second_extension_counts_from_the_second_limit(
    town: Opens,
) -> None:
    async with town(tables=SUGGESTION) as t:
        await asks(t, "延期 建议012 到11月10日 图纸没出")
        await grants(t, "e1")
        echo = await t.liaison.says("延期 建议012 再延5个工作日 图纸还没出")
        assert "现在时限：11月10日（周二）" in echo
        assert "申请延到：11月17日（周二）" in echo
        await t.liaison.taps("确认申请")
        await grants(t, "e2")
        assert "11月17日（周二）截止" in await t.liaison.says("查看 建议012")


async def test_all_extensions_together_end_with_the_longest_term(town: Opens) -> None:
    """Six months from 22 September end on Monday, 22 March 2027."""
    async with town(tables=SUGGESTION) as t:
        await asks(t, "延期 建议012 到2027年3月1日 图纸没出")
        await grants(t, "e1")
        refused = await t.liaison.says("延期 建议012 到2027年3月23日 图纸还没出")
        assert "按代表法第五十一、五十二条，这件最晚到 2027年3月22日（周一 暂定）" in refused
        await t.liaison.says("取消")
        assert "申请延到：2027年3月22日" in await t.liaison.says("延期 建议012 到2027年3月22日 图纸还没出")


async def test_one_extension_is_no_longer_than_the_pack_says(town: Opens) -> None:
    """Shanghai: at most three months at a time, here from 30 October, so until 30 January (a Saturday)."""
    async with town(tables=SUGGESTION) as t:
        await t.admin.says("规则 建议 用 上海")
        await t.admin.says("确认")
        refused = await t.liaison.says("延期 建议012 到2027年2月1日 图纸没出")
        assert "按上海市代表建议规定第十九条，这件最晚到 2027年1月30日（周六 休 暂定）" in refused
        await t.liaison.says("取消")
        assert "申请延到：2027年1月29日（周五 暂定）" in await t.liaison.says(
            "延期 建议012 到2027年1月29日 图纸没出"
        )


async def test_an_approver_cannot_grant_more_than_the_pack_allows(town: Opens) -> None:
    async with town(tables=SUGGESTION) as t:
        await asks(t, "延期 建议012 到11月10日 图纸没出")
        refused = await t.approver.says("同意 e1 到2027年3月23日")
        assert "按代表法第五十一、五十二条，这件最晚到 2027年3月22日（周一 暂定）" in refused
        assert "申请到" in await t.liaison.says("查看 建议012"), "nothing was decided"
        assert "二次办结时限 2027年3月22日" in await t.approver.says("同意 e1 到2027年3月22日")


async def test_a_day_that_other_rules_no_longer_allow_is_not_granted(town: Opens) -> None:
    async with town(tables=SUGGESTION) as t:
        await asks(t, "延期 建议012 到2027年3月1日 图纸没出")
        await t.admin.says("规则 建议 用 上海")
        await t.admin.says("确认")
        refused = await t.approver.says("同意 e1")
        assert "按上海市代表建议规定第十九条，这件最晚到 2027年1月30日" in refused
        assert "二次办结时限 12月31日" in await t.approver.says("同意 e1 到12月31日")


async def test_a_case_of_its_own_pack_is_judged_by_it(town: Opens) -> None:
    async with town(tables=SUGGESTION) as t:
        await t.supervisor.says("12 用 承德 规则 因为由民声直达转来")
        await t.supervisor.says("确认")
        t.liaison.hears()
        await asks(t, "延期 建议012 到11月10日 图纸没出")
        await grants(t, "e1")
        refused = await t.liaison.says("延期 建议012 到11月20日 图纸还没出")
        assert "已经延期 1 次，按承高党政办字〔2022〕18号 三（四）" in refused
