"""The answer letter: its class in the document's words, signer, contact, publicity, and doubts about it."""

from domain.packs import ResultName
from domain.vocabulary import AssignmentState, ResultClass
from tests.scenarios.answers.strict import GOOD, ONE, assignment_of, papers, rule
from tests.scenarios.conftest import Opens
from tests.scenarios.roster import HOUSING, case, suggestions

AB = (
    ResultName(name="A", means=(ResultClass.RESOLVED, ResultClass.UNDER_WAY), text="已解决或正在解决"),
    ResultName(name="B", means=(ResultClass.PLANNED,), text="计划解决"),
)
SECRET = (suggestions(case("建议077", "关于某历史遗留问题的建议", HOUSING, "2026-11-06", note="敏感件")),)


async def test_what_the_pack_demands_is_asked_for_one_by_one(town: Opens) -> None:
    async with town(tables=ONE) as t:
        rule(t, "review", signer_required=True, contact_required=True, publicity_required=True)
        assert "谁签发" in await t.liaison.says(f"回复 建议012 {GOOD}")
        assert "联系人是谁" in await t.liaison.says("王建国")
        assert "公开吗" in await t.liaison.says("李敏 2020202")
        assert "为什么不公开" in await t.liaison.taps("不予公开")
        echo = await t.liaison.says("涉及个人隐私")
        assert "签发：王建国，联系：李敏 2020202，不予公开（涉及个人隐私）" in echo
        await t.liaison.taps("确认提交")
        letter = (await papers(t))[0]
        assert (letter.signer, letter.contact, letter.contact_phone) == ("王建国", "李敏", "2020202")
        assert (letter.public, letter.public_reason) == (False, "涉及个人隐私")
        assert "李敏 2020202" in await t.liaison.says("查看 建议012")
        others = await t.supervisor.says("查看 建议012")
        assert "李敏 202****" in others, "the number in full is its own unit's to give"


async def test_what_the_letter_says_of_itself_is_not_asked_for(town: Opens) -> None:
    async with town(tables=ONE) as t:
        rule(t, "review", signer_required=True, publicity_required=True)
        echo = await t.liaison.says(f"回复 建议012 {GOOD}。签发人：王建国，联系人：李敏，此件主动公开")
        assert "签发：王建国，联系：李敏，主动公开" in echo


async def test_the_parts_may_be_added_later_and_taken_back(town: Opens) -> None:
    async with town(tables=ONE) as t:
        await t.liaison.says(f"回复 建议012 {GOOD}")
        done = await t.liaison.taps("确认提交")
        assert "补充签发人" in done.labels
        assert "签发人，比如" in await t.liaison.taps("补充签发人")
        assert "签发：王建国" in await t.liaison.says("王建国")
        assert "主动公开" in await t.liaison.says("12 主动公开")
        await t.liaison.says("撤回")
        letter = (await papers(t))[0]
        assert (letter.signer, letter.public) == ("王建国", None)


async def test_a_letter_on_a_secret_case_is_never_public(town: Opens) -> None:
    async with town(tables=SECRET) as t:
        rule(t, "review", publicity_required=True)
        echo = await t.liaison.says(f"回复 建议077 {GOOD}")
        assert "不予公开（敏感件）" in echo
        await t.liaison.taps("确认提交")
        assert "是敏感件，答复不能公开" in await t.liaison.says("建议077 主动公开")


async def test_a_letter_means_what_the_cases_document_says(town: Opens) -> None:
    async with town(tables=ONE) as t:
        rule(t, "result", classes=AB)
        echo = await t.liaison.says("回复 建议012 路灯、停车位都已安装完成，楼道杂物已清理")
        assert "办理结果：A类 已经解决" in echo
        assert "B类 计划解决" in echo.labels
        assert "B类 计划解决" in await t.liaison.says("办理结果 B")
        assert (await papers(t))[0].result is ResultClass.PLANNED
        assert "是哪一种" in (await t.liaison.says("建议012 办理结果 A")).title
        assert "A类 正在解决" in await t.liaison.taps("A类 正在解决")
        assert [(one.version, one.result) for one in await papers(t)] == [
            (1, ResultClass.PLANNED),
            (2, ResultClass.UNDER_WAY),
        ]
        assert "分为A、B" in await t.liaison.says("建议012 办理结果 D")


async def test_doubts_are_hints_and_at_most_three(town: Opens) -> None:
    async with town(tables=ONE) as t:
        echo = await t.liaison.says("回复 建议012 您好，来信收悉，感谢您的关注")
        assert "看不出做了什么" in echo
        assert "好像没有回应" in echo
        assert echo.text.count("提示：") <= 3
        await t.liaison.taps("已经解决")
        assert (await assignment_of(t, "建议012")).state is AssignmentState.ANSWERED, "a hint is no verdict"


async def test_only_what_the_pack_names_stops_a_letter(town: Opens) -> None:
    async with town(tables=ONE) as t:
        rule(t, "review", blocks=("unfinished",))
        text = "路灯已装20盏，停车位已划好，楼道杂物下一步清理"
        await t.liaison.says(f"回复 建议012 {text}")
        refused = await t.liaison.taps("已经解决")
        assert "归为“已经解决”不合适" in refused
        assert (await assignment_of(t, "建议012")).state is AssignmentState.ASSIGNED
        await t.liaison.taps("正在解决")
        assert (await assignment_of(t, "建议012")).state is AssignmentState.ANSWERED
