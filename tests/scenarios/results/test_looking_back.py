"""回头看 by class, and 再次答复: what was put off is solved by now and answered a second time."""

from datetime import date

from domain.vocabulary import AssignmentState, FollowUpKind, FollowUpState
from tests.scenarios.conftest import Opens
from tests.scenarios.results.steps import answers, assignment, case_of, follow_ups, quiet
from tests.scenarios.town import Town


async def is_closed(t: Town, wish: str, text: str = "已办理完毕，情况如实答复") -> None:
    """Answered with this class, satisfied, accepted, struck off."""
    await answers(t, text=text, wish=wish)
    await t.supervisor.says("建议012 代表满意")
    await t.supervisor.says("认可 建议012 领导 张区长")
    await t.supervisor.says("认可 建议012 当事人 王某")
    await t.supervisor.says("销号 建议012")
    await t.supervisor.taps("确认销号")
    quiet(t)


async def test_what_was_solved_is_verified_once(town: Opens) -> None:
    async with town() as t:
        await is_closed(t, "已经解决")
        assert "12月22日" in await t.supervisor.says("回头看")
        noted = await t.supervisor.says("回头看 建议012 已落实")
        assert "已落实" in noted.title
        assert (await assignment(t)).state is AssignmentState.LOOKED_BACK
        assert "没有等着回头看" in await t.supervisor.says("回头看")
        await t.supervisor.says("撤回")
        assert (await assignment(t)).state is AssignmentState.CLOSED
        assert "12月22日" in await t.supervisor.says("回头看")


async def test_what_is_for_reference_is_looked_at_every_year(town: Opens) -> None:
    async with town() as t:
        await is_closed(t, "留作参考")
        assert (await follow_ups(t, FollowUpKind.LOOK_BACK))[0].due_on == date(2027, 9, 22)
        noted = await t.supervisor.says("回头看 建议012 暂不具备条件")
        assert "下次回头看" in noted
        found = await follow_ups(t, FollowUpKind.LOOK_BACK)
        assert [one.state for one in found] == [FollowUpState.DONE, FollowUpState.OPEN]
        assert found[1].due_on == date(2027, 9, 22)


async def test_what_is_still_pursued_is_tracked_on(town: Opens) -> None:
    async with town() as t:
        await is_closed(t, "计划解决")
        await t.time_goes_to("2026-09-28 10:00")
        quiet(t)
        await t.supervisor.says("回头看 建议012 仍在推进")
        found = await follow_ups(t, FollowUpKind.LOOK_BACK)
        assert found[1].due_on == date(2026, 12, 28)


async def test_what_came_back_is_handled_anew_and_leaves_the_register(town: Opens) -> None:
    async with town() as t:
        await is_closed(t, "已经解决")
        noted = await t.supervisor.says("回头看 建议012 问题反弹 电梯又停了")
        echo = await t.supervisor.taps("责成重新办理")
        assert "责成重新办理" in noted.labels
        assert "移出另册" in echo
        await t.supervisor.taps("确认责成")
        assert (await assignment(t)).state is AssignmentState.REDO
        assert (await case_of(t)).register_number is None
        assert "没有销号" in await t.supervisor.says("另册")
        await t.supervisor.says("撤回")
        assert (await case_of(t)).register_number == 1


async def test_what_was_found_is_asked_for(town: Opens) -> None:
    async with town() as t:
        await is_closed(t, "已经解决")
        asked = await t.supervisor.says("回头看 建议012")
        assert asked.labels[:3] == ["已落实", "仍在推进", "问题反弹"]
        assert "仍在推进" in (await t.supervisor.taps("仍在推进")).title


async def test_only_closed_cases_are_looked_back_on(town: Opens) -> None:
    async with town() as t:
        await answers(t)
        assert "还没有销号" in await t.supervisor.says("回头看 建议012 已落实")


async def test_a_second_answer_updates_the_class_and_is_rated_anew(town: Opens) -> None:
    async with town() as t:
        await answers(t, text="列入明年计划", wish="计划解决")
        await t.supervisor.says("建议012 代表满意")
        quiet(t)
        echo = await t.liaison.says("再次答复 建议012 电梯已经装好并投入使用")
        assert "已经解决" in echo
        await t.liaison.taps("确认提交")
        now = await assignment(t)
        assert (now.state, now.result_class) == (AssignmentState.ANSWERED, "resolved")
        await t.time_goes_by(seconds=61)
        assert "再次答复" in t.supervisor.hears()
        heard = await t.supervisor.says("建议012 代表满意")
        assert "满意" in heard.title
        shown = await t.liaison.says("查看 建议012")
        assert "列入明年计划" in shown, "both letters are kept"
        assert "电梯已经装好" in shown


async def test_it_is_taken_back_within_its_window(town: Opens) -> None:
    async with town() as t:
        await answers(t, text="列入明年计划", wish="计划解决")
        await t.supervisor.says("建议012 代表满意")
        await t.liaison.says("再次答复 建议012 电梯已经装好")
        await t.liaison.taps("确认提交")
        await t.liaison.says("撤回")
        now = await assignment(t)
        assert (now.state, now.result_class) == (AssignmentState.RATED, "planned")
        assert now.answered_at is not None


async def test_a_closed_case_is_answered_again_without_being_opened(town: Opens) -> None:
    async with town() as t:
        await is_closed(t, "计划解决")
        await t.liaison.says("再次答复 建议012 电梯已经装好并投入使用")
        await t.liaison.taps("确认提交")
        assert (await assignment(t)).state is AssignmentState.CLOSED
        assert "满意" in (await t.supervisor.says("满意度 建议012 满意")).title


async def test_what_was_solved_is_not_answered_again(town: Opens) -> None:
    async with town() as t:
        await answers(t)
        assert "不用再次答复" in await t.liaison.says("再次答复 建议012 还是装好了")


async def test_nothing_is_answered_again_before_it_was_answered(town: Opens) -> None:
    async with town() as t:
        assert "还没有答复" in await t.liaison.says("再次答复 建议012 装好了")
