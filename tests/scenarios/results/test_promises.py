"""承诺事项: found in the letter, confirmed by people, followed up, and found kept or not by the office."""

from datetime import date

from domain.vocabulary import FollowUpKind, FollowUpState
from handlers.exporting.results import PROMISE_HEADER
from storage.tables import FollowUp
from tests.exports import exported_rows
from tests.scenarios.conftest import Opens
from tests.scenarios.results.steps import answers, follow_ups, hands_in, quiet
from tests.scenarios.test_the_life_of_a_case import ONE
from tests.scenarios.town import Town

LETTER = "图纸已审完，11月开工，力争2027年6月底前完成加装"


async def promises(t: Town) -> list[FollowUp]:
    """What stands in the ledger of promises, struck ones included."""
    return await follow_ups(t, FollowUpKind.PROMISE)


async def test_what_a_letter_promises_is_proposed_to_unit_and_office(either_town: Opens) -> None:
    async with either_town() as t:
        await t.liaison.says(f"回复 建议012 {LETTER}")
        done = await t.liaison.taps("正在解决")
        assert "2 项承诺" in done
        assert "11月开工" in done
        found = await promises(t)
        assert [one.due_on for one in found] == [date(2026, 11, 30), date(2027, 6, 30)]
        assert {one.state for one in found} == {FollowUpState.PROPOSED}
        assert not t.supervisor.hears(), "the letter may still be taken back"
        await t.time_goes_by(seconds=61)
        assert "2 项承诺" in t.supervisor.hears()


async def test_what_is_past_or_has_no_day_promises_nothing(town: Opens) -> None:
    async with town() as t:
        done = await hands_in(t, "建议012", "已于8月完成加装，今后将加强管理", "已经解决")
        assert "承诺" not in done
        assert not await promises(t)


async def test_a_letter_taken_back_takes_its_proposals_with_it(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says(f"回复 建议012 {LETTER}")
        await t.liaison.taps("正在解决")
        await t.liaison.says("撤回")
        assert {one.state for one in await promises(t)} == {FollowUpState.DROPPED}
        await t.time_goes_by(minutes=5)
        assert not t.supervisor.hears()


async def test_a_corrected_letter_proposes_anew_and_keeps_what_was_confirmed(town: Opens) -> None:
    async with town() as t:
        await answers(t, text="11月开工", wish="正在解决")
        await t.liaison.says("确认承诺 g1")
        await t.liaison.says("更正 建议012：11月开工，年底前完成")
        await t.liaison.says("确认")
        states = {one.title: one.state for one in await promises(t)}
        assert states == {"11月开工": FollowUpState.OPEN, "年底前完成": FollowUpState.PROPOSED}


async def test_it_is_confirmed_once_by_either_side(town: Opens) -> None:
    async with town() as t:
        await answers(t, text=LETTER, wish="正在解决")
        heard = await t.supervisor.says("确认承诺 g1")
        assert "承诺已确认" in heard.title
        await t.next_morning()
        assert "承诺" in t.liaison.hears()
        again = await t.liaison.says("确认承诺 g1")
        assert "不用再处理" in again
        assert (await promises(t))[0].state is FollowUpState.OPEN


async def test_another_day_is_asked_for_or_named(town: Opens) -> None:
    async with town() as t:
        await answers(t, text=LETTER, wish="正在解决")
        asked = await t.liaison.says("确认承诺 g1 改日期")
        assert "改到哪天" in asked.title
        assert (await promises(t))[0].state is FollowUpState.PROPOSED
        await t.liaison.says("11月20日")
        assert (await promises(t))[0].due_on == date(2026, 11, 20)
        assert (await promises(t))[0].state is FollowUpState.OPEN


async def test_only_the_office_says_that_it_is_none(town: Opens) -> None:
    async with town() as t:
        await answers(t, text=LETTER, wish="正在解决")
        assert "您的岗位" in await t.liaison.says("不是承诺 g1")
        assert "不算承诺" in (await t.supervisor.says("不是承诺 g1")).title
        assert (await promises(t))[0].state is FollowUpState.DROPPED
        await t.supervisor.says("撤回")
        assert (await promises(t))[0].state is FollowUpState.PROPOSED


async def test_what_belongs_to_others_is_not_there(town: Opens) -> None:
    async with town() as t:
        await answers(t, text=LETTER, wish="正在解决")
        assert "没有这项承诺" in await t.city_liaison.says("确认承诺 g1")
        assert "没有这项承诺" in await t.city_liaison.says("确认承诺 g999")
        assert "没有这样的承诺" in await t.city_liaison.says("承诺台账")


async def test_a_unit_claims_and_the_office_finds(town: Opens) -> None:
    async with town() as t:
        await answers(t, text=LETTER, wish="正在解决")
        await t.liaison.says("确认承诺 g1")
        await t.liaison.says("完成 g1 已经开工")
        assert (await promises(t))[0].state is FollowUpState.OPEN, "a claim is no finding"
        quiet(t)
        await t.supervisor.says("已兑现 g1")
        assert (await promises(t))[0].state is FollowUpState.DONE
        told = t.liaison.hears()
        assert "已兑现" in told
        assert "再次答复" in told, "it was answered as 正在解决"
        ledger = await t.supervisor.says("承诺台账")
        assert "到期 1 项，已兑现 1 项，转化率 100.0%" in ledger


async def test_what_was_not_kept_is_carried_into_the_next_year(town: Opens) -> None:
    async with town(now="2026-12-30 10:00", tables=ONE) as t:
        await answers(t, text="年底前完成加装", wish="计划解决")
        await t.supervisor.says("确认承诺 g1")
        await t.time_goes_to("2027-01-04 10:00")
        quiet(t)
        assert "已过期" in await t.supervisor.says("承诺台账")
        broken = await t.supervisor.says("未兑现 g1 还没有开工")
        assert "结转" in broken.labels
        asked = await t.supervisor.taps("结转")
        assert "结转到哪天" in asked.title
        await t.supervisor.says("6月30日")
        done = await t.supervisor.says("资金列入今年预算")
        assert "已结转" in done.title
        found = await promises(t)
        assert [one.state for one in found] == [FollowUpState.BROKEN, FollowUpState.OPEN]
        assert found[1].due_on == date(2027, 6, 30)
        assert "到期 1 项，已兑现 0 项，转化率 0.0%" in await t.supervisor.says("承诺台账")


async def test_an_open_one_is_moved_and_moved_back(town: Opens) -> None:
    async with town() as t:
        await answers(t, text="年底前完成加装", wish="计划解决")
        await t.supervisor.says("确认承诺 g1")
        await t.supervisor.says("结转 g1 到2027年6月30日 资金未到位")
        assert (await promises(t))[0].due_on == date(2027, 6, 30)
        await t.supervisor.says("撤回")
        assert (await promises(t))[0].due_on == date(2026, 12, 31)


async def test_a_secret_cases_promise_is_never_spelled_out(town: Opens) -> None:
    async with town() as t:
        await answers(t, "建议077", text="年底前完成补偿", wish="计划解决")
        assert "敏感件" in await t.supervisor.says("承诺台账")
        assert "补偿" not in await t.supervisor.says("承诺台账")
        assert "补偿" in await t.liaison.says("承诺台账")
        table = await exported_rows(t.database, "promises")
        assert table[0] == PROMISE_HEADER
        assert "补偿" not in "".join(table[1])
