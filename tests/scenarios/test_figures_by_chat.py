"""Rates with their formula, what was sent today, cases that are alike, and lists that find nothing."""

from tests.scenarios.conftest import Opens
from tests.scenarios.roster import CITY, HOUSING, TABLES, case, suggestions


async def test_the_rate_of_finished_cases_is_said_in_both_its_meanings(town: Opens) -> None:
    async with town() as t:
        heard = await t.supervisor.says("办结率多少")
        assert "0%（0/6）" in heard, "six parts owe an answer; the co-handler's does not"
        assert "两种算法" in heard
        assert "÷ 应答复" in heard
        assert "没计入的：" in heard
        assert "1月1日" in heard


async def test_where_nothing_was_rated_there_is_no_rate(town: Opens) -> None:
    async with town() as t:
        heard = await t.district_leader.says("满意率")
        assert "还没有已评价的件" in heard
        assert "0/0" not in heard


async def test_a_signature_and_a_talk_move_their_rates(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("签收 建议012")
        assert "14.3%（1/7）" in await t.supervisor.says("签收率")
        assert "0%（0/6）" in await t.supervisor.says("面商率多少")
        await t.liaison.says("建议012面商过了")
        await t.liaison.taps("对，记下")
        assert "16.7%（1/6）" in await t.supervisor.says("面商率多少")


async def test_what_was_sent_today_is_counted_by_unit(town: Opens) -> None:
    async with town() as t:
        heard = await t.supervisor.says("今天发了多少条")
        assert "没发成 0" in heard
        assert "合并省下" in heard
        assert HOUSING in heard


async def test_cases_alike_are_named_with_score_and_outcome(town: Opens) -> None:
    more = suggestions(
        case("建议044", "关于在老旧小区加装电梯的建议", CITY, "2026-10-30", content="老人上下楼难"),
        case("建议045", "关于增加公交班次的建议", CITY, "2026-10-30", content="早高峰等车太久"),
    )
    async with town(tables=(*TABLES, more)) as t:
        heard = await t.supervisor.says("建议012跟以前哪个像")
        assert "建议044" in heard
        assert "待签收" in heard
        assert "建议045" not in heard
        assert "没有明显相似的" in await t.supervisor.says("建议045有没有重复")


async def test_a_secret_case_is_not_compared(town: Opens) -> None:
    async with town() as t:
        assert "敏感件，不比对" in await t.supervisor.says("建议077有没有重复")


async def test_a_list_that_finds_nothing_says_what_comes_next(town: Opens) -> None:
    async with town() as t:
        heard = await t.liaison.says("明天到期的有哪些")
        assert "没有这样的件" in heard
        assert "下一件到期的是 建议013" in heard
        assert "下一件到期的是" in await t.supervisor.says("下周谁到期")


async def test_next_week_is_monday_to_sunday(town: Opens) -> None:
    async with town(now="2026-10-09 10:00") as t:
        heard = await t.liaison.says("下周到期的")
        assert "建议013" in heard, "due on Friday 10-16"
        assert "建议021" not in heard, "due the week after"


async def test_urging_the_unsigned_shows_them_first(town: Opens) -> None:
    async with town() as t:
        heard = await t.supervisor.says("催没签收的")
        assert "要催 3 个单位共 7 件" in heard
        assert "确认催办" in heard.labels
        assert len(t.liaison.hears()) == 0
