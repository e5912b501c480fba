"""To-do lists and the second channel on both databases: replicas, lost leases, the month's calls."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from sqlmodel import col, select

from domain.messages import Outcome, ToDo, Verdict
from domain.second_channel import Channel
from domain.vocabulary import AssignmentState, MessageState, PostRole
from scheduler.channels.errands import Errands
from scheduler.metronome import Metronome
from scheduler.receipts import ask_about, confirm_deliveries
from storage.tables import ApiUsage, ChannelStep, StepState, ToDoItem
from tests.scheduler.worlds import World


@dataclass
class Side:
    """The ways besides the chat: what was done over them, idempotent as the platform is."""

    ids: dict[str, str] = field(default_factory=dict)
    made: Counter[str] = field(default_factory=Counter)
    done: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    rung: list[tuple[str, str]] = field(default_factory=list)
    ways: list[Channel] = field(default_factory=list)
    verdict: Verdict = Verdict.SENT

    async def put_to_do(self, user_id: str, to_do: ToDo) -> Outcome:
        if self.verdict is Verdict.SENT:
            self.made[to_do.key] += 1
            self.ids.setdefault(to_do.key, f"task-{to_do.key}")
        return self._answer(user_id, self.ids.get(to_do.key))

    async def change_to_do(self, user_id: str, task_id: str, to_do: ToDo) -> Outcome:
        self.changed += [f"{task_id} {to_do.subject}"]
        return self._answer(user_id, task_id)

    async def tick_off(self, user_id: str, task_id: str) -> Outcome:
        self.done += [task_id] if self.verdict is Verdict.SENT else []
        return self._answer(user_id, task_id)

    async def remove_to_do(self, user_id: str, task_id: str) -> Outcome:
        self.removed += [task_id] if self.verdict is Verdict.SENT else []
        return self._answer(user_id, task_id)

    async def ring(self, user_id: str, text: str, channel: Channel) -> Outcome:
        self.ways.append(channel)
        self.rung += [(user_id, text)] if self.verdict is Verdict.SENT else []
        return self._answer(user_id, "ding1")

    def _answer(self, user_id: str, receipt: str | None) -> Outcome:
        if self.verdict is Verdict.SENT:
            return Outcome(user_id, Verdict.SENT, receipt=receipt)
        return Outcome(user_id, self.verdict, code="trouble")


def replica(world: World, side: Side, name: str) -> Errands:
    async def ask(receipts: Sequence[str]) -> None:
        await ask_about(world.database, world.messenger, world.clock, receipts)

    return Errands(world.database, side, world.clock, name, ask)


async def items(world: World) -> list[ToDoItem]:
    async with world.database.reader() as session:
        return list((await session.exec(select(ToDoItem).order_by(col(ToDoItem.id)))).all())


async def steps(world: World) -> list[ChannelStep]:
    async with world.database.reader() as session:
        return list((await session.exec(select(ChannelStep).order_by(col(ChannelStep.id)))).all())


@pytest.fixture
def side() -> Side:
    return Side()


@pytest.mark.parametrize("times", [1, 3])
async def test_replicas_at_once_put_each_item_once_and_ring_once(
    either_world: World, side: Side, times: int
) -> None:
    world = either_world
    for _ in range(5):
        await world.case("2026-10-30")
    await world.beat()
    both = [replica(world, side, name) for name in ("one", "two")]
    world.clock.moment += timedelta(hours=5)
    for _ in range(times):
        await asyncio.gather(*(one.run() for one in both))
    await asyncio.gather(*(one.run() for one in both))
    assert set(side.made.values()) == {1}
    assert len(side.made) == 5
    assert len(side.rung) == 1
    assert "5 件" in side.rung[0][1]


async def test_an_answer_while_the_service_was_down_is_ticked_later(either_world: World, side: Side) -> None:
    world, errands = either_world, replica(either_world, side, "one")
    assignment = await world.case("2026-10-30")
    await world.beat()
    await errands.run()
    side.verdict = Verdict.RETRY_SOON
    await world.answer(assignment)
    for _ in range(12):
        world.clock.moment += timedelta(minutes=30)
        await errands.run()
    assert side.done == []
    side.verdict = Verdict.SENT
    world.clock.moment += timedelta(hours=1)  # the longest back-off
    await errands.run()
    (item,) = await items(world)
    assert side.done == [item.task_id]
    assert not item.pending
    assert item.done_at == world.now


async def test_a_lost_lease_comes_back_and_makes_nothing_twice(world: World, side: Side) -> None:
    await world.case("2026-10-30")
    await world.beat()
    await replica(world, side, "dies").run()
    async with world.database.write_engine.begin() as connection:  # as if it had died before recording
        lost = world.now + timedelta(seconds=60)
        values = {
            "pending": True,
            "task_id": None,
            "known": None,
            "lease_until": lost,
        }
        await connection.execute(ToDoItem.__table__.update().values(**values))  # type: ignore[attr-defined]
    again = replica(world, side, "lives")
    await again.run()
    assert side.made.total() == 1  # the lease still holds
    world.clock.moment += timedelta(seconds=61)
    await again.run()
    assert side.made.total() == 2  # said again under the same key
    assert len(side.ids) == 1


async def test_a_case_that_is_given_back_leaves_the_list_and_a_new_round_is_a_new_item(
    world: World, side: Side
) -> None:
    errands = replica(world, side, "one")
    assignment = await world.case("2026-10-30")
    await world.beat()
    await errands.run()
    await world.change(assignment, state=AssignmentState.RETURNED)
    await errands.run()
    assert len(side.removed) == 1
    await world.change(assignment, state=AssignmentState.ACKNOWLEDGED)
    await errands.run()
    assert [item.round for item in await items(world)] == [1, 2]


async def test_who_has_left_gets_no_item_and_his_successor_does(world: World, side: Side) -> None:
    errands = replica(world, side, "one")
    await world.case("2026-10-30")
    await world.beat()
    side.verdict = Verdict.DROP_PERSON
    await errands.run()
    assert [bool(item.given_up_at) for item in await items(world)] == [True]
    side.verdict = Verdict.SENT
    await errands.run()
    assert side.made.total() == 0
    await world.dismiss("zhou")
    await world.hire("li", "区住建局", PostRole.LIAISON)
    await errands.run()
    assert side.made.total() == 1


async def test_with_most_of_the_month_gone_nothing_is_asked_and_messages_go_on(
    world: World, side: Side, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    async def read_status(receipt: str) -> dict[str, bool]:
        asked.append(receipt)
        return {}

    monkeypatch.setattr(world.messenger, "read_status", read_status)
    await world.case("2026-10-30")
    await world.beat()
    await world.store(ApiUsage(on=world.now.date(), api="robot", calls=4000))
    world.clock.moment += timedelta(minutes=11)
    await confirm_deliveries(world.database, world.messenger, world.clock)
    assert asked == []
    await world.set("calls", {"month": 10000})
    await confirm_deliveries(world.database, world.messenger, world.clock)
    assert asked[0] == "receipt-zhou"
    assert {message.state for message in await world.messages()} == {MessageState.SENT}


async def test_each_share_of_the_month_is_an_alarm_once(world: World, side: Side) -> None:
    errands = replica(world, side, "one")
    for share, calls in (("80", 4000), ("95", 750), ("100", 250)):
        await world.store(ApiUsage(on=world.now.date(), api=share, calls=calls))
        for _ in range(3):
            world.clock.moment += timedelta(minutes=1)
            await errands.run()
            await world.beat()
        told = "\n".join(world.texts("admin"))
        assert told.count(f"**{share}%**") == 1


async def test_beyond_its_share_no_item_is_made_and_none_is_lost(world: World, side: Side) -> None:
    errands = replica(world, side, "one")
    await world.store(ApiUsage(on=world.now.date(), api="robot", calls=4500))
    await world.case("2026-10-30")
    await world.beat()
    await errands.run()
    assert side.made.total() == 0
    await world.beat("2026-10-08 10:00")  # another month
    await errands.run()
    assert side.made.total() == 1


async def test_what_matters_is_asked_about_first(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    async def read_status(receipt: str) -> dict[str, bool]:
        asked.append(receipt)
        return {}

    monkeypatch.setattr(world.messenger, "read_status", read_status)
    for user in ("wang", "sun"):
        await world.owe(user, "handed_over", unit="区教育局", count=1, by="王敏")
    await world.case("2026-10-30")
    await world.case("2026-09-22", unit="区教育局", urgent=True)
    await world.beat()
    world.clock.moment += timedelta(minutes=11)
    await confirm_deliveries(world.database, world.messenger, world.clock)
    assert asked[:2] == ["receipt-sun", "receipt-zhou"]
    assert "receipt-wang" in asked


async def test_after_a_standstill_the_ways_do_not_all_come_together(world: World, side: Side) -> None:
    await world.case("2026-09-22", urgent=True)
    await world.beat()
    world.clock.moment += timedelta(hours=3)
    errands = replica(world, side, "one")
    await errands.run()
    assert [step.channel for step in await steps(world)] == [Channel.DING]
    world.clock.moment += timedelta(minutes=14)
    await errands.run()
    assert len(await steps(world)) == 1
    world.clock.moment += timedelta(minutes=2)
    await errands.run()
    assert [step.channel for step in await steps(world)] == [Channel.DING, Channel.PHONE]
    await world.beat()
    assert "请打电话" in world.texts("wang")[-1]


async def test_paused_only_what_is_to_be_settled_at_once_is_rung(world: World, side: Side) -> None:
    errands = replica(world, side, "one")
    await world.case("2026-10-30")
    await world.case("2026-09-22", unit="区教育局", urgent=True)
    await world.beat()
    await world.set("pause", {"since": world.now.isoformat()})
    world.clock.moment += timedelta(hours=6)
    await errands.run()
    assert [user for user, _ in side.rung] == ["sun"]


async def test_who_cannot_be_rung_is_telephoned(world: World, side: Side) -> None:
    errands = replica(world, side, "one")
    await world.case("2026-09-22", urgent=True)
    await world.beat()
    side.verdict = Verdict.DROP_PERSON
    world.clock.moment += timedelta(minutes=16)
    await errands.run()
    world.clock.moment += timedelta(seconds=21)
    await errands.run()
    known = [(step.channel, step.state) for step in await steps(world)]
    assert known == [(Channel.DING, StepState.FAILED), (Channel.PHONE, StepState.TAKEN)]


async def test_a_service_that_hangs_keeps_no_message_waiting(
    world: World, side: Side, monkeypatch: pytest.MonkeyPatch
) -> None:
    await world.case("2026-10-30")
    await world.beat()
    hanging, sent, released = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def hangs(user_id: str, _to_do: ToDo) -> Outcome:
        hanging.set()
        await released.wait()
        return Outcome(user_id, Verdict.SENT, receipt="task")

    async def note() -> None:
        sent.set()

    monkeypatch.setattr(side, "put_to_do", hangs)
    world.office.errands = replica(world, side, "one")
    async with Metronome(world.office, timedelta(milliseconds=20)), asyncio.timeout(60):
        await hanging.wait()
        world.messenger.after = note
        await world.case("2026-10-30", unit="区教育局")
        world.office.wake()
        await sent.wait()
        released.set()
    assert "新交办" in world.texts("sun")[0]
