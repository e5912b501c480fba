"""演练模式: live rules and data, but nobody except the administrator gets anything unasked."""

from domain.messages import Outcome, Verdict
from domain.vocabulary import MessageState
from storage.drill import owe_anew
from storage.unit_of_work import UnitOfWork
from tests.scheduler.worlds import World, accept


async def rehearse(world: World, moment: str) -> None:
    await world.pass_until(moment)
    await world.set("drill", {"since": world.now.isoformat()})
    world.messenger.sent.clear()


async def go_live(world: World) -> None:
    async with UnitOfWork(world.database, world.now) as work:
        await owe_anew(work)
        await work.commit()
    await world.set("drill", {})
    world.messenger.sent.clear()
    await world.beat()


async def test_only_the_administrator_hears_and_sees_whom_it_was_for(either_world: World) -> None:
    world = either_world
    await rehearse(world, "2026-09-22 10:00")
    await world.case("2026-10-08")
    await world.case("2026-10-09", unit="区教育局")
    await world.beat()
    assert world.messenger.to("zhou") == world.messenger.to("sun") == []
    (text,) = world.texts("admin")
    assert "本应发出 2 条" in text
    assert "区住建局 zhou同志" in text
    assert "区教育局 sun同志" in text
    assert "演练中（9月22日 10:00起）" in text
    assert (await world.acts())["rehearsed"] == 2


async def test_nothing_told_in_rehearsal_counts_as_told(either_world: World) -> None:
    world = either_world
    signed = await world.case("2026-09-26")
    await world.beat()
    await world.sign(signed)
    await rehearse(world, "2026-09-22 10:00")
    told_in_vain = await world.case("2026-10-08")
    taken = await world.case("2026-10-09")
    await world.pass_until("2026-09-23 11:00")
    assert (await world.assignment(told_in_vain)).pushed_at is None
    await world.sign(taken)
    assert world.messenger.to("zhou") == []
    await go_live(world)
    (text,) = world.texts("zhou")
    assert "现在正式通知" in text
    assert "建议002" in text
    assert "建议003" not in text
    assert "还剩3天" in text
    assert (await world.assignment(told_in_vain)).pushed_at == world.now


async def test_a_list_comes_at_most_every_ten_minutes_and_never_by_night(world: World) -> None:
    await rehearse(world, "2026-09-22 10:00")
    for minute in range(5):
        await world.case("2026-10-08")
        await world.beat(f"2026-09-22 10:0{minute}")
    assert ["本应发出 1 条" in text for text in world.texts("admin")] == [True]
    await world.pass_until("2026-09-22 10:10")
    assert "本应发出 4 条" in world.texts("admin")[-1]
    await world.pass_until("2026-09-22 22:00")
    told = len(world.texts("admin"))
    await world.case("2026-09-22", urgent=True)
    await world.pass_until("2026-09-23 08:29")
    assert len(world.texts("admin")) == told
    await world.pass_until("2026-09-23 08:31")
    assert any("新交办" in text for text in world.texts("admin")[told:])
    assert world.messenger.to("zhou") == []


async def test_the_day_ends_with_a_report(world: World) -> None:
    await rehearse(world, "2026-09-22 10:00")
    await world.case("2026-10-08")
    await world.case("2026-10-09")
    await world.dismiss("sun")
    await world.dismiss("wu")
    await world.case("2026-10-09", unit="区教育局")
    await world.pass_until("2026-09-22 17:59")
    assert not any("演练小结" in text for text in world.texts("admin"))
    await world.pass_until("2026-09-22 18:00")
    report = world.texts("admin")[-1]
    assert "演练小结 9月22日" in report
    assert "区住建局" in report
    assert "没有人能收的单位 1 个" in report
    assert "区教育局" in report
    await world.pass_until("2026-09-23 17:59")
    assert sum("演练小结" in text for text in world.texts("admin")) == 1


async def test_the_report_of_a_day_without_a_bot_comes_next_morning(world: World) -> None:
    await rehearse(world, "2026-09-22 10:00")
    await world.case("2026-10-08")
    await world.beat()
    world.restart()
    await world.beat("2026-09-23 08:31")
    assert sum("演练小结 9月22日" in text for text in world.texts("admin")) == 1


async def test_the_digest_is_rehearsed_too_and_goes_out_if_the_day_is_not_over(world: World) -> None:
    await rehearse(world, "2026-09-22 20:30")
    await world.pass_until("2026-09-23 09:00")
    assert world.messenger.to("wang") == []
    await go_live(world)
    assert ["督办日报" in text for text in world.texts("wang")] == [True]
    await world.pass_until("2026-09-23 19:00")
    assert len(world.texts("wang")) == 1


async def test_a_message_that_failed_before_the_rehearsal_is_not_sent_during_it(world: World) -> None:
    world.messenger.verdict = lambda who: Outcome(who, Verdict.RETRY_SOON, code="unavailable")
    await world.case("2026-10-08")
    await world.beat()
    await rehearse(world, "2026-09-22 10:01")
    world.messenger.verdict = accept
    await world.pass_until("2026-09-22 12:00")
    assert world.messenger.to("zhou") == []
    assert "新交办" in "".join(world.texts("admin"))


async def test_what_would_follow_a_push_is_rehearsed_and_follows_the_real_one_later(world: World) -> None:
    await rehearse(world, "2026-09-22 10:00")
    case = await world.case("2026-10-08")
    await world.pass_until("2026-09-23 12:00")
    assert [n.state for n in await world.notices(kind="unsigned")] == [MessageState.REHEARSED]
    await go_live(world)
    (notice,) = await world.notices(kind="unsigned")
    assert (notice.state, notice.dropped_because) == (MessageState.DROPPED, "in_push")
    await world.pass_until("2026-09-24 12:00")
    told = await world.notices(kind="unsigned", state=MessageState.SENT)
    assert [notice.assignment_id for notice in told] == [case]
