"""Names, telephone and identity numbers of citizens are masked; revealing them is an act with a reason."""

from domain.tables.grid import Grid
from tests.scenarios.conftest import Opens
from tests.scenarios.roster import CASES_HEADER, HOUSING
from tests.scenarios.secrecy.matters import (
    IDENTITY,
    MESSAGE,
    MESSAGES,
    NAME,
    PHONE,
    exported,
    said_to_all,
    traces,
    wire,
)
from tests.scenarios.test_the_life_of_a_case import chain_holds

ORIGINALS = (NAME, PHONE, IDENTITY)


async def test_nothing_anybody_is_shown_has_them_unmasked(town: Opens) -> None:
    async with town(tables=MESSAGES) as t:
        card = await t.liaison.says(f"查看 {MESSAGE}")
        assert "提出：王某某" in card
        assert "我是王某某，身份证410105********1234，电话138****5678" in card
        await t.liaison.says(f"签收 {MESSAGE}")
        await t.liaison.says(f"进展 {MESSAGE} 已联系{NAME}，电话{PHONE}")
        await t.liaison.says(f"查看 {MESSAGE}")
        for words in (f"查看 {MESSAGE}", "谁还没签收", "预览", f"预览 {MESSAGE}", "待办", f"催办 {MESSAGE}"):
            await t.supervisor.says(words)
        await t.time_goes_to("2026-10-09 12:00")
        shown = said_to_all(t)
        assert MESSAGE in shown
        assert not [*traces(shown, PHONE, IDENTITY)]
        assert not [*traces(await exported(t), *ORIGINALS)]
        assert not [*traces(wire(t), PHONE, IDENTITY)]


async def test_a_citizens_name_is_in_no_list_digest_push_or_export(town: Opens) -> None:
    async with town(tables=MESSAGES) as t:
        await t.liaison.says("我的")
        await t.supervisor.says("谁还没签收")
        await t.supervisor.says(f"查看 {MESSAGE}")
        await t.time_goes_to("2026-10-09 12:00")
        assert "王某某反映楼上漏水" in said_to_all(t)
        assert NAME not in said_to_all(t)
        assert NAME not in await exported(t)


async def test_revealing_asks_what_for_and_is_kept(either_town: Opens) -> None:
    async with either_town(tables=MESSAGES) as t:
        asked = await t.liaison.says(f"显示 {MESSAGE} 联系方式")
        assert "为什么要看" in asked.title
        assert PHONE not in asked
        shown = await t.liaison.says("要打电话回访")
        assert f"提出人：{NAME}" in shown
        assert PHONE in shown
        assert IDENTITY not in shown, "the whole text was not asked for"
        views = await t.approver.says(f"谁看过 {MESSAGE}")
        assert "周航 显示联系方式：要打电话回访" in views
        assert await chain_holds(t)


async def test_the_whole_text_is_revealed_as_it_was_written(town: Opens) -> None:
    async with town(tables=MESSAGES) as t:
        shown = await t.supervisor.says(f"显示 {MESSAGE} 全文 核对原件")
        assert f"我是{NAME}，身份证{IDENTITY}，电话{PHONE}，楼上漏水三个月" in shown
        log = wire(t)
        assert not [*traces(log, *ORIGINALS)]


async def test_who_does_not_handle_it_reveals_nothing(town: Opens) -> None:
    async with town(tables=MESSAGES) as t:
        assert "没有找到" in await t.city_liaison.says(f"显示 {MESSAGE} 联系方式 看看")
        assert "不能做这件事" in await t.district_leader.says(f"显示 {MESSAGE} 联系方式 看看")
        assert "不能做这件事" in await t.leader.says(f"显示 {MESSAGE} 联系方式 看看")
        assert not [*traces(said_to_all(t), PHONE)]


async def test_a_secret_case_is_revealed_to_those_who_have_to_know_only(town: Opens) -> None:
    async with town(tables=MESSAGES) as t:
        await t.approver.says(f"{MESSAGE} 列为敏感件 涉及隐私")
        await t.approver.taps("确认")
        assert "不在知悉范围内" in await t.supervisor.says(f"显示 {MESSAGE} 联系方式 要回访")
        assert PHONE in await t.liaison.says(f"显示 {MESSAGE} 联系方式 要回访")


async def test_deputies_are_named_as_they_are(town: Opens) -> None:
    header = (*CASES_HEADER, "领衔代表")
    row = ("建议088", "关于公园照明的建议", "", HOUSING, "", "2026-09-22", "2026-10-30", "", "", "王小明")
    async with town(tables=(Grid("人大代表建议", (header, row)),)) as t:
        assert "提出：王小明" in await t.liaison.says("查看 建议088")
