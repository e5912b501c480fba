"""When people have their message of the day: the office's time, one's own, and what is kept for it."""

from tests.scenarios.conftest import Opens


async def test_the_administrator_moves_the_morning(town: Opens) -> None:
    async with town() as t:
        asked = await t.admin.says("提醒时段 9:30")
        assert "每天的消息改为 09:30 发？" in asked
        assert "现在是 08:45" in asked
        assert "条消息的时间会变" in asked
        assert "改为 09:30" in await t.admin.says("确认")
        assert "09:30，一人一条" in await t.admin.says("设置")
        preview = await t.supervisor.says("预览 建议030")
        assert "09:30 区城市管理局" in preview


async def test_a_person_moves_his_own_and_what_waits_moves_along(town: Opens) -> None:
    async with town() as t:
        await t.city_liaison.says("全部签收")
        preview = await t.supervisor.says("预览 建议030")
        assert "10月16日（周五） 08:45" in preview
        assert "09:40" in await t.city_liaison.says("我的提醒 9点40")
        assert "10月16日（周五） 09:40" in await t.supervisor.says("预览 建议030")
        await t.time_goes_to("2026-10-16 09:39")
        t.city_liaison.hears()
        await t.time_goes_to("2026-10-16 09:40")
        assert "建议030" in t.city_liaison.hears()
        assert "08:45" in await t.city_liaison.says("我的提醒 恢复")


async def test_nonsense_times_are_refused_with_the_way_out(town: Opens) -> None:
    async with town() as t:
        assert "静默时间" in await t.admin.says("提醒时段 23:00")
        assert "上班时间里" in await t.admin.says("提醒时段 19:00")
        assert "您的不能更早" in await t.city_liaison.says("我的提醒 8:35")
        assert "1 到 20 之间" in await t.admin.says("每人每天最多 100 条")
        assert "待发给您的消息" in (await t.city_liaison.says("待发")).title


async def test_a_liaison_may_not_move_everybodys_morning(town: Opens) -> None:
    async with town() as t:
        assert "每天的消息改为" not in await t.city_liaison.says("提醒时段 9:30")
        assert "最多" not in (await t.city_liaison.says("每人每天最多2条")).title
