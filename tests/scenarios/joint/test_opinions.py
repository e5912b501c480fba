"""The lead sees which opinions are in, urges, gives up late ones, sends empty ones back (R11, R34, S2-8)."""

from domain.vocabulary import FollowUpKind, FollowUpState
from storage.follow_ups import follow_ups_of_case
from tests.scenarios.conftest import Opens
from tests.scenarios.joint.cast import CITY, FINANCE, TWO, of
from tests.scenarios.town import Speaker, Town

OPINION = "会办意见 建议012 我局负责改造资金，列入明年预算"


async def gives(speaker: Speaker, text: str = OPINION) -> None:
    await speaker.says(text)
    await speaker.taps("确认提交")


async def test_the_lead_sees_who_has_and_who_has_not(either_town: Opens) -> None:
    async with either_town(tables=TWO) as t:
        await gives(of(FINANCE, t))
        seen = await t.liaison.says("会办情况 12")
        assert "还差 1 家" in seen.title
        assert f"{FINANCE}：已交，9月22日 10:00：我局负责改造资金" in seen
        assert f"{CITY}：未交，9月25日（周五 休）截止，还剩 3 天" in seen
        assert "催会办" in seen.labels
        assert (await t.liaison.says("12会办意见齐了吗")).text == seen.text
        card = await t.liaison.says("查看 12")
        assert "会办意见 2 家，已交 1 家，还差 1 家" in card


async def test_a_co_handler_sees_its_own_line_only(town: Opens) -> None:
    async with town(tables=TWO) as t:
        seen = await of(FINANCE, t).says("会办情况 12")
        assert FINANCE in seen
        assert CITY not in seen
        assert "催会办" not in seen.labels


async def test_an_answer_waits_for_every_opinion_and_names_who_is_missing(either_town: Opens) -> None:
    async with either_town(tables=TWO) as t:
        refused = await t.liaison.says("回复 12 电梯已开工，年底交付")
        assert "会办意见没齐" in refused
        assert CITY in refused
        assert FINANCE in refused
        assert "催会办" in refused.labels
        await gives(of(FINANCE, t))
        refused = await t.liaison.says("回复 12 电梯已开工，年底交付")
        assert CITY in refused
        assert FINANCE not in refused
        await gives(t.city_liaison, "会办意见 12 我局负责占道审批，三天内办完")
        assert "请核对后确认提交" in await t.liaison.says("回复 12 电梯已开工，年底交付")


async def urges(t: Town) -> None:
    urged = await t.liaison.says("催会办 12")
    assert f"已催：{CITY}、{FINANCE}" in urged
    assert "周航催会办意见" in of(FINANCE, t).hears()


async def test_co_handlers_are_urged_once_a_working_day(either_town: Opens) -> None:
    async with either_town(tables=TWO) as t:
        _ = of(FINANCE, t).hears()
        await urges(t)
        assert f"{FINANCE} 今天已催过" in await t.liaison.says(f"催会办 12 {FINANCE}")
        assert not of(FINANCE, t).hears()
        await t.time_goes_to("2026-09-23 09:00")
        assert f"已催：{FINANCE}" in await t.liaison.says(f"催会办 12 {FINANCE}")
        seen = await t.liaison.says("会办情况 12")
        assert "9月22日 10:00、9月23日 09:00 已催" in seen
        await gives(of(FINANCE, t))
        assert "没有要催的会办意见" in await t.liaison.says(f"催会办 12 {FINANCE}")


async def test_rest_days_count_as_the_working_day_after_them(town: Opens) -> None:
    async with town(now="2026-09-22 10:00", tables=TWO) as t:
        await t.time_goes_to("2026-09-25 10:00")  # 中秋
        assert "已催" in await t.liaison.says(f"催会办 12 {FINANCE}")
        await t.time_goes_to("2026-09-26 10:00")
        assert "今天已催过" in await t.liaison.says(f"催会办 12 {FINANCE}")


async def test_an_opinion_is_given_up_only_after_its_limit_or_an_urging(town: Opens) -> None:
    async with town(tables=TWO) as t:
        early = await t.liaison.says(f"12 {FINANCE} 会办意见逾期")
        assert "也还没催过，不能标为逾期" in early
        await t.time_goes_to("2026-09-25 18:00")
        assert "不能标为逾期" in await t.liaison.says(f"标为逾期 12 {FINANCE}")
        await t.time_goes_to("2026-09-26 10:00")
        marked = await t.liaison.says(f"12 {FINANCE} 会办意见逾期")
        assert "已标为逾期" in marked
        assert "已经标为逾期" in await t.liaison.says(f"标为逾期 12 {FINANCE}")


async def test_what_was_urged_may_be_given_up_and_taken_up_again(either_town: Opens) -> None:
    async with either_town(tables=TWO) as t:
        await urges(t)
        marked = await t.liaison.says(f"12 {FINANCE} 会办意见逾期")
        assert "9月22日 10:00 催过" in marked
        assert "记为逾期" in of(FINANCE, t).hears()
        refused = await t.liaison.says("回复 12 电梯已开工")
        assert FINANCE not in refused
        assert CITY in refused
        undone = await t.liaison.says("撤回")
        assert "已取消 建议012 会办意见的逾期标记" in undone
        assert "逾期标记已取消" in of(FINANCE, t).hears()
        assert FINANCE in await t.liaison.says("回复 12 电梯已开工")
        await t.liaison.says(f"标为逾期 12 {FINANCE}")
        assert "不再标为逾期" in await t.liaison.says(f"取消逾期 12 {FINANCE}")


async def test_an_opinion_that_comes_after_all_counts_and_clears_the_mark(either_town: Opens) -> None:
    async with either_town(tables=TWO) as t:
        await urges(t)
        await t.liaison.says(f"标为逾期 12 {FINANCE}")
        assert "标为逾期" in await t.liaison.says("会办情况 12")
        await gives(of(FINANCE, t))
        seen = await t.liaison.says("会办情况 12")
        assert f"{FINANCE}：已交" in seen
        assert "标为逾期（" not in seen
        assert "已撤回" in await of(FINANCE, t).says("撤回")
        assert f"{FINANCE}：标为逾期" in await t.liaison.says("会办情况 12")


async def test_a_supervisor_may_do_the_same_for_any_case(town: Opens) -> None:
    async with town(tables=TWO) as t:
        assert "已催" in await t.supervisor.says("催会办 12")
        assert "已标为逾期" in await t.supervisor.says(f"12 {CITY} 会办意见逾期")


async def test_only_the_lead_and_the_office_may(town: Opens) -> None:
    async with town(tables=TWO) as t:
        for words in ("催会办 12", f"12 {FINANCE} 会办意见逾期", f"退回会办意见 12 {FINANCE} 太空"):
            assert "主办" in await t.city_liaison.says(words), words
        assert "没有找到" in await t.teacher.says("催会办 12")
        assert "您的岗位不能做这件事" in await t.leader.says("催会办 12")


async def test_of_several_missing_opinions_he_is_asked_which(town: Opens) -> None:
    async with town(tables=TWO) as t:
        await urges(t)
        asked = await t.liaison.says("标为逾期 12")
        assert "哪个会办单位" in asked.title
        assert "已标为逾期" in await t.liaison.taps(FINANCE)
        assert f"已标为逾期：{CITY}" in (await t.liaison.says("标为逾期 12")).title


async def test_an_empty_opinion_is_sent_back_with_a_limit_of_its_own(either_town: Opens) -> None:
    async with either_town(tables=TWO) as t:
        await gives(of(FINANCE, t), "会办意见 12 无意见")
        await t.next_morning()
        assert "会办意见" in t.liaison.hears()
        asked = await t.liaison.says(f"退回会办意见 12 {FINANCE}")
        assert "为什么退回" in asked.title
        echo = await t.liaison.says("要有具体意见")
        assert "重报时限：10月8日（周四 班）" in echo
        assert "重庆市工作条例" in echo
        assert "已退回" in await t.liaison.taps("确认退回")
        told = of(FINANCE, t).hears()
        assert "理由：要有具体意见" in told
        assert f"{FINANCE}：退回重报，10月8日" in await t.liaison.says("会办情况 12")
        assert FINANCE in await t.liaison.says("回复 12 电梯已开工")
        await gives(of(FINANCE, t))
        assert f"{FINANCE}：已交" in await t.liaison.says("会办情况 12")


async def test_a_new_opinion_that_is_taken_back_leaves_the_order_to_write_it(town: Opens) -> None:
    async with town(tables=TWO) as t:
        await gives(of(FINANCE, t), "会办意见 12 无意见")
        await t.liaison.says(f"退回会办意见 12 {FINANCE} 要有具体意见")
        await t.liaison.taps("确认退回")
        await gives(of(FINANCE, t))
        assert await orders(t) == [FollowUpState.DONE]
        assert "已撤回" in await of(FINANCE, t).says("撤回")
        assert await orders(t) == [FollowUpState.OPEN]
        assert f"{FINANCE}：退回重报" in await t.liaison.says("会办情况 12")


async def orders(t: Town) -> list[FollowUpState]:
    """What became of the orders to write an opinion again."""
    async with t.database.reader() as session:
        found = await follow_ups_of_case(session, 1, kinds=(FollowUpKind.CO_OPINION_REDO,))
    return [one.state for one in found]


async def test_sending_back_is_undone_until_the_unit_has_heard_of_it(town: Opens) -> None:
    async with town(now="2026-09-22 19:00", tables=TWO) as t:
        await gives(of(FINANCE, t), "会办意见 12 无意见")
        await t.liaison.says(f"退回会办意见 12 {FINANCE} 要有具体意见")
        await t.liaison.taps("确认退回")
        assert "还算已交" in await t.liaison.says("撤回")
        assert "没有具体意见" in await t.liaison.says("会办情况 12")
        await t.liaison.says(f"退回会办意见 12 {FINANCE} 要有具体意见")
        await t.liaison.taps("确认退回")
        await t.time_goes_to("2026-09-23 09:00")
        assert "收不回来了" in await t.liaison.says("撤回")


async def test_what_is_not_in_cannot_be_sent_back(town: Opens) -> None:
    async with town(tables=TWO) as t:
        assert "还没交，没有可退的" in await t.liaison.says(f"退回会办意见 12 {FINANCE} 太空")
        assert "不是 建议012 的会办单位" in await t.liaison.says("退回会办意见 12 区教育局 太空")
