"""The office looks at answers: before they count, or after; the first to decide stands (R39)."""

import asyncio

from domain.packs import Review
from domain.vocabulary import AssignmentState
from tests.scenarios.answers.strict import GOOD, ONE, assignment_of, papers, rule
from tests.scenarios.conftest import Opens
from tests.scenarios.town import Town


async def hands_in(t: Town, text: str = GOOD) -> None:
    await t.liaison.says(f"回复 建议012 {text}")
    await t.liaison.taps("确认提交")
    await t.time_goes_by(seconds=90)


async def test_an_answer_counts_once_it_is_passed_from_when_it_was_handed_in(either_town: Opens) -> None:
    async with either_town(tables=ONE) as t:
        rule(t, "review", when=Review.BEFORE)
        await t.liaison.says(f"回复 建议012 {GOOD}")
        assert "已送督查部门审核" in await t.liaison.taps("确认提交")
        assert (await assignment_of(t, "建议012")).state is AssignmentState.UNDER_REVIEW
        await t.time_goes_by(seconds=90)
        card = t.supervisor.hears()
        assert "请审核：区住房和城乡建设局答复 建议012" in card
        assert GOOD in card
        await t.time_goes_to("2026-09-23 10:00")
        assert "已审核通过" in await t.supervisor.taps("通过")
        assert "审核通过" in t.liaison.hears()
        passed = await assignment_of(t, "建议012")
        assert passed.state is AssignmentState.ANSWERED
        assert passed.answered_at is not None
        assert passed.answered_at.day == 22, "the unit was in time, however long the office took"


async def test_the_second_reviewer_sees_who_was_first(town: Opens) -> None:
    async with town(tables=ONE) as t:
        rule(t, "review", when=Review.BEFORE)
        await hands_in(t)
        _ = t.supervisor.hears(), t.approver.hears()
        await asyncio.gather(t.supervisor.taps("通过"), t.approver.taps("通过"))
        heard = [t.supervisor.chat[-1].draft.text, t.approver.chat[-1].draft.text]
        assert sum("审核通过，不用再处理" in text.replace("\\", "") for text in heard) == 1
        assert sum("单位会收到通知" in text for text in heard) == 1


async def test_an_answer_sent_back_is_open_again_and_its_next_version_is_reviewed(town: Opens) -> None:
    async with town(tables=ONE) as t:
        rule(t, "review", when=Review.BEFORE)
        await hands_in(t)
        _ = t.supervisor.hears()
        assert "为什么退回" in await t.supervisor.taps("退回修改")
        echo = await t.supervisor.says("没有写停车位什么时候划")
        assert "时限不变：9月30日（周三 班）" in echo
        await t.supervisor.taps("确认退回")
        told = t.liaison.hears()
        assert "退回了答复" in told
        assert "没有写停车位什么时候划" in told
        back = await assignment_of(t, "建议012")
        assert (back.state, back.answered_at, str(back.deadline_on)) == (
            AssignmentState.IN_PROGRESS,
            None,
            "2026-09-30",
        )
        await t.liaison.taps("重新答复")
        await t.liaison.says(f"{GOOD}，停车位9月20日划好")
        await t.liaison.taps("确认提交")
        await t.time_goes_by(seconds=90)
        assert "第2版" in t.supervisor.hears()
        await t.supervisor.says("通过 建议012")
        versions = [(one.version, one.passed) for one in await papers(t)]
        assert versions == [(1, False), (2, True)]


async def test_a_day_to_answer_anew_is_the_reviewers_decision(town: Opens) -> None:
    async with town(tables=ONE) as t:
        rule(t, "review", when=Review.BEFORE)
        await hands_in(t)
        echo = await t.supervisor.says("退回答复 建议012 没有写停车位，请于10月15日前重报")
        assert "新时限：10月15日（周四）" in echo
        await t.supervisor.taps("确认退回")
        assert str((await assignment_of(t, "建议012")).deadline_on) == "2026-10-15"
        assert "答复又在等审核" in await t.supervisor.says("撤回")
        undone = await assignment_of(t, "建议012")
        assert (undone.state, str(undone.deadline_on)) == (AssignmentState.UNDER_REVIEW, "2026-09-30")
        assert "撤回了刚才的决定" in t.liaison.hears()


async def test_what_the_unit_has_acted_on_stands(town: Opens) -> None:
    async with town(tables=ONE) as t:
        rule(t, "review", when=Review.BEFORE)
        await hands_in(t)
        await t.supervisor.says("退回答复 建议012 没有写停车位")
        await t.supervisor.taps("确认退回")
        await t.liaison.says("进展 建议012 正在补划停车位")
        assert "已按这个决定在办" in await t.supervisor.says("撤回")


async def test_where_nothing_is_reviewed_before_it_counts_at_once_and_may_still_be_sent_back(
    town: Opens,
) -> None:
    async with town(tables=ONE) as t:
        await hands_in(t)
        assert (await assignment_of(t, "建议012")).state is AssignmentState.ANSWERED
        assert not t.supervisor.hears(), "nobody is told: the list is there for whoever looks"
        listed = await t.supervisor.says("审核")
        assert "还没有人看过的 1 件" in listed
        shown = await t.supervisor.says("审核 建议012")
        assert GOOD in shown
        assert "提交就算答复" in shown
        await t.supervisor.taps("退回修改")
        await t.supervisor.says("没有写时间")
        await t.supervisor.taps("确认退回")
        assert (await assignment_of(t, "建议012")).state is AssignmentState.IN_PROGRESS


async def test_a_unit_takes_back_what_nobody_has_reviewed(town: Opens) -> None:
    async with town(tables=ONE) as t:
        rule(t, "review", when=Review.BEFORE)
        await hands_in(t)
        await t.time_goes_by(hours=2)
        await t.liaison.says("撤回")
        assert "已撤回" in await t.liaison.taps("确认撤回")
        assert (await assignment_of(t, "建议012")).state is AssignmentState.ASSIGNED
        assert "已经撤回或有了新版" in await t.supervisor.taps("通过")


async def test_nobody_else_reviews(town: Opens) -> None:
    async with town(tables=ONE) as t:
        rule(t, "review", when=Review.BEFORE)
        await hands_in(t)
        assert "您的岗位不能做这件事" in await t.city_liaison.says("审核通过 b1")
        assert "您的岗位不能做这件事" in await t.liaison.says("审核通过 b1")
