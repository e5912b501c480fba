"""销号: nothing is struck off without the required parties; what is missing is said exactly."""

import pytest

from domain.vocabulary import AssignmentState, FollowUpKind, FollowUpState
from handlers.exporting.results import CLOSED_HEADER
from tests.exports import exported_rows
from tests.scenarios.conftest import Opens
from tests.scenarios.results.steps import answers, assignment, case_of, changes, follow_ups, quiet
from tests.scenarios.roster import HOUSING, case, suggestions
from tests.scenarios.test_the_life_of_a_case import chain_holds
from tests.scenarios.town import Town

THREE = (
    suggestions(
        *(
            case(number, f"关于加装电梯的建议之{number[-1]}", HOUSING, "2027-03-31")
            for number in ("建议012", "建议021", "建议022")
        )
    ),
)


async def is_accepted(t: Town, number: str = "建议012") -> None:
    """Answered, rated, and accepted by everybody who has to."""
    await answers(t, number)
    await t.supervisor.says(f"{number} 代表满意")
    await t.supervisor.says(f"认可 {number} 领导 张区长 9月21日")
    await t.supervisor.says(f"认可 {number} 当事人 王某")


async def is_closed(t: Town, number: str = "建议012") -> None:
    """Struck off."""
    await is_accepted(t, number)
    await t.supervisor.says(f"销号 {number}")
    await t.supervisor.taps("确认销号")


async def test_it_is_refused_with_everything_that_is_missing(town: Opens) -> None:
    async with town() as t:
        refused = await t.supervisor.says("销号 建议012")
        assert "差 3 项" in refused.title
        for words in ("还没有答复", "领导还没有认可", "当事人还没有认可"):
            assert words in refused
        assert "上级部门还没有认可" not in refused, "it came from no higher body"
        assert "催办" in refused.labels
        await answers(t)
        refused = await t.supervisor.says("销号 建议012")
        assert "没有满意度评价" in refused
        assert "登记满意度" in refused.labels
        assert (await case_of(t)).closed_at is None


async def test_each_button_leads_to_what_is_missing(town: Opens) -> None:
    async with town() as t:
        await answers(t)
        await t.supervisor.says("销号 建议012")
        await t.supervisor.taps("登记满意度")
        await t.supervisor.taps("满意")
        await t.supervisor.says("销号 建议012")
        asked = await t.supervisor.taps("领导认可")
        assert "谁认可的" in asked.title
        noted = await t.supervisor.says("张区长")
        assert "领导 张区长" in noted
        assert "当事人还没有认可" in noted
        await t.supervisor.says("销号 建议012")
        await t.supervisor.taps("当事人认可")
        assert "可以销号了" in await t.supervisor.says("王某")


async def test_it_is_struck_off_with_a_number_and_leaves_the_open_lists(either_town: Opens) -> None:
    async with either_town() as t:
        await is_accepted(t)
        echo = await t.supervisor.says("销号 建议012")
        assert "张区长 9月21日" in echo
        assert "四1" in echo, "the clause"
        done = await t.supervisor.taps("确认销号")
        assert "另册第 1 号" in done.title
        assert "12月22日" in done, "looked at again in three months"
        case, part = await case_of(t), await assignment(t)
        assert (case.register_year, case.register_number) == (2026, 1)
        assert part.state is AssignmentState.CLOSED
        await t.next_morning()
        assert "已销号" in t.liaison.hears()
        assert "建议012" not in await t.liaison.says("我的")
        assert "另册 2026年第1号" in await t.supervisor.says("查看 建议012")
        assert "2026年第 1 号" in await t.supervisor.says("另册")
        assert await chain_holds(t)


async def test_numbers_go_on_and_begin_anew_each_year(town: Opens) -> None:
    async with town(now="2026-12-31 10:00", tables=THREE) as t:
        await is_closed(t)
        await is_closed(t, "建议021")
        assert (await case_of(t, "建议021")).register_number == 2
        await t.time_goes_to("2027-01-04 10:00")
        quiet(t)
        await is_closed(t, "建议022")
        assert (await case_of(t, "建议022")).register_number == 1
        assert "2027年" in await t.supervisor.says("另册 2027")
        assert "建议021" not in await t.supervisor.says("另册 2027")
        table = await exported_rows(t.database, "closed")
        assert table[0] == CLOSED_HEADER
        assert [row[0] for row in table[1:]] == ["2026-1", "2026-2", "2027-1"]


async def test_a_higher_body_has_to_accept_where_there_is_one(town: Opens) -> None:
    async with town() as t:
        await changes(t, superior="市督查室")
        await is_accepted(t)
        assert "上级部门还没有认可" in await t.supervisor.says("销号 建议012")
        noted = await t.supervisor.says("认可 建议012 上级")
        assert "市督查室" in noted
        await t.supervisor.says("销号 建议012")
        assert "已销号" in (await t.supervisor.taps("确认销号")).title


async def test_an_anonymous_person_is_waived_for_a_reason(town: Opens) -> None:
    async with town() as t:
        await changes(t, anonymous=True)
        await answers(t)
        await t.supervisor.says("建议012 催后未评价")
        await t.supervisor.says("认可 建议012 领导 张区长")
        refused = await t.supervisor.says("销号 建议012")
        assert "当事人免认可" in refused.labels
        asked = await t.supervisor.taps("当事人免认可")
        assert "为什么免" in asked.title
        await t.supervisor.says("匿名留言，联系不上")
        await t.supervisor.says("销号 建议012")
        await t.supervisor.taps("确认销号")
        assert "免：匿名留言" in "".join((await exported_rows(t.database, "closed"))[1])


async def test_who_is_not_satisfied_stands_in_the_way(town: Opens) -> None:
    async with town() as t:
        await is_accepted(t)
        await t.supervisor.says("建议012 代表不满意 没解决")
        refused = await t.supervisor.says("销号 建议012")
        assert "要重新办理或正式了结" in refused
        assert "责成重新办理" in refused.labels


async def test_a_redo_makes_what_was_accepted_void(town: Opens) -> None:
    async with town() as t:
        await is_accepted(t)
        await t.supervisor.says("重办 建议012 回访发现漏水")
        await t.supervisor.says("确认")
        await answers(t, text="已返工")
        await t.supervisor.says("建议012 代表满意")
        refused = await t.supervisor.says("销号 建议012")
        assert "领导还没有认可" in refused
        assert "当事人还没有认可" in refused


async def test_nothing_is_accepted_before_all_have_answered(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("会办意见 建议013 同意，另增设标线")
        await t.liaison.taps("确认提交")
        heard = await t.supervisor.says("认可 建议013 领导 张区长")
        assert "区教育局还没有答复" in heard
        await answers(t, "建议013", by=t.teacher)
        assert "已认可" in (await t.supervisor.says("认可 建议013 领导 张区长")).title


async def test_every_units_part_is_closed_with_the_case(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("会办意见 建议013 同意，另增设标线")
        await t.liaison.taps("确认提交")
        await answers(t, "建议013", by=t.teacher)
        await t.supervisor.says("建议013 代表满意")
        await t.supervisor.says("认可 建议013 领导 张区长")
        await t.supervisor.says("认可 建议013 当事人 王某")
        await t.supervisor.says("销号 建议013")
        await t.supervisor.taps("确认销号")
        await t.next_morning()
        assert "已销号" in t.liaison.hears()
        assert "已销号" in t.teacher.hears()


async def test_the_same_party_is_not_accepted_twice(town: Opens) -> None:
    async with town() as t:
        await is_accepted(t)
        assert "已由方敏于" in await t.approver.says("认可 建议012 领导 李区长")


async def test_closing_and_acceptance_are_taken_back(town: Opens) -> None:
    async with town() as t:
        await is_closed(t)
        assert "已撤回" in await t.supervisor.says("撤回")
        case, part = await case_of(t), await assignment(t)
        assert (case.closed_at, case.register_number) == (None, None)
        assert part.state is AssignmentState.CLOSING
        assert "撤回了销号" in t.liaison.hears() or not t.liaison.chat[-1].draft.title.startswith("已销号")
        assert not [
            one for one in await follow_ups(t, FollowUpKind.LOOK_BACK) if one.state is FollowUpState.OPEN
        ]
        await t.supervisor.says("销号 建议012")
        assert "另册第 1 号" in (await t.supervisor.taps("确认销号")).title


async def test_taking_the_only_acceptance_back_leaves_it_rated(town: Opens) -> None:
    async with town() as t:
        await answers(t)
        await t.supervisor.says("建议012 代表满意")
        await t.supervisor.says("认可 建议012 领导 张区长")
        assert (await assignment(t)).state is AssignmentState.CLOSING
        await t.supervisor.says("撤回")
        assert (await assignment(t)).state is AssignmentState.RATED


async def test_a_closed_case_says_since_when(town: Opens) -> None:
    async with town() as t:
        await is_closed(t)
        assert "销号" in await t.supervisor.says("销号 建议012")
        assert "已销号" in await t.supervisor.says("认可 建议012 领导 张区长")


@pytest.mark.parametrize(
    "said", ["销号 建议012", "认可 建议012 领导 张区长", "免认可 建议012 当事人 联系不上"]
)
async def test_a_unit_does_none_of_it(town: Opens, said: str) -> None:
    async with town() as t:
        assert "您的岗位" in await t.liaison.says(said)
