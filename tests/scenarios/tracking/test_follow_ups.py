"""A follow-up is reminded of, ended by whom it concerns, judged by the office, and can be put back."""

from datetime import date

from domain.vocabulary import FollowUpKind, FollowUpState
from storage.desks import all_items
from storage.tables import FollowUp
from storage.unit_of_work import UnitOfWork
from tests.scenarios.conftest import Opens
from tests.scenarios.roster import HOUSING, case, suggestions
from tests.scenarios.town import Town

ONE = (suggestions(case("建议012", "关于老旧小区加装电梯的建议", HOUSING, "2026-10-30")),)


async def has(t: Town, kind: FollowUpKind, title: str, due_on: str, *, of_unit: bool = True) -> str:
    """Put one into the books, as an act of some part would; returns its name."""
    async with UnitOfWork(t.database, t.clock.now()) as work:
        item = (await all_items(work.session))[0]
        row = FollowUp(
            kind=kind, case_id=item.case.id or 0, assignment_id=item.id if of_unit else None, title=title,
            due_on=date.fromisoformat(due_on), told_on=t.clock.now().date(), opened_at=t.clock.now(),
        )  # fmt: skip
        work.session.add(row)
        work.record("follow_up_opened", "test", item.subject)
        await work.commit()
        return f"g{row.id}"


async def state_of(t: Town, name: str) -> FollowUpState:
    async with t.database.reader() as session:
        return (await session.get_one(FollowUp, int(name[1:]))).state


async def test_a_plan_node_is_reminded_of_and_ended_by_the_unit(either_town: Opens) -> None:
    async with either_town(now="2026-09-22 10:00", tables=ONE) as t:
        await t.liaison.says("签收 12")
        name = await has(t, FollowUpKind.PLAN_NODE, "方案报审", "2026-10-09")
        listed = await t.liaison.says("跟踪")
        assert "方案报审" in listed
        assert "10月9日（周五）" in listed
        await t.time_goes_to("2026-10-08 08:46")
        assert "方案报审" in t.liaison.hears()
        asked = await t.liaison.says(f"完成 {name}")
        assert "办得怎么样" in asked.title
        assert "已记完成" in await t.liaison.says("方案已报区政府")
        assert await state_of(t, name) is FollowUpState.DONE
        await t.time_goes_to("2026-10-14 12:00")
        assert "方案报审" not in t.liaison.hears(), "what is done is not spoken of"


async def test_an_overdue_one_is_told_to_the_unit_and_then_to_the_office(town: Opens) -> None:
    async with town(now="2026-09-22 10:00", tables=ONE) as t:
        await t.liaison.says("签收 12")
        await has(t, FollowUpKind.PLAN_NODE, "方案报审", "2026-09-24")
        await t.time_goes_to("2026-09-23 08:46")
        assert "快到" in t.liaison.hears()
        await t.time_goes_to("2026-09-28 08:46")
        assert "过期" in t.liaison.hears().title
        t.supervisor.hears()
        await t.time_goes_to("2026-09-29 08:46")
        assert "方案报审" in t.supervisor.hears()


async def test_a_promise_is_claimed_by_the_unit_and_judged_by_the_office(town: Opens) -> None:
    async with town(now="2026-09-22 10:00", tables=ONE) as t:
        name = await has(t, FollowUpKind.PROMISE, "年底前交付", "2026-12-31")
        assert "核实" in await t.liaison.says(f"完成 {name} 已全部交付")
        assert await state_of(t, name) is FollowUpState.OPEN
        card = t.supervisor.hears()
        assert "已全部交付" in card
        assert "岗位不能" in await t.liaison.says(f"已兑现 {name}")
        assert "已兑现" in await t.supervisor.taps("已兑现")
        assert await state_of(t, name) is FollowUpState.DONE
        assert "已由" in await t.approver.says(f"未兑现 {name} 没有交付")
        assert "又回到待办" in await t.supervisor.says("撤回")
        assert await state_of(t, name) is FollowUpState.OPEN


async def test_a_broken_promise_needs_its_reason_and_offers_listing(town: Opens) -> None:
    async with town(now="2026-09-22 10:00", tables=ONE) as t:
        name = await has(t, FollowUpKind.PROMISE, "年底前交付", "2026-12-31")
        assert "写明情况" in await t.supervisor.says(f"未兑现 {name}")
        told = await t.supervisor.says("没有动工")
        assert "未兑现" in told
        assert "挂牌督办" in told.labels
        assert await state_of(t, name) is FollowUpState.BROKEN


async def test_the_office_moves_and_waives_with_reasons(town: Opens) -> None:
    async with town(now="2026-09-22 10:00", tables=ONE) as t:
        name = await has(t, FollowUpKind.PLAN_NODE, "方案报审", "2026-09-24")
        assert "岗位不能" in await t.liaison.says(f"改期 {name} 10月20日 等图纸")
        assert "改到：10月20日（周二）" in await t.supervisor.says(f"改期 {name} 10月20日 等图纸")
        assert "已改到" in (await t.supervisor.taps("确认")).title
        await t.time_goes_to("2026-09-28 12:00")
        assert "方案报审" not in t.liaison.hears(), "the old day is forgotten"
        assert "理由是什么" in (await t.supervisor.says(f"免办 {name}")).title
        assert "已免办" in await t.supervisor.says("规划调整")
        assert await state_of(t, name) is FollowUpState.WAIVED


async def test_unknown_and_foreign_ones_get_the_same_answer(town: Opens) -> None:
    async with town(now="2026-09-22 10:00", tables=ONE) as t:
        name = await has(t, FollowUpKind.COORDINATION, "开协调会", "2026-09-24", of_unit=False)
        foreign = await t.liaison.says(f"完成 {name} 开过了")
        unknown = await t.liaison.says("完成 g999 开过了")
        assert foreign.text.replace(name, "") == unknown.text.replace("g999", "")
        assert "不用在这里记" in await t.supervisor.says(f"完成 {name} 开过了")
