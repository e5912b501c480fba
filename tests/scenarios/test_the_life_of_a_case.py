"""One case from its push to its answer, with more time in between, as its people live it."""

from domain.tables.ledgers import HEADER
from storage.engines import Database
from storage.ledger import verify
from tests.exports import exported_rows
from tests.scenarios.conftest import Opens
from tests.scenarios.roster import HOUSING, case, suggestions
from tests.scenarios.town import Town

ONE = (suggestions(case("建议012", "关于老旧小区加装电梯的建议", HOUSING, "2026-09-30")),)


async def ledger_line(database: Database, number: str) -> dict[str, str]:
    """The row `export ledger` writes for one case."""
    rows = [dict(zip(HEADER, row, strict=True)) for row in await exported_rows(database, "ledger")]
    return next(row for row in rows if row["编号"] == number)


async def chain_holds(town: Town) -> bool:
    """What `duban verify` says."""
    async with town.database.reader() as session:
        return (await verify(session)).broken_at is None


async def test_a_case_is_signed_extended_reminded_answered_and_then_left_alone(either_town: Opens) -> None:
    async with either_town(now="2026-09-22 10:00", tables=ONE) as t:
        push = t.liaison.chat[-1]
        assert "新交办：建议012" in push.draft.title
        signed = await t.liaison.taps("签收 建议012")
        assert "已签收" in signed
        assert "9月30日（周三 班）截止，还剩 8 天" in signed
        assert "60%" in await t.liaison.says("进展 建议012 图纸会审完成，到60%了")
        await asks_for_more_time(t)
        assert await decides(t) == "已同意 建议012 延期"
        await is_reminded_of_the_second_limit(t)
        await answers_twice(t)
        await t.time_goes_to("2026-11-02 12:00")
        assert not t.liaison.hears()
        assert not t.leader.hears()
        row = await ledger_line(t.database, "建议012")
        assert (row["办结时限"], row["二次时限"]) == ("2026-09-30", "2026-10-15")
        assert (row["状态"], row["进度"], row["签收时间"]) == ("已答复", "60%", "2026-09-22 10:00")
        assert row["答复时间"] == "2026-10-12 10:00"
        assert await chain_holds(t)


async def asks_for_more_time(t: Town) -> None:
    asked = await t.liaison.says("延期 建议012")
    assert "要延到哪天" in asked
    asked = await t.liaison.says("10月15日")
    assert "为什么要延期" in asked.title
    echo = await t.liaison.says("设计变更，图纸还没出")
    assert "现在时限：9月30日（周三 班）" in echo
    assert "申请延到：10月15日（周四）" in echo
    assert "多出：15 天，其中 7 个工作日" in echo
    assert "批准前原时限不变" in echo
    assert not t.approver.hears()
    sent = await t.liaison.taps("确认申请")
    assert "已送审批人" in sent


async def decides(t: Town) -> str:
    card = t.approver.hears()
    assert "周航申请延期" in card
    assert "设计变更，图纸还没出" in card
    decided = await t.approver.taps("同意")
    told = t.liaison.hears()
    assert "二次办结时限10月15日（周四）" in told
    assert "还剩 23 天（二次时限）" in await t.liaison.says("查看 建议012")
    return decided.title


async def is_reminded_of_the_second_limit(t: Town) -> None:
    await t.time_goes_to("2026-10-12 08:44")
    assert not t.liaison.hears(), "the first limit is past and forgotten"
    await t.time_goes_to("2026-10-12 08:46")
    reminder = t.liaison.hears()
    assert "还剩3天" in reminder.title
    assert "今天是申请延期的最后一天" in reminder


async def answers_twice(t: Town) -> None:
    await t.time_goes_to("2026-10-12 10:00")
    echo = await t.liaison.says("回复 建议012 电梯已开工，年底交付")
    assert "请核对后确认提交" in echo
    done = await t.liaison.taps("确认提交")
    assert "10:01 前可撤回" in done
    await t.time_goes_by(seconds=59)
    assert "已撤回" in await t.liaison.says("撤回")
    assert "办理中" in await t.liaison.says("查看 建议012")
    await t.liaison.says("回复 建议012 电梯已开工，12月20日交付")
    await t.liaison.taps("确认提交")
    await t.time_goes_by(seconds=61)
    too_late = await t.liaison.says("撤回")
    assert "超过 60 秒" in too_late
    assert "已答复" in await t.liaison.says("回复 建议012 再补充一点")


async def test_an_extension_is_not_asked_for_after_the_last_day(town: Opens) -> None:
    async with town(now="2026-09-22 10:00", tables=ONE) as t:
        await t.time_goes_to("2026-09-24 19:00")
        assert "延到哪天" in await t.liaison.says("延期 建议012")
        await t.liaison.says("取消")
        await t.time_goes_to("2026-09-28 09:00")
        refused = await t.liaison.says("延期 建议012 到10月15日 图纸未出")
        assert "申请延期最晚是 9月24日（周四 班）" in refused


async def test_a_day_off_is_never_taken_as_a_limit_without_asking(town: Opens) -> None:
    async with town(tables=ONE) as t:
        offered = await t.liaison.says("延期 建议012 到10月3日 图纸未出")
        assert "10月3日" in offered
        assert "10月8日（周四 班）" in offered.labels
        echo = await t.liaison.taps("10月8日（周四 班）")
        assert "申请延到：10月8日（周四 班）" in echo


async def test_days_that_cannot_be_are_said_to_be_so(town: Opens) -> None:
    async with town(tables=ONE) as t:
        for said, answer in (
            ("9月31日", "没有“9月31日”这一天"),
            ("9月25日", "不用延期"),
            ("等图纸出来", "没看懂日期"),
        ):
            await t.liaison.says("延期 建议012")
            assert answer in await t.liaison.says(said), said


async def test_a_request_is_withdrawn_while_nobody_has_decided(town: Opens) -> None:
    async with town(tables=ONE) as t:
        await t.liaison.says("延期 建议012 到10月15日 图纸未出")
        await t.liaison.taps("确认申请")
        assert "已有一份延期申请在等审批" in await t.liaison.says("延期 建议012 到10月16日 图纸未出")
        assert "原时限不变" in await t.liaison.taps("撤回申请")
        assert "已由周航撤回" in await t.approver.taps("同意")
        assert "9月30日" in await t.liaison.says("查看 建议012")
