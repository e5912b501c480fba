"""One decides; the other approvers' cards answer who it was, they are told, and the cards go."""

from scheduler.recalls import take_back_cards
from tests.scenarios.conftest import Opens
from tests.scenarios.returning.petitions import NUMBER, ONE, hands_back
from tests.scenarios.town import Town


async def cards_go(t: Town) -> int:
    """What happens every minute."""
    courier = t.duban.office.courier
    count = await take_back_cards(t.database, courier.messenger, t.clock)
    await t.messenger.deliveries.wait_idle()
    return count


async def test_the_second_tap_says_who_decided_and_when(town: Opens) -> None:
    async with town(now="2026-09-22 10:00", tables=ONE) as t:
        await hands_back(t)
        await t.approver.says(f"同意 {NUMBER} 转给区城市管理局")
        await t.time_goes_by(minutes=5)
        assert "已由贺岩于 9月22日 10:00 同意，不用再处理" in await t.second_approver.taps("同意")
        assert "已由贺岩于 9月22日 10:00 同意，不用再处理" in await t.second_approver.taps("换单位")


async def test_the_other_approvers_are_told_and_their_cards_are_taken_back(either_town: Opens) -> None:
    async with either_town(now="2026-09-22 10:00", tables=ONE) as t:
        await hands_back(t)
        mine, others = t.approver.chat[-1], t.second_approver.chat[-1]
        await t.approver.says(f"同意 {NUMBER} 转给区城市管理局")
        _ = t.second_approver.hears()
        assert "已由贺岩处理" in t.second_approver.chat[-1].draft.title
        assert await cards_go(t) == 1
        assert others.recalled
        assert not mine.recalled, "he knows what he did with it"
        assert await cards_go(t) == 0, "once is enough"


async def test_a_withdrawn_request_leaves_nobody_with_an_open_card(town: Opens) -> None:
    async with town(now="2026-09-22 10:00", tables=ONE) as t:
        await hands_back(t)
        cards = [t.approver.chat[-1], t.second_approver.chat[-1]]
        await t.liaison.says(f"撤回 {NUMBER}")
        assert "周航已经撤回" in t.approver.hears()
        await cards_go(t)
        assert all(card.recalled for card in cards)


async def test_a_card_that_tells_something_else_too_stays(town: Opens) -> None:
    async with town(now="2026-09-22 19:00", tables=ONE) as t:
        for number in (NUMBER, "建议046"):
            await hands_back(t, number)
        await t.time_goes_to("2026-09-23 09:00")
        card = t.second_approver.chat[-1]
        assert "退回申请 2 件" in card.draft.text
        await t.approver.says(f"驳回 {NUMBER} 三定写的是住建")
        assert await cards_go(t) == 0
        assert not card.recalled


async def test_after_a_day_the_wire_takes_nothing_back(town: Opens) -> None:
    async with town(now="2026-09-22 10:00", tables=ONE) as t:
        await hands_back(t)
        card = t.second_approver.chat[-1]
        await t.time_goes_to("2026-09-23 10:30")
        await t.approver.says(f"驳回 {NUMBER} 三定写的是住建")
        assert await cards_go(t) == 0
        assert not card.recalled
        assert "已由贺岩于 9月23日 10:30 驳回" in t.second_approver.hears()


async def test_what_was_not_sent_yet_is_not_sent(town: Opens) -> None:
    async with town(now="2026-09-22 19:00", tables=ONE) as t:
        await hands_back(t)
        await t.approver.says(f"驳回 {NUMBER} 三定写的是住建")
        await t.time_goes_to("2026-09-23 09:00")
        assert "申请退回" not in t.second_approver.hears()


async def test_a_decision_taken_back_puts_the_card_before_the_others_again(either_town: Opens) -> None:
    async with either_town(now="2026-09-22 10:00", tables=ONE) as t:
        await hands_back(t)
        await t.approver.says(f"驳回 {NUMBER} 三定写的是住建")
        _ = t.second_approver.hears()
        await cards_go(t)
        await t.approver.says("撤回")
        again = t.second_approver.hears()
        assert "申请退回" in again.title
        assert "已改交" in (await t.second_approver.says(f"同意 {NUMBER} 转给区水务局")).title
