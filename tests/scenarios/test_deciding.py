"""同意 and 驳回: one winner, never one's own request, and both sides learn of it."""

import asyncio

from simulator.acts import Said
from tests.scenarios.conftest import Opens
from tests.scenarios.town import Heard, Town


async def asks(t: Town, words: str, button: str) -> None:
    await t.liaison.says(words)
    await t.liaison.taps(button)


async def asks_for_time(t: Town, number: str = "建议012") -> None:
    await asks(t, f"延期 {number} 到11月10日 设计变更，图纸还没出", "确认申请")


async def test_a_refusal_needs_a_reason_and_leaves_the_limit(town: Opens) -> None:
    async with town() as t:
        await asks_for_time(t)
        asked = await t.approver.taps("驳回")
        assert "驳回的理由" in asked.title
        echo = await t.approver.says("10月30日前应当完成")
        assert "理由：10月30日前应当完成" in echo
        assert not t.liaison.hears()
        done = await t.approver.taps("确认")
        assert "原时限不变" in done
        told = t.liaison.hears()
        assert "延期未获同意" in told
        assert "10月30日前应当完成" in told
        assert "10月30日（周五）截止" in await t.liaison.says("查看 建议012")


async def test_a_reason_may_be_said_at_once(town: Opens) -> None:
    async with town() as t:
        await asks_for_time(t)
        assert "理由：时间足够" in await t.approver.says("驳回 建议012 时间足够")


async def test_the_second_to_tap_learns_who_decided_when(town: Opens) -> None:
    async with town() as t:
        await asks_for_time(t)
        await t.approver.taps("同意")
        await t.time_goes_by(minutes=5)
        late = await t.second_approver.taps("驳回")
        assert "已由贺岩于 9月22日 10:00 同意，不用再处理" in late
        assert "已由贺岩于 9月22日 10:00 同意" in await t.approver.taps("同意")


async def test_of_two_who_tap_at_once_one_wins(either_town: Opens) -> None:
    async with either_town() as t:
        await asks_for_time(t)
        both = (t.approver, t.second_approver)
        for approver in both:
            _ = approver.hears()
            card = approver.chat[-1]
            t.messenger.acts.tap(approver.user_id, card.id, "同意")
        await t.rests()
        answers = [approver.hears().text for approver in both]
        assert sum("已同意" in answer for answer in answers) == 1
        assert sum("不用再处理" in answer for answer in answers) == 1
        assert len(t.liaison.hears()) == 1


async def test_nobody_decides_on_his_own_request(town: Opens) -> None:
    async with town() as t:
        t.messenger.acts.say("u01", Said(text="你好"))
        await makes_liaison_of_the_approver(t)
        await t.approver.says("延期 建议012 到11月10日 设计变更，图纸还没出")
        await t.approver.taps("确认申请")
        assert "自己的申请不能自己批" in await t.approver.says("同意 建议012")
        assert "已同意" in await t.second_approver.taps("同意")


async def makes_liaison_of_the_approver(t: Town) -> None:
    await t.admin.says("换联络员 区住房和城乡建设局 贺岩")
    await t.admin.taps("确认更换")


async def test_waiting_requests_are_listed_and_a_number_chooses(town: Opens) -> None:
    async with town() as t:
        await asks_for_time(t)
        await asks_for_time(t, "建议021")
        listed = await t.approver.says("待办")
        assert "待审批" in listed.title
        asked = await t.approver.says("同意")
        assert "同意哪一项" in asked.title
        assert "已同意" in await t.approver.says("1")
        assert "待审批 1 项" in (await t.approver.says("待办")).title


async def test_the_approver_may_name_another_day(town: Opens) -> None:
    async with town() as t:
        await asks_for_time(t)
        granted = await t.approver.says("同意 建议012 延到11月6日")
        assert "二次办结时限 11月6日（周五）" in granted
        await asks_for_time(t, "建议021")
        assert "那天不上班" in await t.approver.says("同意 建议021 延到11月8日")


async def returns(t: Town, words: str) -> Heard:
    await t.liaison.says(words)
    return await t.liaison.taps("确认退回")


async def test_a_granted_return_goes_to_the_right_unit_on_the_same_day(either_town: Opens) -> None:
    async with either_town() as t:
        asked = await t.liaison.says("退回 建议012")
        assert "退回要写明理由" in asked
        echo = await t.liaison.says("按三定方案应由区水务局办理")
        assert "建议改交：区水务局" in echo
        assert "批准前仍由贵单位办理" in echo
        await t.liaison.taps("确认退回")
        assert "建议改由区水务局办理" in t.approver.hears()
        await t.approver.taps("同意")
        assert "新交办：建议012" in t.water_liaison.hears()
        assert "贵单位不用再办" in t.liaison.hears()
        assert "没有找到" in await t.water_liaison.says("查看 建议030")
        assert "已签收" in await t.water_liaison.taps("签收 建议012")
        assert "已改交其他单位" in await t.liaison.says("进展 建议012 还在办")


async def test_an_abbreviated_unit_is_asked_about_and_never_taken_silently(town: Opens) -> None:
    async with town() as t:
        echo = await t.liaison.says("退回 建议012 不归我们管，应由城管局办理")
        assert "区城市管理局" in echo
        await t.liaison.taps("确认退回")
        decided = await t.approver.says("同意 建议012 转给水务局")
        assert "是不是区水务局？" in decided
        assert "区水务局" in (await t.approver.says("1"))
        assert "新交办：建议012" in t.water_liaison.hears()
        assert not t.city_liaison.hears()


async def test_without_a_proposed_unit_the_approver_names_one(town: Opens) -> None:
    async with town() as t:
        await returns(t, "退回 提案012 确实不是我局职责")
        assert "改交哪个单位" in (await t.approver.taps("同意")).title
        assert "没有找到“天文台”" in await t.approver.says("天文台")
        assert "已改交 区水务局" in (await t.approver.says("区水务局")).title


async def test_a_designated_case_is_not_returned(town: Opens) -> None:
    async with town() as t:
        assert "指定主办件，指定后不再退回" in await t.liaison.says("退回 建议021 不归我们管")
        card = await t.liaison.says("查看 建议021")
        assert "退回" not in card.labels


async def test_a_refused_return_is_refused_for_good(town: Opens) -> None:
    async with town() as t:
        await returns(t, "退回 建议012 确实不是我局职责")
        await t.approver.says("驳回 建议012 三定方案写明由你局负责")
        assert "三定方案写明由你局负责" in t.liaison.hears()
        assert "之前已驳回，不能再退" in await t.liaison.says("退回 建议012 真的不归我们管")


async def test_the_lead_learns_of_an_opinion_once_it_stands(town: Opens) -> None:
    async with town() as t:
        echo = await t.liaison.says("会办意见 建议013 同意由教育局牵头，我局配合划线")
        assert "会办意见" in echo.title
        done = await t.liaison.taps("确认提交")
        assert "主办单位会收到您的意见" in done
        await t.time_goes_by(hours=2)
        assert not t.teacher.hears()
        await t.next_morning()
        assert "区住房和城乡建设局的会办意见已到" in t.teacher.hears()
        seen = await t.teacher.says("查看 建议013")
        assert "区住房和城乡建设局（会办）：已答复" in seen


async def test_an_opinion_taken_back_in_time_is_never_announced(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("会办意见 建议013 没有意见")
        await t.liaison.taps("确认提交")
        await t.time_goes_by(seconds=30)
        await t.liaison.taps("撤回")
        await t.time_goes_by(minutes=10)
        assert not t.teacher.hears()


async def test_two_taps_on_the_same_button_confirm_once(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("延期 建议012 到11月10日 设计变更，图纸还没出")
        card = t.liaison.chat[-1]
        for _ in range(2):
            t.messenger.acts.tap(t.liaison.user_id, card.id, "确认申请")
            await asyncio.sleep(0)
        await t.rests()
        assert "这张卡片已经处理过" in t.liaison.hears()
        assert len(t.approver.hears()) == 1


async def test_an_old_card_never_answers_a_newer_question(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("延期 建议012 到11月10日 设计变更，图纸还没出")
        await t.liaison.says("退回 提案012 按三定方案不归我局管")
        done = await t.liaison.taps("确认申请")
        assert "建议012 申请延到" in done
        assert "还在等您确认：申请退回 提案012" in done
        assert "退回" not in t.approver.hears()
        assert "这张卡片已经处理过或过时了" in await t.liaison.taps("确认申请")
        assert "已送审批人" in await t.liaison.taps("确认退回")


async def test_an_old_choice_is_no_choice_of_a_newer_question(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("签收 12")
        await t.liaison.says("退回 12 按三定方案不归我局管")
        first_card = t.liaison.chat[-2]
        t.messenger.acts.tap(t.liaison.user_id, first_card.id, "建议012")
        await t.rests()
        assert "已签收 1 件" in t.liaison.hears()
        assert not t.approver.hears()
