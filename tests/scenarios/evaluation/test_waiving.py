"""免扣 12 因…: a fact stays listed and costs nothing, with its reason, and may be counted again."""

from storage.ledger import history
from tests.scenarios.conftest import Opens
from tests.scenarios.evaluation.test_scheme import LATE, TABLES, sets
from tests.scenarios.roster import HOUSING
from tests.scenarios.town import Town


async def late_town(t: Town) -> None:
    await t.time_goes_to(LATE)
    await sets(t, "考评 超期扣0.5分")


async def test_the_points_before_and_after_are_said_and_the_reason_is_kept(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        await late_town(t)
        asked = await t.approver.says("免扣 12 因系统停机两天")
        assert "4.5 → 5 分" in asked
        assert "系统停机两天" in asked
        assert "已免扣" not in await t.supervisor.says("减分项")
        assert "不再扣分" in await t.approver.says("确认")
        assert "已免扣：系统停机两天" in await t.supervisor.says("减分项")
        async with t.database.reader() as session:
            noted = [e for e in await history(session, "assignment:1") if e.act == "minus_waived"]
        assert noted[0].told["reason"] == "系统停机两天"
        assert "又算减分" in await t.approver.says("撤回")
        assert "已免扣" not in await t.supervisor.says("减分项")


async def test_a_reason_is_asked_for_and_a_second_time_there_is_nothing_to_waive(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        await late_town(t)
        assert "请写理由" in await t.admin.says("免扣 12")
        assert "理由：通知没有送到" in await t.admin.says("通知没有送到")
        await t.admin.says("确认")
        assert "已经免扣过了" in await t.approver.says("免扣 12 因系统停机")


async def test_it_counts_again_with_its_echo_and_that_is_taken_back_too(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        await late_town(t)
        assert "没有免扣过" in await t.approver.says("取消免扣 12")
        await t.approver.says("免扣 12 因系统停机")
        await t.approver.says("确认")
        assert "5 → 4.5 分" in await t.approver.says("取消免扣 12")
        assert "又算减分" in await t.approver.says("确认")
        assert "仍免扣" in await t.approver.says("撤回")
        assert "已免扣" in await t.supervisor.says("减分项")


async def test_of_several_facts_one_is_chosen(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        await late_town(t)
        await t.liaison.says("签收 12")
        await t.liaison.says("回复 12 已加装完毕，居民已验收，电梯已投入使用")
        await t.liaison.says("1")
        await t.liaison.says("确认")
        await t.time_goes_by(minutes=5)
        await t.supervisor.says("退回答复 12 没有写具体措施")
        await t.supervisor.says("确认")
        asked = await t.approver.says("免扣 12 因材料后来补齐了")
        assert "2 项" in asked
        assert "答复被退回" in asked
        echoed = await t.approver.says("2")
        assert "答复被退回" in echoed
        assert "材料后来补齐了" in echoed
        assert "超期" in await t.approver.says("免扣 12 超期 因系统停机")
        await t.approver.says("确认")
        shown = await t.supervisor.says(f"减分项 {HOUSING}")
        assert "没有写具体措施" in shown
        assert "已免扣：系统停机" in shown


async def test_nothing_to_waive_is_said_so_and_a_unit_cannot(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        assert "没有这样的减分项" in await t.approver.says("免扣 12 因系统停机")
        assert "已免扣" not in await t.liaison.says("免扣 12 因系统停机")
        assert "您的岗位不能做这件事" in await t.supervisor.says("免扣 12 因系统停机")
