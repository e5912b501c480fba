"""An older database is put back: nothing goes out unasked until an administrator has seen what would."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from storage.backups import copy_database
from storage.engines import Database
from tests.scenarios.conftest import Opens
from tests.scenarios.roster import CITY, HOUSING, case, suggestions
from tests.scenarios.town import Town

PutBack = Callable[[Town, Path], Awaitable[None]]
DUE = (
    suggestions(
        case("建议001", "关于路灯的建议", HOUSING, "2026-09-26", on="2026-09-01"),
        case("建议003", "关于垃圾分类的建议", CITY, "2026-09-26", on="2026-09-01"),
        case("建议030", "关于井盖的建议", CITY, "2026-10-20", on="2026-09-01"),
    ),
)


@pytest.fixture
async def put_back() -> AsyncIterator[PutBack]:
    """Puts a database back as it was; the folder of files and the messenger know better."""
    opened: list[Database] = []

    async def put(t: Town, backup: Path) -> None:
        await t.closes()
        await t.database.close()
        path = Path(t.database.url.database or "")
        copy_database(backup, path)
        t.database = Database(f"sqlite+aiosqlite:///{path}")
        opened.append(t.database)
        await t.opens()
        await t.rests()

    yield put
    for database in opened:
        await database.close()


async def test_nothing_goes_out_until_the_administrator_decides(
    town: Opens, tmp_path: Path, put_back: PutBack
) -> None:
    async with town(tables=DUE) as t:
        await t.liaison.says("全部签收")
        await t.city_liaison.says("全部签收")
        copy_database(Path(t.database.url.database or ""), tmp_path / "backup.db")
        await t.supervisor.says("催办 建议030")
        await t.time_goes_to("2026-09-23 09:00")
        _ = [speaker.hears() for speaker in t.speakers]
        await put_back(t, tmp_path / "backup.db")
        await nobody_is_told_and_the_administrator_sees_why(t)
        await only_what_falls_due_from_now_on_is_told(t)


async def nobody_is_told_and_the_administrator_sees_why(t: Town) -> None:
    await t.time_goes_to("2026-09-23 11:00")
    assert not t.liaison.hears()
    assert not t.city_liaison.hears()
    assert "数据库是从备份恢复的" in t.admin.hears()
    assert "数据库从备份恢复" in await t.admin.says("停发着什么")
    asked = await t.admin.says("恢复")
    assert "备份以后已经发过的，我不知道" in asked
    assert "将向 2 人发出 2 件事" in asked


async def only_what_falls_due_from_now_on_is_told(t: Town) -> None:
    assert "都不再发" in await t.admin.says("恢复，不补发")
    await t.admin.taps("确认")
    await t.time_goes_to("2026-09-23 19:00")
    assert not t.liaison.hears()
    assert not t.city_liaison.hears()
    await t.time_goes_to("2026-09-28 09:00")
    assert "超期" in t.liaison.hears()


async def test_a_restart_with_the_same_database_is_no_restore(town: Opens) -> None:
    async with town(tables=DUE) as t:
        await t.supervisor.says("催办 建议030")
        await t.closes()
        await t.opens()
        await t.rests()
        assert "没有停发" in await t.admin.says("停发着什么")
