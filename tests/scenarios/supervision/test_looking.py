"""督查, 重点件, 挂牌, 滞后, 减分项: what the office sees for itself, and what it marks."""

from domain.tables.grid import Grid
from tests.scenarios.conftest import Opens
from tests.scenarios.roster import HOUSING, ROSTER_HEADER, TABLES, case, suggestions
from tests.scenarios.town import Town

HEAD = Grid("花名册", (ROSTER_HEADER, (HOUSING, "政府部门", "钱立", "主要负责人", "u51", "", "")))
PARTNER = Grid("花名册", (ROSTER_HEADER, ("区人大", "区领导", "于静", "人大联络", "u61", "", "")))
# The first three months from a Monday in July: half of them have passed on August 30.
LONG = suggestions(case("建议040", "关于增设社区食堂的建议", HOUSING, "2026-10-16", on="2026-07-06"))


async def test_an_inspection_is_logged_listed_and_taken_back(either_town: Opens) -> None:
    async with either_town() as t:
        logged = await t.supervisor.says("督查 建议012 电话 已联系施工方，预计下周进场")
        assert "电话问询，建议012 区住房和城乡建设局" in logged
        assert "督办函" in logged.labels
        await t.supervisor.says("督查 区住房和城乡建设局 实地走访 工地停工")
        assert "已联系施工方" in await t.supervisor.says("督查记录 建议012")
        both = await t.approver.says("督查记录 区住房和城乡建设局")
        assert "2 条" in both.title
        assert "实地走访：工地停工（方敏）" in both
        assert "已撤回督查记录：工地停工" in await t.supervisor.says("撤回")
        assert "1 条" in (await t.approver.says("督查记录 区住房和城乡建设局")).title


async def test_how_it_was_looked_and_what_was_found_are_asked_for(town: Opens) -> None:
    async with town() as t:
        asked = await t.supervisor.says("督查 建议012")
        assert asked.labels == ["电话问询", "实地走访", "调阅资料", "听取汇报", "走访群众"]
        assert "看到了什么" in (await t.supervisor.taps("调阅资料")).title
        assert "台账不全" in await t.supervisor.says("台账不全，缺会议记录")


async def test_a_finding_becomes_a_letter_with_one_tap(town: Opens) -> None:
    async with town() as t:
        await t.supervisor.says("催办 建议012")
        await t.supervisor.says("督查 建议012 实地 工地停工")
        assert "督办函限哪天整改到位" in (await t.supervisor.taps("督办函")).title
        echo = await t.supervisor.says("10月15日")
        assert "事由：督查发现：工地停工" in echo


async def test_a_key_case_is_marked_told_sorted_first_and_unmarked(town: Opens) -> None:
    async with town(tables=(*TABLES, HEAD, PARTNER)) as t:
        head, partner = t.person("u51"), t.person("u61")
        _ = (head.hears(), partner.hears())
        echo = await t.supervisor.says("提案012 列为重点 督办领导 张主任")
        assert "督办领导：张主任" in echo
        await t.supervisor.taps("取消")
        await t.supervisor.says("建议012 列为重点 督办领导 张主任")
        done = await t.supervisor.taps("确认")
        assert "已列为重点督办件，督办领导 张主任" in done
        assert "列为重点督办件，督办领导张主任" in head.hears()
        assert "列为重点督办件" in partner.hears()
        assert "列为重点督办件" in t.liaison.hears()
        mine = await t.liaison.says("我的")
        assert mine.text.index("建议012") < mine.text.index("建议013")
        assert "督办领导：张主任" in await t.liaison.says("查看 建议012")
        assert "为什么取消重点" in (await t.supervisor.says("取消重点 建议012")).title
        await t.supervisor.says("已经解决")
        await t.supervisor.taps("确认")
        assert "取消重点" in t.liaison.hears()
        assert "恢复原样" in await t.supervisor.says("撤回")
        assert "【重点】" in await t.supervisor.says("查看 建议012")


async def test_the_head_of_the_unit_hears_of_a_key_case_at_once_and_when_it_is_overdue(
    either_town: Opens,
) -> None:
    key = suggestions(case("建议050", "关于老城排水的建议", HOUSING, "2026-09-24", note="重点件"))
    async with either_town(tables=(HEAD, key)) as t:
        head = t.person("u51")
        first = "\n".join(bubble.draft.title + bubble.draft.text for bubble in head.chat)
        assert "建议050" in first
        assert "主要负责人" in first
        _ = head.hears()
        await t.time_goes_to("2026-09-28 08:44")
        assert not head.hears()
        await t.time_goes_to("2026-09-28 08:50")
        assert "重点件超期" in head.hears()


async def lists_it(t: Town) -> None:
    await t.supervisor.says("催办 建议012")
    await t.supervisor.says("建议012挂牌")
    await t.supervisor.says("久拖不决")
    if "为什么" in t.supervisor.chat[-1].draft.title:
        await t.supervisor.says("领导批示直接挂牌")
    await t.supervisor.taps("确认送审")
    await t.approver.taps("同意")


async def test_listed_supervision_shows_everywhere_until_it_ends(town: Opens) -> None:
    async with town() as t:
        await lists_it(t)
        assert "【挂牌】" in await t.liaison.says("我的")
        assert "【挂牌】" in await t.supervisor.says("查看 建议012")
        assert "挂牌督办中" in await t.supervisor.says("督办 建议012")
        assert "为什么摘牌" in (await t.supervisor.says("摘牌 建议012")).title
        await t.supervisor.says("已按期办结")
        await t.supervisor.taps("确认摘牌")
        assert "已摘牌" in t.liaison.hears()
        assert "【挂牌】" not in await t.liaison.says("我的")
        assert "仍在挂牌督办" in await t.supervisor.says("撤回")
        assert "【挂牌】" in await t.liaison.says("我的")


async def test_what_lags_is_listed_with_both_percentages(town: Opens) -> None:
    async with town(now="2026-07-06 10:00", tables=(LONG,)) as t:
        await t.time_goes_to("2026-09-22 10:00")
        await t.liaison.says("进展 建议040 选址完成，到30%")
        listed = await t.supervisor.says("谁滞后")
        assert "建议040 关于增设社区食堂的建议，区住房和城乡建设局：时间 76%，进度 30%" in listed
        await t.liaison.says("进展 建议040 装修完成，到80%")
        assert "建议040" not in await t.supervisor.says("滞后")


async def test_at_half_time_the_liaison_is_told_once(town: Opens) -> None:
    async with town(now="2026-07-06 10:00", tables=(LONG,)) as t:
        await t.liaison.says("签收 建议040")
        await t.time_goes_to("2026-08-26 08:40")
        assert "时间过半" not in t.liaison.hears()
        await t.time_goes_to("2026-08-28 09:00")
        assert "时间过半：建议040 进度0%" in t.liaison.hears()
        await t.time_goes_to("2026-09-10 09:00")
        assert "时间过半" not in t.liaison.hears()


async def test_minus_items_are_facts_of_units_with_their_cases(town: Opens) -> None:
    due = suggestions(
        case("建议060", "关于路灯的建议", HOUSING, "2026-09-18", on="2026-09-01"),
        case("建议061", "关于公厕的建议", "区城市管理局", "2026-09-21", on="2026-09-01"),
    )
    async with town(tables=(due,)) as t:
        listed = await t.supervisor.says("减分项")
        assert "不排名" in listed
        assert "建议060 超期 4 天，还没答复" in listed
        assert "区城市管理局" in listed
        one = await t.supervisor.says("减分项 区城市管理局")
        assert "建议060" not in one
        assert "周航" not in listed
