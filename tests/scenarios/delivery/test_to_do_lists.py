"""Cases stand in their liaison's own to-do list: put there once, kept right, ticked off by the bot."""

from domain.tables.grid import Grid
from simulator.acts import Said
from simulator.rendering import spoken_text
from tests.scenarios.conftest import Opens
from tests.scenarios.roster import CITY, HOUSING, case, suggestions
from tests.scenarios.town import Speaker, Town

ONE: tuple[Grid, ...] = (suggestions(case("建议012", "关于加装电梯的建议", HOUSING, "2026-10-30")),)
SECRET: tuple[Grid, ...] = (
    suggestions(case("建议077", "关于某历史遗留问题的建议", HOUSING, "2026-11-06", note="敏感件")),
)
SUBJECT = "建议012 关于加装电梯的建议（10月30日（周五）前）"


def subjects(speaker: Speaker, *, done: bool = False) -> list[str]:
    return [item.subject for item in speaker.to_dos if item.done is done]


def calls(town: Town, method: str = "POST") -> int:
    """How many calls of the to-do service reached the platform."""
    entries = town.messenger.log.since(0)
    asked = [e for e in entries if e["direction"] == "from_bot" and "/todo/" in e["path"]]
    return sum(e["method"] == method for e in asked)


async def answers(town: Town) -> None:
    await town.liaison.says("签收 建议012")
    await town.liaison.says("回复 建议012 已经解决，电梯已装好并投入使用")
    await town.liaison.says("确认")
    await town.time_goes_by(minutes=3)


async def test_a_case_stands_in_the_list_until_it_is_answered(fresh_town: Opens) -> None:
    async with fresh_town(tables=ONE) as t:
        assert subjects(t.liaison) == [SUBJECT]
        assert subjects(t.supervisor) == subjects(t.leader) == []
        await answers(t)
        assert subjects(t.liaison) == []
        assert subjects(t.liaison, done=True) == [SUBJECT]
        assert calls(t) == 1
        assert calls(t, "PUT") == 1


async def test_opening_an_item_asks_for_the_case_in_the_chat(fresh_town: Opens) -> None:
    async with fresh_town(tables=ONE) as t:
        (item,) = t.liaison.to_dos
        _ = t.liaison.hears()
        t.messenger.acts.say("u11", Said(text=spoken_text(item.url)))
        await t.rests()
        assert "关于加装电梯的建议" in t.liaison.hears()


async def test_a_secret_case_shows_its_number_alone(fresh_town: Opens) -> None:
    async with fresh_town(tables=SECRET) as t:
        assert subjects(t.liaison) == ["建议077 敏感件（11月6日（周五）前）"]


async def test_a_new_day_is_told_to_the_list(fresh_town: Opens) -> None:
    async with fresh_town(tables=ONE) as t:
        await t.liaison.says("签收 建议012")
        await t.liaison.says("延期 建议012 到11月10日 图纸还没有出来")
        await t.liaison.taps("确认申请")
        await t.approver.says("同意 建议012延期")
        await t.approver.says("确认")
        await t.time_goes_by(minutes=3)
        assert subjects(t.liaison) == ["建议012 关于加装电梯的建议（11月10日（周二）前）"]
        assert t.liaison.to_dos[0].due_ms == 1_794_304_800_000  # 2026-11-10 18:00 +08:00


async def test_a_successor_has_the_item_and_the_predecessor_has_not(fresh_town: Opens) -> None:
    async with fresh_town(tables=(suggestions(case("建议030", "关于噪声的建议", CITY, "2026-10-20")),)) as t:
        assert len(t.city_liaison.to_dos) == 1
        await t.admin.says("换联络员 区城市管理局 罗珊")
        await t.admin.taps("确认更换")
        await t.time_goes_by(minutes=3)
        assert t.city_liaison.to_dos == []
        assert [item.subject for item in t.water_liaison.to_dos] == [
            "建议030 关于噪声的建议（10月20日（周二）前）"
        ]


async def test_nothing_is_lost_while_the_service_is_down_and_messages_do_not_wait_for_it(
    fresh_town: Opens,
) -> None:
    async with fresh_town(tables=ONE) as t:
        t.messenger.switch({"down": "503", "path": "/todo/"})
        await answers(t)
        assert "已签收" in "".join(bubble.draft.text for bubble in t.liaison.chat)
        await t.time_goes_to("2026-09-22 15:00")
        assert subjects(t.liaison) == [SUBJECT]
        t.messenger.switch({"reset": True})
        await t.time_goes_to("2026-09-22 17:00")
        assert subjects(t.liaison, done=True) == [SUBJECT]


async def test_an_item_whose_making_was_taken_and_not_answered_is_made_once(fresh_town: Opens) -> None:
    async with fresh_town(now="2026-09-22 07:00", tables=ONE) as t:
        t.messenger.switch({"accept_then_reset": 1, "path": "/todo/"})
        await t.time_goes_to("2026-09-22 09:30")
        assert subjects(t.liaison) == [SUBJECT]
        assert calls(t) == 2
        await answers(t)
        assert subjects(t.liaison, done=True) == [SUBJECT]


async def test_a_restart_neither_forgets_nor_doubles(fresh_town: Opens) -> None:
    async with fresh_town(tables=ONE) as t:
        t.messenger.switch({"down": "reset", "path": "/todo/"})
        await answers(t)
        await t.closes()
        t.messenger.switch({"reset": True})
        await t.opens()
        await t.time_goes_by(hours=2)
        assert subjects(t.liaison, done=True) == [SUBJECT]
        assert calls(t) == 1


async def test_somebody_without_an_account_is_tried_again_later(fresh_town: Opens) -> None:
    async with fresh_town(now="2026-09-22 07:00", tables=ONE) as t:
        t.messenger.switch({"hide_union_id": ["u11"]})
        await t.time_goes_to("2026-09-22 09:10")
        assert t.liaison.to_dos == []
        assert "待办 → 周航：还没建上，会再试" in await t.supervisor.says("送达了吗 建议012")
        t.messenger.switch({"reset": True})
        await t.time_goes_to("2026-09-22 11:00")
        assert subjects(t.liaison) == [SUBJECT]


async def test_with_lists_switched_off_nothing_new_is_put_there(fresh_town: Opens) -> None:
    async with fresh_town(now="2026-09-22 07:00", tables=ONE) as t:
        assert "以后新交办的不再建待办" in await t.admin.says("待办 关")
        await t.admin.taps("确认修改")
        await t.time_goes_to("2026-09-22 10:00")
        assert t.liaison.to_dos == []
        assert "在办的件会建进" in await t.admin.says("待办 开")
        await t.admin.taps("确认修改")
        await t.time_goes_by(minutes=1)
        assert subjects(t.liaison) == [SUBJECT]
