"""Of a secret case everybody but those who have to know sees its number and 敏感件, wherever he looks."""

from tests.scenarios.conftest import Opens
from tests.scenarios.secrecy.matters import (
    CONTENT,
    SECRET,
    TABLES,
    TITLE,
    exported,
    said_to,
    traces,
    wire,
)
from tests.scenarios.test_the_life_of_a_case import chain_holds

OUTSIDERS = (
    "admin",
    "supervisor",
    "approver",
    "second_approver",
    "district_leader",
    "city_liaison",
    "teacher",
)
PIECES = (TITLE, "遗留问题", "改制", CONTENT, "欠缴")


async def test_outsiders_see_a_number_wherever_they_look(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        for who in (t.admin, t.supervisor, t.approver):
            for words in (
                f"查看 {SECRET}",
                "谁还没签收",
                "本周谁到期",
                "谁快到期",
                f"怎么算的 {SECRET}",
                f"预览 {SECRET}",
                "待办",
                f"查重 {SECRET}",
                "查重 建议031",
                f"催办 {SECRET}",
                "改制那个怎么样了",
                "查看改制那件",
                f"千收 {SECRET}",
            ):
                await who.says(words)
        await t.district_leader.says(f"查看 {SECRET}")
        for words in (f"查看 {SECRET}", "改制那个签收", "遗留问题那件", "退回改制那件"):
            await t.city_liaison.says(words)
        await t.time_goes_to("2026-09-29 12:00")
        assert not [*traces(said_to(t, *OUTSIDERS), TITLE, CONTENT, "某厂", "欠缴", "款项")]
        assert SECRET in said_to(t, "supervisor")


async def test_a_push_carries_the_number_only_even_to_its_own_unit(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        await t.time_goes_to("2026-09-29 12:00")
        own = said_to(t, "liaison", "leader", "stand_in")
        assert SECRET in own
        assert "敏感件" in own
        assert not [*traces(own, *PIECES)]
        assert TITLE not in await t.liaison.says("我的")
        shown = await t.liaison.says(f"查看 {SECRET}")
        assert TITLE in shown
        assert CONTENT in shown
        assert "敏感件" in shown.title


async def test_each_look_is_kept_with_who_and_when(either_town: Opens) -> None:
    async with either_town(tables=TABLES) as t:
        assert "还没有查看记录" in await t.approver.says(f"谁看过 {SECRET}")
        await t.liaison.says(f"查看 {SECRET}")
        await t.supervisor.says(f"查看 {SECRET}")
        views = await t.approver.says(f"谁看过 {SECRET}")
        assert "9月22日 10:00 周航 查看" in views
        assert "方敏 查看（只见编号）" in views
        assert "不能做这件事" in await t.supervisor.says(f"谁看过 {SECRET}")
        assert await chain_holds(t)


async def test_whom_the_office_lets_in_may_read_until_he_is_shut_out(either_town: Opens) -> None:
    async with either_town(tables=TABLES) as t:
        assert TITLE not in await t.supervisor.says(f"查看 {SECRET}")
        echo = await t.approver.says(f"知悉 {SECRET} 加 方敏")
        assert "可以看内容：方敏" in echo
        assert TITLE not in await t.supervisor.says(f"查看 {SECRET}"), "nothing is changed before 确认"
        await t.approver.taps("确认")
        assert TITLE in await t.supervisor.says(f"查看 {SECRET}")
        assert "另外知悉：方敏" in await t.admin.says(f"知悉 {SECRET}")
        assert "已经在" in await t.admin.says(f"知悉 {SECRET} 加 方敏")
        await t.admin.says(f"知悉 {SECRET} 减 方敏")
        await t.admin.taps("确认")
        assert TITLE not in await t.supervisor.says(f"查看 {SECRET}")
        assert "已撤回" in await t.admin.says("撤回")
        assert TITLE in await t.supervisor.says(f"查看 {SECRET}")
        assert await chain_holds(t)


async def test_only_who_keeps_secrets_may_change_the_list(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        assert "不能做这件事" in await t.supervisor.says(f"知悉 {SECRET} 加 方敏")
        assert "花名册里没有" in await t.approver.says(f"知悉 {SECRET} 加 王不存在")
        assert "不是敏感件" in await t.approver.says("知悉 建议030 加 方敏")


async def test_digests_and_exports_have_the_number_only(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        await t.time_goes_to("2026-09-30 12:00")
        digest = said_to(t, "supervisor", "approver", "district_leader")
        assert f"{SECRET} 敏感件" in digest
        assert not [*traces(digest, *PIECES)]
        ledger = await exported(t)
        assert SECRET in ledger
        assert not [*traces(ledger, *PIECES)]


async def test_a_case_becomes_secret_and_is_so_no_more(either_town: Opens) -> None:
    async with either_town(tables=TABLES) as t:
        assert "夜间施工扰民" in await t.supervisor.says("查看 建议030")
        asked = await t.approver.says("建议030 列为敏感件")
        assert "为什么列为敏感件" in asked.title
        await t.approver.says("涉及信访人")
        done = await t.approver.taps("确认")
        assert "已列为敏感件" in done.title
        assert "夜间施工扰民" not in await t.supervisor.says("查看 建议030")
        assert "夜间施工扰民" not in await t.supervisor.says("谁还没签收")
        assert "夜间施工扰民" in await t.city_liaison.says("查看 建议030")
        assert "已经是敏感件" in await t.admin.says("建议030 列为敏感件 再列一次")
        assert "已撤回" in await t.approver.says("撤回")
        assert "夜间施工扰民" in await t.supervisor.says("查看 建议030")
        await t.admin.says(f"{SECRET} 取消敏感 已经公开")
        await t.admin.taps("确认")
        assert TITLE in await t.supervisor.says(f"查看 {SECRET}")
        assert await chain_holds(t)


async def test_what_is_asked_about_it_is_read_by_the_approver_on_demand_only(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        await t.liaison.says(f"退回 {SECRET} 改制归区水务局管，不归我们")
        await t.liaison.taps("确认退回")
        push = t.approver.hears()
        assert "申请退回" in push
        assert "改制" not in push
        assert "改制" not in await t.supervisor.says("待办")
        assert "改制" not in await t.approver.says("待办")
        opened = await t.approver.says("1")
        assert "改制归区水务局管" in opened
        assert "贺岩 查看" in await t.approver.says(f"谁看过 {SECRET}")


async def test_the_log_of_the_wire_holds_nothing_of_it(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        shown = await t.liaison.says(f"查看 {SECRET}")
        assert CONTENT in shown
        await t.liaison.says(f"进展 {SECRET} 改制方案已找到，欠缴款项正在核对")
        await t.liaison.says(f"回复 {SECRET} 改制遗留问题已核清")
        await t.liaison.says("取消")
        await t.liaison.says(f"退回 {SECRET} 改制归区水务局管，不归我们")
        await t.liaison.taps("确认退回")
        await t.approver.says("待办")
        await t.approver.says("1")
        log = wire(t)
        assert "（敏感内容，不记入报文日志）" in log
        assert not [*traces(log, *PIECES)]


async def test_in_a_group_not_even_the_number_is_said(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        t.gathers("g1", t.liaison, t.city_liaison)
        await t.liaison.says(f"查看 {SECRET}", group="g1")
        assert not [*traces(t.group_hears("g1").text, SECRET, *PIECES)]
