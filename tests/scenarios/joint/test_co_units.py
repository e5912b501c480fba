"""加会办, 减会办: the office changes who handles a case together (R11, R12)."""

from domain.joint import find_fault
from domain.vocabulary import AssignmentRole, AssignmentState, FollowUpKind, FollowUpState
from storage.desks import items_of_case
from storage.follow_ups import follow_ups_of_case
from storage.joint import part_of
from tests.scenarios.conftest import Opens
from tests.scenarios.joint.cast import CITY, EDUCATION, FINANCE, FOUR, HOUSING, TWO, WATER, of, shared
from tests.scenarios.joint.cast import tables as with_units
from tests.scenarios.town import Speaker, Town

ALONE = with_units(shared())
SPLIT = f"分办 建议88 《关于河道治理的建议》 {HOUSING}、{CITY} 10月30日"


async def roles(t: Town, case_id: int = 1) -> dict[str, AssignmentRole]:
    """The units that hold a part, without any fault among them."""
    async with t.database.reader() as session:
        items = await items_of_case(session, case_id)
    held = [item for item in items if part_of(item).is_held]
    assert find_fault(map(part_of, held)) is None
    return {item.unit.name: item.assignment.role for item in held}


async def adds(speaker: Speaker, unit: str, words: str = "") -> str:
    _ = await speaker.says(f"加会办 12 {unit}{words}")
    return (await speaker.taps("确认")).text


async def owed(t: Town) -> list[FollowUpState]:
    async with t.database.reader() as session:
        found = await follow_ups_of_case(session, 1, kinds=(FollowUpKind.JOINT_MEETING,))
    return [one.state for one in found]


async def test_a_co_handler_is_added_with_the_packs_limit_and_told(either_town: Opens) -> None:
    async with either_town(tables=TWO) as t:
        echo = await t.supervisor.says(f"加会办 12 {WATER}")
        assert "会办意见：10月22日（周四）前" in echo
        assert "不晚于主办时限" in echo
        assert WATER not in await roles(t)
        assert "已加会办" in await t.supervisor.taps("确认")
        assert (await roles(t))[WATER] is AssignmentRole.CO
        assert "新交办：建议012" in t.water_liaison.hears().title
        assert f"加会办单位{WATER}" in t.liaison.hears()
        assert "已经在办 建议012" in await t.supervisor.says(f"加会办 12 {WATER}")
        assert "已经在办 建议012" in await t.supervisor.says(f"加会办 12 {HOUSING}")


async def test_the_limit_may_be_named_and_is_never_later_than_the_leads(town: Opens) -> None:
    async with town(tables=with_units(shared(CITY, due="2026-10-09"))) as t:
        assert "10月9日（周五）前" in await t.supervisor.says(f"加会办 12 {WATER}")
        await t.supervisor.says("取消")
        assert "9月30日（周三 班）前" in await t.supervisor.says(f"加会办 12 {WATER} 9月30日")
        await t.supervisor.says("取消")
        assert "10月9日（周五）前" in await t.supervisor.says(f"加会办 12 {WATER} 10月20日")
        await t.supervisor.says("取消")
        assert "已经过去" in await t.supervisor.says(f"加会办 12 {WATER} 9月1日")


async def test_a_unit_is_asked_for_and_a_short_name_is_shown_in_full(town: Opens) -> None:
    async with town(tables=TWO) as t:
        asked = await t.supervisor.says("加会办 12")
        assert "加哪个会办单位" in asked.title
        assert f"加会办：{WATER}" in await t.supervisor.says("水务局")
        await t.supervisor.says("取消")
        assert "花名册里没有" in await t.supervisor.says("加会办 12 区卫生健康局")


async def test_who_handled_it_alone_leads_and_is_alone_again(
    either_town: Opens,
) -> None:
    async with either_town(tables=ALONE) as t:
        assert await roles(t) == {HOUSING: AssignmentRole.SOLE}
        echo = await t.supervisor.says(f"加会办 12 {CITY}")
        assert f"{HOUSING}由独办改为主办" in echo
        await t.supervisor.taps("确认")
        assert await roles(t) == {HOUSING: AssignmentRole.LEAD, CITY: AssignmentRole.CO}
        assert f"{HOUSING}改为独办" in await t.supervisor.says(f"减会办 12 {CITY}")
        await t.supervisor.taps("确认")
        assert await roles(t) == {HOUSING: AssignmentRole.SOLE}
        assert "不用再会办" in t.city_liaison.hears()


async def test_the_fifth_unit_opens_a_meeting_and_its_leaving_drops_it(town: Opens) -> None:
    async with town(tables=FOUR) as t:
        assert await owed(t) == []
        assert "共同办理单位 5 家，超过 4 家" in await adds(t.supervisor, EDUCATION)
        assert "须开会共同办理" in t.teacher.hears()
        assert "须开会共同办理" in t.liaison.hears()
        assert await owed(t) == [FollowUpState.OPEN]
        await t.supervisor.says(f"减会办 12 {EDUCATION}")
        await t.supervisor.taps("确认")
        assert await owed(t) == [FollowUpState.DROPPED]
        await adds(t.supervisor, EDUCATION)
        assert await owed(t) == [FollowUpState.OPEN]


async def test_adding_is_undone_until_the_unit_has_signed(either_town: Opens) -> None:
    async with either_town(tables=ALONE) as t:
        await adds(t.supervisor, CITY)
        assert "没有加会办单位" in await t.supervisor.says("撤回")
        assert await roles(t) == {HOUSING: AssignmentRole.SOLE}
        assert "不用再会办" in t.city_liaison.hears()
        await adds(t.supervisor, CITY)
        await t.city_liaison.says("签收 12")
        assert "已经接办" in await t.supervisor.says("撤回")
        assert await roles(t) == {HOUSING: AssignmentRole.LEAD, CITY: AssignmentRole.CO}


async def test_letting_go_is_undone_and_leaves_everything_as_it_was(town: Opens) -> None:
    async with town(tables=TWO) as t:
        await t.city_liaison.says("签收 12")
        await t.supervisor.says(f"减会办 12 {CITY}")
        await t.supervisor.taps("确认")
        assert CITY not in await roles(t)
        assert "恢复原样" in await t.supervisor.says("撤回")
        assert (await roles(t))[CITY] is AssignmentRole.CO
        async with t.database.reader() as session:
            part = next(i for i in await items_of_case(session, 1) if i.unit.name == CITY)
        assert part.assignment.state is AssignmentState.ACKNOWLEDGED


async def test_an_opinion_that_is_in_is_not_thrown_away(town: Opens) -> None:
    async with town(tables=TWO) as t:
        await of(FINANCE, t).says("会办意见 12 我局列入预算")
        await of(FINANCE, t).taps("确认提交")
        assert "会办意见已经交了" in await t.supervisor.says(f"减会办 12 {FINANCE}")
        assert "不是 建议012 的会办单位" in await t.supervisor.says(f"减会办 12 {HOUSING}")


async def test_split_cases_have_no_co_handlers_and_show_every_part(town: Opens) -> None:
    async with town(tables=TWO) as t:
        await t.admin.says(SPLIT)
        await t.admin.taps("确认交办")
        assert "是分办件" in await t.supervisor.says(f"加会办 建议88 {WATER}")
        assert "分办 2 家，已答复 0 家；各家都答复才算全件答复" in await t.supervisor.says("查看 建议88")
        for speaker in (t.liaison, t.city_liaison):
            assert "全件已答复" not in await t.supervisor.says("查看 建议88")
            await speaker.says("回复 建议88 已经清理完成，岸线整洁")
            await speaker.taps("确认提交")
        assert "分办 2 家，已答复 2 家，全件已答复" in await t.supervisor.says("查看 建议88")


async def test_only_the_office_changes_the_units(town: Opens) -> None:
    async with town(tables=TWO) as t:
        for words in (f"加会办 12 {WATER}", f"减会办 12 {CITY}", "拆开 12", "并案 12 13"):
            assert "您的岗位不能做这件事" in await t.liaison.says(words), words
