"""刚才那条改成…, 不是12是13, 办完了: what is put right, what it comes to, and who is told."""

from tests.scenarios.conftest import Opens
from tests.scenarios.test_taking_back import chain_holds, stands
from tests.scenarios.town import Town


async def test_a_note_gets_a_new_version_and_the_newest_percentage_counts(either_town: Opens) -> None:
    async with either_town() as t:
        assert "时间已过 0%，进度 60%" in await t.liaison.says("进展 建议012 到60%了")
        done = await t.liaison.says("刚才那条改成:已完成80%")
        assert "第 2 版（80%）" in done
        assert "到60%了" in done
        assert "进展（第2版）：已完成80%" in await t.liaison.says("查看 建议012")
        assert (await stands(t.database, "建议012"))["进度"] == "80%"
        assert "已撤回" in await t.liaison.says("撤回")
        assert (await stands(t.database, "建议012"))["进度"] == "60%"
        assert "进展：到60%了" in await t.liaison.says("查看 建议012")
        assert await chain_holds(t)


async def test_a_note_that_has_been_counted_is_corrected_by_its_number(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("进展 建议012 到60%了")
        await t.time_goes_to("2026-09-24 10:00")
        await t.liaison.says("签收 建议021")
        echo = await t.liaison.says("更正建议012：到50%了")
        assert "到60%了" in echo
        assert (await stands(t.database, "建议012"))["进度"] == "60%"
        assert "第 2 版" in await t.liaison.says("确认")
        assert (await stands(t.database, "建议012"))["进度"] == "50%"


async def test_there_must_be_something_to_put_right(town: Opens) -> None:
    async with town() as t:
        assert "不知道要改哪条" in await t.liaison.says("刚才那条改成已完成80%")
        assert "没有可以改到别的件" in await t.liaison.says("不是建议012是建议021")
        assert "没有可以改到别的件" in await t.liaison.says("不是建议012是建议013")
        await t.liaison.says("延期 建议012 到11月20日 设计变更")
        await t.liaison.says("确认")
        assert "已有一份延期申请" in await t.liaison.says("刚才那条改成11月25日")


async def test_a_note_moves_to_another_case_by_one_yes(either_town: Opens) -> None:
    async with either_town() as t:
        await t.liaison.says("进展 建议012 到60%了")
        asked = await t.liaison.says("不是建议012是建议021")
        assert "到60%了" in asked
        assert (await stands(t.database, "建议012"))["状态"] == "办理中"
        moved = await t.liaison.taps("确认改到 建议021")
        assert "建议012：待签收" in moved
        assert "建议021：办理中" in moved
        one, other = await stands(t.database, "建议012"), await stands(t.database, "建议021")
        assert (one["状态"], one["进度"], one["签收时间"]) == ("待签收", "", "")
        assert (other["状态"], other["进度"]) == ("办理中", "60%")
        await t.liaison.taps("撤回")
        assert (await stands(t.database, "建议021"))["状态"] == "待签收"
        assert await chain_holds(t)


async def test_an_answer_that_counts_moves_as_a_correction(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("进展 建议012 到60%了")
        await t.liaison.says("回复 建议012 收费标准已公示")
        await t.liaison.says("确认")
        await t.time_goes_to("2026-09-23 10:00")
        asked = await t.liaison.says("发到建议012了，其实是建议021")
        assert "已经算数" in asked
        moved = await t.liaison.says("确认")
        assert "建议012：办理中" in moved
        line = await stands(t.database, "建议012")
        assert (line["状态"], line["答复时间"], line["办理结果"], line["进度"]) == ("办理中", "", "", "60%")
        assert (await stands(t.database, "建议021"))["状态"] == "已答复"
        assert await chain_holds(t)


async def test_a_case_that_is_not_ones_own_gets_nothing(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("进展 建议012 图纸已出")
        forbidden = await t.liaison.says("说错了，是建议030不是建议012")
        unknown = await t.liaison.says("说错了，是建议099不是建议012")
        assert forbidden.text.replace("030", "") == unknown.text.replace("099", "")
        assert (await stands(t.database, "建议012"))["状态"] == "办理中"


async def test_a_signature_moves(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("签收 建议012")
        await t.liaison.says("签错了，是建议021")
        await t.liaison.says("确认")
        assert (await stands(t.database, "建议012"))["状态"] == "待签收"
        assert (await stands(t.database, "建议021"))["状态"] == "已签收"


async def test_a_request_moves_while_nobody_has_decided(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("延期 建议012 到11月20日 设计变更")
        await t.liaison.says("确认")
        _ = t.approver.hears()
        refused = await t.liaison.says("不是建议012是提案012")
        assert "提案012" in refused
        await t.liaison.says("确认")
        assert "提案012" in t.approver.hears()
        assert "待审" not in await t.liaison.says("查看 建议012")
        await t.approver.says("同意 提案012")
        assert (await stands(t.database, "提案012"))["二次时限"] == "2026-11-20"
        assert (await stands(t.database, "建议012"))["二次时限"] == ""
        assert await chain_holds(t)


async def test_a_request_that_the_other_case_does_not_allow_stays(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("退回 建议012 不属于我局职责")
        await t.liaison.says("确认")
        assert "指定主办件" in await t.liaison.says("不是建议012是建议021")
        assert "已撤回" in await t.liaison.says("撤回 建议012")


async def test_the_lead_unit_hears_the_newest_opinion_only(either_town: Opens) -> None:
    async with either_town() as t:
        await gives_opinion(t, "我局负责停车位划线")
        await t.liaison.says("更正建议013：我局负责停车位划线，10月完成")
        await t.liaison.says("确认")
        await t.next_morning()
        told = t.teacher.hears()
        assert len(told) == 1
        assert "会办意见已到" in told
        assert "10月完成" in told
        await t.liaison.says("更正建议013：我局负责停车位划线，11月完成")
        await t.liaison.says("确认")
        await t.next_morning()
        told = t.teacher.hears()
        assert "有更正" in told
        assert "11月完成" in told


async def test_a_correction_undone_in_time_tells_the_lead_unit_the_first_version(town: Opens) -> None:
    async with town() as t:
        await gives_opinion(t, "我局负责停车位划线")
        await t.liaison.says("刚才那条改成：我局不负责")
        await t.liaison.says("确认")
        await t.liaison.says("撤回")
        await t.next_morning()
        told = t.teacher.hears()
        assert "停车位划线" in told
        assert "不负责" not in told


async def test_an_opinion_told_of_the_wrong_case_is_called_back(town: Opens) -> None:
    async with town() as t:
        await gives_opinion(t, "我局负责停车位划线")
        await t.next_morning()
        _ = t.teacher.hears()
        await t.liaison.says("不是建议013是建议012")
        await t.liaison.says("确认")
        await t.next_morning()
        assert "请不要采用" in t.teacher.hears()
        assert (await stands(t.database, "建议013"))["状态"] == "待签收"
        assert (await stands(t.database, "建议012"))["状态"] == "已答复"


async def gives_opinion(t: Town, text: str) -> None:
    await t.teacher.says("签收 建议013")  # so that the morning has nothing else to tell her
    await t.liaison.says(f"会办意见 建议013：{text}")
    await t.liaison.says("确认")


# -- what units hand in


async def test_done_is_a_claim_that_asks_for_the_answer_and_its_class(either_town: Opens) -> None:
    async with either_town() as t:
        asked = await t.liaison.says("建议012办完了")
        assert "不等于销号" in asked
        assert (await stands(t.database, "建议012"))["状态"] == "待签收"
        echo = await t.liaison.says("居民会已开过三次")
        assert echo.labels == ["已经解决", "正在解决", "计划解决", "留作参考", "取消"]
        assert "请核对后选办理结果" in await t.liaison.says("确认")
        assert (await stands(t.database, "建议012"))["状态"] == "待签收"
        assert "（正在解决）" in await t.liaison.taps("正在解决")
        line = await stands(t.database, "建议012")
        assert (line["状态"], line["办理结果"]) == ("已答复", "正在解决")
        assert await chain_holds(t)


async def test_done_with_its_answer_shows_the_class_that_fits(town: Opens) -> None:
    async with town() as t:
        echo = await t.liaison.says("建议012办好了 电梯已安装")
        assert "办理结果：已经解决" in echo
        await t.liaison.says("确认")
        assert (await stands(t.database, "建议012"))["办理结果"] == "已经解决"


async def test_the_wording_suggests_a_class_and_the_unit_may_choose_another(town: Opens) -> None:
    async with town() as t:
        echo = await t.liaison.says("回复建议012：同意，拟于明年安排")
        assert "办理结果：计划解决" in echo
        assert "“拟”" in echo
        done = await t.liaison.taps("已经解决")
        assert "更像计划解决" in done
        assert (await stands(t.database, "建议012"))["办理结果"] == "已经解决"
        await t.liaison.says("撤回")
        assert (await stands(t.database, "建议012"))["办理结果"] == ""


async def test_an_answer_without_a_class_is_taken_as_it_is(town: Opens) -> None:
    async with town() as t:
        echo = await t.liaison.says("回复 建议012 情况属实")
        assert "还没写" in echo
        await t.liaison.taps("确认提交")
        line = await stands(t.database, "建议012")
        assert (line["状态"], line["办理结果"]) == ("已答复", "")


async def test_an_empty_opinion_is_asked_about_once(town: Opens) -> None:
    async with town() as t:
        echo = await t.liaison.says("建议013没意见")
        assert "可能退回来请您补充" in echo
        assert "已经解决" not in echo.labels
        assert "会办意见已提交" in (await t.liaison.says("确认")).title


async def test_personal_numbers_are_kept_masked(town: Opens) -> None:
    async with town() as t:
        heard = await t.liaison.says("进展 建议012 投诉人张三13800001234身份证110101199001011234")
        assert "隐去中间几位" in heard
        assert "13800001234" not in heard
        assert "138****1234" in await t.liaison.says("查看 建议012")
        echo = await t.liaison.says("回复 建议012 已联系13800001234")
        assert "隐去中间几位" in echo
        await t.liaison.says("确认")
        assert "13800001234" not in await t.liaison.says("查看 建议012")


async def test_a_percentage_sent_later_counts_too(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("进展 建议012")
        await t.time_goes_to("2026-10-11 10:00")
        await t.liaison.says("进展 建议012")
        assert "时间已过 50%，进度 120%" in await t.liaison.says("图纸已出，到120%了")
