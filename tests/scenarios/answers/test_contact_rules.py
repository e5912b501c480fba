"""What a pack wants of contacts: a talk face to face before the answer, the first contact in time (R33)."""

from sqlmodel import select

from domain.terms import SpanTerm
from domain.vocabulary import DayUnit, FollowUpKind, FollowUpState
from storage.tables import FollowUp
from storage.unit_of_work import UnitOfWork
from tests.scenarios.answers.strict import GOOD, ONE, papers, rule
from tests.scenarios.conftest import Opens
from tests.scenarios.town import Town

HANDED = "交办 建议56 《关于增设路灯的建议》 区住房和城乡建设局主办 10月30日"


async def first_contact(t: Town) -> tuple[str, FollowUpState]:
    async with UnitOfWork(t.database, t.clock.now()) as work:
        query = select(FollowUp).where(FollowUp.kind == FollowUpKind.FIRST_CONTACT)
        found = (await work.session.exec(query)).all()[0]
        return str(found.due_on), found.state


async def test_an_answer_waits_for_a_talk_face_to_face_where_the_pack_says_so(town: Opens) -> None:
    async with town(tables=ONE) as t:
        rule(t, "contact", face_required=True, blocks=True, phases=())
        await t.liaison.says("建议012 打电话给王代表说明了情况")
        await t.liaison.taps("对，记下")
        refused = await t.liaison.says(f"回复 建议012 {GOOD}")
        assert "还没有当面商谈的记录" in refused
        await t.liaison.says("建议012 办中跟王代表当面谈过了")
        await t.liaison.taps("对，记下")
        assert "请核对后确认提交" in await t.liaison.says(f"回复 建议012 {GOOD}")


async def test_where_it_only_should_be_it_is_a_hint(town: Opens) -> None:
    async with town(tables=ONE) as t:
        rule(t, "contact", face_required=True, blocks=False)
        assert "提示：还没有当面商谈的记录" in await t.liaison.says(f"回复 建议012 {GOOD}")


async def test_the_first_contact_is_owed_from_the_hand_over_and_ends_with_any_contact(town: Opens) -> None:
    async with town(tables=ONE) as t:
        rule(t, "contact", first_within=SpanTerm(5, DayUnit.WORKING_DAYS))
        await t.supervisor.says(HANDED)
        await t.supervisor.taps("确认交办")
        assert await first_contact(t) == ("2026-09-30", FollowUpState.OPEN)
        await t.liaison.says("建议56 打电话给王代表说明了情况")
        await t.liaison.taps("对，记下")
        assert (await first_contact(t))[1] is FollowUpState.DONE
        await t.liaison.says("撤回")
        assert (await first_contact(t))[1] is FollowUpState.OPEN


async def test_a_file_called_a_report_is_offered_as_one(town: Opens) -> None:
    async with town(tables=ONE) as t:
        offered = await t.liaison.sends("建议012办理情况报告.docx", b"PK\x03\x04" + b"0" * 64)
        assert "看着像办理情况报告" in offered
        echo = await t.liaison.taps("作为办理情况报告")
        assert "送高远签字，签了才算报送" in echo
        assert "附件：1 个" in echo
        assert await papers(t) == []
