"""The clock jumps while duban runs, or two processes work at once: nothing doubled, nothing lost (T1, R2)."""

import asyncio
from collections import Counter
from datetime import timedelta

import pytest

from domain.vocabulary import MessageState
from scheduler.delivery import Courier
from scheduler.metronome import Office, tick
from tests.scheduler.worlds import World, at


async def busy(world: World) -> None:
    """Cases whose reminders fall on many of the coming days."""
    for day in range(26, 31):
        await world.sign(await world.case(f"2026-09-{day}"))
        await world.sign(await world.case(f"2026-09-{day}", unit="区教育局"))
    await world.case("2026-10-08")
    await world.beat()


async def told(world: World) -> Counter[str]:
    """How often each fact went out to anybody, straight from what the wire got."""
    sent = await world.notices(state=MessageState.SENT)
    return Counter(notice.key for notice in sent)


def doubled(world: World) -> list[str]:
    texts = Counter((sent.to, sent.content.text) for sent in world.messenger.sent)
    return [f"{to}: {text}" for (to, text), n in texts.items() if n > 1]


@pytest.mark.parametrize("leap", [timedelta(minutes=30), timedelta(days=3)])
async def test_forward_every_reminder_once_and_late_ones_said_to_be_late(
    either_world: World, leap: timedelta
) -> None:
    world = either_world
    await busy(world)
    await world.pass_until("2026-09-23 08:30")
    world.clock.moment += leap
    await world.beat()
    await world.pass_until("2026-09-29 10:00")
    assert doubled(world) == []
    assert await world.unsent() == []
    due = {n.assignment_id for n in await world.notices(kind="due_soon")}
    over = {n.assignment_id for n in await world.notices(kind="overdue", state=MessageState.SENT)}
    assert len(due | over) == 10
    is_late = any("停机" in text for who in ("zhou", "sun") for text in world.texts(who))
    assert is_late == (leap > timedelta(days=1))


@pytest.mark.parametrize("back", [timedelta(minutes=30), timedelta(days=2)])
async def test_back_nothing_is_said_again_and_what_is_new_is_said(
    either_world: World, back: timedelta
) -> None:
    world = either_world
    await busy(world)
    await world.pass_until("2026-09-24 09:00")
    before = await told(world)
    world.clock.moment -= back
    await world.beat()
    fresh = await world.case("2026-10-09")
    await world.pass_until("2026-09-29 10:00")
    after = await told(world)
    assert set(after.values()) == {1}
    assert before.keys() <= after.keys()
    assert f"assigned:{fresh}@1" in after
    assert doubled(world) == []
    digests = Counter((m.person_id, m.expires_on) for m in await world.messages(kind="digest"))
    assert set(digests.values()) == {1}


async def test_forward_by_mistake_and_back_again(world: World) -> None:
    await busy(world)
    await world.pass_until("2026-09-23 08:40")
    world.clock.moment = at("2026-09-28 09:00")
    await world.beat()
    world.clock.moment = at("2026-09-23 08:41")
    await world.beat()
    await world.pass_until("2026-09-30 18:00")
    assert set((await told(world)).values()) == {1}
    assert doubled(world) == []
    assert await world.unsent() == []


async def test_two_processes_at_once_say_everything_once(either_world: World) -> None:
    world = either_world
    second = Office(
        world.database,
        Courier(world.database, world.messenger, world.clock, "second", world.files),
        world.clock,
    )
    await busy(world)
    while (due := await world.next_due()) <= at("2026-09-24 12:00"):
        world.clock.moment = due
        await asyncio.gather(tick(world.office), tick(second))
    assert set((await told(world)).values()) == {1}
    assert doubled(world) == []
    assert await world.unsent() == []


async def test_two_processes_rehearse_everything_once(either_world: World) -> None:
    world = either_world
    await world.set("drill", {"since": world.now.isoformat()})
    second = Office(
        world.database,
        Courier(world.database, world.messenger, world.clock, "second", world.files),
        world.clock,
    )
    await busy(world)
    while (due := await world.next_due()) <= at("2026-09-23 19:00"):
        world.clock.moment = due
        await asyncio.gather(tick(world.office), tick(second))
    assert {sent.to for sent in world.messenger.sent} == {"admin"}
    numbers = [m.rehearsed_number for m in await world.messages(state=MessageState.REHEARSED)]
    assert sorted(filter(None, numbers)) == list(range(1, len(numbers) + 1))
    assert sum("演练小结" in text for text in world.texts("admin")) == 2
