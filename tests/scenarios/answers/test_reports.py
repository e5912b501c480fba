"""The handling report: due ahead of the deadline, signed by the leader in charge, before the answer (R25)."""

from domain.vocabulary import AssignmentState
from tests.scenarios.answers.strict import GOOD, ONE, assignment_of, papers, rule
from tests.scenarios.conftest import Opens

WRITTEN = "报告 建议012 管网已改造，路灯已装20盏"


async def test_an_answer_waits_for_the_report_and_the_report_for_its_signature(either_town: Opens) -> None:
    async with either_town(tables=ONE) as t:
        rule(t, "report", required=True)
        refused = await t.liaison.says(f"回复 建议012 {GOOD}")
        assert "还不能提交" in refused
        assert "先要交分管领导签字的办理情况报告" in refused
        asked = await t.liaison.taps("写报告")
        assert "最晚 9月28日（周一 班）" in asked
        echo = await t.liaison.says("管网已改造，路灯已装20盏")
        assert "送高远签字，签了才算报送" in echo
        await t.liaison.taps("确认报送")
        assert (await assignment_of(t, "建议012")).state is AssignmentState.ASSIGNED
        assert "还不能提交" in await t.liaison.says(f"回复 建议012 {GOOD}")
        await t.time_goes_by(seconds=90)
        card = t.leader.hears()
        assert "请签字：建议012 的办理情况报告" in card
        assert "管网已改造，路灯已装20盏" in card
        assert "已由高远签字报送" in await t.leader.taps("签字")
        assert "已由高远签字报送" in t.liaison.hears()
        signed = await assignment_of(t, "建议012")
        assert (signed.state, signed.reported_at is not None) == (AssignmentState.REPORTED, True)
        assert "请核对后确认提交" in await t.liaison.says(f"回复 建议012 {GOOD}")


async def test_a_report_sent_back_is_written_anew_and_signed_in_its_new_version(town: Opens) -> None:
    async with town(tables=ONE) as t:
        await t.liaison.says(WRITTEN)
        await t.liaison.taps("确认报送")
        await t.time_goes_by(seconds=90)
        assert "要改哪里" in await t.leader.taps("退回修改")
        await t.leader.says("路灯数不对")
        await t.leader.taps("确认退回")
        told = t.liaison.hears()
        assert "路灯数不对" in told
        assert "已由高远" in await t.leader.taps("签字")
        await t.liaison.taps("重写报告")
        await t.liaison.says("管网已改造，路灯已装18盏")
        await t.liaison.taps("确认报送")
        await t.time_goes_by(seconds=90)
        await t.leader.taps("签字")
        kept = await papers(t)
        assert [(p.version, p.passed, p.superseded_at is not None) for p in kept] == [
            (1, False, True),
            (2, True, False),
        ]


async def test_a_signature_on_paper_counts_at_once_and_the_record_says_who_stated_it(town: Opens) -> None:
    async with town(tables=ONE) as t:
        echo = await t.liaison.says(f"{WRITTEN}。签字：王建国 9月21日")
        assert "签字：王建国，9月21日（周一）（由联络员代记）" in echo
        await t.liaison.taps("确认报送")
        paper = (await papers(t))[0]
        assert (paper.signer, str(paper.signed_on), paper.passed) == ("王建国", "2026-09-21", None)
        assert (await assignment_of(t, "建议012")).state is AssignmentState.REPORTED
        assert "已撤回" in await t.liaison.says("撤回")
        taken_back = await assignment_of(t, "建议012")
        assert (taken_back.state, taken_back.reported_at) == (AssignmentState.ASSIGNED, None)


async def test_the_last_day_is_in_time_and_the_day_after_is_late(town: Opens) -> None:
    async with town(tables=ONE, now="2026-09-22 10:00") as t:
        await t.time_goes_to("2026-09-28 10:00")
        assert "已经晚了" not in await t.liaison.says(f"{WRITTEN}。签字：王建国 9月28日")
        await t.liaison.says("取消")
        await t.time_goes_to("2026-09-29 10:00")
        assert "已经晚了，会记为迟交" in await t.liaison.says(f"{WRITTEN}。签字：王建国 9月28日")


async def test_the_leader_may_take_his_signature_back_until_somebody_acts_on_it(town: Opens) -> None:
    async with town(tables=ONE) as t:
        await t.liaison.says(WRITTEN)
        await t.liaison.taps("确认报送")
        await t.time_goes_by(seconds=90)
        await t.leader.taps("签字")
        assert "报告又在等您签字" in await t.leader.says("撤回")
        assert "撤回了刚才的决定" in t.liaison.hears()
        assert (await assignment_of(t, "建议012")).reported_at is None
        await t.leader.says("12签字")
        await t.liaison.says(f"回复 建议012 {GOOD}")
        await t.liaison.taps("确认提交")
        assert "已按这个决定在办" in await t.leader.says("撤回")


async def test_no_other_unit_signs(town: Opens) -> None:
    async with town(tables=ONE) as t:
        await t.liaison.says(WRITTEN)
        await t.liaison.taps("确认报送")
        await t.time_goes_by(seconds=90)
        assert "没有等您签字的报告" in await t.city_leader.says("签字 b1")
