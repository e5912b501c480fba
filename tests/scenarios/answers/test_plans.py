"""A handling plan: its nodes with their days, replaced without losing what is done (S2-16)."""

from sqlmodel import col, select

from domain.vocabulary import FollowUpState
from handlers.tracking import name_of
from storage.tables import FollowUp
from storage.unit_of_work import UnitOfWork
from tests.scenarios.answers.strict import ONE
from tests.scenarios.conftest import Opens
from tests.scenarios.town import Town

PLAN = "计划 建议012 9月23日前现场踏勘，9月28日前出方案，9月30日前施工"


async def nodes(t: Town) -> list[tuple[str, str, FollowUpState]]:
    """Title, day and state of every node there ever was."""
    async with UnitOfWork(t.database, t.clock.now()) as work:
        rows = (await work.session.exec(select(FollowUp).order_by(col(FollowUp.id)))).all()
        return [(row.title, str(row.due_on), row.state) for row in rows]


async def test_nodes_are_echoed_with_their_weekday_and_tracked_after_a_yes(either_town: Opens) -> None:
    async with either_town(tables=ONE) as t:
        echo = await t.liaison.says(PLAN)
        assert "9月23日（周三" in echo
        assert "现场踏勘" in echo
        assert await nodes(t) == []
        assert "到了日子会提醒" in await t.liaison.taps("确认")
        assert [title for title, _, _ in await nodes(t)] == ["现场踏勘", "出方案", "施工"]
        shown = await t.supervisor.says("计划 建议012")
        assert "○ 9月28日" in shown
        assert "的办理计划：0/3" in shown.title


async def test_a_rest_day_is_asked_about(town: Opens) -> None:
    async with town(tables=ONE) as t:
        asked = await t.liaison.says("计划 建议012 9月26日前现场踏勘，9月28日前出方案")
        assert "有的日子不上班" in asked
        await t.liaison.taps("提前到上班的日子")
        assert [on for _, on, _ in await nodes(t)] == ["2026-09-24", "2026-09-28"]
        await t.liaison.says("计划 建议012 9月26日前现场踏勘")
        await t.liaison.taps("就按写的日子")
        assert ("现场踏勘", "2026-09-26", FollowUpState.OPEN) in await nodes(t)


async def test_a_node_on_the_deadline_is_taken_and_one_after_it_is_not(town: Opens) -> None:
    async with town(tables=ONE) as t:
        assert "记下 建议012 的办理计划" in await t.liaison.says("计划 建议012 9月30日前施工")
        await t.liaison.says("取消")
        refused = await t.liaison.says("计划 建议012 10月8日前施工")
        assert "在办结时限（9月30日（周三 班））之后" in refused
        assert await nodes(t) == []


async def test_what_is_no_node_is_said_to_be_none(town: Opens) -> None:
    async with town(tables=ONE) as t:
        for said, answer in (
            ("计划 建议012 9月31日前踏勘", "日子没有或不能用"),
            ("计划 建议012 9月1日前踏勘", "已经过去了"),
            ("计划 建议012 9月28日", "没有写做什么"),
        ):
            assert answer in await t.liaison.says(said), said
        assert "办理计划" not in await t.liaison.says("建议012 计划下周开工")


async def test_a_new_plan_keeps_what_is_done_and_an_undone_one_gives_the_old_back(town: Opens) -> None:
    async with town(tables=ONE) as t:
        await t.liaison.says(PLAN)
        await t.liaison.taps("确认")
        async with UnitOfWork(t.database, t.clock.now()) as work:
            first = (await work.session.exec(select(FollowUp).order_by(col(FollowUp.id)))).all()[0]
            first.state = FollowUpState.DONE
            work.session.add(first)
            await work.commit()
        assert name_of(first) == "g1"
        await t.liaison.says("计划 建议012 9月29日前出方案，9月30日前验收")
        await t.liaison.taps("确认")
        assert await nodes(t) == [
            ("现场踏勘", "2026-09-23", FollowUpState.DONE),
            ("出方案", "2026-09-29", FollowUpState.OPEN),
            ("施工", "2026-09-30", FollowUpState.DROPPED),
            ("验收", "2026-09-30", FollowUpState.OPEN),
        ]
        assert "✓ 9月23日" in await t.liaison.says("计划 建议012")
        assert "恢复到改之前" in await t.liaison.says("撤回")
        assert [(title, on) for title, on, state in await nodes(t) if state is FollowUpState.OPEN] == [
            ("出方案", "2026-09-28"),
            ("施工", "2026-09-30"),
        ]
