"""Why a deadline is the day it is, and why duban wrote: rules and dates, in words."""

from domain.tables.grid import Row
from tests.scenarios.conftest import Opens
from tests.scenarios.roster import HOUSING, case, suggestions


def term(number: str, due: str, on: str = "2026-09-22", **more: str) -> Row:
    return case(number, "关于加装电梯的建议", HOUSING, due, on=on, **more)


async def test_a_date_on_paper_stands_as_written(town: Opens) -> None:
    async with town() as t:
        heard = await t.liaison.says("怎么算的 建议012")
        assert "交办表上写定 10月30日（周五）" in heard
        assert "申请延期最晚 10月27日（周二）" in heard
        assert "提醒：10月27日（周二）" in heard


async def test_working_days_are_counted_step_by_step(town: Opens) -> None:
    table = suggestions(term("建议061", "5个工作日", on="2026-09-24"))
    async with town(now="2026-09-24 10:00", tables=(table,)) as t:
        heard = await t.liaison.says("61的时限怎么算的")
        assert "9月24日（周四 班）交办，当天不算" in heard
        assert "数 5 个工作日，到 10月9日（周五）" in heard
        assert "跳过休息日：9月25日（周五 休）" in heard
        assert "《民法典》第二百零一条" in heard


async def test_a_last_day_on_a_rest_day_rolls_on(town: Opens) -> None:
    table = suggestions(term("建议062", "12天", on="2026-09-22"))
    async with town(tables=(table,)) as t:
        heard = await t.liaison.says("62为什么是10月8日")
        assert "最后一天是休息日" in heard
        assert "顺延到 10月8日" in heard
        assert "往前挪" in heard, "three days ahead lies in the holiday"


async def test_a_second_limit_names_who_granted_it(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("延期 建议012 到11月10日 等图纸")
        await t.liaison.taps("提交申请") if "提交申请" in t.liaison.hears().labels else None
        await t.liaison.says("确认")
        await t.approver.says("同意 e1")
        await t.approver.says("确认")
        heard = await t.liaison.says("怎么算的 建议012")
        assert "二次时限 11月10日" in heard
        assert "贺岩同意" in heard


async def test_a_reminder_tells_its_rule_and_what_ends_it(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("签收 建议021")
        await t.time_goes_to("2026-10-20 10:00")
        t.liaison.hears()
        heard = await t.liaison.says("为什么又提醒我")
        assert "建议021" in heard
        assert "10月23日（周五）截止，提前 3 天提醒一次" in heard
        assert "答复后就不再提醒" in heard
        assert "之前：" in heard, "the case was told when it was assigned"


async def test_who_was_never_reminded_is_told_so(town: Opens) -> None:
    async with town() as t:
        assert "还没有给您发过提醒" in await t.leader.says("为什么提醒我")


async def test_reminders_stay_and_it_is_said_why(town: Opens) -> None:
    async with town() as t:
        heard = await t.liaison.says("把提醒关了")
        assert "不能关" in heard
        assert "签收" in heard
        assert "20:00" in heard
