"""待补: what a case lacks is listed in one place, and no case is without unit or limit."""

from dataclasses import replace

import pytest

from domain.deadlines import due
from domain.errors import BadInput
from domain.tables.grid import Grid
from domain.tables.records import CaseRecord
from domain.terms import FixedTerm, Ongoing
from domain.vocabulary import AssignmentRole, Source
from handlers.handing_out import hand_out
from handlers.importing.reading import read_grids
from handlers.importing.shell import shell_desk
from storage.cases import cases_of_source
from storage.unit_of_work import UnitOfWork
from tests.domain.calendars import OFFICIAL
from tests.scenarios.conftest import Opens
from tests.scenarios.projects.lists import ANNEX
from tests.scenarios.roster import CITY, ROSTER_HEADER, case, suggestions
from tests.scenarios.town import at

FORESTRY = "区林业局"
STAFF = Grid("花名册", (ROSTER_HEADER, (FORESTRY, "政府部门", "林一", "承办员", "", "", "")))
NETIZEN = Grid(
    "网民留言",
    (
        ("留言编号", "留言主题", "留言人", "责任单位", "交办日期", "办结时限"),
        ("留言1", "路灯不亮", "", CITY, "2026-09-22", "5个工作日"),
        ("留言2", "井盖响", "匿名", CITY, "2026-09-22", "5个工作日"),
    ),
)


async def test_what_is_missing_is_listed_in_one_place_with_a_button_for_each(town: Opens) -> None:
    tables = (STAFF, suggestions(case("建议012", "关于护林的建议", FORESTRY, "2026-10-30")), NETIZEN)
    async with town(tables=tables) as t:
        gaps = await t.supervisor.says("待补")
        assert "🔴 区林业局：没有联系得上的联络员，1 件没人收" in gaps
        assert "🔴 区林业局：没有分管领导或主要负责人，1 件" in gaps
        assert "🔴 建议012 区林业局：没有提出人" in gaps
        assert "留言" not in gaps, "who writes anonymously lacks nothing"
        assert "补联络员" in gaps.labels
        assert "查看" in gaps.labels
        assert (
            "没有权限" in (await t.liaison.says("待补")).text or "不能" in (await t.liaison.says("待补")).text
        )


async def test_nothing_is_missing_where_everything_is_there(town: Opens) -> None:
    async with town(tables=(ANNEX,)) as t:
        assert "没有待补的" in (await t.supervisor.says("待补")).title


async def test_the_verdict_on_a_row_says_at_once_what_it_lacks(town: Opens) -> None:
    async with town(tables=(STAFF,)) as t, UnitOfWork(t.database, at("2026-09-22 10:00")) as work:
        grid = suggestions(case("建议012", "关于护林的建议", FORESTRY, "2026-10-30"))
        (verdict,) = (await read_grids([grid], "建议", work)).verdicts
    assert [one.code for one in verdict.problems] == ["no_liaison", "no_leader", "no_proposer"]
    assert verdict.record is not None


TODAY = at("2026-09-22 10:00").date()
RECORD = CaseRecord(
    source=Source.SUPERIOR_ORDER,
    in_session=True,
    number="上级9",
    identity="9",
    ordinal=9,
    title="排查",
    units=((CITY, AssignmentRole.SOLE),),
    assigned_on=TODAY,
    assigned_as_written=False,
    term="持续推进",
    deadline=due(Ongoing(), TODAY, OFFICIAL),
)
DATED = due(FixedTerm(TODAY, ""), TODAY, OFFICIAL)


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (replace(RECORD, units=()), "case_without_unit"),
        (replace(RECORD, deadline=replace(DATED, on=None)), "case_without_limit"),
    ],
)
async def test_no_case_exists_without_a_unit_and_a_limit(
    town: Opens, record: CaseRecord, reason: str
) -> None:
    async with town() as t, UnitOfWork(t.database, at("2026-09-22 10:00")) as work:
        desk = await shell_desk(work, name="test")
        with pytest.raises(BadInput) as refused:
            await hand_out([record], desk)
        assert refused.value.reason == reason
        assert await hand_out([RECORD], desk)


async def test_leaders_superiors_and_anonymity_come_with_the_table(town: Opens) -> None:
    header = (
        "编号",
        "事项",
        "责任单位",
        "交办日期",
        "办结时限",
        "领办领导",
        "督办领导",
        "上级部门",
        "是否匿名",
    )
    row = ("上级3", "排查燃气", CITY, "2026-09-22", "2026-10-30", "陆建国", "贺岩", "市安委会", "是")
    tables = (Grid("上级交办", (header, row)), NETIZEN)
    async with town(tables=tables) as t:
        card = await t.supervisor.says("查看 上级3")
        assert "上级：市安委会　领办领导：陆建国　督办领导：贺岩" in card
        assert "匿名" in card
        async with t.database.reader() as session:
            (order,) = await cases_of_source(session, Source.SUPERIOR_ORDER)
            messages = await cases_of_source(session, Source.NETIZEN_MESSAGE)
    assert (order.leader, order.supervising_leader, order.superior) == ("陆建国", "贺岩", "市安委会")
    assert (order.leader_case, order.anonymous) == (True, True)
    assert [one.anonymous for one in messages] == [True, True]
