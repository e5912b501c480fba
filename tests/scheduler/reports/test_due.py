"""A report is composed when it is due: once, on working days, made up for when it was missed."""

import asyncio
from pathlib import Path

import pytest

from domain.vocabulary import ReportKind, ReportState
from scheduler.reports import composing
from scheduler.reports.composing import compose_next
from scheduler.reports.wanted import Wanted
from storage.tables import Report
from storage.unit_of_work import UnitOfWork
from tests.scheduler.reports.offices import paragraphs, reports, sheets, switch_on, with_files
from tests.scheduler.worlds import World, at

HALF_MONTH = ReportKind.HALF_MONTH


def told(world: World, user_id: str) -> list[str]:
    """The titles of what somebody got about reports, files among them."""
    titles = [content.title for content in world.messenger.to(user_id)]
    return [title for title in titles if "半月报" in title]


async def test_the_draft_and_both_files_come_on_the_first_working_day_at_the_slot(
    either_world: World, tmp_path: Path
) -> None:
    world = with_files(either_world, tmp_path)
    await switch_on(world, HALF_MONTH, "2026-09-22")
    await world.case("2026-09-29")
    await world.pass_until("2026-10-08 08:44")
    assert not await reports(world)
    await world.pass_until("2026-10-08 08:45")
    (report,) = await reports(world)
    assert (report.state, report.first_on.isoformat(), report.last_on.isoformat(), report.late) == (
        ReportState.DRAFT,
        "2026-09-16",
        "2026-09-30",
        False,
    )
    name = "督办工作半月报 2026年9月16日至9月30日"
    assert told(world, "zheng") == [
        "报告1 待审：半月报 2026年9月16日至9月30日",
        f"{name}.docx",
        f"{name}.xlsx",
    ]
    assert not told(world, "wang")
    assert paragraphs(world, report)[:3] == ["督办工作半月报", "2026年9月16日至9月30日", "一、总体台账"]
    assert ["提案"] not in sheets(world, report)["按来源"]


async def test_a_clock_that_stops_where_something_is_due_stops_at_a_report(world: World) -> None:
    await switch_on(world, HALF_MONTH, "2026-09-22")
    world.clock.moment = at("2026-09-30 09:00")
    moments = set[str]()
    while (due := await world.next_due()) < at("2026-10-09 00:00"):
        moments.add(f"{due:%m-%d %H:%M}")
        world.clock.moment = due
    assert "10-08 08:45" in {moment.replace("10-08 00:45", "10-08 08:45") for moment in moments}


async def test_nothing_is_due_before_it_was_switched_on(world: World, tmp_path: Path) -> None:
    await switch_on(with_files(world, tmp_path), HALF_MONTH, "2026-09-22")
    await world.pass_until("2026-09-25 12:00")
    assert not await reports(world)


async def test_one_that_was_missed_is_made_up_for_once_and_says_so(world: World, tmp_path: Path) -> None:
    await switch_on(with_files(world, tmp_path), HALF_MONTH, "2026-08-01")
    await world.beat("2026-10-12 15:00")  # the machine was off since summer
    world.restart()
    await world.beat("2026-10-12 15:01")
    (report,) = await reports(world)
    assert report.late
    assert report.last_on.isoformat() == "2026-09-30"
    assert "这份报告到期那天没有编成，现在补编" in "\n".join(world.texts("zheng"))


async def test_while_sending_is_paused_nothing_is_composed(world: World, tmp_path: Path) -> None:
    await switch_on(with_files(world, tmp_path), HALF_MONTH, "2026-09-22")
    await world.set("pause", {"since": "2026-09-22T10:00:00+08:00"})
    await world.pass_until("2026-10-09 18:00")
    assert not await reports(world)
    await world.set("pause", {})
    await world.beat("2026-10-10 10:00")
    assert [report.late for report in await reports(world)] == [True]


async def test_two_processes_compose_it_once(either_world: World, tmp_path: Path) -> None:
    world = with_files(either_world, tmp_path)
    await switch_on(world, HALF_MONTH, "2026-09-22")
    now = at("2026-10-08 08:45")
    world.clock.moment = now
    composed = await asyncio.gather(
        *(compose_next(world.database, world.files, now) for _ in range(4)), return_exceptions=True
    )
    assert True in composed
    assert len(await reports(world)) == 1
    await world.beat()
    assert len(told(world, "zheng")) == 3


async def test_one_that_cannot_be_composed_keeps_nothing_else_and_is_told(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def break_down(_work: UnitOfWork, _wanted: Wanted) -> None:
        raise RuntimeError("no figures")

    monkeypatch.setattr(composing, "COMPOSERS", {HALF_MONTH: break_down})
    await switch_on(with_files(world, tmp_path), HALF_MONTH, "2026-09-22")
    await world.case("2026-10-08")
    await world.pass_until("2026-10-08 09:00")
    (report,) = await reports(world)
    assert (report.state, report.reason) == (ReportState.DROPPED, "failed")
    assert "**半月报**（报告1）编不出来" in world.texts("admin")[-1]
    assert "建议001" in world.texts("zhou")[-1]


async def test_whoever_asks_at_night_gets_it_at_once(world: World, tmp_path: Path) -> None:
    with_files(world, tmp_path).clock.moment = at("2026-09-22 22:10")
    async with UnitOfWork(world.database, world.now) as work:
        rules = await work.rules()
        asking = rules.directory.by_user("wang")
        assert asking is not None
        row = Report(
            key="wanted", kind=ReportKind.AD_HOC, state=ReportState.WANTED, wanted_at=world.now,
            first_on=rules.on, last_on=rules.on, wanted_by=asking.id,
        )  # fmt: skip
        work.session.add(row)
        await work.commit()
    await world.beat()
    titles = [content.title for content in world.messenger.to("wang")]
    assert titles[0] == "报告1 待审：专题报告 2026年9月22日至9月22日"
    assert len(titles) == 3
    assert "要发出去，请审批人回「发出 报告1」" in world.texts("wang")[0]
