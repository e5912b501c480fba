"""The rows of the ladder as people hear them: once, on the right day, until they act."""

from datetime import date

from domain.vocabulary import AssignmentState, RequestState
from storage.tables import ExtensionRequest
from tests.scheduler.worlds import World


def said(world: World, who: str, words: str) -> int:
    return sum(words in text for text in world.texts(who))


async def test_who_signed_and_said_nothing_is_asked_once_at_half_time(world: World) -> None:
    silent, speaking = await world.case("2026-11-13"), await world.case("2026-11-13")
    await world.sign(silent)
    await world.change(speaking, state=AssignmentState.IN_PROGRESS, acknowledged_at=world.now)
    await world.pass_until("2026-10-19 08:40")  # half of 52 days has passed on a Sunday
    assert said(world, "zhou", "办到哪一步了") == 0
    await world.pass_until("2026-10-19 08:50")
    assert said(world, "zhou", "办到哪一步了：建议001") == 1
    assert said(world, "zhou", "建议002") == 0
    await world.pass_until("2026-10-21 09:00")
    assert said(world, "zhou", "办到哪一步了") == 1


async def test_a_deadline_on_a_rest_day_is_said_once_on_the_last_working_day_before(world: World) -> None:
    await world.sign(await world.case("2026-10-04"))
    await world.pass_until("2026-09-30 09:00")
    assert said(world, "zhou", "到期前最后一个工作日") == 1
    assert said(world, "zhou", "请今天回复「答复 建议001」") == 1
    assert said(world, "zhou", "快到期") == 0
    assert len(world.texts("zhou")) == 1


async def test_the_last_day_for_more_time_is_said_unless_it_was_asked_for(world: World) -> None:
    """The office announces five days ahead, more time may be asked for until three days ahead."""
    await world.set("reminder", {"days": [5], "unit": "natural_days"})
    open_, asking = await world.case("2026-10-30"), await world.case("2026-10-30")
    for case in (open_, asking):
        await world.change(case, state=AssignmentState.IN_PROGRESS, acknowledged_at=world.now)
    await world.pass_until("2026-10-26 09:00")
    await world.set("pause", {"since": world.now.isoformat()})
    await world.pass_until("2026-10-27 09:00")
    request = ExtensionRequest(
        assignment_id=asking, asked_until_on=date(2026, 11, 10), deadline_before_on=date(2026, 10, 30),
        reason="等图纸", person_id=1, asked_at=world.now, state=RequestState.PENDING,
    )  # fmt: skip
    await world.store(request)
    await world.set("pause", {})
    await world.pass_until("2026-10-27 10:00")
    last = [text for text in world.texts("zhou") if "今天是申请延期的最后一天" in text]
    assert len(last) == 1
    assert "建议001" in last[0]
    assert "建议002" not in last[0]


async def test_overdue_climbs_to_the_leader_and_the_office_until_it_is_answered(world: World) -> None:
    late, answered = await world.case("2026-10-15"), await world.case("2026-10-15")
    for case in (late, answered):
        await world.change(case, state=AssignmentState.IN_PROGRESS, acknowledged_at=world.now)
    await world.pass_until("2026-10-16 09:00")
    assert said(world, "zhou", "已超期") == 1
    await world.answer(answered)
    await world.pass_until("2026-10-19 09:00")
    assert said(world, "qian", "建议001") == 1
    assert said(world, "qian", "建议002") == 0
    assert said(world, "wang", "请处理") == 0
    await world.pass_until("2026-10-22 09:00")
    assert said(world, "zhou", "已超期7天") == 1
    assert said(world, "wang", "请处理：区住建局 建议001 已超期7天") == 1
    await world.answer(late)
    await world.pass_until("2026-11-05 09:00")
    assert said(world, "qian", "建议001") == 1


async def test_a_second_limit_and_a_redo_are_called_by_their_names(world: World) -> None:
    second, redo = await world.case("2026-10-15"), await world.case("2026-10-15")
    until, granted = date(2026, 9, 30), world.now.date()
    moved = {"deadline_on": until, "limit_granted_on": granted}
    await world.change(second, state=AssignmentState.IN_PROGRESS, second_deadline_on=until, **moved)
    await world.change(redo, state=AssignmentState.REDO, redo_round=1, **moved)
    await world.pass_until("2026-09-24 09:00")
    assert said(world, "zhou", "二次时限9月30日") == 1
    assert said(world, "zhou", "重新办理时限9月30日") == 1


async def test_a_row_that_is_set_holds_for_what_is_still_to_be_said(world: World) -> None:
    await world.set("ladder_overdue_approver", {"days": [2], "unit": "working_days"})
    await world.set("ladder_due_today", {"days": [], "unit": "natural_days"}, scope="deputy_suggestion")
    await world.sign(await world.case("2026-09-28"))
    await world.pass_until("2026-09-30 09:00")
    assert said(world, "zhou", "今天到期") == 0
    assert said(world, "zheng", "请处理") == 1
