"""The messenger is away, throttles or forgets us, the bot is restarted: nothing is lost, nothing doubled."""

import pytest

from simulator.acts import Said
from tests.scenarios.conftest import Opens
from tests.scenarios.roster import CITY, HOUSING, case, suggestions
from tests.scenarios.town import at

DUE_SOON = (
    suggestions(
        case("建议001", "关于路灯的建议", HOUSING, "2026-09-26", on="2026-09-01"),
        case("建议002", "关于绿化的建议", HOUSING, "2026-09-26", on="2026-09-01"),
        case("建议003", "关于垃圾分类的建议", CITY, "2026-09-26", on="2026-09-01"),
    ),
)

pytestmark = pytest.mark.timeout(300)  # days of retries


async def test_an_hour_without_the_messenger_costs_one_merged_message(either_town: Opens) -> None:
    async with either_town(now="2026-09-22 09:00", tables=DUE_SOON) as t:
        await t.liaison.says("全部签收")
        await t.city_liaison.says("全部签收")
        await t.time_goes_to("2026-09-23 08:44")
        _ = [speaker.hears() for speaker in t.speakers]
        t.messenger.switch({"down": True})
        await t.time_goes_to("2026-09-23 09:45")
        assert not any(speaker.hears() for speaker in t.speakers)
        t.messenger.switch({"reset": True})
        await t.time_goes_to("2026-09-23 10:30")
        heard = t.liaison.hears()
        assert len(heard) == 1
        assert "建议001" in heard
        assert "建议002" in heard
        assert len(t.city_liaison.hears()) == 1
        await t.time_goes_to("2026-09-23 20:00")
        assert not t.liaison.hears()


async def test_days_without_the_messenger_are_said_to_be_late(town: Opens) -> None:
    lamps = suggestions(case("建议001", "关于路灯的建议", HOUSING, "2026-09-30", on="2026-09-01"))
    async with town(now="2026-09-23 09:00", tables=(lamps,)) as t:
        await t.liaison.says("全部签收")
        await t.time_goes_to("2026-09-24 08:44")
        _ = t.liaison.hears()
        t.messenger.switch({"down": True})
        await t.time_goes_to("2026-09-28 09:00")
        t.messenger.switch({"reset": True})
        await t.time_goes_to("2026-09-28 12:00")
        heard = t.liaison.hears()
        assert len(heard) == 1
        assert "消息通道中断，补发提醒" in heard
        assert "1 件9月24日（周四 班）应提醒" in heard
        assert "还剩2天" in heard
        _ = t.supervisor.hears()
        await t.time_goes_to("2026-09-29 09:00")
        assert "晚发的提醒" in t.supervisor.hears()


async def test_what_a_bot_that_was_down_told_late_is_listed(either_town: Opens) -> None:
    async with either_town(now="2026-09-22 09:00", tables=DUE_SOON) as t:
        await t.liaison.says("全部签收")
        await t.closes()
        t.clock.set(at("2026-09-23 14:45"))
        await t.opens()
        await t.rests()
        assert "停机" in t.liaison.hears()
        listed = await t.supervisor.says("晚发了哪些")
        assert f"{HOUSING} 建议001" in listed
        assert "应 9月23日 08:45，实 9月23日 14:45（机器人停机）" in listed


async def test_a_reply_that_could_not_be_sent_arrives_when_the_messenger_is_back(town: Opens) -> None:
    async with town() as t:
        t.messenger.switch({"down": "503", "path": "sendBySession"})
        assert not await t.liaison.says("签收 建议012")
        t.messenger.switch({"reset": True})
        await t.time_goes_by(minutes=1)
        assert "已签收" in t.liaison.hears()


async def test_a_revoked_token_is_renewed_without_a_word(town: Opens) -> None:
    async with town() as t:
        t.messenger.switch({"expire_token": True})
        await t.supervisor.says("催办 建议030")
        assert "催办" in t.city_liaison.hears()


async def test_throttled_messages_all_arrive(town: Opens) -> None:
    async with town() as t:
        t.messenger.switch({"throttle": 4})
        await t.supervisor.says("都催一遍")
        await t.time_goes_by(seconds=30)
        await t.supervisor.taps("确认催办")
        await t.time_goes_by(minutes=3)
        for liaison in (t.liaison, t.city_liaison, t.teacher):
            assert len(liaison.hears()) == 1


async def test_an_accepted_message_whose_answer_was_lost_is_not_the_end(town: Opens) -> None:
    async with town() as t:
        t.messenger.switch({"accept_then_reset": 1, "path": "batchSend"})
        await t.supervisor.says("催办 建议030")
        await t.time_goes_by(minutes=2)
        heard = t.city_liaison.hears()
        assert "催办" in heard
        assert len(heard) <= 2


async def test_an_open_question_survives_a_restart(either_town: Opens) -> None:
    async with either_town() as t:
        await t.liaison.says("延期 建议012 到11月10日 设计变更，图纸还没出")
        await t.closes()
        await t.opens()
        assert "已送审批人" in await t.liaison.taps("确认申请")
        assert "周航申请延期" in t.approver.hears()


async def test_an_open_question_is_forgotten_after_half_an_hour(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("延期 建议012 到11月10日 设计变更，图纸还没出")
        await t.time_goes_by(minutes=29, seconds=59)
        _ = t.liaison.hears()
        assert "已送审批人" in await t.liaison.taps("确认申请")
        await t.liaison.says("延期 建议021 到11月10日 设计变更，图纸还没出")
        await t.time_goes_by(minutes=30)
        _ = t.approver.hears()
        assert "过了时间，没有办" in await t.liaison.says("确认")
        assert not t.approver.hears()


async def test_news_that_came_by_night_waits_for_the_morning(town: Opens) -> None:
    async with town(now="2026-09-24 21:00") as t:
        assert not t.liaison.chat
        t.messenger.acts.say(t.city_liaison.user_id, Said(text="我的"))
        await t.rests()
        assert "建议030" in t.city_liaison.hears(), "who asks is answered at any hour"
        await t.time_goes_to("2026-09-28 08:44")
        assert not t.liaison.chat
        await t.time_goes_to("2026-09-28 08:46")
        assert len(t.liaison.hears()) == 1
