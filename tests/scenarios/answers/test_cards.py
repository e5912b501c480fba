"""The card of a case: what to do first, then how its papers stand, on one screen."""

from domain.packs import Review
from tests.scenarios.answers.strict import GOOD, ONE, rule
from tests.scenarios.conftest import Opens


async def test_the_first_thing_to_do_stands_on_top(town: Opens) -> None:
    async with town(tables=ONE) as t:
        rule(t, "report", required=True)
        rule(t, "review", when=Review.BEFORE)
        assert "下一步：先交办理情况报告" in await t.liaison.says("查看 建议012")
        await t.liaison.taps("写报告")
        await t.liaison.says("管网已改造")
        await t.liaison.taps("确认报送")
        assert "下一步：报告等分管领导签字" in await t.liaison.says("查看 建议012")
        await t.time_goes_by(seconds=90)
        await t.leader.taps("签字")
        await t.liaison.says(f"回复 建议012 {GOOD}")
        await t.liaison.taps("确认提交")
        seen = await t.liaison.says("查看 建议012")
        assert "下一步：答复已送督查部门审核，等结果" in seen
        assert "报告：高远 9月22日（周二）签字" in seen
        await t.approver.says("退回答复 建议012 没有写时间")
        await t.approver.taps("确认退回")
        assert "下一步：答复被退回，请改后重新答复" in await t.liaison.says("查看 建议012")


async def test_contacts_stand_by_phase_and_the_plan_by_its_next_node(town: Opens) -> None:
    async with town(tables=ONE) as t:
        await t.liaison.says("建议012 跟王代表当面谈过了")
        await t.liaison.taps("对，记下")
        await t.liaison.says("进展 建议012 已进场")
        assert "（办中）" in (await t.liaison.says("建议012 打电话给王代表说明了进度")).title
        await t.liaison.taps("对，记下")
        await t.liaison.says("计划 建议012 9月28日前出方案")
        await t.liaison.taps("确认")
        seen = await t.liaison.says("查看 建议012")
        assert "办前✓ 办中✓ 办后– 面商1次，电话联系1次" in seen
        assert "计划：0/1，下一步 9月28日（周一 班） 出方案" in seen


async def test_an_approver_says_pass_of_an_answer_where_no_request_waits(town: Opens) -> None:
    async with town(tables=ONE) as t:
        rule(t, "review", when=Review.BEFORE)
        await t.liaison.says(f"回复 建议012 {GOOD}")
        await t.liaison.taps("确认提交")
        await t.time_goes_by(seconds=90)
        assert "另有 1 件答复等着审核" in await t.approver.says("待办")
        assert "已审核通过" in await t.approver.says("通过 建议012")


async def test_progress_may_exceed_a_hundred(town: Opens) -> None:
    async with town(tables=ONE) as t:
        assert "160%" in await t.liaison.says("进展 建议012 已帮扶32人，完成年度任务的160%")
        assert "进度 160%" in await t.liaison.says("查看 建议012")
