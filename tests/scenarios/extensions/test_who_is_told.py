"""What became of an extension: the second limit, when it counts from, and who is told."""

from tests.scenarios.conftest import Opens
from tests.scenarios.roster import CITY, EDUCATION, HOUSING, case, suggestions
from tests.scenarios.town import Town

SHARED = (
    suggestions(
        case(
            "建议012",
            "关于老旧小区加装电梯的建议",
            HOUSING,
            "2026-10-30",
            co=f"{EDUCATION}、{CITY}",
            co_due="2026-10-16",
        ),
    ),
)
FRIDAY_NIGHT = "2026-10-16 21:30"


async def asks(t: Town, words: str = "延期 建议012 到11月10日 图纸没出") -> None:
    await t.liaison.says(words)
    await t.liaison.taps("确认申请")


async def test_the_request_says_to_whom_it_goes(town: Opens) -> None:
    async with town(tables=SHARED) as t:
        await t.liaison.says("延期 建议012 到11月10日 图纸没出")
        assert "送审批人贺岩、邵青" in await t.liaison.taps("确认申请")
        assert "延期：申请到 11月10日（周二），待审批，送贺岩、邵青" in await t.liaison.says("查看 建议012")


async def test_both_sides_and_the_co_handlers_learn_of_the_second_limit(either_town: Opens) -> None:
    async with either_town(tables=SHARED) as t:
        await asks(t)
        for unit in (t.teacher, t.city_liaison):
            _ = unit.hears()
        done = await t.approver.taps("同意")
        assert "二次办结时限 11月10日（周二）" in done
        assert "通知周航" in done
        assert f"{EDUCATION} 吴静" in done
        assert f"{CITY} 郑凯" in done
        assert "同意延期" in t.liaison.hears()
        await t.next_morning()
        for unit in (t.teacher, t.city_liaison):
            told = unit.hears()
            assert "主办时限改为11月10日" in told
            assert "会办意见的时限不变：10月16日" in told
        seen = await t.supervisor.says("查看 建议012")
        assert "延期：贺岩 9月22日 10:00 已同意到 11月10日（周二），已通知周航" in seen
        assert f"会办{EDUCATION} 吴静" in seen


async def test_a_co_handler_who_has_given_its_opinion_is_left_alone(town: Opens) -> None:
    async with town(tables=SHARED) as t:
        await t.teacher.says("会办意见 建议012 无不同意见")
        await t.teacher.taps("确认提交")
        await asks(t)
        _ = t.teacher.hears()
        await t.approver.taps("同意")
        await t.next_morning()
        assert "主办时限改为" not in t.teacher.hears()
        assert "主办时限改为" in t.city_liaison.hears()


async def test_a_co_handlers_own_extension_moves_nobody_elses_limit(town: Opens) -> None:
    async with town(tables=SHARED) as t:
        await t.teacher.says("延期 建议012 到10月23日 数据没齐")
        await t.teacher.taps("确认申请")
        _ = t.liaison.hears(), t.city_liaison.hears()
        await t.approver.taps("同意")
        assert "同意延期" in t.teacher.hears()
        assert not t.liaison.hears()
        assert not t.city_liaison.hears()


async def test_a_refusal_is_told_and_the_card_says_so(town: Opens) -> None:
    async with town(tables=SHARED) as t:
        await asks(t)
        assert "通知周航" in await t.approver.says("驳回 建议012 时间足够")
        assert "时间足够" in t.liaison.hears()
        seen = await t.supervisor.says("查看 建议012")
        assert "延期：贺岩 9月22日 10:00 已驳回，原时限不变，已通知周航" in seen
        assert "10月30日（周五）截止" in seen


async def test_a_request_is_withdrawn_while_nobody_has_decided(town: Opens) -> None:
    async with town(tables=SHARED) as t:
        await asks(t)
        assert "已撤回 建议012 的延期申请，原时限不变" in await t.liaison.says("撤回 12")
        assert "没有等着审批" in await t.approver.says("同意 12")
        assert "延期：" not in await t.liaison.says("查看 建议012")


async def test_what_was_approved_on_a_friday_night_counts_from_the_day_in_the_approval(town: Opens) -> None:
    """The click is at 21:30, the news goes out on Monday; five working days were counted from the limit."""
    async with town(tables=SHARED) as t:
        await asks(t, "延期 建议012 再延5个工作日 图纸没出")
        await t.time_goes_to(FRIDAY_NIGHT)
        _ = t.liaison.hears()
        done = await t.approver.says("同意 e1")
        assert "二次办结时限 11月6日（周五）" in done
        assert "10月19日 08:45 通知周航" in done
        assert not t.liaison.hears(), "not at night"
        assert "会通知周航" in await t.supervisor.says("查看 建议012")
        await t.time_goes_to("2026-10-19 09:00")
        assert "二次办结时限11月6日（周五）" in t.liaison.hears()
        await t.time_goes_to("2026-11-03 09:00")
        assert "还剩" in t.liaison.hears(), "announced three days ahead of the second limit"


async def test_a_decision_taken_back_is_taken_back_for_the_co_handlers_too(town: Opens) -> None:
    async with town(tables=SHARED) as t:
        await asks(t)
        await t.approver.taps("同意")
        await t.next_morning()
        _ = t.teacher.hears(), t.liaison.hears()
        assert "已撤回" in await t.approver.says("撤回")
        assert "审批人撤回了" in t.liaison.hears()
        assert "主办的延期暂不算" in t.teacher.hears()
        assert "10月30日（周五）截止" in await t.supervisor.says("查看 建议012")


async def test_a_request_made_in_time_may_be_granted_after_the_cut_off(town: Opens) -> None:
    """The cut-off binds the unit that asks, not the office that decides."""
    async with town(tables=SHARED) as t:
        await t.time_goes_to("2026-10-27 17:00")
        _ = t.liaison.hears()
        await asks(t)
        await t.time_goes_to("2026-10-28 09:00")
        assert "二次办结时限 11月10日" in await t.approver.says("同意 12")


async def test_the_day_after_the_cut_off_is_too_late(town: Opens) -> None:
    async with town(tables=SHARED) as t:
        await t.time_goes_to("2026-10-28 09:00")
        _ = t.liaison.hears()
        refused = await t.liaison.says("延期 建议012 到11月10日 图纸没出")
        assert "申请延期最晚是 10月27日（周二）（提前3天，遇休息日再往前；承高党政办字〔2022〕18号" in refused
        assert refused.labels == ["写情况说明", "查看"]
