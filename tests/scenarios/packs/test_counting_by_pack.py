"""Reminders and overdue days as a pack counts them; what the office itself set goes before it."""

from dataclasses import replace

from domain.ladder import Notice
from domain.packs import Pack
from domain.reminders import Timetable
from domain.vocabulary import AssignmentRole, DayUnit, Source
from storage.desks import find_items
from tests.domain.announcing import announcing
from tests.domain.calendars import OFFICIAL
from tests.scenarios.conftest import Opens
from tests.scenarios.roster import HOUSING, case, suggestions
from tests.scenarios.town import Town

TABLES = (suggestions(case("建议012", "关于老旧小区加装电梯的建议", HOUSING, "2026-10-23")),)


def put_pack(t: Town, **reminder: object) -> None:
    """The office has a file of its own for suggestions."""
    pack: Pack = t.database.packs["deputy_suggestion"]
    own = replace(pack, reminder=replace(pack.reminder, **reminder))  # type: ignore[arg-type]
    t.database.packs = {**t.database.packs, pack.name: own}
    t.database.rules = None


async def test_overdue_days_are_counted_in_the_packs_unit(town: Opens) -> None:
    """Due on a Friday: on Tuesday it is four natural days late and two working days."""
    async with town(tables=TABLES) as t:
        await t.time_goes_to("2026-10-27 10:00")
        assert "已超期 4 天" in await t.supervisor.says("查看 建议012")
        put_pack(t, overdue_unit=DayUnit.WORKING_DAYS)
        assert "已超期 2 个工作日" in await t.supervisor.says("查看 建议012")


async def test_on_the_weekend_after_a_deadline_it_is_past_but_no_working_day_late(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        put_pack(t, overdue_unit=DayUnit.WORKING_DAYS)
        await t.time_goes_to("2026-10-23 17:00")
        assert "今天到期" in await t.supervisor.says("查看 建议012")
        await t.time_goes_to("2026-10-24 10:00")
        assert "已过期" in await t.supervisor.says("查看 建议012")


async def test_a_pack_announces_on_its_own_days_unless_the_office_set_others(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        await t.liaison.says("签收 12")
        put_pack(t, days=(5,))
        await t.time_goes_to("2026-10-16 10:00")
        assert "还剩7天" in t.liaison.hears(), "five days ahead is a Sunday, so the Friday before"
        await t.admin.says("提醒 建议 提前2天")
        await t.admin.says("确认")
        await t.time_goes_to("2026-10-20 10:00")
        last_day = t.liaison.hears()
        assert "今天是申请延期的最后一天" in last_day
        assert "快到期" not in last_day.title
        await t.time_goes_to("2026-10-21 10:00")
        assert "还剩2天" in t.liaison.hears()


def test_of_packs_and_settings_the_more_particular_holds() -> None:
    packs = announcing(5, unit=DayUnit.WORKING_DAYS)
    office = (Notice((2,)), Notice((7,), source=Source.PETITION))
    for notices, source, days in (
        ((), Source.PETITION, (5,)),
        (office[:1], Source.PETITION, (2,)),
        (office, Source.PETITION, (7,)),
        (office, Source.HOTLINE_ORDER, (2,)),
    ):
        ladder = Timetable(OFFICIAL, packs, notices=notices).ladder_of(source)
        found = ladder.notice_for(source, AssignmentRole.LEAD, key=False)
        assert found is not None
        assert found.days == days


async def test_a_case_that_is_handled_anew_has_the_time_of_its_own_round(town: Opens) -> None:
    """The longest term from the hand-over has no part in the second round."""
    async with town(tables=TABLES) as t:
        refused = await t.liaison.says("延期 建议012 到2027年4月1日 图纸没出")
        assert "最晚到 2027年3月22日" in refused
        await t.liaison.says("取消")
        async with t.database.writer() as session:
            (item,) = await find_items(session, 12)
            item.assignment.redo_round = 1
            session.add(item.assignment)
            await session.commit()
        assert "申请延到：2027年4月1日" in await t.liaison.says("延期 建议012 到2027年4月1日 图纸没出")
