"""A case a district leader handles himself is answered with a list of what was done for each point (R37)."""

from domain.vocabulary import AssignmentState
from tests.scenarios.answers.strict import GOOD, ONE, assignment_of, rule
from tests.scenarios.conftest import Opens
from tests.scenarios.town import Town

LIST = "1. 增设路灯→已装20盏\n2. 划停车位→北门12个\n3. 清理楼道→每月15日"


async def marks(t: Town) -> None:
    assert "列为领导领办？" in (await t.supervisor.says("建议012 列为领导领办 张三区长")).title
    await t.supervisor.taps("确认")


async def test_the_answer_waits_for_the_list(town: Opens) -> None:
    async with town(tables=ONE) as t:
        rule(t, "joint", leader_case=True)
        await marks(t)
        assert "由张三区长领办" in t.liaison.hears()
        refused = await t.liaison.says(f"回复 建议012 {GOOD}")
        assert "张三区长领办件，要附意见建议与落实事项清单" in refused
        asked = await t.liaison.taps("写清单")
        assert "划出停车位" in asked, "the points to answer are shown"
        assert "第 2、3 条没有写到" in await t.liaison.says("1. 增设路灯→已装20盏")
        await t.liaison.says("取消")
        assert "没有写到" not in await t.liaison.says(f"清单 建议012 {LIST}")
        await t.liaison.taps("确认提交")
        assert "北门12个" in await t.supervisor.says("清单 建议012")
        await t.liaison.says("登记会议 建议012 9月22日 研究了办理方案 都到了")
        await t.liaison.taps("确认登记")
        await t.liaison.says(f"回复 建议012 {GOOD}")
        await t.liaison.taps("确认提交")
        assert (await assignment_of(t, "建议012")).state is AssignmentState.ANSWERED


async def test_where_the_document_does_not_ask_for_it_it_is_a_hint(town: Opens) -> None:
    async with town(tables=ONE) as t:
        rule(t, "joint", leader_case=False)
        await marks(t)
        assert "提示：这是张三区长领办件" in await t.liaison.says(f"回复 建议012 {GOOD}")


async def test_the_office_takes_it_back_and_the_unit_is_told(town: Opens) -> None:
    async with town(tables=ONE) as t:
        await marks(t)
        _ = t.liaison.hears()
        assert "已撤回 建议012 的“领导领办”" in await t.supervisor.says("撤回")
        assert "撤回了刚才的“领导领办”" in t.liaison.hears()
        assert "请核对后确认提交" in await t.liaison.says(f"回复 建议012 {GOOD}")
