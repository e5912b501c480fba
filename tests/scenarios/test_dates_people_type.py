"""Days as liaisons type them: always echoed, asked about where unsure, explained where they cannot be."""

from types import SimpleNamespace

import pytest

from domain.chinese_dates import ChoiceReason, Refusal
from message_templates import render, render_content
from tests.scenarios.conftest import Opens
from tests.scenarios.roster import HOUSING, case, proposals, suggestions

NEAR = (suggestions(case("建议012", "关于老旧小区加装电梯的建议", HOUSING, "2026-09-30", on="2026-09-01")),)
LATE = (suggestions(case("建议012", "关于老旧小区加装电梯的建议", HOUSING, "2026-09-24", on="2026-09-01")),)
FAR = (proposals(case("提案045", "关于河道保洁的提案", HOUSING, "2026-10-30", on="2026-09-01")),)


@pytest.mark.parametrize(
    ("wording", "said", "day", "gained"),
    [
        ("10月15日", "", "10月15日（周四）", "15 天，其中 7 个工作日"),
        ("10.15", "", "10月15日（周四）", "15 天，其中 7 个工作日"),
        ("20261010", "", "10月10日（周六 班）", "10 天，其中 3 个工作日"),
        ("下下下周四", "下下下周四", "10月15日（周四）", "15 天，其中 7 个工作日"),
        ("国庆后", "国庆后", "10月8日（周四 班）", "8 天，其中 1 个工作日"),
        ("中旬", "中旬", "10月20日（周二）", "20 天，其中 10 个工作日"),
        ("廿号", "廿号", "10月20日（周二）", "20 天，其中 10 个工作日"),
        ("1月15日", "", "2027年1月15日（周五 暂定）", "107 天"),
    ],
)
async def test_a_day_is_echoed_with_weekday_mark_and_days_gained(
    town: Opens, wording: str, said: str, day: str, gained: str
) -> None:
    async with town(tables=NEAR) as t:
        echo = await t.liaison.says(f"12延到{wording}，图纸没出")
        assert f"申请延到：{day}" in echo
        assert f"多出：{gained}" in echo
        assert ("您写的是" in echo) == bool(said)
        assert f"“{said}”" in echo or not said
        assert "图纸没出" in echo
        assert echo.labels == ["确认申请", "取消"]
        assert f"申请延到 {day}" in await t.liaison.taps("确认申请")


async def test_a_span_counts_from_the_present_deadline(town: Opens) -> None:
    async with town(tables=NEAR) as t:
        echo = await t.liaison.says("12再延10个工作日 图纸没出")
        assert "申请延到：10月20日（周二）" in echo
        assert "“10个工作日”，我理解为这一天" in echo


async def test_an_hour_is_said_to_be_left_out(town: Opens) -> None:
    async with town(tables=NEAR) as t:
        echo = await t.liaison.says("12延到10月15日下午3点前，图纸没出")
        assert "申请延到：10月15日（周四）" in echo
        assert "几点不计" in echo


@pytest.mark.parametrize(
    ("wording", "explained", "days"),
    [
        ("下下周三", "“下下周三”是 10月7日（周三 休），那天不上班", ["10月8日（周四 班）"]),
        ("节后第一个工作日", "不止一个假期", ["10月8日（周四 班）"]),
        ("10月8日或10月15日", "几个不同的日子", ["10月8日（周四 班）", "10月15日（周四）"]),
        ("10月8日到15日", "要定到一天", ["10月8日（周四 班）", "10月15日（周四）"]),
        ("10月15日（周三）", "星期对不上", ["10月15日（周四）"]),
        ("2月30日", "没有“2月30日”这一天", ["2027年2月26日（周五 暂定）", "2027年3月1日（周一 暂定）"]),
        ("30号", "不比现在的时限", ["10月30日（周五）"]),
    ],
)
async def test_what_is_not_surely_one_day_is_put_to_choice(
    town: Opens, wording: str, explained: str, days: list[str]
) -> None:
    async with town(tables=NEAR) as t:
        asked = await t.liaison.says(f"12延到{wording}，图纸没出")
        assert explained in asked
        assert asked.labels == [*days, "取消"]
        assert f"申请延到：{days[-1]}" in await t.liaison.taps(days[-1])


async def test_a_vague_span_offers_both_its_numbers(town: Opens) -> None:
    async with town(tables=FAR) as t:
        asked = await t.liaison.says("45再给三五天")
        assert "“三五天”说不准" in asked
        assert asked.labels == ["11月2日（周一）", "11月4日（周三）", "取消"]
        assert "为什么要延期" in await t.liaison.taps("11月4日（周三）")


async def test_a_day_in_a_year_without_a_calendar_is_provisional(town: Opens) -> None:
    async with town(tables=FAR) as t:
        asked = await t.liaison.says("45延到2027年2月28号")
        assert "2月28日（周日 休 暂定）" in asked
        assert "2027年2月26日（周五 暂定）" in asked.labels
        await t.liaison.taps("2027年2月26日（周五 暂定）")
        assert "暂定" in await t.liaison.says("要等资金下达")


async def test_no_limit_goes_beyond_the_longest_term_of_the_law(town: Opens) -> None:
    async with town(tables=NEAR) as t:
        asked = await t.liaison.says("12延到2027年5月10日，图纸没出")
        assert "按代表法第五十一、五十二条，这件最晚到 2027年3月1日（周一 暂定）" in asked
        assert asked.labels == ["2027年3月1日（周一 暂定）", "取消"]


@pytest.mark.parametrize(
    ("wording", "explained"),
    [
        ("昨天", "已经过去了"),
        ("9月25日", "不用延期"),
        ("9月1日", "已经过"),
        ("春节前", "放假安排还没公布"),
        ("腊月二十", "写公历日期"),
        ("一段时间以后", "说不准是几天"),
        ("明年", "像一段时间"),
        ("2062年10月15日", "不像一个能用的期限"),
        ("竣工以后", "没看懂日期"),
    ],
)
async def test_a_day_that_cannot_be_is_explained_and_the_next_message_may_be_another(
    town: Opens, wording: str, explained: str
) -> None:
    async with town(tables=NEAR) as t:
        assert explained in await t.liaison.says(f"12延到{wording}，图纸没出")
        assert "申请延到：10月15日（周四）" in await t.liaison.says("10月15日")


async def test_day_and_reason_may_come_in_one_answer(town: Opens) -> None:
    async with town(tables=NEAR) as t:
        await t.liaison.says("延期 12")
        echo = await t.liaison.says("到10月15日吧，因为图纸没出")
        assert "申请延到：10月15日（周四）" in echo
        assert "原因：图纸没出" in echo


async def test_after_the_last_day_for_asking_a_report_is_offered_instead(town: Opens) -> None:
    async with town(tables=LATE) as t:
        refused = await t.liaison.says("12延到周五 图纸没出")
        assert "申请延期最晚是 9月21日（周一）" in refused
        assert "写情况说明" in refused.labels
        asked = await t.liaison.taps("写情况说明")
        assert "进展" in asked
        await t.liaison.says("图纸下周三才出，已催设计院")
        assert "已催设计院" in await t.liaison.says("查看 12")


FACTS = {
    "wording": "下下周三",
    "deadline": "9月30日（周三 班）",
    "provisional": False,
    "latest": "2027年3月1日（周一）",
    "clause": "代表法第五十一、五十二条",
    "days": ["10月8日（周四 班）"],
    "on": "10月7日（周三 休）",
    "case": SimpleNamespace(number="建议012", deadline="9月30日（周三 班）"),
}


@pytest.mark.parametrize("code", Refusal)
def test_every_refusal_of_a_day_has_its_own_words(code: Refusal) -> None:
    words = render("errors/bad_date.md.j2", **FACTS, reason=code)
    assert words != render("errors/bad_date.md.j2", **FACTS, reason="not_understood")


@pytest.mark.parametrize("why", [*ChoiceReason, Refusal.NO_SUCH_DAY, Refusal.PAST, Refusal.NOT_LATER])
def test_every_question_about_a_day_has_its_own_words(why: str) -> None:
    card = render_content("questions/extension_days.md.j2", **FACTS, why=why)
    assert card.text != render_content("questions/extension_days.md.j2", **FACTS, why="none known").text
    assert [button.label for button in card.buttons] == ["10月8日（周四 班）", "取消"]
