"""中止, 恢复办理: a case waits without being late and without reminders, then goes on."""

from tests.scenarios.conftest import Opens
from tests.scenarios.roster import HOUSING, case, suggestions
from tests.scenarios.test_the_life_of_a_case import chain_holds

ONE = (suggestions(case("建议012", "关于老旧小区加装电梯的建议", HOUSING, "2026-09-30")),)


async def test_nothing_is_said_of_it_while_it_waits(either_town: Opens) -> None:
    async with either_town(now="2026-09-22 10:00", tables=ONE) as t:
        assert "为什么中止" in (await t.approver.says("中止 12")).title
        echo = await t.approver.says("涉诉，等判决")
        assert "理由：涉诉，等判决" in echo
        assert not t.liaison.hears()
        await t.approver.taps("确认")
        assert "已中止办理" in t.liaison.hears()
        assert "中止办理" in await t.liaison.says("我的")
        assert "已中止办理" in await t.liaison.says("进展 12 继续办")
        assert "中止办理" in await t.supervisor.says("查看 12")
        await t.time_goes_to("2026-10-12 12:00")
        assert not t.liaison.hears(), "neither due nor overdue"
        assert not t.leader.hears()
        assert "没有" in await t.supervisor.says("谁超期")
        assert await chain_holds(t)


async def test_taken_up_again_its_deadline_is_what_it_was(either_town: Opens) -> None:
    async with either_town(now="2026-09-22 10:00", tables=ONE) as t:
        await t.approver.says("中止 12 涉诉，等判决")
        await t.approver.taps("确认")
        _ = t.liaison.hears()
        echo = await t.approver.says("恢复办理 12")
        assert "9月30日（周三 班），不变" in echo
        await t.approver.taps("确认")
        told = t.liaison.hears()
        assert "恢复办理" in told
        assert "9月30日" in told
        assert "已记" in await t.liaison.says("进展 12 图纸已出")


async def test_another_day_is_a_decision_and_is_kept(town: Opens) -> None:
    async with town(now="2026-09-22 10:00", tables=ONE) as t:
        await t.approver.says("中止 12 涉诉，等判决")
        await t.approver.taps("确认")
        await t.time_goes_to("2026-10-12 10:00")
        assert "已经过了" in await t.approver.says("恢复办理 12")
        await t.approver.says("取消")
        echo = await t.approver.says("恢复办理 12 到10月30日")
        assert "改为 10月30日（周五）" in echo
        await t.approver.taps("确认")
        assert "10月30日（周五）" in t.liaison.hears()
        await t.time_goes_to("2026-10-27 12:00")
        assert "还剩3天" in t.liaison.hears().title


async def test_either_is_taken_back(either_town: Opens) -> None:
    async with either_town(now="2026-09-22 10:00", tables=ONE) as t:
        await t.liaison.says("签收 12")
        await t.approver.says("中止 12 涉诉，等判决")
        await t.approver.taps("确认")
        _ = t.liaison.hears()
        await t.approver.taps("撤回")
        assert "仍由贵单位办理" in t.liaison.hears()
        assert "已签收" in await t.liaison.says("查看 12")
        await t.approver.says("中止 12 涉诉，等判决")
        await t.approver.taps("确认")
        await t.approver.says("恢复办理 12 到10月30日")
        await t.approver.taps("确认")
        await t.approver.taps("撤回")
        shown = await t.liaison.says("查看 12")
        assert "中止办理" in shown
        assert "9月30日" in shown
        assert await chain_holds(t)


async def test_only_an_approver_does_it_and_only_what_is_under_way(town: Opens) -> None:
    async with town(now="2026-09-22 10:00", tables=ONE) as t:
        assert "不能做这件事" in await t.supervisor.says("中止 12 涉诉")
        assert "不能这样办" in await t.approver.says("恢复办理 12")
