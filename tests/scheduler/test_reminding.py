"""A case goes out, is reminded of in time, and falls silent when somebody acts."""

from domain.vocabulary import AssignmentRole
from tests.scheduler.worlds import World, at


async def test_a_new_case_is_told_at_once_with_everything_to_act_on(either_world: World) -> None:
    world = either_world
    case = await world.case("2026-10-08")
    await world.beat()
    (card,) = world.messenger.to("zhou")
    assert card.title == "新交办：建议001 关于老旧小区加装电梯的建议"
    assert "10月8日（周四 班），还剩16天" in card.text
    assert "9月30日（周三 班）前交来" in card.text or "10月" in card.text
    assert [(b.label, b.says) for b in card.buttons] == [
        ("签收 建议001", "签收 建议001"),
        ("退回", "退回 建议001"),
        ("详情", "查看 建议001"),
    ]
    assert (await world.assignment(case)).pushed_at == world.now


async def test_the_day_three_days_ahead_moves_before_the_holiday_and_says_it_is_the_last(
    world: World,
) -> None:
    case = await world.case("2026-10-08")
    await world.beat()
    await world.sign(case)
    await world.pass_until("2026-09-30 08:44")
    assert len(world.messenger.to("zhou")) == 1
    await world.pass_until("2026-09-30 23:00")
    _, card = world.messenger.to("zhou")
    assert "**今天是申请延期的最后一天**" in card.text
    assert "还剩8天" in card.text
    assert world.messenger.sent[-1].at == at("2026-09-30 08:45")


async def test_nothing_is_said_after_the_answer(world: World) -> None:
    case = await world.case("2026-10-08")
    await world.beat()
    await world.answer(case)
    await world.pass_until("2026-10-20 12:00")
    assert len(world.messenger.to("zhou")) == 1
    assert world.messenger.to("qian") == []


async def test_an_unsigned_and_unanswered_case_climbs_the_whole_ladder_once(world: World) -> None:
    await world.case("2026-09-29", role=AssignmentRole.CO)
    await world.pass_until("2026-10-20 12:00")
    told = {
        (f"{sent.at:%m-%d %H:%M}", sent.to) for sent in world.messenger.sent if sent.to in ("zhou", "qian")
    }
    assert sorted(told) == [
        ("09-22 10:00", "zhou"),  # the push
        ("09-23 08:45", "zhou"),  # not signed for
        ("09-24 08:45", "qian"),  # still not
        ("09-24 08:45", "zhou"),  # the last working day three days ahead
        ("09-29 08:45", "zhou"),  # due today
        ("09-30 08:45", "zhou"),  # overdue
        ("10-08 08:45", "qian"),  # still overdue, after the holiday
        ("10-12 08:45", "zhou"),  # for five working days
        ("10-19 08:45", "qian"),  # for ten
    ]
    assert len([1 for sent in world.messenger.sent if sent.to in ("zhou", "qian")]) == 9
