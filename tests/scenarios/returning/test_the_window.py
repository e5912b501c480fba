"""A case may be returned while its window is open; afterwards it is said why not and what to do."""

from tests.scenarios.conftest import Opens
from tests.scenarios.returning.petitions import NUMBER, ONE


async def test_the_card_says_until_when_and_the_button_goes_with_the_window(town: Opens) -> None:
    async with town(now="2026-09-22 10:00", tables=ONE) as t:
        shown = await t.liaison.says(f"查看 {NUMBER}")
        assert "最晚9月30日（周三 班）退回" in shown
        assert "退回" in shown.labels
        await t.time_goes_to("2026-09-30 23:59")
        assert "退回" in (await t.liaison.says(f"查看 {NUMBER}")).labels
        await t.time_goes_to("2026-10-01 00:01")
        late = await t.liaison.says(f"查看 {NUMBER}")
        assert "退回的期限（9月30日（周三 班））已过" in late
        assert "退回" not in late.labels


async def test_on_the_last_evening_it_is_in_time_and_after_midnight_it_is_not(town: Opens) -> None:
    async with town(now="2026-09-22 10:00", tables=ONE) as t:
        await t.time_goes_to("2026-09-30 23:50")
        assert "确认后送审批人" in await t.liaison.says(f"退回 {NUMBER} 依据三定方案第五条不归我们管")
        await t.time_goes_to("2026-10-01 00:01")
        refused = await t.liaison.taps("确认退回")
        assert "最晚 9月30日（周三 班） 退回（信访工作条例第二十三条），现在已经过了" in refused
        assert "请联系督查部门（方敏）协调" in refused
        assert "写情况说明" in refused.labels
        assert "申请退回" not in t.approver.hears()


async def test_what_is_handed_over_after_hours_counts_from_the_next_morning(town: Opens) -> None:
    async with town(now="2026-09-22 18:00", tables=ONE) as t:
        assert "最晚10月8日（周四 班）退回" in await t.liaison.says(f"查看 {NUMBER}")


async def test_what_is_handed_over_a_minute_before_closing_counts_that_day(town: Opens) -> None:
    async with town(now="2026-09-22 17:59", tables=ONE) as t:
        assert "最晚9月30日（周三 班）退回" in await t.liaison.says(f"查看 {NUMBER}")


async def test_a_rest_day_is_no_day_of_the_window(town: Opens) -> None:
    async with town(now="2026-09-26 09:00", tables=ONE) as t:
        assert "最晚10月10日（周六 班）退回" in await t.liaison.says(f"查看 {NUMBER}")


async def test_without_a_window_in_the_rules_there_is_none(town: Opens) -> None:
    async with town(now="2026-09-22 10:00", tables=ONE) as t:
        await t.time_goes_to("2026-10-20 10:00")
        shown = await t.liaison.says("查看 建议046")
        assert "最晚" not in shown.text.partition("申请延期")[0]
        assert "退回" in shown.labels


async def test_a_basis_is_asked_for_where_the_rules_want_one(either_town: Opens) -> None:
    async with either_town(now="2026-09-22 10:00", tables=ONE) as t:
        asked = await t.liaison.says(f"退回 {NUMBER} 不归我们管，应该城管局")
        assert "退回的依据是什么" in asked.title
        assert "信访工作条例第二十三条" in asked
        echo = await t.liaison.says("三定方案第五条")
        assert "依据：三定方案第五条" in echo
        assert "理由：不归我们管，应该城管局" in echo
        await t.liaison.taps("确认退回")
        card = t.approver.hears()
        assert "依据：三定方案第五条" in card


async def test_a_basis_that_was_written_is_not_asked_for(town: Opens) -> None:
    async with town(now="2026-09-22 10:00", tables=ONE) as t:
        echo = await t.liaison.says(f"退回 {NUMBER} 依据三定方案第五条属城管局职责")
        assert "确认退回" in echo.title
        assert "依据：三定方案第五条" in echo
        assert "确认退回" in (await t.liaison.says("退回 建议046 不归我们管")).title
