"""Leave and hand-over: what only the office decides goes there; nothing changes until it does."""

import pytest

from domain.vocabulary import PostRole
from storage.ledger import history
from tests.scenarios.conftest import Opens
from tests.scenarios.roster import HOUSING
from tests.scenarios.town import Town


async def liaisons(town: Town) -> list[str]:
    """Who holds the post at the housing bureau."""
    directory = (await town.rules()).directory
    unit = next(id_ for id_, name in directory.units.items() if name == HOUSING)
    return [someone.name for someone in directory.holders(unit, PostRole.LIAISON)]


async def test_leave_with_somebody_of_another_unit_is_passed_on_to_the_office(town: Opens) -> None:
    async with town() as t:
        before = await liaisons(t)
        heard = await t.liaison.says("我28号到10月10号休假,罗珊代")
        assert "9月28日（周一 班）至10月10日（周六 班）" in heard
        assert "不是本单位的人" in heard
        assert len(t.admin.hears()) == 0
        heard = await t.liaison.taps("转给督查部门")
        assert "由督查部门决定" in heard
        assert "提醒还发给您" in heard
        told = t.admin.hears()
        assert "周航" in told
        assert "罗珊" in told
        assert "同意代理" in told.labels
        assert await liaisons(t) == before
        async with t.database.reader() as session:
            unit = next(id_ for id_, name in (await t.rules()).directory.units.items() if name == HOUSING)
            assert "stand_in_wish" in [entry.act for entry in await history(session, f"unit:{unit}")]


async def test_the_button_of_a_wish_changes_the_liaison_after_a_yes(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("我调走了以后找罗珊")
        await t.liaison.taps("转给督查部门")
        t.admin.hears()
        heard = await t.admin.taps("换联络员")
        assert "罗珊" in heard
        await t.admin.taps("确认更换")
        assert "罗珊" in await liaisons(t)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("我下周休假，张三丰代", "花名册里没有“张三丰”"),
        ("我下周休假，周航代", "不能是您自己"),
        ("我调走了以后找赵四", "花名册里没有“赵四”"),
    ],
)
async def test_nobody_of_that_name_takes_over(town: Opens, text: str, words: str) -> None:
    async with town() as t:
        assert words in await t.liaison.says(text)
        await t.liaison.says("确认")
        assert len(t.admin.hears()) == 0


async def test_what_was_not_said_is_asked_for(town: Opens) -> None:
    async with town() as t:
        assert "请谁代" in await t.liaison.says("我下周休假")
        heard = await t.liaison.says("李敏")
        assert "9月28日（周一 班）至10月4日" in heard
        await t.liaison.says("取消")
        assert "从哪天" in await t.liaison.says("我不在期间由李敏代理")
        heard = await t.liaison.says("10月8日到10月9日")
        assert "10月8日（周四 班）至10月9日（周五）" in heard
        assert "确认代理" in heard.labels


@pytest.mark.parametrize("text", ["我不休假了", "建议012以后找李敏", "李敏出差了", "我28号休假谁代"])
async def test_other_talk_of_leave_and_people_is_no_wish(town: Opens, text: str) -> None:
    async with town() as t:
        heard = await t.liaison.says(text)
        assert not {"转给督查部门", "确认代理", "确认交接"} & set(heard.labels)


# -- closing


async def test_closing_tells_what_is_missing(town: Opens) -> None:
    async with town() as t:
        heard = await t.supervisor.says("销号 建议012")
        assert f"{HOUSING}还没有答复" in heard
        assert "当事人还没有认可" in heard
        assert "还不能销号" in await t.supervisor.says("建议012号件可以销了")


@pytest.mark.parametrize("text", ["不销号 建议012", "建议012不挂牌了", "建议012先别销号"])
async def test_a_denial_is_no_command(town: Opens, text: str) -> None:
    async with town() as t:
        assert "什么都没有改动" not in await t.supervisor.says(text)


async def test_whether_a_case_can_be_closed_is_a_question(town: Opens) -> None:
    async with town() as t:
        assert "承办" in await t.supervisor.says("建议012能销号吗")


# -- the digest on rest days


async def test_the_office_may_have_its_digest_on_rest_days(town: Opens) -> None:
    async with town() as t:
        heard = await t.admin.says("周末也发日报")
        assert "承办单位休息日仍然收不到提醒" in heard
        await t.admin.taps("确认修改")
        assert "每天 08:30" in await t.admin.says("设置")
        await t.time_goes_to("2026-09-25 08:00")
        t.supervisor.hears()
        t.liaison.hears()
        await t.time_goes_to("2026-09-25 10:00")
        assert "日报" in t.supervisor.hears()
        assert len(t.liaison.hears()) == 0, "a rest day stays quiet for units"
        await t.admin.says("周末不发日报")
        await t.admin.taps("确认修改")
        t.supervisor.hears()
        await t.time_goes_to("2026-09-26 10:00")
        assert len(t.supervisor.hears()) == 0
