"""Somebody left: the office has a task at once, and nothing is sent into the void."""

import pytest

from tests.scenarios.conftest import Opens
from tests.scenarios.town import Town

UNIT = "区住房和城乡建设局"


async def leaves(t: Town, *people: str) -> None:
    for who in people:
        t.messenger.acts.leave(getattr(t, who).user_id)
        await t.rests()


async def test_the_office_has_a_task_with_the_next_step(town: Opens) -> None:
    async with town() as t:
        await leaves(t, "liaison")
        heard = t.admin.hears()
        assert f"周航（{UNIT}联络员）已离职" in heard
        assert "在办 5 件，最急 建议013 10月16日" in heard
        assert "暂由李敏收" in heard
        assert heard.labels[:2] == ["换成李敏", "换成高远"]
        await t.time_goes_to("2026-09-22 18:00")
        assert not t.admin.hears(), "once"
        assert "周航 → 李敏" in await t.admin.taps("换成李敏")
        await t.admin.taps("确认更换")
        await t.time_goes_to("2026-09-23 09:30")
        assert "没有签收" in t.stand_in.hears()


async def test_a_refused_address_raises_the_same_task_and_the_news_goes_on(town: Opens) -> None:
    async with town() as t:
        t.messenger.switch({"invalid_users": [t.liaison.user_id]})
        await t.supervisor.says("催办 建议012")
        await t.supervisor.says("确认")
        assert "建议012" in t.stand_in.hears()
        heard = t.admin.hears()
        assert f"周航（{UNIT}联络员）收不到机器人消息" in heard
        assert "换成李敏" in heard.labels
        await t.supervisor.says("催办 建议021")
        await t.supervisor.says("确认")
        assert not t.admin.hears()
        assert "建议021" in t.stand_in.hears()
        assert not t.liaison.hears()


async def test_a_unit_without_anybody_stands_in_the_lists_until_somebody_is_there(town: Opens) -> None:
    async with town() as t:
        await t.supervisor.says("催办 建议012")
        await leaves(t, "liaison", "stand_in")
        assert "没有联络员了，暂发给高远" in t.admin.hears()
        assert f"没有联络员的单位（有在办件，消息没人收）：{UNIT}" in await t.admin.says("故障")
        await t.time_goes_to("2026-09-23 08:35")
        assert f"没有联络员的单位 1 个（有在办件，消息没人收）：{UNIT}" in t.supervisor.hears()
        await t.admin.says(f"换联络员 {UNIT} 高远")
        await t.admin.taps("确认更换")
        assert "没有联络员的单位" not in await t.admin.says("故障")
        await t.time_goes_to("2026-09-24 08:50")
        assert "没有联络员的单位" not in t.supervisor.hears()
        assert "没有签收" in t.leader.hears()


async def test_a_stand_in_who_leaves_gives_it_back(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("我今天到30号休假，李敏代")
        await t.liaison.taps("确认代理")
        await leaves(t, "stand_in")
        await t.supervisor.says("催办 建议012")
        await t.supervisor.says("确认")
        assert "建议012" in t.liaison.hears(), "rather than nobody"


async def test_who_was_asked_to_take_over_is_offered_first(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("我调走了，以后找高远")
        await t.liaison.taps("确认交接")
        await leaves(t, "liaison")
        assert t.admin.hears().labels[:2] == ["换成高远", "换成李敏"]


@pytest.mark.parametrize("who", ["city_leader", "approver"])
async def test_who_holds_another_post_is_missed_too(town: Opens, who: str) -> None:
    async with town() as t:
        await leaves(t, who)
        assert "写进花名册" in t.admin.hears()
