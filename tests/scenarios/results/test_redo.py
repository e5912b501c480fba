"""责成重新办理: its own limit, its own reminders, round after round, until satisfied or formally ended."""

from datetime import date

from domain.vocabulary import AssignmentState
from storage.tables import RedoOrder
from tests.scenarios.conftest import Opens
from tests.scenarios.results.steps import acts_on, answers, assignment, quiet, rows
from tests.scenarios.test_the_life_of_a_case import chain_holds
from tests.scenarios.town import Town


async def is_to_be_redone(t: Town, reason: str = "没解决根本问题") -> None:
    """Answered, not satisfied, and ordered anew with one tap and one 确认."""
    await answers(t)
    await t.supervisor.says(f"建议012 代表不满意 {reason}")
    await t.supervisor.taps("责成重新办理")
    await t.supervisor.taps("确认责成")


async def test_one_tap_reopens_it_with_the_packs_limit_and_the_unit_is_told(either_town: Opens) -> None:
    async with either_town() as t:
        await answers(t)
        rated = await t.supervisor.says("建议012 代表不满意 没解决根本问题")
        assert "责成重新办理" in rated.labels
        echo = await t.supervisor.taps("责成重新办理")
        assert "没解决根本问题" in echo
        assert "10月22日" in echo, "one month from the order"
        assert "第 1 次" in echo
        done = await t.supervisor.taps("确认责成")
        assert "已责成" in done.title
        now = await assignment(t)
        assert now.state is AssignmentState.REDO
        assert now.deadline_on == date(2026, 10, 22)
        assert now.redo_round == 1
        order = (await rows(t, RedoOrder))[0]
        assert order.deadline_before_on == date(2026, 10, 30)
        assert "重新办理" in t.liaison.hears()
        assert "重新办理" in t.leader.hears()
        assert "责成重新办理" in await t.liaison.says("怎么算的 建议012")
        assert "第 1 次" in await t.liaison.says("查看 建议012")
        assert await chain_holds(t)


async def test_reminders_run_for_the_new_limit(town: Opens) -> None:
    async with town() as t:
        await is_to_be_redone(t)
        quiet(t)
        await t.time_goes_to("2026-10-19 08:44")
        quiet(t)
        await t.time_goes_to("2026-10-19 08:46")
        told = t.liaison.hears()
        assert "建议012" in told
        assert "10月22日" in told


async def test_the_office_may_name_the_day_and_a_rest_day_is_asked_about(town: Opens) -> None:
    async with town() as t:
        await answers(t)
        await t.supervisor.says("建议012 代表不满意")
        asked = await t.supervisor.says("重办 建议012 没装好 到10月3日")
        assert "请选一天" in asked
        echo = await t.supervisor.says("重办 建议012 没装好 到10月15日")
        assert "10月15日" in echo
        await t.supervisor.says("确认")
        assert (await assignment(t)).deadline_on == date(2026, 10, 15)
        assert "由督查部门定为" in await t.liaison.says("怎么算的 建议012")


async def test_a_day_that_is_over_is_refused(town: Opens) -> None:
    async with town() as t:
        await answers(t)
        heard = await t.supervisor.says("重办 建议012 没装好 到9月1日")
        assert (await assignment(t)).state is AssignmentState.ANSWERED
        assert "确认责成" not in heard.labels


async def test_the_reason_is_asked_for(town: Opens) -> None:
    async with town() as t:
        await answers(t)
        assert "为什么重新办理" in (await t.supervisor.says("重办 建议012")).title
        echo = await t.supervisor.says("敷衍应付，没有去现场")
        assert "敷衍应付" in echo


async def test_the_second_tap_learns_who_was_first(town: Opens) -> None:
    async with town() as t:
        await is_to_be_redone(t)
        assert "已由方敏于" in await t.approver.says("重办 建议012 没解决")
        assert len(await rows(t, RedoOrder)) == 1


async def test_the_new_answer_ends_the_round_and_the_loop_goes_on(town: Opens) -> None:
    async with town() as t:
        await is_to_be_redone(t)
        assert "正在重新办理" in await t.supervisor.says("建议012 代表满意")
        await answers(t, text="已重新施工并验收")
        now, first = await assignment(t), (await rows(t, RedoOrder))[0]
        assert now.state is AssignmentState.ANSWERED
        assert first.ended_at is not None
        assert first.ended_by is None
        await t.supervisor.says("建议012 代表不满意 还是漏水")
        echo = await t.supervisor.taps("责成重新办理")
        assert "第 2 次" in echo
        await t.supervisor.taps("确认责成")
        await answers(t, text="已返工并验收")
        await t.supervisor.says("建议012 代表满意")
        now = await assignment(t)
        assert (now.satisfaction, now.redo_round) == ("满意", 2)


async def test_a_new_answer_taken_back_leaves_the_round_open(town: Opens) -> None:
    async with town() as t:
        await is_to_be_redone(t)
        await t.liaison.says("回复 建议012 已重新施工")
        await t.liaison.taps("正在解决")
        await t.liaison.says("撤回")
        now, order = await assignment(t), (await rows(t, RedoOrder))[0]
        assert now.state is AssignmentState.REDO
        assert now.result_class == "resolved", "the first answer's"
        assert order.ended_at is None


async def test_an_order_is_taken_back_while_the_unit_has_not_acted(town: Opens) -> None:
    async with town() as t:
        await is_to_be_redone(t)
        assert "重新办理" in t.liaison.hears()
        assert "已撤回" in await t.supervisor.says("撤回")
        now = await assignment(t)
        assert (now.state, now.deadline_on, now.redo_round) == (AssignmentState.RATED, date(2026, 10, 30), 0)
        assert "撤回了责成重新办理" in t.liaison.hears()
        assert "redo_undone" in await acts_on(t, f"assignment:{now.id}")


async def test_it_is_not_taken_back_once_the_unit_works_on_it(town: Opens) -> None:
    async with town() as t:
        await is_to_be_redone(t)
        await t.liaison.says("进展 建议012 施工队已进场")
        assert "周航" in await t.supervisor.says("撤回")
        assert (await assignment(t)).state is AssignmentState.REDO


async def test_it_ends_formally_by_an_approver_after_one_round_at_least(town: Opens) -> None:
    async with town() as t:
        await answers(t)
        await t.supervisor.says("建议012 代表不满意")
        assert "还没有重新办理过" in await t.approver.says("正式了结 建议012 诉求没有依据")
        await t.supervisor.says("重办 建议012 没解决")
        await t.supervisor.says("确认")
        await answers(t, text="已依法答复，无法加装")
        assert "您的岗位" in await t.supervisor.says("正式了结 建议012 诉求没有依据")
        assert "没有不满意" in await t.approver.says("正式了结 建议012 诉求没有依据")
        await t.supervisor.says("建议012 代表不满意 还是要装")
        echo = await t.approver.says("正式了结 建议012 诉求没有依据")
        assert "单独统计" in echo
        await t.approver.taps("确认了结")
        order = (await rows(t, RedoOrder))[0]
        assert order.ended_because == "诉求没有依据"
        assert order.ended_by is not None
        assert (await assignment(t)).satisfaction == "不满意"
        assert "正式了结" in t.liaison.hears()
        assert "正式了结" in await t.second_approver.says("正式了结 建议012 再来一次")
        await t.approver.says("撤回")
        assert (await rows(t, RedoOrder))[0].ended_by is None
