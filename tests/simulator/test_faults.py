"""The switches for trouble on HTTP calls. dingtalk.md 11.2."""

import asyncio

import aiohttp
import pytest

from simulator.faults import ACTIONS, Faults
from tests.simulator.bot_end import BATCH_SEND, BotEnd


async def test_down_answers_503_and_breaks_streams(bot: BotEnd) -> None:
    async with await bot.stream() as stream:
        await stream.frame(kind="SYSTEM")
        await bot.control("/sim/faults", {"down": True})
        assert (await stream.socket.receive(timeout=10)).type in {
            aiohttp.WSMsgType.CLOSED,
            aiohttp.WSMsgType.ERROR,
        }
    assert (await bot.open_stream()).status == 503
    await bot.control("/sim/faults", {"down": False})
    assert (await bot.send("u1")).status == 200


async def test_down_may_also_drop_every_call(bot: BotEnd) -> None:
    await bot.token()
    await bot.control("/sim/faults", {"down": "reset"})
    with pytest.raises(aiohttp.ClientError):
        await bot.token()


async def test_a_status_stays_until_cleared_and_a_list_serves_the_next_calls(bot: BotEnd) -> None:
    await bot.token()
    await bot.control("/sim/faults", {"status": 504, "path": "batchSend"})
    assert [(await bot.send("u1")).status for _ in range(2)] == [504, 504]
    await bot.control("/sim/faults", {"status": [503, 500]})
    assert [(await bot.send("u1")).status for _ in range(3)] == [503, 500, 200]


async def test_accept_then_reset_sends_the_message_and_breaks_the_line(bot: BotEnd) -> None:
    await bot.control("/sim/faults", {"accept_then_reset": 1})
    with pytest.raises(aiohttp.ClientError):
        await bot.send("u1")
    assert len(await bot.sees("u1")) == 1
    assert (await bot.send("u1")).status == 200
    replies = [
        entry["status"]
        for entry in await bot.log()
        if entry["path"] == BATCH_SEND and entry["kind"] == "reply"
    ]
    assert replies == [None, 200]


async def test_throttle_counts_down_or_lasts(bot: BotEnd) -> None:
    await bot.control("/sim/faults", {"throttle": 1, "path": BATCH_SEND})
    assert [(await bot.send("u1")).status for _ in range(2)] == [403, 200]
    await bot.control("/sim/faults", {"throttle": True})
    assert [(await bot.send("u1")).status for _ in range(3)] == [403] * 3


async def test_a_firewall_page_and_nonsense_are_no_json(bot: BotEnd) -> None:
    await bot.control("/sim/faults", {"html_ban": True, "path": BATCH_SEND})
    banned = await bot.send("u1")
    assert (banned.status, banned.headers["Content-Type"]) == (405, "text/html; charset=utf-8")
    await bot.control("/sim/faults", {"html_ban": False, "non_json": True})
    assert ((await bot.send("u1")).status, (await bot.send("u1")).body) == (200, "upstream connect error")
    assert await bot.sees("u1") == []


async def test_a_missing_permission_is_another_403(bot: BotEnd) -> None:
    await bot.control("/sim/faults", {"permission_denied": True})
    refused = await bot.send("u1")
    assert (refused.status, refused.body["code"]) == (
        403,
        "Forbidden.AccessDenied.AccessTokenPermissionDenied",
    )


async def test_a_stalled_call_ends_when_the_switch_is_cleared(bot: BotEnd) -> None:
    await bot.control("/sim/faults", {"stall": True, "path": BATCH_SEND})
    async with bot.http.get("/sim/feed") as feed, asyncio.TaskGroup() as both:
        stalled = both.create_task(bot.send("u1"))
        while BATCH_SEND.encode() not in await feed.content.readuntil(b"\n\n"):
            pass
        assert not stalled.done()
        await bot.control("/sim/faults", {"stall": False})
    assert stalled.result().status == 200


async def test_latency_delays_the_answer(bot: BotEnd) -> None:
    await bot.token()
    await bot.control("/sim/faults", {"latency": 0.05})
    before = asyncio.get_running_loop().time()
    await bot.sent("u1")
    assert asyncio.get_running_loop().time() - before >= 0.05


async def test_faults_merge_and_reset(bot: BotEnd) -> None:
    await bot.control("/sim/faults", {"latency": 0, "duplicate": True, "invalid_users": ["u1"]})
    assert (await bot.control("/sim/faults", {"throttle": 2}))["duplicate"] == 2
    shown = await bot.control("/sim/faults")
    assert (shown["throttle"], shown["invalid_users"]) == (2, ["u1"])
    assert shown["knobs"].keys() == Faults.model_fields.keys()
    assert all(knob["means"] for knob in shown["knobs"].values())
    assert await bot.control("/sim/faults", {"reset": True, "out_of_order": True}) == (
        Faults(out_of_order=2).model_dump()
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"nonsense": 1},
        {"latency": -1},
        {"latency": 61},
        {"status": 200},
        {"duplicate": 0},
        {"throttle": "often"},
    ],
)
async def test_a_wrong_switch_changes_nothing_and_lists_the_switches(
    bot: BotEnd, wrong: dict[str, object]
) -> None:
    reply = await bot.call("POST", "/sim/faults", {"down": True} | wrong)
    assert reply.status == 400
    assert "accept_then_reset" in reply.body["message"]
    assert (await bot.control("/sim/faults"))["down"] is False


async def test_actions_spring_back(bot: BotEnd) -> None:
    now = {"expire_token": True, "disconnect": True, "half_open": True, "broken_frame": "binary"}
    assert now.keys() == set(ACTIONS)
    after = await bot.control("/sim/faults", now)
    assert [after[name] for name in ACTIONS] == [False, False, False, ""]


async def test_inbound_oddities_can_be_switched_on(bot: BotEnd) -> None:
    await bot.control("/sim/faults", {"hide_staff_id": ["u1"], "create_at_as_text": True})
    async with await bot.stream() as stream:
        await bot.says("u1", "在吗")
        heard = await stream.pushed()
    assert "senderStaffId" not in heard
    assert heard["createAt"] == str(bot.clock.now_ms())
