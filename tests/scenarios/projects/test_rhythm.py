"""Units are asked once in a rhythm, with the last figure filled in; the office sees who has not answered."""

from tests.scenarios.conftest import Opens
from tests.scenarios.projects.lists import ANNEX, PROJECTS
from tests.scenarios.town import Town


async def test_a_project_s_unit_is_asked_once_a_month_with_the_last_figure(town: Opens) -> None:
    async with town(tables=PROJECTS) as t:
        await t.teacher.says("签收 实事01")
        await t.time_goes_to("2026-10-21 12:00")
        _ = t.teacher.hears()
        await t.time_goes_to("2026-10-22 09:00")
        asked = t.teacher.hears()
        assert "上次报 27人" in asked
        told = await t.teacher.taps("没变化，27人")
        assert "27/20 人 = 135%" in told
        await t.time_goes_to("2026-11-19 18:00")
        assert "上次报" not in t.teacher.hears()
        await t.time_goes_to("2026-11-20 09:00")
        assert "上次报 27人" in t.teacher.hears()


async def test_who_has_reported_since_is_not_asked(town: Opens) -> None:
    async with town(tables=PROJECTS) as t:
        await t.teacher.says("签收 实事01")
        await t.time_goes_to("2026-10-15 10:00")
        await t.teacher.says("进展 实事01 完成30人")
        await t.time_goes_to("2026-10-22 12:00")
        assert "上次报" not in t.teacher.hears()
        await t.time_goes_to("2026-11-23 12:00")
        assert "上次报 30人" in t.teacher.hears()


async def test_the_dispatch_list_says_who_has_not_reported_this_month(town: Opens) -> None:
    async with town(tables=PROJECTS) as t:
        await t.teacher.says("进展 实事01 完成30人")
        table = await t.supervisor.says("调度表")
        assert "9月要报进度的 3 件，已报 1 件，没报 2 件" in table
        assert "✅ 实事01 区教育局：30/20人 150% （9月22日（周二）报）" in table
        assert "⬜ 实事02" in table
        assert "催没报的" in table.labels
        await t.time_goes_to("2026-10-09 10:00")
        assert "已报 0 件" in await t.supervisor.says("调度表")
        assert "已报 1 件" in await t.supervisor.says("调度表 9月")


async def reviews(t: Town) -> list[str]:
    """Titles of what the teacher was asked about the list."""
    return [b.draft.title for b in t.teacher.hears().bubbles if "请报进展" in b.draft.title]


async def test_a_list_s_item_is_looked_at_every_thirty_days_or_as_the_office_says(town: Opens) -> None:
    async with town(tables=(ANNEX,)) as t:
        await t.teacher.says("签收 整改01")
        echo = await t.supervisor.says("整改01 每季度复查")
        assert "每 90 天请单位报一次进展（原来每 30 天），下一次 12月21日" in echo
        assert "已定" in (await t.supervisor.taps("确认")).title
        await t.time_goes_to("2026-10-23 12:00")
        assert not await reviews(t)
        await t.supervisor.says("撤回")
        assert len(await reviews(t)) == 1


async def test_an_item_is_finished_by_the_unit_s_claim_and_stays_with_the_office(town: Opens) -> None:
    async with town(tables=(ANNEX,)) as t:
        assert "已记下" in (await t.teacher.says("进展 整改01 已修订制度")).title
        claim = await t.teacher.says("整改01 完成 制度已修订，逐件会审")
        assert "是贵单位的说法" in claim
        await t.teacher.taps("已经解决")
        assert "已答复" in await t.supervisor.says("查看 整改01")
