"""A practice messenger on a standing clock, and the bot's end of the wire to it."""

from collections.abc import AsyncIterator
from datetime import datetime

import aiohttp
import pytest

from simulator.app import Simulator
from simulator.clock import SHANGHAI, VirtualClock
from simulator.company import Person
from simulator.options import Options, Timings
from tests.simulator.bot_end import BotEnd, Ticks

PEOPLE = (
    Person("u1", "李敏", "联络员", "13800001001", "住建局"),
    Person("u2", "王建国", "联络员", "13800001002", "教育局"),
    Person("u3", "陈静", "督查员", "", "督查室"),
    Person("guest", "外单位来客", corp_id="dingelsewhere"),
)
QUICK = Timings(event_redelivery=0.05, silence_before_close=0.05, http_event_retries=(0.01, 0.02))


@pytest.fixture
async def bot() -> AsyncIterator[BotEnd]:
    ticks = Ticks()
    clock = VirtualClock(datetime(2026, 9, 1, 9, 0, tzinfo=SHANGHAI), frozen=True)
    options = Options(people=PEOPLE, clock=clock, ticks=ticks, timings=QUICK, seed=7)
    async with Simulator(options) as simulator, aiohttp.ClientSession(simulator.url) as http:
        yield BotEnd(simulator, http, ticks)
