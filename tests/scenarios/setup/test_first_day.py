"""启用: the settings' administrator is greeted and led, may stop, skip, come back; no unit is told early."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest

from domain.policy import HOURS
from domain.tables.grid import Row
from storage.engines import Database
from storage.seeding import prepare
from tests.scenarios.promises import keep_promises
from tests.scenarios.roster import CITY, OFFICE, ROSTER_HEADER, case, roster
from tests.scenarios.test_importing_by_chat import cases_file, xlsx
from tests.scenarios.test_the_life_of_a_case import chain_holds
from tests.scenarios.town import MORNING, Heard, Town, at, open_town

Begins = Callable[..., AbstractAsyncContextManager[Town]]
ROSTER = xlsx("花名册", *roster().rows)
NEW = cases_file(case("建议101", "关于口袋公园的建议", CITY, "2026-10-30"))


@pytest.fixture
def fresh(database: Database, tmp_path: Path) -> Begins:
    """An empty database with one administrator by the settings, on SQLite and on PostgreSQL."""

    @asynccontextmanager
    async def opens(now: str = MORNING) -> AsyncIterator[Town]:
        await prepare(database, at(now), ["u01"])
        async with open_town(database, tmp_path / "files", now) as t:
            yield t
            await keep_promises(t)

    return opens


async def imports(t: Town, name: str, file: bytes) -> Heard:
    """The administrator sends a table and takes its good rows."""
    card = await t.admin.sends(name, file)
    return await t.admin.taps(next(label for label in card.labels if label.startswith("导入可以的")))


async def test_from_nothing_to_the_first_signed_case(fresh: Begins) -> None:
    async with fresh() as t:
        greeting = t.admin.chat[0]
        assert "请先完成设置" in (greeting.draft.title or "")
        assert "第 1 步" in (await t.admin.taps("开始设置")).title
        led = await imports(t, "花名册.xlsx", ROSTER)
        assert "设置第 3 步：照哪份规则" in led, "everybody can be reached, so the check is done"
        led = await t.admin.says("规则照默认")
        assert "设置第 4 步：第一张交办表" in led
        await t.admin.says("演练模式 开")
        await t.admin.taps("确认")
        led = await imports(t, "交办表.xlsx", NEW)
        assert "设置第 5 步：演练一天" in led
        assert not t.city_liaison.hears(), "it is a rehearsal"
        assert not t.district_leader.hears(), "no page that says that there is nothing yet"
        await t.time_goes_to("2026-09-23 18:30")
        assert not t.city_liaison.hears()
        asked = await t.admin.says("正式启用")
        assert "结束演练" in asked.title
        assert "督办正式启用" in await t.admin.taps("确认")
        await t.time_goes_to("2026-09-24 09:00")
        assert "建议101" in t.city_liaison.hears()
        assert "已签收" in await t.city_liaison.says("签收 建议101")
        assert "都做完了" in (await t.admin.says("设置向导")).title
        assert "设置做完了" not in await t.admin.says("设置"), "that is said once"
        assert await chain_holds(t)


async def test_it_goes_on_where_it_was_left_and_after_a_restart(fresh: Begins) -> None:
    async with fresh() as t:
        await imports(t, "花名册.xlsx", ROSTER)
        await t.closes()
        await t.opens()
        assert "第 3 步" in (await t.admin.says("下一步")).title
        assert "没有导入过件" in await t.admin.says("正式启用")


async def test_what_can_be_left_out_is_left_out_and_the_rest_is_not(fresh: Begins) -> None:
    async with fresh() as t:
        assert "不能跳过" in await t.admin.says("跳过这一步")
        await imports(t, "花名册.xlsx", ROSTER)
        led = await t.admin.says("跳过这一步")
        assert "设置第 4 步" in led
        assert "已撤回" in await t.admin.says("撤回")
        assert "第 3 步" in (await t.admin.says("下一步")).title
        await t.admin.says("跳过这一步")
        led = await imports(t, "交办表.xlsx", NEW)
        assert "设置第 5 步" in led
        assert "建议101" in t.city_liaison.hears(), "without a rehearsal units are told at once"
        asked = await t.admin.says("正式启用")
        assert "没有演练过" in asked
        assert "督办正式启用" in await t.admin.taps("正式启用")
        assert "都做完了" in (await t.admin.says("下一步")).title


async def test_a_roster_with_gaps_stops_at_the_check(fresh: Begins) -> None:
    rows: tuple[Row, ...] = (
        (OFFICE, "督查机构", "秦越", "系统管理员", "u01", "", ""),
        (CITY, "政府部门", "郑凯", "联络员", "", "", ""),
    )
    async with fresh() as t:
        led = await imports(t, "花名册.xlsx", xlsx("花名册", ROSTER_HEADER, *rows))
        assert "设置第 2 步：单位检查" in led
        assert CITY in led
        assert "还没有审批人" in led
        assert "设置第 3 步" in await t.admin.says("跳过这一步")


async def test_nobody_else_is_led_and_their_words_stay_words(fresh: Begins) -> None:
    async with fresh() as t:
        await imports(t, "花名册.xlsx", ROSTER)
        assert "设置第" not in await t.city_liaison.says("下一步")
        assert "设置第" not in await t.supervisor.says("规则照默认")


async def test_who_wants_no_guide_is_left_alone(fresh: Begins) -> None:
    async with fresh() as t:
        await t.admin.says("不用向导")
        assert "设置第" not in await imports(t, "花名册.xlsx", ROSTER)
        assert "第 3 步" in (await t.admin.says("设置向导")).title


async def test_the_greeting_comes_once_and_not_at_night(fresh: Begins) -> None:
    night = f"2026-09-22 {HOURS.quiet_from:%H}:30"
    async with fresh(night) as t:
        assert not t.admin.chat
        await prepare(t.database, t.clock.now(), ["u01"])
        await t.time_goes_to("2026-09-23 09:00")
        assert [b.draft.title for b in t.admin.chat].count("您好，我是督办机器人，请先完成设置") == 1


async def test_an_office_that_works_already_is_not_greeted(fresh: Begins) -> None:
    async with fresh() as t:
        await imports(t, "花名册.xlsx", ROSTER)
        await prepare(t.database, t.clock.now(), ["u01", "u02"])
        await t.rests()
        assert "设置" not in t.supervisor.hears().title
