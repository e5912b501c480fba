"""An approver on a phone: what decides nothing, what is shown once more, and what he takes back."""

import pytest

from domain.tables.ledgers import HEADER
from storage.engines import Database
from tests.exports import exported_rows
from tests.scenarios.conftest import Opens
from tests.scenarios.test_deciding import asks_for_time, returns
from tests.scenarios.town import Town

GROUP = "cidGroupOfTheOffice=="


async def stands(database: Database, number: str, unit: str = "区住房和城乡建设局") -> dict[str, str]:
    """What the ledger of cases says of one unit's part."""
    rows = [dict(zip(HEADER, row, strict=True)) for row in await exported_rows(database, "ledger")]
    return next(row for row in rows if row["编号"] == number and row["单位"] == unit)


async def still_waits(t: Town, count: int = 1) -> bool:
    return f"待审批 {count} 项" in (await t.second_approver.says("待办")).title


@pytest.mark.parametrize(
    "words",
    [
        "谢谢", "算了不驳了", "等等", "我再想想", "好的", "不驳回了", "先不批了", "回头再说", "等一下",
        "算了，不驳了", "先放一放", "晚点再定吧",
    ],
)  # fmt: skip
async def test_a_second_thought_is_no_reason(town: Opens, words: str) -> None:
    async with town() as t:
        await asks_for_time(t)
        await t.approver.taps("驳回")
        await t.approver.says(words)
        assert not t.liaison.hears()
        assert await still_waits(t)


async def test_a_refusal_turned_round_is_asked_about(town: Opens) -> None:
    async with town() as t:
        await asks_for_time(t)
        await asks_for_time(t, "建议021")
        await t.approver.says("驳回 建议021")
        assert "同意 建议021 的延期" in (await t.approver.says("换成同意吧")).title
        assert not t.liaison.hears()
        assert "已同意" in await t.approver.taps("确认")
        assert await still_waits(t)


async def test_a_supplied_reason_is_shown_once_more_without_its_head(town: Opens) -> None:
    async with town() as t:
        await asks_for_time(t)
        await t.approver.taps("驳回")
        echo = await t.approver.says("驳回理由：招标早该开始了")
        assert "理由：招标早该开始了" in echo
        await t.approver.says("取消")
        assert await still_waits(t)
        assert "理由：招标早该开始了" in await t.approver.says("驳回 建议012 理由：招标早该开始了")
        assert "理由：招标早该开始了" in t.liaison.hears()


async def test_talk_in_a_group_is_no_reason(town: Opens) -> None:
    async with town() as t:
        t.gathers(GROUP, t.approver, t.liaison)
        await asks_for_time(t)
        await t.approver.taps("驳回")
        alone = await t.approver.says("@督办助手 这件招标早该开始了", group=GROUP)
        assert "群里的话不作数" in alone
        assert "理由：时间足够" in await t.approver.says("时间足够")
        assert "已驳回" in await t.approver.says("确认")


async def test_a_guess_never_offers_a_decision(town: Opens) -> None:
    async with town() as t:
        await asks_for_time(t)
        for words in ("建议012的延期我们研究后原则上同意但要看情况", "建议012驳回还是不驳回得看他们材料"):
            heard = await t.approver.says(words)
            assert not [label for label in heard.labels if label.startswith(("同意", "驳回"))], heard
            assert await still_waits(t)


@pytest.mark.parametrize(
    "words",
    [
        "同意建议012，但只能延到11月6日", "同意建议012，但是最多到11月6号", "建议012最多给到11月6号",
        "建议012批到11月6号就行", "不过只批到11月6日", "建议012可以，但最多到11月6日",
    ],
)  # fmt: skip
async def test_a_condition_is_never_dropped(town: Opens, words: str) -> None:
    async with town() as t:
        await asks_for_time(t)
        echo = await t.approver.says(words)
        assert "只批到 11月6日（周五）" in echo
        assert await still_waits(t)
        assert "二次办结时限 11月6日（周五）" in await t.approver.says("确认")


@pytest.mark.parametrize(
    "words", ["建议012不行，资金早批了", "不行，资金早批了", "建议012不给批，资金早批了"]
)
async def test_no_means_refused_for_that_reason(town: Opens, words: str) -> None:
    async with town() as t:
        await asks_for_time(t)
        echo = await t.approver.says(words)
        assert "驳回 建议012 的延期" in echo.title
        assert "理由：资金早批了" in echo
        await t.approver.says("确认")
        assert "资金早批了" in t.liaison.hears()


async def test_a_question_decides_nothing(town: Opens) -> None:
    async with town() as t:
        await asks_for_time(t)
        for words in ("批不批12你看着办", "建议012的准了吗", "建议012批了没有"):
            await t.approver.says(words)
            assert await still_waits(t), words


@pytest.mark.parametrize("words", ["可以", "行", "准了", "好的"])
async def test_a_nod_shows_what_waits_and_under_a_card_asks(town: Opens, words: str) -> None:
    async with town() as t:
        await asks_for_time(t)
        card = t.approver.chat[-1]
        assert "同意 建议012 的延期" in (await t.approver.says(words, quote=card)).title
        await t.approver.says("取消")
        assert "待审批 1 项" in (await t.approver.says(words)).title
        assert await still_waits(t)
        await t.approver.says(words, quote=card)
        assert await still_waits(t)
        await t.approver.says("同意 建议012")
        assert not await still_waits(t)


async def test_what_has_nothing_waiting_is_said_with_what_has(town: Opens) -> None:
    async with town() as t:
        await asks_for_time(t)
        await t.approver.taps("同意")
        await asks_for_time(t, "建议021")
        heard = await t.approver.says("同意建议012")
        assert "建议012 没有等着审批的申请" in heard
        assert "已由贺岩于 9月22日 10:00 同意" in heard
        assert "建议021" in heard
        assert await still_waits(t)


async def test_a_place_in_the_list_is_a_request(town: Opens) -> None:
    async with town() as t:
        await asks_for_time(t)
        await asks_for_time(t, "建议021")
        await t.approver.says("待办")
        assert "建议021 的延期申请" in (await t.approver.says("第二个")).title
        await t.approver.says("待办")
        assert "建议012 的延期申请" in (await t.approver.says("1")).title
        await t.approver.says("待办")
        assert "同意 建议012 的延期" in (await t.approver.says("第一个同意")).title
        assert "已同意" in await t.approver.says("确认")
        assert "驳回的理由" in (await t.approver.says("建议021不行")).title


async def test_all_of_them_are_one_table_and_one_yes(town: Opens) -> None:
    async with town() as t:
        await asks_for_time(t)
        await asks_for_time(t, "建议021")
        for words in ("都同意", "延期的都同意", "全批了", "两个都批了"):
            table = await t.approver.says(words)
            assert "建议012" in table
            assert "建议021" in table
            assert await still_waits(t, 2)
        assert "已办 2 件" in (await t.approver.says("确认")).title
        assert "没有等着审批的申请" in await t.approver.says("待办")


async def test_a_unit_names_its_request(town: Opens) -> None:
    async with town() as t:
        await asks_for_time(t)
        assert "同意 建议012 的延期" in (await t.approver.says("住建局的延期同意")).title
        assert "没有等着审批的申请" in await t.approver.says("城管局的延期同意")
        assert await still_waits(t)


async def test_this_one_is_asked_about_even_if_only_one_waits(town: Opens) -> None:
    async with town() as t:
        await asks_for_time(t)
        assert "同意 建议012 的延期" in (await t.approver.says("这个同意")).title
        assert await still_waits(t)


async def test_in_a_table_a_refusal_does_not_read_as_its_opposite(town: Opens) -> None:
    async with town() as t:
        await asks_for_time(t)
        await asks_for_time(t, "建议021")
        table = await t.approver.says("都驳回，时间足够")
        assert "驳回申请✓：时间足够" in table


@pytest.mark.parametrize(
    "words", ["撤回", "刚批错了", "撤回刚才的同意", "建议012刚批错了", "撤回建议012的审批"]
)
async def test_a_granted_extension_is_taken_back_exactly(either_town: Opens, words: str) -> None:
    async with either_town() as t:
        before = await stands(t.database, "建议012")
        await asks_for_time(t)
        await t.approver.taps("同意")
        assert "延期获准" in t.liaison.hears()
        assert "已撤回对 建议012 的同意" in await t.approver.says(words)
        assert await stands(t.database, "建议012") == before
        told = t.liaison.hears()
        assert "审批人撤回了刚才的同意，申请仍待审批，原时限不变" in told
        assert len(told) == 1
        assert "已同意" in await t.approver.says("同意 建议012")
        assert "延期获准" in t.liaison.hears()


async def test_a_grant_the_unit_has_acted_on_stays(town: Opens) -> None:
    async with town() as t:
        await asks_for_time(t)
        await t.approver.taps("同意")
        await t.time_goes_by(minutes=5)
        await t.liaison.says("进展 建议012 按新时限排好了工期")
        assert "周航已按这个决定在办 建议012" in await t.approver.says("撤回")
        assert "没有等着审批的申请" in await t.second_approver.says("待办")


async def test_a_grant_nobody_was_told_of_is_taken_back_in_silence(town: Opens) -> None:
    async with town("2026-09-22 19:30") as t:
        await asks_for_time(t)
        await t.approver.says("同意 建议012")
        await t.liaison.says("进展 建议012 还在办")
        assert "已撤回" in await t.approver.says("撤回")
        await t.time_goes_to("2026-09-23 10:00")
        assert "延期获准" not in t.liaison.hears()
        assert await still_waits(t)


@pytest.mark.parametrize("words", ["把刚才那个驳回撤了", "撤回", "驳错了"])
async def test_a_refusal_is_taken_back(either_town: Opens, words: str) -> None:
    async with either_town() as t:
        await asks_for_time(t)
        await t.approver.says("驳回 建议012 时间足够")
        _ = t.liaison.hears()
        assert "已撤回对 建议012 的驳回" in await t.approver.says(words)
        assert "审批人撤回了刚才的驳回，申请仍待审批" in t.liaison.hears()
        assert await still_waits(t)


async def test_a_refusal_is_not_taken_back_over_a_new_request(town: Opens) -> None:
    async with town() as t:
        await asks_for_time(t)
        await t.approver.says("驳回 建议012 时间足够")
        await t.liaison.says("延期 建议012 到11月4日 图纸还没出")
        await t.liaison.taps("确认申请")
        assert "之后又有变化" in await t.approver.says("撤回")


async def test_a_granted_return_goes_back_while_the_new_unit_has_not_signed(either_town: Opens) -> None:
    async with either_town() as t:
        before = await stands(t.database, "建议012")
        await returns(t, "退回 建议012 按三定方案应由区水务局办理")
        await t.approver.taps("同意")
        assert "新交办：建议012" in t.water_liaison.hears()
        assert "已撤回对 建议012 的同意" in await t.approver.says("撤回")
        assert await stands(t.database, "建议012") == before
        assert "贵单位暂不用办" in t.water_liaison.hears()
        assert "仍由贵单位办理" in t.liaison.hears()
        assert "已改交" in await t.approver.says("同意 建议012")
        assert "新交办：建议012" in t.water_liaison.hears()


async def test_a_granted_return_stays_once_the_new_unit_has_signed(town: Opens) -> None:
    async with town() as t:
        await returns(t, "退回 建议012 按三定方案应由区水务局办理")
        await t.approver.taps("同意")
        await t.water_liaison.says("签收 建议012")
        assert "罗珊已经接办 建议012" in await t.approver.says("撤回")
        assert (await stands(t.database, "建议012", "区水务局"))["状态"] == "已签收"


async def test_somebody_elses_decision_is_not_his_to_take_back(town: Opens) -> None:
    async with town() as t:
        await asks_for_time(t)
        await t.approver.taps("同意")
        assert "没有可以撤回" in await t.second_approver.says("撤回建议012的审批")


async def test_an_urging_is_taken_back_only_before_it_goes_out(town: Opens) -> None:
    async with town("2026-09-22 19:30") as t:
        await t.supervisor.says("催办 建议012")
        assert "已撤回催办" in await t.supervisor.says("撤回")
        await t.supervisor.says("催办 建议012")
        await t.time_goes_to("2026-09-23 10:00")
        assert "建议012" in t.liaison.hears()
        assert "收不回来" in await t.supervisor.says("撤回催办")
