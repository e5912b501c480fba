"""倒排: milestones by hand or spread back from the end; reached by the figure, missed once it is late."""

from datetime import date

from domain.vocabulary import FollowUpState
from storage.desks import all_items
from storage.follow_ups import follow_ups_of_case
from storage.tables import FollowUp
from tests.scenarios.conftest import Opens
from tests.scenarios.projects.lists import PROJECT_HEADER, PROJECTS, ROADS, projects
from tests.scenarios.town import Town


async def nodes(t: Town, number: str = "实事02") -> list[FollowUp]:
    """The milestones of one case that were not dropped."""
    async with t.database.reader() as session:
        case = next(item.case for item in await all_items(session) if item.case.number == number)
        found = await follow_ups_of_case(session, case.id or 0)
    return [one for one in found if one.state is not FollowUpState.DROPPED]


async def test_the_office_plans_by_hand_and_the_figure_reaches_a_milestone(either_town: Opens) -> None:
    async with either_town(tables=PROJECTS) as t:
        echo = await t.supervisor.says("倒排 实事02 9月底 10公里，11月底 30公里，12月底 42公里")
        assert "9月30日" in echo
        assert "累计 30公里（71%）" in echo
        assert not await nodes(t)
        assert "已定 实事02 的 3 个节点" in (await t.supervisor.taps("确认")).title
        assert [(one.due_on, one.quantity) for one in await nodes(t)] == [
            (date(2026, 9, 30), 10), (date(2026, 11, 30), 30), (date(2026, 12, 31), 42),
        ]  # fmt: skip
        await t.liaison.says("进展 实事02 累计完成31公里")
        first, second, third = await nodes(t)
        assert (first.state, second.state, third.state) == ("done", "done", "open")
        assert first.outcome == "已完成31公里"
        assert "9月30日（周三 班） 完成10公里，已达到" in await t.supervisor.says("查看 实事02")
        await t.liaison.says("撤回")
        assert [one.state for one in await nodes(t)] == ["open", "open", "open"]


async def test_even_shares_are_counted_back_from_the_end(town: Opens) -> None:
    async with town(tables=PROJECTS) as t:
        asked = await t.city_liaison.says("倒排 实事03")
        assert "按季度平均" in asked.labels
        echo = await t.city_liaison.taps("按季度平均")
        assert "9月30日（周三 班）：累计 450个（75%）" in echo
        assert "12月31日（周四 班）：累计 600个（100%）" in echo
        await t.city_liaison.taps("确认")
        assert [one.quantity for one in await nodes(t, "实事03")] == [450, 600]
        assert [one.quantity for one in await nodes(t)] == []


async def test_a_new_plan_replaces_what_is_open_and_undo_brings_the_old_one_back(town: Opens) -> None:
    async with town(tables=PROJECTS) as t:
        for text in ("9月底 5公里，12月底 42公里", "10月底 20公里，12月底 42公里"):
            await t.supervisor.says(f"倒排 实事02 {text}")
            await t.supervisor.taps("确认")
        assert [one.quantity for one in await nodes(t)] == [5, 20, 42]
        assert "已撤回" in await t.supervisor.says("撤回")
        assert [one.quantity for one in await nodes(t)] == [5, 42]


async def test_a_missed_milestone_makes_the_project_red_and_listed(town: Opens) -> None:
    async with town(tables=PROJECTS) as t:
        await t.supervisor.says("倒排 实事02 9月底 30公里，12月底 42公里")
        await t.supervisor.taps("确认")
        assert "实事02" not in await t.supervisor.says("实事滞后")
        await t.time_goes_to("2026-09-30 18:00")
        assert "🔴 0 项" in await t.supervisor.says("实事进度")
        await t.time_goes_to("2026-10-09 10:00")
        late = await t.supervisor.says("实事滞后")
        assert "🔴 实事02" in late
        assert "9月30日（周三 班）应完成30公里" in late
        await t.liaison.says("进展 实事02 累计完成30公里")
        assert "实事02" not in await t.supervisor.says("实事滞后")


async def test_what_cannot_be_a_plan_is_refused_with_the_reason(town: Opens) -> None:
    async with town(tables=PROJECTS) as t:
        assert "没看懂节点" in await t.supervisor.says("倒排 实事02 12月底 42公里，9月底 50公里")
        late = await t.supervisor.says("倒排 实事02 9月底 10公里，2027年1月底 42公里")
        assert "晚于 实事02 的时限" in late
        assert not await nodes(t)


async def test_milestones_of_a_table_are_planned_with_the_import(town: Opens) -> None:
    header = (*PROJECT_HEADER, "节点目标")
    table = projects((*ROADS, "6月底 5公里；9月底 30公里；12月底 42公里"), header=header)
    async with town(tables=(table,)) as t:
        assert [(one.quantity, one.state) for one in await nodes(t)] == [
            (5, "done"),
            (30, "open"),
            (42, "open"),
        ]
