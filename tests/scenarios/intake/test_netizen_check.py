"""The daily check of netizen messages (R8): whoever has not collected them by ten is reminded once."""

import pytest

from tests.scenarios.conftest import Opens
from tests.scenarios.roster import CITY
from tests.scenarios.town import Speaker, Town

REMINDED = "今天的网民留言还没有导入"
COLLECT = f"登记 网民留言 标题：路灯不亮 单位：{CITY} 期限：10月30日"


async def collects(who: Speaker) -> None:
    """A message comes in."""
    await who.says(COLLECT)
    await who.taps("确认交办")


async def an_office_that_has_messages(t: Town) -> None:
    """Yesterday one came in; the morning's news is out."""
    await collects(t.supervisor)
    await t.next_morning()
    _ = t.admin.hears()


async def test_nobody_collected_by_ten(either_town: Opens) -> None:
    async with either_town() as t:
        await an_office_that_has_messages(t)
        await t.time_goes_to("2026-09-23 09:59")
        assert REMINDED not in t.admin.hears()
        await t.time_goes_to("2026-09-23 10:00")
        heard = t.admin.hears()
        assert heard.title == REMINDED
        assert {"导入", "今天没有留言"} <= set(heard.labels)
        assert REMINDED not in t.supervisor.hears()
        await t.time_goes_to("2026-09-23 17:59")
        assert REMINDED not in t.admin.hears()
        assert "记下今天没有" in await t.admin.taps("今天没有留言")
        await t.time_goes_to("2026-09-24 10:01")
        assert t.admin.hears().text.count("请看一遍留言平台") == 1
        assert "请现在把要导入的表格" in await t.admin.taps("导入")


async def test_whoever_collected_is_left_alone(town: Opens) -> None:
    async with town() as t:
        await an_office_that_has_messages(t)
        await collects(t.supervisor)
        await t.time_goes_to("2026-09-23 12:00")
        assert REMINDED not in t.admin.hears()


async def test_a_day_without_messages_is_settled_beforehand(town: Opens) -> None:
    async with town() as t:
        await an_office_that_has_messages(t)
        assert "记下今天没有" in await t.supervisor.says("今天没有留言")
        assert "已经登记过了" in await t.supervisor.says("今天没有留言")
        await t.time_goes_to("2026-09-23 12:00")
        assert REMINDED not in t.admin.hears()


async def test_rest_days_and_offices_without_messages_are_not_asked(town: Opens) -> None:
    async with town() as t:
        await t.time_goes_to("2026-09-24 12:00")
        assert REMINDED not in t.admin.hears()  # the town has had none
        await collects(t.supervisor)
        await t.time_goes_to("2026-09-27 23:00")
        assert REMINDED not in t.admin.hears()  # 25 to 27 September: Mid-Autumn
        await t.time_goes_to("2026-09-28 10:00")
        assert REMINDED in t.admin.hears()


async def test_another_hour_and_off(town: Opens) -> None:
    async with town() as t:
        await an_office_that_has_messages(t)
        assert "10:30" in (await t.admin.says("网民留言 10点半前没导入提醒我")).title
        await t.admin.taps("确认")
        await t.time_goes_to("2026-09-23 10:29")
        assert REMINDED not in t.admin.hears()
        await t.time_goes_to("2026-09-23 10:30")
        assert REMINDED in t.admin.hears()
        await t.admin.says("网民留言提醒 关")
        await t.admin.taps("确认")
        await t.time_goes_to("2026-09-24 18:00")
        assert REMINDED not in t.admin.hears()
        assert "网民留言导入提醒：10:30" in await t.admin.says("撤销上一个设置")


@pytest.mark.parametrize("hour", ["晚上8点", "6点"])
async def test_an_hour_outside_office_hours_is_refused(town: Opens, hour: str) -> None:
    async with town() as t:
        assert "请定在上班时间里" in await t.admin.says(f"网民留言 {hour}前没导入提醒我")


async def test_the_preview_foresees_it(town: Opens) -> None:
    async with town() as t:
        await an_office_that_has_messages(t)
        assert "网民留言未导入提醒" in await t.admin.says("预览 9月23日")
        await t.supervisor.says("今天没有留言")
        assert "网民留言未导入提醒" not in await t.admin.says("预览 9月23日")
        assert "网民留言未导入提醒" in await t.admin.says("预览 9月24日")
