"""Answers to what the bot left open: they count once, for their own question, and only while it is open."""

import pytest

from tests.scenarios.conftest import Opens

ASKED = "延期 建议021 到10月30日 等图纸"


@pytest.mark.parametrize("answer", ["确认", "是", "是的", "对", "没错", "确 认", "确认。"])
async def test_a_yes_does_what_was_asked(town: Opens, answer: str) -> None:
    async with town() as t:
        await t.liaison.says(ASKED)
        assert "已送审批人" in await t.liaison.says(answer)


@pytest.mark.parametrize("answer", ["好的", "好", "嗯", "行", "收到", "👌", "谢谢", "2", "第三个"])
async def test_a_nod_or_a_wrong_number_is_no_yes(town: Opens, answer: str) -> None:
    async with town() as t:
        await t.liaison.says(ASKED)
        await t.liaison.says(answer)
        assert not t.approver.hears()


@pytest.mark.parametrize("answer", ["取消", "不是", "算了", "先不延了", "21先不延", "不要21"])
async def test_a_no_drops_it(town: Opens, answer: str) -> None:
    async with town() as t:
        await t.liaison.says(ASKED)
        assert "已取消" in await t.liaison.says(answer)
        assert "没有等您确认的事" in await t.liaison.says("确认")
        assert not t.approver.hears()


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("改成11月2日", "申请延到：11月2日（周一）"),
        ("改到11月3号", "申请延到：11月3日（周二）"),
        ("不对，应该是11月4日", "申请延到：11月4日（周三）"),
        ("理由改成设计变更", "原因：设计变更"),
        ("改成：供货推迟，重新招标", "原因：供货推迟，重新招标"),
        ("改成77", "件：建议077"),
        ("不对，是77", "建议077"),
        ("不是21，是77", "建议077"),
    ],
)
async def test_what_was_asked_is_put_otherwise_and_echoed_anew(town: Opens, said: str, shown: str) -> None:
    async with town() as t:
        await t.liaison.says("延期 建议021 到11月10日 等图纸")
        echo = await t.liaison.says(said)
        assert shown in echo
        assert not t.approver.hears()


async def test_the_amended_wish_is_what_is_done(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says(ASKED)
        await t.liaison.says("改成11月2日")
        await t.liaison.says("理由改成设计变更")
        assert "11月2日" in await t.liaison.says("确认")
        card = t.approver.hears()
        assert "11月2日" in card
        assert "设计变更" in card
        assert "等图纸" not in card


async def test_an_answer_and_a_return_are_put_otherwise(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("回复 建议021 已开工")
        echo = await t.liaison.says("改成：已开工，年底交付")
        assert "已开工，年底交付" in echo
        await t.liaison.says("取消")
        await t.liaison.says("退回 提案012 不归我们管")
        echo = await t.liaison.says("改成城管局")
        assert "区城市管理局" in echo


async def test_a_number_that_may_be_day_or_case_is_asked_about(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("延期 建议021 到10月30日 等图纸")
        asked = await t.liaison.says("改成13号")
        assert not t.approver.hears()
        assert len(asked.labels) >= 2
        await t.liaison.says("1")
        assert not t.approver.hears()


@pytest.mark.parametrize("pick", ["10月8日", "10月8号", "8号", "10.8", "最后一个"])
async def test_a_day_is_picked_by_what_its_button_shows(town: Opens, pick: str) -> None:
    async with town() as t:
        await t.liaison.says("延期 建议077 到10月3日 等图纸")
        await t.liaison.says("取消")
        offered = await t.city_liaison.says("延期 建议030 到10月24日 等图纸")
        assert offered.labels
        day = offered.labels[-2].partition("（")[0]
        said = day.replace("日", "号") if pick != "最后一个" else pick
        assert f"申请延到：{day}" in await t.city_liaison.says(said)


async def test_a_case_is_picked_by_its_number(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("签收 12")
        assert "提案012 关于河道保洁" in await t.liaison.says("提案12")
        await t.liaison.says("延期 到11月20日 等图纸")
        assert "建议077" in await t.liaison.says("77")


@pytest.mark.parametrize(
    "command", ["签收 建议013", "建议013签收，建议077签收", "我的", "查看 建议013", "进展 建议077 图纸已出"]
)
async def test_a_command_goes_past_the_question(town: Opens, command: str) -> None:
    async with town() as t:
        for question in (ASKED, "退回 提案012", "签收 12"):
            await t.liaison.says(question)
            heard = await t.liaison.says(command)
            assert "请核对延期申请" not in heard
            assert "请核对退回申请" not in heard
            assert "建议013" in heard or "建议077" in heard
            await t.liaison.says("取消")
            await t.liaison.says("取消")
        assert not t.approver.hears()


async def test_words_that_were_asked_for_may_hold_anything(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("退回 提案012")
        echo = await t.liaison.says("不归我们管，13号会上定了由城管局签收办理")
        assert "请核对退回申请" in echo
        assert "不归我们管，13号会上定了由城管局签收办理" in echo


@pytest.mark.parametrize(
    "stray", ["1", "确认", "是", "第一个", "改成10月20日", "不对，是13", "不要 13", "选2"]
)
async def test_an_answer_to_no_question_never_acts(town: Opens, stray: str) -> None:
    async with town() as t:
        await t.liaison.says(stray)
        assert not t.approver.hears()
        assert "办），待签收" in await t.liaison.says("查看 建议013")


async def test_a_question_survives_a_restart(either_town: Opens) -> None:
    async with either_town() as t:
        await t.liaison.says(ASKED)
        await t.closes()
        await t.opens()
        assert "申请延到：11月2日" in await t.liaison.says("改成11月2日")
        await t.closes()
        await t.opens()
        assert "已送审批人" in await t.liaison.says("确认")


@pytest.mark.parametrize("late", ["确认", "1", "改成11月2日", "设计变更"])
async def test_a_question_expires(town: Opens, late: str) -> None:
    async with town() as t:
        lasts = (await t.rules()).policy.question_lasts
        await t.liaison.says(ASKED)
        await t.time_goes_by(seconds=lasts.total_seconds() - 1)
        assert "请核对" in await t.liaison.says("改到10月29日")
        await t.time_goes_by(seconds=lasts.total_seconds() + 1)
        await t.liaison.says(late)
        assert not t.approver.hears()
        assert "已有一份延期申请" not in await t.liaison.says(ASKED)


async def test_two_peoples_questions_never_mix(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says(ASKED)
        await t.stand_in.says("退回 提案012 不归我们管，属于区水务局")
        assert "已送审批人" in await t.stand_in.says("确认")
        assert "退回" in t.approver.hears().text
        assert "没有等您确认的事" in await t.stand_in.says("确认")
        assert "建议021 申请延到" in await t.liaison.says("确认")


async def test_looking_something_up_leaves_the_question_open(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says(ASKED)
        await t.liaison.says("我的")
        assert "已送审批人" in await t.liaison.says("确认")


async def test_the_same_act_said_anew_replaces_the_question(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says(ASKED)
        assert "还没办" not in await t.liaison.says("延期 建议021 到11月2日 等批复")
        assert "11月2日" in await t.liaison.says("确认")
        assert "没有等您确认的事" in await t.liaison.says("确认")
