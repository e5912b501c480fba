"""被满意: what speaks against a rating is shown with its evidence and offered; nothing follows by itself."""

from domain.tables.grid import Grid
from storage.tables import Rating
from tests.scenarios.conftest import Opens
from tests.scenarios.results.steps import acts_on, answers, assignment, rows
from tests.scenarios.roster import HOUSING, ROSTER_HEADER, TABLES


async def test_a_rating_without_any_contact_is_doubted_and_nothing_is_done(town: Opens) -> None:
    async with town() as t:
        await answers(t)
        heard = await t.supervisor.says("建议012 代表满意")
        assert "可能“被满意”" in heard
        assert "没有见面、电话或回访的记录" in heard
        assert heard.labels[:3] == ["回访", "责成重办", "无误"]
        assert (await assignment(t)).satisfaction == "满意"


async def test_a_contact_behind_it_takes_that_doubt_away(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("建议012 跟王代表当面谈过了")
        await t.liaison.says("确认")
        await answers(t)
        heard = await t.supervisor.says("建议012 代表满意")
        assert "被满意" not in heard
        assert "销号" in heard.labels


async def test_the_same_minute_is_doubted_and_the_next_is_not(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("回复 建议012 已加装完毕")
        await t.liaison.taps("已经解决")
        assert "同一分钟" in await t.supervisor.says("建议012 代表满意")
        await t.supervisor.says("撤回")
        await t.time_goes_by(seconds=60)
        assert "同一分钟" not in await t.supervisor.says("建议012 代表满意")


async def test_the_same_wording_in_other_cases_is_named(town: Opens) -> None:
    async with town() as t:
        await answers(t)
        await answers(t, "建议021")
        first = await t.supervisor.says("建议012 代表满意 非常感谢政府部门")
        assert "一字不差" not in first
        second = await t.supervisor.says("建议021 代表满意 非常感谢政府部门")
        assert "评语与 建议012一字不差" in second


async def test_the_units_own_claim_is_quoted(town: Opens) -> None:
    async with town() as t:
        await answers(t, text="已加装完毕，代表非常满意")
        heard = await t.supervisor.says("建议012 代表满意")
        assert "承办单位自己写了满意" in heard
        assert "代表非常满意" in heard


async def test_who_works_for_the_unit_is_named(town: Opens) -> None:
    both = (HOUSING, "政府部门", "方敏", "分管领导", "u02", "", "")
    async with town(tables=(*TABLES, Grid("花名册", (ROSTER_HEADER, both)))) as t:
        await answers(t)
        heard = await t.supervisor.says("建议012 代表满意")
        assert f"评价是方敏录入的，他同时在{HOUSING}任职" in heard


async def test_who_is_not_satisfied_is_never_doubted(town: Opens) -> None:
    async with town() as t:
        await answers(t, text="已加装完毕，代表非常满意")
        heard = await t.supervisor.says("建议012 代表不满意 没有装")
        assert "被满意" not in heard
        assert "责成重新办理" in heard.labels


async def test_the_list_of_doubts_empties_by_the_offices_word(town: Opens) -> None:
    async with town() as t:
        await answers(t)
        await t.supervisor.says("建议012 代表满意")
        assert "没有见面" in await t.supervisor.says("疑似被满意")
        assert "核实无误" in await t.supervisor.says("评价无误 建议012")
        assert "没有疑似" in await t.supervisor.says("疑似被满意")
        about = f"assignment:{(await assignment(t)).id}"
        assert "rating_vouched" in await acts_on(t, about)
        await t.supervisor.says("撤回")
        assert "没有见面" in await t.supervisor.says("疑似被满意")


async def test_a_visit_that_confirms_it_takes_it_off_the_list(town: Opens) -> None:
    async with town() as t:
        await answers(t)
        await t.supervisor.says("建议012 代表满意")
        await t.supervisor.says("回访 建议012 电话 满意 确实装好了")
        assert "没有疑似" in await t.supervisor.says("疑似被满意")
        assert len(await rows(t, Rating)) == 2
