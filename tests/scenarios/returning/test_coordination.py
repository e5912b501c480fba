"""The third return of a case calls in a person; what the meeting settles is designated and final."""

from tests.scenarios.conftest import Opens
from tests.scenarios.returning.petitions import NUMBER, ONE
from tests.scenarios.test_the_life_of_a_case import chain_holds
from tests.scenarios.town import Heard, Speaker, Town

REASON = "依据三定方案第五条不归我们管"


async def bounces(t: Town, who: Speaker, to: str) -> None:
    """One unit returns the case and the approver sends it to another."""
    await who.says(f"退回 {NUMBER} {REASON}")
    await who.taps("确认退回")
    await t.approver.says(f"同意 {NUMBER} 转给{to}")


async def goes_round_thrice(t: Town) -> Heard:
    """Housing, city, water: the third asks to return it, too. What the supervisor hears of that."""
    await bounces(t, t.liaison, "区城市管理局")
    await bounces(t, t.city_liaison, "区水务局")
    _ = t.supervisor.hears(), t.approver.hears()
    await t.water_liaison.says(f"退回 {NUMBER} {REASON}")
    await t.water_liaison.taps("确认退回")
    return t.supervisor.hears()


async def test_the_second_return_is_a_return_and_the_third_calls_in_a_person(town: Opens) -> None:
    async with town(now="2026-09-22 10:00", tables=ONE) as t:
        await bounces(t, t.liaison, "区城市管理局")
        await t.city_liaison.says(f"退回 {NUMBER} {REASON}")
        await t.city_liaison.taps("确认退回")
        assert not t.supervisor.hears(), "twice is nobody's business but the approver's"
        card = t.approver.hears()
        assert "本件第 2 次退回：区住房和城乡建设局→区城市管理局" in card
        await t.approver.says(f"同意 {NUMBER} 转给区水务局")
        await t.water_liaison.says(f"退回 {NUMBER} {REASON}")
        await t.water_liaison.taps("确认退回")
        told = t.supervisor.hears()
        assert "第3次退回，请协调" in told.title
        assert "协调" in told.labels
        card = t.approver.hears()
        assert "本件第 3 次退回" in card
        assert "区城市管理局→区水务局" in card


async def test_the_third_is_still_decided_but_the_case_goes_round_no_more(town: Opens) -> None:
    async with town(now="2026-09-22 10:00", tables=ONE) as t:
        await goes_round_thrice(t)
        assert "已改交 区教育局" in (await t.approver.says(f"同意 {NUMBER} 转给区教育局")).title
        assert "正在专题协调" in await t.teacher.says(f"退回 {NUMBER} {REASON}")
        assert "正在专题协调" in await t.supervisor.says(f"改办 {NUMBER} 区水务局 再试试")


async def test_a_meeting_is_set_and_every_unit_that_had_it_is_told(either_town: Opens) -> None:
    async with either_town(now="2026-09-22 10:00", tables=ONE) as t:
        await goes_round_thrice(t)
        assert "哪天协调" in (await t.supervisor.taps("协调")).title
        echo = await t.supervisor.says("9月28日")
        assert "时间：9月28日（周一 班）" in echo
        _ = t.liaison.hears(), t.city_liaison.hears(), t.water_liaison.hears()
        await t.supervisor.taps("确认")
        for unit in (t.liaison, t.city_liaison, t.water_liaison):
            assert "定于9月28日（周一 班）协调" in unit.hears().title
        assert await chain_holds(t)


async def test_what_the_meeting_settles_is_designated_and_cannot_be_returned(either_town: Opens) -> None:
    async with either_town(now="2026-09-22 10:00", tables=ONE) as t:
        await goes_round_thrice(t)
        said = f"协调 {NUMBER} 9月22日开会 定由区住建局主办"
        assert "不能做这件事" in await t.supervisor.says(said)
        echo = await t.approver.says(said)
        assert "从区水务局改由 区住房和城乡建设局 主办" in echo
        assert "不能退回" in echo
        done = await t.approver.taps("确认")
        assert "已协调" in done.title
        told = t.liaison.hears()
        assert "指定贵单位主办，不能退回" in told
        assert "理由：9月22日开会 定由区住建局主办" in told
        assert "不用再办" in t.water_liaison.hears()
        card = await t.liaison.says(f"查看 {NUMBER}")
        assert "指定主办" in card
        assert "退回" not in card.labels
        assert "指定后不再退回" in await t.liaison.says(f"退回 {NUMBER} {REASON}")
        assert "没有等着审批" in await t.approver.says("待办")
        assert await chain_holds(t)


async def test_a_designation_is_taken_back_and_the_return_waits_again(either_town: Opens) -> None:
    async with either_town(now="2026-09-22 10:00", tables=ONE) as t:
        await goes_round_thrice(t)
        await t.approver.says(f"指定主办 {NUMBER} 区住房和城乡建设局 会议议定")
        await t.approver.taps("确认")
        assert "已撤回" in await t.approver.taps("撤回")
        assert "贵单位暂不用办" in t.liaison.hears()
        assert "待审批 1 项" in (await t.approver.says("待办")).title
        assert "指定主办" not in await t.approver.says(f"查看 {NUMBER}")


async def test_nobody_is_designated_before_people_have_met(town: Opens) -> None:
    async with town(now="2026-09-22 10:00", tables=ONE) as t:
        assert "还没有协调过" in await t.approver.says(f"指定主办 {NUMBER} 区水务局 会议议定")
        assert "不能做这件事" in await t.supervisor.says(f"指定主办 {NUMBER} 区水务局 会议议定")
        await t.supervisor.says(f"协调 {NUMBER} 9月28日开会")
        await t.supervisor.taps("确认")
        await t.approver.says(f"指定主办 {NUMBER} 区水务局 会议议定")
        done = await t.approver.taps("确认")
        assert "已指定区水务局主办" in done.title
        assert "理由：会议议定" in t.water_liaison.hears()


async def test_a_designated_unit_that_has_it_keeps_it_and_its_request_is_refused(town: Opens) -> None:
    async with town(now="2026-09-22 10:00", tables=ONE) as t:
        await goes_round_thrice(t)
        _ = t.water_liaison.hears()
        await t.approver.says(f"协调 {NUMBER} 定由区水务局主办")
        await t.approver.taps("确认")
        assert "指定贵单位主办" in t.water_liaison.hears()
        assert "没有等着审批" in await t.approver.says("待办")
