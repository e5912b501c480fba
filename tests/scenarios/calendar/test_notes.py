"""From November on administrators hear weekly that a year's holidays are missing, until they are there."""

from sqlmodel import select

from storage.tables import Notice
from tests.domain.holidays.notices import notice
from tests.scenarios.calendar.test_loading import TABLES
from tests.scenarios.conftest import Opens
from tests.scenarios.town import Town


async def noted(t: Town) -> list[str]:
    async with t.database.reader() as session:
        rows = (await session.exec(select(Notice).where(Notice.kind == "calendar_missing"))).all()
    return sorted(f"{row.key} {row.state}" for row in rows)


async def test_once_a_week_with_how_many_limits_are_provisional(town: Opens) -> None:
    async with town("2026-11-06 17:00", tables=TABLES) as t:
        first = await noted(t)
        assert [key.partition("@")[0] for key in first] == ["calendar_note:2027:2026-11-02"], (
            "late, not never"
        )
        _ = [who.hears() for who in t.speakers]
        await t.time_goes_to("2026-11-09 12:00")
        heard = t.admin.hears()
        assert "2027年放假安排还没有导入，在办的有 1 件时限落在那一年，都标着“暂定”" in heard
        assert "还没有导入" not in t.supervisor.hears()
        await t.time_goes_to("2026-11-10 12:00")
        assert "还没有导入" not in t.admin.hears(), "a week is a week"
        assert len(await noted(t)) == 2


async def test_once_the_year_is_loaded_nothing_more_is_said(town: Opens) -> None:
    async with town("2026-11-06 17:00", tables=TABLES) as t:
        await t.admin.says(notice(2027))
        await t.admin.says("确认")
        before = await noted(t)
        await t.time_goes_to("2026-11-09 12:00")
        assert await noted(t) == before


async def test_the_preview_foresees_the_next_note_unless_one_case_is_asked_about(town: Opens) -> None:
    async with town("2026-11-06 17:00", tables=TABLES) as t:
        coming = await t.admin.says("预览 11月9日到11月9日")
        assert "放假安排待导入" in coming
        assert "秦越" in coming
        assert "放假安排待导入" not in await t.admin.says("预览 12")


async def test_before_november_nobody_is_told(town: Opens) -> None:
    async with town("2026-10-30 10:00", tables=TABLES) as t:
        assert await noted(t) == []
