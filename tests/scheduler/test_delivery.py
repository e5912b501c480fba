"""The outbox to the wire: each verdict followed, nobody kept waiting, nothing lost, little doubled."""

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import timedelta

import pytest

from domain.messages import Content, Outcome, Verdict
from domain.vocabulary import MessageState
from scheduler import recording
from scheduler.verdicts import conclude
from storage.outbox import Address, Label, post
from storage.rules import Rules
from storage.tables import Message
from storage.unit_of_work import UnitOfWork
from tests.scheduler.worlds import World, accept, at


async def put(world: World, count: int = 1, lane: int = 2, text: str = "", **address: object) -> None:
    """Messages to u0, u1 …; the same text for all if one is given."""
    async with UnitOfWork(world.database, world.now) as work:
        for n in range(count):
            to = Address(f"u{n}", **address)  # type: ignore[arg-type]
            content = Content("题", text or f"第{n}条 {lane}")
            post(work, to, content, Label(f"m:{lane}:{n}:{text}", "push", lane))
        await work.commit()


async def states(world: World) -> list[MessageState]:
    return [message.state for message in await world.messages()]


def answering(verdict: Verdict, retry_after_seconds: float | None = None) -> Callable[[str], Outcome]:
    return lambda who: Outcome(who, verdict, code="code", retry_after_seconds=retry_after_seconds)


async def test_what_the_wire_took_is_sent_with_its_receipt_and_in_the_ledger(either_world: World) -> None:
    world = either_world
    await put(world)
    assert await world.courier.deliver_due() == 1
    (message,) = await world.messages()
    assert (message.state, message.receipt, message.sent_at) == (MessageState.SENT, "receipt-u0", world.now)
    assert (await world.acts())["sent"] == 1


async def test_what_returns_together_is_recorded_together(
    either_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []

    async def counted(
        work: UnitOfWork, rules: Rules, outcomes: Mapping[int, tuple[Message, Outcome]]
    ) -> None:
        sizes.append(len(outcomes))
        await conclude(work, rules, outcomes)

    monkeypatch.setattr(recording, "conclude", counted)
    await put(either_world, 10)
    await either_world.courier.deliver_due()
    assert sum(sizes) == 10
    assert len(sizes) < 5
    assert set(await states(either_world)) == {MessageState.SENT}


async def test_what_cannot_be_recorded_of_one_costs_the_others_nothing(
    either_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def troubled(
        work: UnitOfWork, rules: Rules, outcomes: Mapping[int, tuple[Message, Outcome]]
    ) -> None:
        await conclude(work, rules, outcomes)
        if "u3" in {message.address for message, _ in outcomes.values()}:
            raise ValueError("it cannot be written down")

    monkeypatch.setattr(recording, "conclude", troubled)
    await put(either_world, 6)
    await either_world.courier.deliver_due()
    found = {message.address: message.state for message in await either_world.messages()}
    assert found.pop("u3") is MessageState.SENDING, "its lease runs out and it comes back"
    assert set(found.values()) == {MessageState.SENT}
    assert (await either_world.acts())["sent"] == 5
    assert Counter(sent.to for sent in either_world.messenger.sent)["u0"] == 1


async def test_one_content_goes_to_twenty_in_a_call(world: World) -> None:
    await put(world, 45, text="日报")
    await world.courier.deliver_due()
    assert sorted(size for _, size in world.messenger.calls) == [5, 20, 20]


async def test_of_one_call_each_recipient_fares_as_the_wire_says(world: World) -> None:
    await put(world, 3, text="同")
    world.messenger.verdict = lambda who: {
        "u0": accept(who),
        "u1": Outcome(who, Verdict.LATER, code="flow"),
        "u2": Outcome(who, Verdict.BUG, code="bad"),
    }[who]
    await world.courier.deliver_due()
    assert await states(world) == [MessageState.SENT, MessageState.PLANNED, MessageState.FAILED]
    assert (await world.messages())[1].next_try_at == world.now + timedelta(minutes=10)
    world.messenger.verdict = accept
    await world.beat()
    assert "u2" in "".join(world.texts("admin"))


@pytest.mark.parametrize(
    ("asked", "wait"),
    [(None, 2), (7.0, 7), (1.0, 2), (-1.0, 2), (6000.0, 900), (float("nan"), 2), (float("inf"), 2)],
)
async def test_a_throttle_is_obeyed_within_reason(world: World, asked: float | None, wait: int) -> None:
    await put(world)
    world.messenger.verdict = answering(Verdict.RETRY_SOON, retry_after_seconds=asked)
    await world.courier.deliver_due()
    (message,) = await world.messages()
    assert message.next_try_at == world.now + timedelta(seconds=wait)


async def test_each_wait_is_twice_as_long_up_to_five_minutes_and_an_hour_later_it_is_given_up(
    world: World,
) -> None:
    await put(world)
    world.messenger.verdict = answering(Verdict.RETRY_SOON)
    waits = []
    for _ in range(20):
        await world.courier.deliver_due()
        (message,) = await world.messages(kind="push")
        waits.append((message.next_try_at - world.now).total_seconds())
        world.clock.moment = message.next_try_at
    assert waits[:9] == [2, 4, 8, 16, 32, 64, 128, 256, 300]
    assert MessageState.FAILED in await states(world)
    assert await world.courier.deliver_due() == 0


async def test_a_refusal_that_needs_a_person_is_told_once_a_day_and_tried_slowly(world: World) -> None:
    await put(world, 3)
    world.messenger.verdict = lambda who: (
        Outcome(who, Verdict.ALERT, code="90020", detail="quota") if who.startswith("u") else accept(who)
    )
    await world.beat()
    await world.beat(world.now + timedelta(minutes=31))
    alerts = [text for text in world.texts("admin") if "消息平台拒绝发送" in text]
    assert len(alerts) == 1
    assert {message.attempts for message in await world.messages(lane=2) if message.address != "admin"} == {2}


async def test_an_answer_uses_the_open_session_and_the_api_once_it_is_over(world: World) -> None:
    soon, late = world.now + timedelta(seconds=59), world.now + timedelta(minutes=30)
    await put(world, lane=0, text="a", session_webhook="https://s", session_expires_at=late)
    await world.courier.deliver_due()
    await put(world, lane=0, text="b", session_webhook="https://s", session_expires_at=soon)
    await world.courier.deliver_due()
    assert world.messenger.calls == [("session", 1), ("people", 1)]


async def test_a_session_that_ended_early_falls_back_to_the_api_at_once(world: World) -> None:
    late = world.now + timedelta(minutes=30)
    await put(world, lane=0, session_webhook="https://s", session_expires_at=late)
    world.messenger.verdict = lambda who: (
        Outcome(who, Verdict.RETRY_SOON, code="session_expired") if who == "https://s" else accept(who)
    )
    await world.courier.deliver_due()
    assert world.messenger.calls == [("session", 1), ("people", 1)]
    assert await states(world) == [MessageState.SENT]


async def test_a_group_gets_its_own_call(world: World) -> None:
    await put(world, to_group=True)
    await world.courier.deliver_due()
    assert world.messenger.calls == [("group", 1)]


async def test_a_slow_recipient_keeps_nobody_waiting_and_replies_overtake(world: World) -> None:
    await put(world, 30)
    gate, entered, answered = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def see() -> None:
        answered.set()

    async def be_slow() -> None:
        if len(world.messenger.calls) <= 12:
            if len(world.messenger.calls) == 12:
                entered.set()
            await gate.wait()

    world.messenger.before, world.messenger.after = be_slow, see
    delivering = asyncio.ensure_future(world.courier.deliver_due())
    await entered.wait()
    await put(world, lane=0, text="急答")
    world.courier.wake()
    await answered.wait()
    assert world.messenger.sent[0].content.text == "急答"
    gate.set()
    assert await delivering == 31


async def test_messages_to_one_person_go_in_order_though_the_first_must_be_retried(world: World) -> None:
    async with UnitOfWork(world.database, world.now) as work:
        for n in range(3):
            post(work, Address("u"), Content("题", str(n)), Label(f"k{n}", "push", 2))
        await work.commit()
    failures = iter([True, False, False, False])
    world.messenger.verdict = lambda who: Outcome(who, Verdict.RETRY_SOON) if next(failures) else accept(who)
    await world.courier.deliver_due()
    assert world.messenger.sent == []
    world.clock.moment += timedelta(seconds=3)
    await world.courier.deliver_due()
    assert [content.text for content in world.messenger.to("u")] == ["0", "1", "2"]


async def test_a_crash_doubles_at_most_what_was_under_way_and_loses_nothing(
    either_world: World,
) -> None:
    world = either_world
    await put(world, 60, text="同")
    await put(world, 5)

    class Killed(BaseException):
        pass

    calls = 0

    async def die() -> None:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise Killed

    world.messenger.after = die
    with pytest.raises(BaseExceptionGroup):
        await world.courier.deliver_due()
    world.messenger.after = None
    world.restart()
    assert MessageState.SENDING in await states(world)
    world.clock.moment += timedelta(seconds=61)
    await world.courier.deliver_due()
    assert set(await states(world)) == {MessageState.SENT}
    got = [(sent.to, sent.content.text) for sent in world.messenger.sent]
    assert set(got) >= {(f"u{n}", "同") for n in range(60)}
    assert max(Counter(got).values()) <= 2  # only what was under way when it died, and that once


async def test_a_worker_that_lost_its_lease_has_nothing_to_say(world: World) -> None:
    await put(world)

    async def sleep_long() -> None:
        world.messenger.before = None
        world.clock.moment += timedelta(seconds=90)
        other = World(world.database, "2026-09-22 10:01")
        other.clock.moment = world.now
        await other.courier.deliver_due()
        assert len(other.messenger.sent) == 1

    world.messenger.before = sleep_long
    world.messenger.verdict = answering(Verdict.BUG)
    await world.courier.deliver_due()
    assert await states(world) == [MessageState.SENT]


async def test_two_replicas_send_everything_once(either_world: World) -> None:
    world = either_world
    await put(world, 40)
    other = World(world.database, "2026-09-22 10:00")
    other.office.courier._owner = "other"
    await asyncio.gather(world.courier.deliver_due(), other.courier.deliver_due())
    everything = [sent.to for sent in (*world.messenger.sent, *other.messenger.sent)]
    assert sorted(everything) == sorted(f"u{n}" for n in range(40))


async def test_quiet_hours_hold_pushes_that_wait_but_not_replies(world: World) -> None:
    await put(world, lane=2)
    await put(world, lane=0, text="答")
    world.clock.moment = at("2026-09-22 20:00")
    await world.courier.deliver_due()
    assert [sent.content.text for sent in world.messenger.sent] == ["答"]
    world.clock.moment = at("2026-09-23 08:30")
    await world.courier.deliver_due()
    assert len(world.messenger.sent) == 2


@pytest.mark.parametrize("back", [timedelta(days=2), timedelta(hours=2)])
async def test_a_clock_put_back_strands_nothing(world: World, back: timedelta) -> None:
    world.clock.moment = at("2026-09-24 11:00")
    await put(world, 2)
    world.messenger.verdict = answering(Verdict.RETRY_SOON)
    await world.courier.deliver_due()
    async with world.database.writer() as session:
        leased = await session.get_one(Message, 1)
        leased.state, leased.lease_owner = MessageState.SENDING, "gone"
        leased.lease_until = world.now + timedelta(seconds=60)
        session.add(leased)
        await session.commit()
    world.messenger.verdict = accept
    world.clock.moment -= back
    await world.courier.deliver_due()
    await world.courier.deliver_due()
    assert set(await states(world)) == {MessageState.SENT}
