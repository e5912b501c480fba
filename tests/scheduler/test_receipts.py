"""What the wire says later of messages that were sent is recorded once, and costs one call."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from domain.messages import WireTrouble
from domain.vocabulary import MessageState
from scheduler.receipts import confirm_deliveries
from tests.scheduler.test_delivery import put, states
from tests.scheduler.worlds import World


@pytest.fixture
def asked(world: World, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The receipts that were asked about; the wire says u0 has read, u1 has not."""
    receipts: list[str] = []

    async def read_status(receipt: str) -> Mapping[str, bool]:
        receipts.append(receipt)
        if receipt == "receipt-u2":
            raise WireTrouble
        return {"u0": True, "u1": False}

    monkeypatch.setattr(world.messenger, "read_status", read_status)
    return receipts


async def test_arrived_and_read_are_told_apart(world: World, asked: list[str]) -> None:
    await put(world, 2)
    await world.courier.deliver_due()
    world.clock.moment += timedelta(minutes=10)
    await confirm_deliveries(world.database, world.messenger, world.clock)
    assert await states(world) == [MessageState.READ, MessageState.DELIVERED]
    assert (await world.acts())["delivered"] == 1
    assert sorted(asked) == ["receipt-u0", "receipt-u1"]


async def test_nobody_is_asked_about_before_ten_minutes_nor_after_a_day(
    world: World, asked: list[str]
) -> None:
    await put(world)
    await world.courier.deliver_due()
    for waited in (timedelta(minutes=9, seconds=59), timedelta(hours=23)):
        world.clock.moment += waited
        await confirm_deliveries(world.database, world.messenger, world.clock)
    assert asked == []


async def test_each_receipt_is_asked_about_once_even_if_nothing_is_learnt(
    world: World, asked: list[str]
) -> None:
    await put(world, 3)
    await world.courier.deliver_due()
    world.clock.moment += timedelta(minutes=11)
    for _ in range(3):
        await confirm_deliveries(world.database, world.messenger, world.clock)
    assert sorted(asked) == ["receipt-u0", "receipt-u1", "receipt-u2"]
    assert (await states(world))[2] is MessageState.SENT
