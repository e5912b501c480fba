"""The approver's card, and what his decision brings about."""

from tests.scenarios.conftest import Opens
from tests.scenarios.returning.petitions import NUMBER, ONE, hands_back
from tests.scenarios.test_the_life_of_a_case import chain_holds


async def test_the_card_has_all_that_a_decision_needs(town: Opens) -> None:
    async with town(now="2026-09-22 10:00", tables=ONE) as t:
        await hands_back(t, words="依据三定方案第五条属区城市管理局职责")
        card = t.approver.hears()
        assert "依据三定方案第五条属区城市管理局职责" in card
        assert "依据：三定方案第五条" in card
        assert "建议改由区城市管理局办理" in card
        assert "类似件 建议044" in card
        assert "由区城市管理局办" in card
        assert "次退回" not in card, "it is the first time"
        assert card.labels == ["同意", "换单位", "驳回", "查看"]
        again = await t.approver.says("待我批")
        assert "信访009" in again


async def test_a_granted_return_begins_anew_for_the_new_unit_and_keeps_the_clock(either_town: Opens) -> None:
    async with either_town(now="2026-09-22 10:00", tables=ONE) as t:
        await hands_back(t, words="依据三定方案第五条属区城市管理局职责")
        await t.time_goes_to("2026-09-23 09:00")
        done = await t.approver.taps("同意")
        assert "11月13日" in done
        assert "没有变" in done
        push = t.city_liaison.hears()
        assert "新交办：信访009" in push
        assert "最晚10月8日（周四 班）退回" in push, "five working days from its own hand-over"
        assert "贵单位不用再办" in t.liaison.hears()
        assert await chain_holds(t)


async def test_another_unit_is_chosen_by_one_tap_and_its_name(town: Opens) -> None:
    async with town(now="2026-09-22 10:00", tables=ONE) as t:
        await hands_back(t, words="依据三定方案第五条属区城市管理局职责")
        asked = await t.approver.taps("换单位")
        assert "改交哪个单位" in asked.title
        assert "改交 区水务局" in (await t.approver.says("区水务局")).title
        assert "新交办：信访009" in t.water_liaison.hears()


async def test_the_approver_may_name_a_new_limit(town: Opens) -> None:
    async with town(now="2026-09-22 10:00", tables=ONE) as t:
        await hands_back(t)
        done = await t.approver.says(f"同意{NUMBER} 交区城市管理局 期限10月20日")
        assert "10月20日" in done
        assert "没有变" not in done
        assert "10月20日（周二）" in t.city_liaison.hears()


async def test_a_limit_in_the_past_is_no_limit(town: Opens) -> None:
    async with town(now="2026-09-22 10:00", tables=ONE) as t:
        await hands_back(t)
        assert "已经过去了" in await t.approver.says(f"同意{NUMBER} 交区城市管理局 期限9月20日")
        assert not t.city_liaison.hears()


async def test_a_refused_return_stays_with_the_clock_as_it_was_and_is_final(town: Opens) -> None:
    async with town(now="2026-09-22 10:00", tables=ONE) as t:
        await hands_back(t)
        await t.approver.says(f"驳回 {NUMBER} 三定方案写的是住建")
        assert "退回未获同意" in t.liaison.hears()
        shown = await t.liaison.says(f"查看 {NUMBER}")
        assert "11月13日" in shown
        assert "退回" not in shown.labels
        assert "不能再退" in await t.liaison.says(f"退回 {NUMBER} 依据三定方案第五条不归我们管")


async def test_who_leads_is_told_to_those_who_handle_it_with_the_lead(town: Opens) -> None:
    async with town(now="2026-09-22 10:00", tables=ONE) as t:
        await t.teacher.says("退回 建议045 食堂归市场监管，应由区水务局办理")
        await t.teacher.taps("确认退回")
        await t.approver.taps("同意")
        assert "主办单位改为区水务局" in t.liaison.hears()


async def test_passing_on_by_a_liaison_is_a_return_with_a_proposal(town: Opens) -> None:
    async with town(now="2026-09-22 10:00", tables=ONE) as t:
        asked = await t.liaison.says("建议046 转给城管局")
        assert "为什么退回" in asked.title
        echo = await t.liaison.says("停车位归城管")
        assert "建议改交：区城市管理局" in echo
        await t.liaison.taps("确认退回")
        assert not t.city_liaison.hears()
        assert "建议改由区城市管理局办理" in t.approver.hears()
