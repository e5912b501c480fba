"""改办: the office hands a case on by itself, with a reason; undone while nobody has signed."""

from tests.scenarios.conftest import Opens
from tests.scenarios.returning.petitions import NUMBER, ONE, hands_back
from tests.scenarios.test_the_life_of_a_case import chain_holds


async def test_it_is_echoed_done_told_and_kept(either_town: Opens) -> None:
    async with either_town(now="2026-09-22 10:00", tables=ONE) as t:
        echo = await t.supervisor.says(f"改办 {NUMBER} 城管局 违建查处归城管")
        assert "现在：区住房和城乡建设局" in echo
        assert "改由：区城市管理局" in echo
        assert "11月13日（周五），不变" in echo
        assert "理由：违建查处归城管" in echo
        assert not t.city_liaison.hears()
        done = await t.supervisor.taps("确认")
        assert "已改由区城市管理局办理" in done.title
        assert "新交办：信访009" in t.city_liaison.hears()
        told = t.liaison.hears()
        assert "已改由区城市管理局办理，贵单位不用再办；理由：违建查处归城管" in told
        assert "已改交其他单位" in await t.liaison.says(f"进展 {NUMBER} 还在办")
        assert await chain_holds(t)


async def test_the_unit_and_the_reason_are_asked_for_one_at_a_time(town: Opens) -> None:
    async with town(now="2026-09-22 10:00", tables=ONE) as t:
        assert "改由哪个单位办" in (await t.admin.says(f"改办 {NUMBER}")).title
        assert "为什么改办" in (await t.admin.says("区城市管理局")).title
        assert "理由：违建查处归城管" in await t.admin.says("违建查处归城管")
        await t.admin.taps("确认")
        assert "新交办：信访009" in t.city_liaison.hears()


async def test_it_is_taken_back_while_the_new_unit_has_not_signed(either_town: Opens) -> None:
    async with either_town(now="2026-09-22 10:00", tables=ONE) as t:
        await t.supervisor.says(f"改办 {NUMBER} 区城市管理局 违建查处归城管")
        await t.supervisor.taps("确认")
        _ = t.city_liaison.hears(), t.liaison.hears()
        assert "已撤回" in await t.supervisor.taps("撤回")
        assert "贵单位暂不用办" in t.city_liaison.hears()
        assert "仍由贵单位办理" in t.liaison.hears()
        assert "已签收" in await t.liaison.says(f"签收 {NUMBER}")
        assert "没有找到" not in await t.supervisor.says(f"查看 {NUMBER}")
        assert await chain_holds(t)


async def test_it_is_not_taken_back_once_the_new_unit_has_signed(town: Opens) -> None:
    async with town(now="2026-09-22 10:00", tables=ONE) as t:
        await t.supervisor.says(f"改办 {NUMBER} 区城市管理局 违建查处归城管")
        await t.supervisor.taps("确认")
        await t.city_liaison.says(f"签收 {NUMBER}")
        assert "郑凯已经接办" in await t.supervisor.says("撤回")


async def test_a_case_may_come_back_to_a_unit_that_had_it(either_town: Opens) -> None:
    async with either_town(now="2026-09-22 10:00", tables=ONE) as t:
        for unit in ("区城市管理局", "区住房和城乡建设局"):
            await t.supervisor.says(f"改办 {NUMBER} {unit} 职责重新核定")
            await t.supervisor.taps("确认")
        assert "新交办：信访009" in t.liaison.hears()
        assert "已签收" in await t.liaison.says(f"签收 {NUMBER}")
        assert "不能再改交给它" in await t.supervisor.says(f"改办 {NUMBER} 区住房和城乡建设局 再改一次")


async def test_where_a_return_waits_it_is_that_returns_decision(town: Opens) -> None:
    async with town(now="2026-09-22 10:00", tables=ONE) as t:
        await hands_back(t)
        assert "由审批人决定" in await t.supervisor.says(f"改办 {NUMBER} 区城市管理局 归城管")
        assert "已改交" in (await t.approver.says(f"改办 {NUMBER} 区城市管理局 归城管")).title
        assert "同意退回" in t.liaison.hears()


async def test_a_new_limit_may_go_with_it(town: Opens) -> None:
    async with town(now="2026-09-22 10:00", tables=ONE) as t:
        echo = await t.supervisor.says(f"改办 {NUMBER} 区城市管理局 归城管，期限10月20日")
        assert "改为 10月20日（周二）" in echo
        await t.supervisor.taps("确认")
        assert "10月20日（周二）" in t.city_liaison.hears()


async def test_a_unit_that_says_so_only_asks(town: Opens) -> None:
    async with town(now="2026-09-22 10:00", tables=ONE) as t:
        await t.liaison.says(f"改办 {NUMBER} 区城市管理局")
        assert not t.city_liaison.hears()
        assert "不能做这件事" in await t.district_leader.says(f"改办 {NUMBER} 区城市管理局 归城管")
