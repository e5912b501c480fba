"""Our rate stays below the platform's and learns from its throttle."""

import asyncio

import pytest

from bot.messengers.dingtalk.limits import RateLimiter
from tests.wire.conftest import LoopTime


async def starts(limiter: RateLimiter, loop_time: LoopTime, calls: int) -> list[float]:
    found: list[float] = []

    async def call() -> None:
        await limiter.acquire()
        found.append(loop_time.now())

    async with asyncio.TaskGroup() as group:
        for _ in range(calls):
            group.create_task(call())
    return found


async def test_no_sliding_second_holds_more_than_the_rate(loop_time: LoopTime) -> None:
    found = await starts(RateLimiter(15, loop_time.now, loop_time.sleep), loop_time, 60)
    assert found[0] == 0
    for first in found:
        assert sum(first <= start < first + 0.999 for start in found) <= 15


async def test_an_idle_hour_earns_no_burst(loop_time: LoopTime) -> None:
    limiter = RateLimiter(10, loop_time.now, loop_time.sleep)
    await limiter.acquire()
    loop_time.seconds += 3600
    found = await starts(limiter, loop_time, 3)
    assert found == pytest.approx([3600, 3600.1, 3600.2])


async def test_a_throttle_halves_the_rate_and_rests_a_second(loop_time: LoopTime) -> None:
    limiter = RateLimiter(10, loop_time.now, loop_time.sleep)
    limiter.slow_down()
    assert await starts(limiter, loop_time, 3) == pytest.approx([1.0, 1.2, 1.4])


async def test_the_rate_never_falls_below_a_sixteenth_and_comes_back(loop_time: LoopTime) -> None:
    limiter = RateLimiter(16, loop_time.now, loop_time.sleep)
    for _ in range(20):
        limiter.slow_down()
    assert limiter.rate_per_second == 1
    for _ in range(93):
        limiter.recover()
    assert limiter.rate_per_second < 16
    for _ in range(10):
        limiter.recover()
    assert limiter.rate_per_second == 16


async def test_whoever_gives_up_waiting_holds_nobody_up(loop_time: LoopTime) -> None:
    parked = asyncio.Event()

    async def wait_for_ever(_: float) -> None:
        parked.set()
        await asyncio.Event().wait()

    limiter = RateLimiter(1, loop_time.now, wait_for_ever)
    await limiter.acquire()
    async with asyncio.TaskGroup() as group:
        waiting = group.create_task(limiter.acquire())
        await parked.wait()
        waiting.cancel()
    loop_time.seconds = 1
    await limiter.acquire()
