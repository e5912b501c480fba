"""What regular reports say: figures that add up, both numbers of a rate, masks, little when little is."""

from datetime import date

from domain.reports.contents import ReportContent, Table
from domain.vocabulary import AssignmentRole, AssignmentState, FollowUpKind, ReportKind, Source
from scheduler.reports.kinds import COMPOSERS
from scheduler.reports.wanted import Wanted
from storage.tables import FollowUp
from storage.unit_of_work import Look
from tests.scheduler.worlds import World

FIRST, LAST = date(2026, 9, 16), date(2026, 9, 30)


async def compose(world: World, kind: ReportKind = ReportKind.HALF_MONTH, **scope: object) -> ReportContent:
    """The report on the second half of September, as of now."""
    wanted = Wanted(kind, FIRST, LAST, **scope)  # type: ignore[arg-type]
    async with Look(world.database, world.now) as look:
        return await COMPOSERS[kind](look, wanted)


def table(content: ReportContent, title: str) -> Table:
    return next(one for section in content.sections for one in section.tables if one.title == title)


def lines(content: ReportContent) -> str:
    return "\n".join(text for section in content.sections for text in section.paragraphs)


async def test_an_empty_period_says_so_in_one_line(world: World) -> None:
    content = await compose(world)
    assert content.summary == ("本期没有新交办、办结和在办的件。",)
    assert "截至2026年9月30日，没有交办的件。" in lines(content)
    assert not [one for section in content.sections for one in section.tables]


async def test_the_three_parts_add_up(either_world: World) -> None:
    world = either_world
    world.clock.moment = world.clock.moment.replace(day=10)
    before = await world.case("2026-09-20", tell=False)
    late = await world.case("2026-09-21", unit="区教育局", tell=False)
    world.clock.moment = world.clock.moment.replace(day=18)
    await world.answer(before)
    await world.case("2026-10-08", source=Source.CPPCC_PROPOSAL, tell=False)
    world.clock.moment = world.clock.moment.replace(month=10, day=8)
    await world.answer(late)  # after the report's last day
    content = await compose(world)
    assert [section.heading for section in content.sections[:3]] == [
        "一、总体台账",
        "二、办结情况",
        "三、未办结情况",
    ]
    assert table(content, "按来源").rows == (
        ("建议", 2, 0, 1, 1, 1, 1),
        ("提案", 1, 1, 0, 0, 1, 0),
        ("合计", 3, 1, 1, 1, 2, 1),
    )
    assert table(content, "按承办单位").rows == (
        ("区教育局", 1, 0, 0, 0, 1, 1),
        ("区住建局", 2, 1, 1, 1, 1, 0),
    )
    assert [row[0] for row in table(content, "本期办结清单").rows] == ["建议001"]
    unanswered = table(content, "未办结清单")
    assert [(row[0], row[4]) for row in unanswered.rows] == [("建议002", 9), ("建议003", None)]
    assert unanswered.rows[0][5] == "2026年10月8日已办结"
    assert "本期新交办 1 件（上期 2 件，减少 1 件），办结 1 件（上期 0 件，增加 1 件）" in lines(content)
    answered = next(row for row in table(content, "各项比率").rows if row[0] == "办复率")
    assert answered[1:4] == (66.67, 2, 3)
    assert "含本期以后办结的 1 件" in table(content, "各项比率").note


async def test_a_secret_case_is_only_a_number(world: World) -> None:
    world.clock.moment = world.clock.moment.replace(day=18)
    secret = await world.case("2026-09-21", title="反映某某的举报", secret=True, key_case=True, tell=False)
    await world.store(
        FollowUp(
            kind=FollowUpKind.PROMISE, case_id=1, assignment_id=secret, title="查处举报", origin="t",
            due_on=date(2026, 10, 9), opened_at=world.now,
        )
    )  # fmt: skip
    content = await compose(world)
    assert table(content, "未办结清单").rows[0][:2] == ("建议001", "敏感件")
    assert table(content, "跟踪事项").rows[0][:3] == ("建议001", "承诺事项", "敏感件")
    assert "举报" not in str(content)


async def test_names_and_numbers_of_citizens_are_masked(world: World) -> None:
    world.clock.moment = world.clock.moment.replace(day=18)
    title = "王小明反映路灯不亮，电话13812345678"
    await world.case(
        "2026-10-21", title=title, source=Source.NETIZEN_MESSAGE, proposers=["王小明"], tell=False
    )
    assert table(await compose(world), "未办结清单").rows[0][1] == "王某某反映路灯不亮，电话138****5678"


async def test_a_case_that_several_answer_for_is_done_when_all_are(world: World) -> None:
    world.clock.moment = world.clock.moment.replace(day=18)
    first = await world.case("2026-09-21", role=AssignmentRole.SPLIT, tell=False)
    await world.split(first, "区教育局", "2026-09-25")
    await world.answer(first)
    content = await compose(world)
    assert table(content, "按来源").rows == (("建议", 1, 1, 0, 0, 1, 1),)
    assert table(content, "未办结清单").rows[0][2:5] == ("区住建局、区教育局", "2026-09-25", 5)


async def test_a_case_of_last_year_stays_until_it_is_answered(world: World) -> None:
    world.clock.moment = world.clock.moment.replace(year=2025)
    old, older = await world.case("2025-12-01", tell=False), await world.case("2025-12-01", tell=False)
    await world.answer(older)
    world.clock.moment = world.clock.moment.replace(year=2026, day=30)
    content = await compose(world)
    assert "今年累计 1 件（其中往年结转 1 件）：办结 0 件，在办 1 件，其中超期 1 件" in lines(content)
    await world.answer(old)
    assert table(await compose(world), "按来源").rows == (("建议", 1, 0, 1, 1, 0, 0),)


async def test_handed_back_and_co_handled_parts_do_not_count(world: World) -> None:
    world.clock.moment = world.clock.moment.replace(day=18)
    back = await world.case("2026-09-21", tell=False)
    await world.change(back, state=AssignmentState.RETURNED)
    lead = await world.case("2026-10-21", role=AssignmentRole.LEAD, tell=False)
    await world.split(lead, "区教育局", "2026-09-20", role=AssignmentRole.CO)
    content = await compose(world)
    assert table(content, "按来源").rows == (("建议", 1, 1, 0, 0, 1, 0),)
    assert table(content, "按承办单位").rows == (("区住建局", 1, 1, 0, 0, 1, 0),)


async def test_a_week_lists_what_is_overdue_what_falls_due_and_what_the_office_did(world: World) -> None:
    await world.case("2026-09-20", tell=False)
    await world.case("2026-09-29", tell=False)
    await world.case("2026-11-29", tell=False)
    wanted = Wanted(ReportKind.WEEKLY, date(2026, 9, 21), date(2026, 9, 27))
    async with Look(world.database, world.now) as look:
        content = await COMPOSERS[ReportKind.WEEKLY](look, wanted)
    assert [section.heading[2:] for section in content.sections] == [
        "总体台账",
        "未办结情况",
        "下期到期",
        "督查督办",
    ]
    assert [row[0] for row in table(content, "超期件和重点件").rows] == ["建议001"]
    assert [row[0] for row in table(content, "到期的件").rows] == ["建议002"]
    assert "本期没有发督办文书，没有记督查。" in lines(content)


async def test_a_month_names_the_yearly_targets(world: World) -> None:
    await world.case(
        None, source=Source.LIVELIHOOD_PROJECT, target=32.0, progress=16.0, measure="人", tell=False
    )
    wanted = Wanted(ReportKind.MONTHLY, date(2026, 9, 1), date(2026, 9, 30))
    async with Look(world.database, world.now) as look:
        content = await COMPOSERS[ReportKind.MONTHLY](look, wanted)
    assert table(content, "年度目标").rows[0][2:] == (16.0, 32.0, "人", 50.0)


async def test_a_scope_of_sources_and_units_is_named_and_kept(world: World) -> None:
    world.clock.moment = world.clock.moment.replace(day=18)
    await world.case("2026-10-21", tell=False)
    await world.case("2026-10-21", source=Source.CPPCC_PROPOSAL, tell=False)
    await world.case("2026-10-21", unit="区教育局", tell=False)
    content = await compose(world, ReportKind.AD_HOC, sources=(Source.DEPUTY_SUGGESTION,), unit_ids=(1,))
    assert content.title == "专题报告（区住建局、建议）"
    assert table(content, "按来源").rows == (("建议", 1, 0, 1, 0),)
    answered = next(row for row in table(content, "各项比率").rows if row[0] == "办复率")
    assert answered[1:4] == (0.0, 0, 1)
