"""送达了吗: sent, delivered, read and acted are four facts, each with its time and for each person."""

from tests.scenarios.conftest import Opens
from tests.scenarios.delivery.test_second_channel import CASES, reads
from tests.scenarios.roster import CITY, case, suggestions

TWO_UNITS = (*CASES, suggestions(case("建议030", "关于噪声的建议", CITY, "2026-10-20")))


async def test_four_facts_come_one_after_another(fresh_town: Opens) -> None:
    async with fresh_town(tables=CASES) as t:
        shown = await t.supervisor.says("送达了吗 建议012")
        assert "没有签收" in shown
        assert "→ 周航（联络员）：发出 9月22日 10:00 · 还没有送达回执" in shown
        await t.time_goes_to("2026-09-22 10:07")
        reads(t, t.liaison)
        await t.rests()
        shown = await t.supervisor.says("送达了吗 建议012")
        assert "发出 9月22日 10:00 · 送达 9月22日 10:07 · 已读 9月22日 10:07" in shown
        assert "没有签收" in shown
        await t.time_goes_to("2026-09-22 10:20")
        await t.liaison.says("签收 建议012")
        shown = await t.supervisor.says("12送达了吗")
        assert "已签收 9月22日 10:20（周航）" in shown
        assert "待办 → 周航：9月22日 10:00 已建" in shown


async def test_what_waits_and_what_failed_says_why(fresh_town: Opens) -> None:
    async with fresh_town(now="2026-09-22 07:00", tables=CASES) as t:
        assert "还没发：还没到发送时间，9月22日 08:45 发" in await t.supervisor.says("送达了吗 建议012")
        t.messenger.switch({"down": "503", "path": "oToMessages"})
        await t.time_goes_to("2026-09-22 08:50")
        shown = await t.supervisor.says("送达了吗 建议012")
        assert "还没发：平台繁忙" in shown
        assert "再试" in shown
        t.messenger.switch({"reset": True})
        t.messenger.acts.leave("u11")
        await t.time_goes_by(minutes=30)
        shown = await t.supervisor.says("送达了吗 建议012")
        assert "→ 李敏（联络员）：发出" in shown  # who stands in for him


async def test_a_unit_sees_what_went_to_its_own_people(fresh_town: Opens) -> None:
    async with fresh_town(tables=TWO_UNITS) as t:
        await t.liaison.says("退回 建议012 属城管局职责")
        await t.liaison.taps("确认退回")
        own = await t.liaison.says("送达了吗 建议012")
        assert "周航" in own
        assert "贺岩" not in own
        assert "贺岩（审批人）" in await t.supervisor.says("送达了吗 建议012")
        assert "没有" in await t.liaison.says("送达了吗 建议030")
        assert "郑凯" not in await t.liaison.says("送达了吗 区城市管理局")


async def test_a_units_messages_are_listed_by_time(fresh_town: Opens) -> None:
    async with fresh_town(tables=TWO_UNITS) as t:
        shown = await t.supervisor.says("送达了吗 区住房和城乡建设局")
        assert shown.title == "送达情况：区住房和城乡建设局"
        assert "新交办2件 9月22日（周二） → 周航（联络员）" in shown
        assert "郑凯" not in shown


async def test_a_quoted_card_stands_for_its_case(fresh_town: Opens) -> None:
    async with fresh_town(tables=TWO_UNITS) as t:
        await t.supervisor.says("查看 建议030")
        assert "送达情况：建议030" in (await t.supervisor.says("送达了吗")).title
