"""A secret case is closed by two: one wants it, another who may know of it agrees; nobody does both."""

from tests.scenarios.conftest import Opens
from tests.scenarios.results.steps import case_of
from tests.scenarios.results.test_closing import is_accepted
from tests.scenarios.roster import HOUSING, case, suggestions
from tests.scenarios.test_the_life_of_a_case import chain_holds
from tests.scenarios.town import Town

SECRET = (suggestions(case("建议012", "关于加装电梯的建议", HOUSING, "2027-03-31", note="敏感件")),)


async def is_proposed(t: Town) -> None:
    """The supervisor wants it closed."""
    await is_accepted(t)
    asked = await t.supervisor.says("销号 建议012")
    assert "两个人" in asked
    said = await t.supervisor.taps("提出销号")
    assert "还没有销号" in said


async def test_the_second_person_closes_it(either_town: Opens) -> None:
    async with either_town(tables=SECRET) as t:
        await is_proposed(t)
        assert (await case_of(t)).closed_at is None
        await t.time_goes_by(minutes=2)
        card = t.approver.hears()
        assert "方敏提出" in card
        assert "加装电梯" not in card, "a push names no content of a secret case"
        asked = await t.approver.taps("同意销号")
        assert "方敏" in asked
        done = await t.approver.taps("同意销号")
        assert "另册第 1 号" in done.title
        stored = await case_of(t)
        assert stored.closed_at is not None
        assert stored.closing_by is None
        assert await chain_holds(t)


async def test_nobody_agrees_to_his_own_wish(town: Opens) -> None:
    async with town(tables=SECRET) as t:
        await is_proposed(t)
        refused = await t.supervisor.says("销号 建议012")
        assert "另一位" in refused
        assert "贺岩" in refused
        refused = await t.supervisor.says("不同意销号 建议012 想想再说")
        assert "另一位" in refused
        assert (await case_of(t)).closed_at is None


async def test_who_may_not_know_of_it_cannot_agree(town: Opens) -> None:
    async with town(tables=SECRET) as t:
        await is_accepted(t)
        await t.approver.says("销号 建议012")
        await t.approver.taps("提出销号")
        assert "知悉范围" in await t.supervisor.says("销号 建议012")
        await t.approver.says("知悉 建议012 加 方敏")
        await t.approver.says("确认")
        asked = await t.supervisor.says("销号 建议012")
        assert "贺岩" in asked
        assert "另册" in (await t.supervisor.taps("同意销号")).title


async def test_a_no_needs_a_reason_and_reaches_whoever_wanted_it(town: Opens) -> None:
    async with town(tables=SECRET) as t:
        await is_proposed(t)
        asked = await t.approver.says("不同意销号 建议012")
        assert "理由" in asked
        await t.approver.says("当事人还没有看过结果")
        await t.time_goes_by(minutes=2)
        told = t.supervisor.hears()
        assert "贺岩不同意" in told
        assert "当事人还没有看过结果" not in told, "a push names nothing of a secret case"
        assert (await case_of(t)).closing_by is None
        assert "没有人提出" in await t.approver.says("不同意销号 建议012 再看看")


async def test_the_wish_is_taken_back_while_nobody_has_answered(town: Opens) -> None:
    async with town(tables=SECRET) as t:
        await is_proposed(t)
        assert "撤回" in (await t.supervisor.says("撤回")).title
        assert (await case_of(t)).closing_by is None
        await t.time_goes_by(minutes=2)
        told = t.approver.hears()
        assert "撤回" in told, "who was asked learns that he need not answer"
        begun = await t.approver.taps("同意销号")
        assert begun.labels == ["提出销号", "取消"], "the old button begins anew"


async def test_a_case_that_is_not_secret_needs_one(town: Opens) -> None:
    plain = (suggestions(case("建议012", "关于加装电梯的建议", HOUSING, "2027-03-31")),)
    async with town(tables=plain) as t:
        await is_accepted(t)
        await t.supervisor.says("销号 建议012")
        assert "另册" in (await t.supervisor.taps("确认销号")).title
