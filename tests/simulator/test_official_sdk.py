"""The unmodified official Python SDK talks to the practice messenger. dingtalk.md 5.4 and 11.3."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator

import pytest

from tests.simulator.bot_end import BotEnd


@pytest.fixture
async def sdk(bot: BotEnd) -> AsyncIterator[asyncio.subprocess.Process]:
    environment = os.environ | {"DINGTALK_OPENAPI_ENDPOINT": bot.simulator.url, "PYTHONWARNINGS": "ignore"}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.simulator.sdk_bot", bot.papers.client_id, bot.papers.client_secret),
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    async with bot.http.get("/sim/feed") as feed:
        while b'"topic": "ping"' not in await feed.content.readuntil(b"\n\n"):
            assert process.returncode is None
    yield process
    process.kill()
    await process.wait()


async def test_it_receives_a_message_and_answers(bot: BotEnd, sdk: asyncio.subprocess.Process) -> None:
    message_id = await bot.says("u1", "完成")
    answers = await bot.control(f"/sim/people/u1/messages?after={message_id}&wait=20")
    assert [(one["kind"], one["title"], one["text"]) for one in answers] == [
        ("markdown", "回声", "u1 说：**完成**")
    ]
    await bot.control("/sim/settled")


async def test_it_acknowledges_events_without_a_status(bot: BotEnd, sdk: asyncio.subprocess.Process) -> None:
    await bot.control("/sim/people/u1/leave", {})
    assert sdk.stdout is not None
    assert (await sdk.stdout.readline()).decode() == "event user_leave_org ['u1']\n"
    await bot.control("/sim/settled")
    assert bot.simulator.messenger.gateway.timers_running == 0


async def test_it_comes_back_after_a_disconnect(bot: BotEnd, sdk: asyncio.subprocess.Process) -> None:
    first = (await bot.control("/sim/usage"))["streams"][0]["id"]
    async with bot.http.get("/sim/feed") as feed:
        await bot.control("/sim/faults", {"disconnect": True})
        while b'"topic": "ping"' not in await feed.content.readuntil(b"\n\n"):
            assert sdk.returncode is None
    streams = (await bot.control("/sim/usage"))["streams"]
    assert [one["id"] for one in streams if not one["leaving"]] != [first]
