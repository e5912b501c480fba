"""A project's figure is told in its own measure, may exceed its target, and goes back with the text."""

from storage.desks import all_items
from storage.replies import counting_on
from storage.tables import Case
from tests.scenarios.conftest import Opens
from tests.scenarios.projects.lists import PROJECTS
from tests.scenarios.town import Town


async def case_of(t: Town, number: str) -> Case:
    """The case as it is stored."""
    async with t.database.reader() as session:
        return next(item.case for item in await all_items(session) if item.case.number == number)


async def test_32_of_20_children_are_160_percent_and_everybody_sees_it(either_town: Opens) -> None:
    async with either_town(tables=PROJECTS) as t:
        told = await t.teacher.says("进展 实事01 完成32人")
        assert "32/20 人 = 160%" in told
        assert "上次 27人" in told
        case = await case_of(t, "实事01")
        assert (case.progress, case.target) == (32, 20)
        assert "已完成 32人（160%）" in await t.supervisor.says("查看 实事01")
        assert "160%" in await t.supervisor.says("实事进度")


async def test_what_is_said_without_a_command_word_counts_too(town: Opens) -> None:
    async with town(tables=PROJECTS) as t:
        assert "32/20 人 = 160%" in await t.teacher.says("实事01 已完成32人")
        assert "37/20 人 = 185%" in await t.teacher.says("实事01 新增5人")
        assert (await case_of(t, "实事01")).progress == 37


async def test_the_history_is_kept_and_undoing_gives_the_figure_back(town: Opens) -> None:
    async with town(tables=PROJECTS) as t:
        await t.teacher.says("进展 实事01 累计完成30人")
        await t.teacher.says("进展 实事01 新增2人")
        assert (await case_of(t, "实事01")).progress == 32
        assert "已撤回" in await t.teacher.says("撤回")
        assert (await case_of(t, "实事01")).progress == 30
        await t.teacher.says("刚才那条改成：累计完成31人")
        await t.teacher.taps("确认提交")
        assert (await case_of(t, "实事01")).progress == 31
        async with t.database.reader() as session:
            items = await all_items(session)
            item = next(one for one in items if one.case.number == "实事01")
            kept = await counting_on(session, item.id)
        assert [(one.quantity, one.percent) for one in kept] == [(31, 155)]


async def test_what_is_planned_or_a_co_handler_s_is_no_figure(town: Opens) -> None:
    async with town(tables=PROJECTS) as t:
        assert "160%" not in await t.teacher.says("进展 实事01 计划完成32人")
        await t.city_liaison.says("进展 实事02 我局完成20公里绿化")
        assert (await case_of(t, "实事02")).progress == 8
        assert (await case_of(t, "实事01")).progress == 27


async def test_two_totals_in_one_note_are_not_guessed(town: Opens) -> None:
    async with town(tables=PROJECTS) as t:
        told = await t.teacher.says("进展 实事01 已完成10人，又完成12人")
        assert "已记下" in told.title
        assert (await case_of(t, "实事01")).progress == 27


async def test_a_figure_below_the_last_one_is_pointed_at(town: Opens) -> None:
    async with town(tables=PROJECTS) as t:
        assert "比上次少，请核对" in await t.teacher.says("进展 实事01 完成12人")
