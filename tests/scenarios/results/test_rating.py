"""满意度: the office records it, proposer by proposer; the unit never does."""

import pytest

from domain.tables.grid import Grid
from domain.vocabulary import AssignmentState, Satisfaction
from storage.tables import Rating
from tests.scenarios.conftest import Opens
from tests.scenarios.results.steps import answers, assignment, changes, quiet, rows
from tests.scenarios.roster import ROSTER_HEADER, TABLES
from tests.scenarios.test_the_life_of_a_case import ledger_line


async def test_the_office_notes_it_and_the_unit_learns_of_it(either_town: Opens) -> None:
    async with either_town() as t:
        await answers(t)
        noted = await t.supervisor.says("建议012 代表基本满意 路面还要平一平")
        assert "基本满意" in noted.title
        assert "10:02" in noted, "until when it may be taken back"
        await t.time_goes_by(hours=1)
        assert not t.liaison.hears(), "it is good to know, and comes with the morning"
        await t.next_morning()
        assert "基本满意" in t.liaison.hears()
        assert (await ledger_line(t.database, "建议012"))["满意度"] == "基本满意"
        now = await assignment(t)
        assert now.state is AssignmentState.RATED
        assert now.rated_at is not None


@pytest.mark.parametrize(
    "said",
    ["满意度 建议012 满意", "建议012 代表很满意", "建议012 张代表 基本满意", "建议012 测评 满意30 不满意2"],
)
async def test_a_unit_is_told_why_it_may_not(town: Opens, said: str) -> None:
    async with town() as t:
        await answers(t)
        refused = await t.liaison.says(said)
        assert "由督查部门向本人了解后登记" in refused
        assert not await rows(t, Rating)


async def test_longer_words_of_a_unit_are_offered_as_a_note(town: Opens) -> None:
    async with town() as t:
        heard = await t.liaison.says("建议012 代表不满意 没解决根本问题")
        assert "由督查部门向本人了解后登记" not in heard
        assert heard.labels
        assert not await rows(t, Rating)


async def test_nothing_is_rated_before_it_is_answered(town: Opens) -> None:
    async with town() as t:
        assert "还没有答复" in await t.supervisor.says("建议012 代表满意")
        assert not await rows(t, Rating)


async def test_a_bare_number_means_the_answered_case(town: Opens) -> None:
    async with town() as t:
        await answers(t)
        noted = await t.supervisor.says("12 代表满意")
        assert "建议012" in noted, "提案012 is not answered yet"


async def test_joint_proposers_are_rated_each_and_the_worst_counts(town: Opens) -> None:
    async with town() as t:
        await changes(t, proposers=["张明", "李华", "张三丰"])
        await answers(t)
        await t.supervisor.says("建议012 李代表 满意")
        assert "基本满意" in await t.supervisor.says("建议012 张明代表 基本满意")
        assert (await assignment(t)).satisfaction == "基本满意"
        heard = await t.supervisor.says("建议012 李华 不满意 没有解决")
        assert "不满意" in heard.title
        assert (await assignment(t)).satisfaction == "不满意"
        await t.supervisor.says("建议012 李华 满意")
        assert (await assignment(t)).satisfaction == "基本满意", "the newest of each counts"
        assert [one.who for one in await rows(t, Rating)] == ["李华", "张明", "李华", "李华"]


async def test_who_gives_none_after_urging_is_noted_as_such(town: Opens) -> None:
    async with town() as t:
        await answers(t)
        assert "催后未评价" in await t.supervisor.says("建议012 催后未评价")
        assert (await assignment(t)).satisfaction == "未评价"


async def test_a_vote_of_many_is_one_rating_with_its_counts(town: Opens) -> None:
    async with town() as t:
        await answers(t)
        noted = await t.supervisor.says("建议012 测评 满意30 基本满意6 不满意2")
        assert "满意 30" in noted
        assert "不满意 2" in noted
        rating = (await rows(t, Rating))[0]
        assert rating.votes == {"satisfied": 30, "mostly": 6, "dissatisfied": 2}
        assert rating.satisfaction is Satisfaction.SATISFIED


async def test_an_unusual_word_is_asked_about(town: Opens) -> None:
    async with town() as t:
        await answers(t)
        asked = await t.supervisor.says("建议012 代表比较满意")
        assert asked.labels[:3] == ["满意", "基本满意", "不满意"]
        assert "基本满意" in (await t.supervisor.taps("基本满意")).title


async def test_it_is_taken_back_before_and_after_it_was_told(town: Opens) -> None:
    async with town() as t:
        await answers(t)
        await t.supervisor.says("建议012 代表满意")
        assert "已撤回" in await t.supervisor.says("撤回")
        assert (await assignment(t)).state is AssignmentState.ANSWERED
        assert (await assignment(t)).satisfaction == ""
        await t.time_goes_by(minutes=5)
        assert not t.liaison.hears()
        await t.supervisor.says("建议012 代表满意")
        await t.next_morning()
        assert "满意" in t.liaison.hears()
        assert "已撤回" in await t.supervisor.says("撤回")
        assert "撤回了满意度评价" in t.liaison.hears()


async def test_a_rated_answer_is_corrected_and_not_taken_back(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("回复 建议012 已加装完毕")
        await t.liaison.taps("确认提交")
        await t.supervisor.says("建议012 代表满意")
        heard = await t.liaison.says("撤回")
        assert "已撤回" not in heard.title
        assert (await assignment(t)).state is AssignmentState.RATED


async def test_the_deputies_own_office_rates_the_key_cases_of_its_source(town: Opens) -> None:
    partner = ("区人大", "人大机关", "人大小王", "人大联络", "u71", "", "")
    async with town(tables=(*TABLES, Grid("花名册", (ROSTER_HEADER, partner)))) as t:
        await answers(t)
        someone = t.person("u71")
        await someone.says("满意度 建议012 满意")
        assert not await rows(t, Rating), "it is no key case"
        await changes(t, key_case=True)
        heard = await someone.says("满意度 建议012 满意")
        assert "满意" in heard.title
        assert "没有见面" not in heard, "its own word is confirmation"
        assert heard.labels == ["撤回"], "what follows is the office's to decide"
        await t.next_morning()
        assert "满意" in t.supervisor.hears()


async def test_several_at_once_are_one_table(town: Opens) -> None:
    async with town() as t:
        await answers(t)
        await answers(t, "建议021")
        table = await t.supervisor.says("建议012满意，建议021不满意")
        assert "确认" in "".join(table.labels)
        await t.supervisor.says("确认")
        assert (await assignment(t, "建议012")).satisfaction == "满意"
        assert (await assignment(t, "建议021")).satisfaction == "不满意"
        quiet(t)
