"""More than four units, or a leader's case, must meet before the answer (R12, S2-6)."""

from dataclasses import replace
from datetime import date

import pytest

from domain.tables.grid import Grid
from domain.vocabulary import FollowUpKind, FollowUpState
from storage.follow_ups import follow_ups_of_case
from storage.ledger import history
from storage.tables import FollowUp
from tests.scenarios.conftest import Opens
from tests.scenarios.joint.cast import (
    CITY,
    EDUCATION,
    FINANCE,
    FIVE,
    FOUR,
    HOUSING,
    PLANNING,
    WATER,
    more_units,
    of,
    shared,
)
from tests.scenarios.joint.cast import tables as with_units
from tests.scenarios.roster import CASES_HEADER, suggestions
from tests.scenarios.test_importing_by_chat import cases_file, xlsx
from tests.scenarios.town import Town

CLAUSE = "共同办理单位超过4家"
EIGHT = f"交办 建议88 《关于河道治理的建议》 {HOUSING}主办 {CITY}会办 {FINANCE}会办 {WATER}会办"


async def meetings(t: Town, state: FollowUpState | None = None) -> int:
    async with t.database.reader() as session:
        states = (state,) if state else ()
        found = await follow_ups_of_case(session, 1, kinds=(FollowUpKind.JOINT_MEETING,), states=states)
    return len(found)


async def all_agree(t: Town) -> None:
    """Every co-handler has given its opinion."""
    for unit in (CITY, FINANCE, WATER, EDUCATION):
        await t.supervisor.says(f"催会办 12 {unit}")
        await t.supervisor.says(f"标为逾期 12 {unit}")


async def test_four_units_need_no_meeting(town: Opens) -> None:
    async with town(tables=FOUR) as t:
        assert await meetings(t) == 0
        assert "须开会" not in await t.liaison.says("查看 12")


async def test_five_units_need_one_and_are_told_so_with_the_case(town: Opens) -> None:
    async with town(tables=FIVE) as t:
        assert await meetings(t, FollowUpState.OPEN) == 1
        assert "须开会共同办理，还没登记" in await t.liaison.says("查看 12")
        assert "须开会共同办理：共同办理单位 5 家，超过 4 家" in "".join(
            b.draft.text for b in t.liaison.chat[:1]
        )
        assert "须开会共同办理" in "".join(b.draft.text for b in t.water_liaison.chat[:1])


@pytest.mark.parametrize(("more", "meets"), [("", False), (f" {EDUCATION}会办", True)])
async def test_where_the_lead_does_not_count_four_others_may_do_without(
    town: Opens, more: str, *, meets: bool
) -> None:
    async with town(tables=with_units(shared(CITY))) as t:
        packs = dict(t.database.packs)
        for name, pack in packs.items():
            packs[name] = replace(pack, joint=replace(pack.joint, over=3, counts_lead=False))
        t.database.packs, t.database.rules = packs, None
        echo = await t.admin.says(f"{EIGHT}{more} 10月30日")
        assert ("须开会共同办理：共同办理单位 4 家，超过 3 家" in echo) == meets
        done = await t.admin.taps("确认交办")
        assert ("须开会共同办理" in done) == meets


async def test_a_leaders_case_meets_however_few_units_it_has(town: Opens) -> None:
    row = shared(CITY)
    sheet = suggestions(row)
    header, *rows = sheet.rows
    led = Grid(sheet.sheet, ((*header, "领导领办件"), *((*one, "是") for one in rows)))
    async with town(tables=(more_units(), led)) as t:
        assert await meetings(t, FollowUpState.OPEN) == 1
        assert "区领导领办件" in "".join(b.draft.text for b in t.liaison.chat[:1])


async def test_the_answer_waits_for_the_meeting_and_every_way_out_is_a_tap(either_town: Opens) -> None:
    async with either_town(tables=FIVE) as t:
        await all_agree(t)
        refused = await t.liaison.says("回复 12 电梯已开工，年底交付")
        assert "要先开会共同办理" in refused
        assert CLAUSE in refused
        assert {"登记会议", "申请免开"} <= set(refused.labels)
        asked = await t.liaison.taps("登记会议")
        assert "会是哪天开的" in asked.title
        asked = await t.liaison.says("9月22日")
        assert "会上定了什么" in asked.title
        asked = await t.liaison.says("现场办公，形成分工方案")
        assert "哪些单位没到会" in asked.title
        echo = await t.liaison.says("区财政局、城管局没到")
        assert f"没到会：{CITY}、{FINANCE}" in echo
        assert "可以答复了" in await t.liaison.taps("确认登记")
        card = await t.liaison.says("查看 12")
        assert "9月22日（周二）已开会：现场办公，形成分工方案（没到会：" in card
        assert "请核对后确认提交" in await t.liaison.says("回复 12 电梯已开工，年底交付")
        async with t.database.reader() as session:
            noted = [e for e in await history(session, "case:1") if e.act == "meeting_recorded"]
        assert noted[0].facts["absent"] == [CITY, FINANCE]
        assert noted[0].told["present"] == [WATER, EDUCATION]


async def test_a_meeting_is_told_in_one_sentence(town: Opens) -> None:
    async with town(tables=FIVE) as t:
        await t.time_goes_to("2026-09-28 10:00")
        echo = await t.liaison.says("12 9月25日开会研究了 形成方案，会办单位都到了")
        assert "日期：9月25日" in echo
        assert "没有，都到了" in echo
        assert "会办单位都到了" in await t.liaison.taps("确认登记")
        again = await t.liaison.says("登记会议 12 9月25日 形成方案，都到了")
        assert "周航于" in again
        assert "已登记" in again


@pytest.mark.parametrize(("day", "fits"), [("9月21日", False), ("9月22日", True), ("9月23日", False)])
async def test_a_meeting_lies_between_hand_over_and_today(town: Opens, day: str, *, fits: bool) -> None:
    async with town(tables=FIVE) as t:
        answer = await t.liaison.says(f"登记会议 12 {day} 形成方案，都到了")
        assert ("请核对后确认登记" in answer) == fits


async def test_recording_is_undone_until_the_answer(town: Opens) -> None:
    async with town(tables=FIVE) as t:
        await t.liaison.says("登记会议 12 9月22日 形成方案，都到了")
        await t.liaison.taps("确认登记")
        assert "答复前还要开会" in await t.liaison.says("撤回")
        assert await meetings(t, FollowUpState.OPEN) == 1
        await t.liaison.says("登记会议 12 9月22日 形成方案，都到了")
        await t.liaison.taps("确认登记")
        await all_agree(t)
        await t.liaison.says("回复 12 电梯已开工，年底交付")
        await t.liaison.taps("确认提交")
        await t.time_goes_by(minutes=2)
        seen = await t.liaison.says("撤回")
        assert await meetings(t, FollowUpState.DONE) == 1, seen


async def test_the_office_waives_a_meeting_with_a_reason(either_town: Opens) -> None:
    async with either_town(tables=FIVE) as t:
        asked = await t.supervisor.says("免开会议 12")
        assert "为什么不用开会" in asked.title
        waived = await t.supervisor.says("已书面征求意见")
        assert "不用再开会" in waived
        assert "督查部门同意不开会：已书面征求意见" in t.liaison.hears()
        assert "免开会议：已书面征求意见" in await t.liaison.says("查看 12")
        assert "方敏于" in await t.liaison.says("登记会议 12 9月22日 形成方案，都到了")
        assert "不能撤回" in await t.supervisor.says("撤回")


async def test_a_waiver_nobody_has_heard_of_is_taken_back(town: Opens) -> None:
    async with town(now="2026-09-22 19:30", tables=FIVE) as t:
        await t.approver.says("免开会议 12 已书面征求意见")
        assert "答复前还要开会" in await t.approver.says("撤回")
        assert await meetings(t, FollowUpState.OPEN) == 1
        await t.time_goes_to("2026-09-23 09:00")
        assert "不用开会" not in t.liaison.hears()


async def test_a_unit_asks_to_be_let_off_and_the_office_decides(town: Opens) -> None:
    async with town(tables=FIVE) as t:
        asked = await t.liaison.says("免开会议 12 各单位已书面同意")
        assert "已转督查部门" in asked
        assert await meetings(t, FollowUpState.OPEN) == 1
        told = t.supervisor.hears()
        assert "周航申请免开会议：各单位已书面同意" in told
        assert "不用再开会" in await t.supervisor.taps("免开会议")
        assert await meetings(t, FollowUpState.WAIVED) == 1


async def test_a_co_handler_neither_records_nor_waives(town: Opens) -> None:
    async with town(tables=FIVE) as t:
        assert "主办" in await t.city_liaison.says("登记会议 12 9月22日 形成方案，都到了")
        assert "主办" in await t.city_liaison.says("免开会议 12 各单位已书面同意")
        assert await meetings(t, FollowUpState.OPEN) == 1
        assert not t.supervisor.hears()


async def test_where_no_meeting_is_owed_it_may_be_noted_as_progress(town: Opens) -> None:
    async with town(tables=FOUR) as t:
        asked = await t.liaison.says("12 9月22日开会研究了 形成方案")
        assert "没有必须开的会" in asked
        await t.liaison.taps("记成进展")
        assert "形成方案" in await t.liaison.says("查看 12")
        assert "没有必须开的会" in await t.supervisor.says("免开会议 12 不用")


async def the_meeting(t: Town) -> FollowUp:
    async with t.database.reader() as session:
        (found,) = await follow_ups_of_case(session, 1, kinds=(FollowUpKind.JOINT_MEETING,))
    return found


async def test_the_meeting_is_due_with_the_answer_and_moves_with_it(town: Opens) -> None:
    async with town(tables=FIVE) as t:
        assert (await the_meeting(t)).due_on == date(2026, 10, 30)
        await t.liaison.says("延期 12 到11月20日 图纸未出")
        await t.liaison.taps("确认申请")
        await t.approver.says("同意 12")
        assert (await the_meeting(t)).due_on == date(2026, 11, 20)
        await t.approver.says("撤回")
        assert (await the_meeting(t)).due_on == date(2026, 10, 30)


async def test_the_meeting_goes_with_the_case_to_its_new_unit(town: Opens) -> None:
    async with town(tables=FIVE) as t:
        before = (await the_meeting(t)).assignment_id
        await t.supervisor.says(f"改办 12 {PLANNING} 属规划职责")
        done = await t.supervisor.taps("确认")
        after = await the_meeting(t)
        assert after.assignment_id != before, done
        assert after.state is FollowUpState.OPEN
        assert "须开会共同办理" in of(PLANNING, t).hears()


async def test_whoever_imports_is_told_how_many_must_meet_and_a_later_table_may_change_it(
    town: Opens,
) -> None:
    four = shared(CITY, FINANCE, WATER, number="建议088")
    five = shared(CITY, FINANCE, WATER, EDUCATION, number="建议089")
    async with town(tables=FOUR) as t:
        card = await t.supervisor.sends("交办表.xlsx", cases_file(four, five))
        assert "其中 1 件须开会共同办理" in await t.supervisor.taps(card.labels[0])
        assert "须开会" not in await t.liaison.says("查看 88")
        assert "须开会" in await t.liaison.says("查看 89")
        led = xlsx("人大代表建议", (*CASES_HEADER, "领导领办件"), (*four, "是"))
        card = await t.supervisor.sends("领办件.xlsx", led)
        await t.supervisor.taps(card.labels[0])
        assert "须开会" in await t.liaison.says("查看 88")
