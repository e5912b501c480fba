"""The control interface: strict in what it takes, loopback only, everything on the record. contract.md 5."""

import asyncio
import json
from datetime import datetime, timedelta
from typing import Any

import aiohttp
import pytest

from simulator.app import Simulator
from simulator.clock import SHANGHAI, VirtualClock
from simulator.fidelity import FIDELITY
from simulator.options import Options
from simulator.wirelog import KEPT, mask
from tests.simulator.bot_end import BATCH_SEND, ROBOT_TOPIC, BotEnd

START = datetime(2026, 9, 1, 9, 0, tzinfo=SHANGHAI)


async def test_the_apps_papers_are_shown(bot: BotEnd) -> None:
    shown = await bot.control("/sim/app")
    assert shown["client_secret"] == bot.papers.client_secret
    assert {"client_id", "client_secret", "robot_code", "corp_id"} <= shown.keys()


async def test_people_can_be_added_and_changed(bot: BotEnd) -> None:
    await bot.control("/sim/people", {"user_id": "u9", "name": " 赵六 ", "anything": "else"})
    await bot.control("/sim/people", {"user_id": "u1", "name": "李敏", "title": "分管领导"})
    people = {one["user_id"]: one for one in await bot.control("/sim/people")}
    assert (people["u9"]["name"], people["u1"]["title"]) == ("赵六", "分管领导")
    assert people["guest"]["corp_id"] == "dingelsewhere"


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/sim/people", b"{"),
        ("/sim/people", b"[]"),
        ("/sim/people", b'{"user_id":"x"}'),
        ("/sim/people", b'{"user_id":7,"name":"x"}'),
        ("/sim/people", b'{"user_id":"  ","name":"x"}'),
        ("/sim/people", b'{"user_id":"a/b","name":"x"}'),
        ("/sim/people", b'{"user_id":"bot","name":"x"}'),
        ("/sim/people", b'{"user_id":"x","name":" "}'),
        ("/sim/people", json.dumps({"user_id": "x", "name": "名" * 101}).encode()),
        ("/sim/people/u1/say", b"{}"),
        ("/sim/people/u1/say", b'{"text":5}'),
        ("/sim/people/u1/say", json.dumps({"text": "a" * 20_001}).encode()),
        ("/sim/people/u1/say", b'{"files":[{"name":"x","base64":"***"}]}'),
        ("/sim/people/u1/tap", b'{"message_id":"x"}'),
        ("/sim/people/u1/read", b'{"message_ids":"x"}'),
        ("/sim/groups", b'{"id":"g","title":"t","members":[]}'),
        ("/sim/clock", b"{}"),
        ("/sim/clock", b'{"now":"yesterday"}'),
        ("/sim/clock", b'{"advance_seconds":-1}'),
        ("/sim/clock", b'{"now":"2026-09-01","advance_seconds":1}'),
        ("/sim/faults", b"[]"),
        ("/sim/usage", b"{"),
    ],
)
async def test_wrong_input_is_a_400_with_a_reason(bot: BotEnd, path: str, body: bytes) -> None:
    reply = await bot.call("POST", path, data=body)
    assert reply.status == 400
    assert reply.body["message"]


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/sim/people/nobody/say", {"text": "x"}),
        ("POST", "/sim/people/u1/say", {"text": "x", "group": "nowhere"}),
        ("POST", "/sim/people/u1/say", {"text": "x", "quote": "nothing"}),
        ("POST", "/sim/groups", {"id": "g", "title": "t", "members": ["nobody"]}),
        ("GET", "/sim/people/nobody/messages", None),
        ("GET", "/sim/people/u1/messages?after=nothing", None),
        ("GET", "/sim/files/nothing", None),
        ("GET", "/page/../app.py", None),
        ("GET", "/page/%2e%2e/app.py", None),
        ("GET", "/page/nothing.js", None),
    ],
)
async def test_what_is_not_there_is_a_404(bot: BotEnd, method: str, path: str, body: object) -> None:
    assert (await bot.call(method, path, body)).status == 404


async def test_names_and_texts_are_text(bot: BotEnd) -> None:
    name = "<script>alert(1)</script>{{7*7}}"
    await bot.control("/sim/people", {"user_id": "u9", "name": name})
    await bot.says("u9", "<img src=x onerror=alert(1)>")
    (shown,) = await bot.sees("u9")
    assert shown["html"] == "&lt;img src=x onerror=alert(1)&gt;"
    assert name in [one["name"] for one in await bot.control("/sim/people")]


async def test_messages_can_be_waited_for(bot: BotEnd) -> None:
    first = await bot.says("u1", "一")
    async with asyncio.TaskGroup() as both:
        waiting = both.create_task(bot.control(f"/sim/people/u1/messages?after={first}&wait=20"))
        both.create_task(bot.says("u2", "不相干"))
        second = both.create_task(bot.says("u1", "二"))
    assert [message["id"] for message in waiting.result()] == [second.result()]
    assert await bot.control(f"/sim/people/u1/messages?after={second.result()}&wait=0.01") == []
    assert (await bot.call("GET", "/sim/people/u1/messages?wait=often")).status == 400


async def test_the_clock_is_set_and_pushed(bot: BotEnd) -> None:
    assert await bot.control("/sim/clock") == {"now": "2026-09-01T09:00:00+08:00"}
    assert await bot.control("/sim/clock", {"advance_seconds": 90}) == {"now": "2026-09-01T09:01:30+08:00"}
    assert await bot.control("/sim/clock", {"now": "2026-09-25T01:00:00Z"}) == {
        "now": "2026-09-25T09:00:00+08:00"
    }
    assert await bot.control("/sim/clock", {"now": "2026-10-01"}) == {"now": "2026-10-01T00:00:00+08:00"}


async def test_the_composer_moves_the_clock_and_says_when_all_is_settled(bot: BotEnd) -> None:
    happened: list[str] = []

    async def move(moment: datetime) -> None:
        happened.append(moment.isoformat())
        bot.clock.set(moment)

    async def rest() -> None:
        happened.append("settled")

    hooks = bot.simulator.hooks
    hooks.on_clock, hooks.settled = move, rest
    hooks.calendar = lambda now: {"next_working_morning": (now + timedelta(days=1)).isoformat()}
    await bot.control("/sim/clock", {"advance_seconds": 60})
    await bot.control("/sim/settled")
    assert happened == ["2026-09-01T09:01:00+08:00", "settled"]
    assert await bot.control("/sim/calendar") == {"next_working_morning": "2026-09-02T09:01:00+08:00"}


async def test_a_composer_may_refuse_a_moment(bot: BotEnd) -> None:
    async def refuse(moment: datetime) -> None:
        message = f"回不到 {moment:%Y-%m-%d}"
        raise ValueError(message)

    bot.simulator.hooks.on_clock = refuse
    reply = await bot.call("POST", "/sim/clock", {"now": "2020-01-01"})
    assert (reply.status, reply.body) == (409, {"message": "回不到 2020-01-01"})


def test_a_flowing_clock_flows_and_a_naive_moment_is_shanghai() -> None:
    clock = VirtualClock(datetime(2026, 9, 1, 9, 0))  # noqa: DTZ001 – that is the point
    first = clock.now()
    assert START <= first <= clock.now() < START + timedelta(minutes=1)
    assert VirtualClock().now().tzinfo is SHANGHAI


async def test_settled_waits_for_the_acknowledgement(bot: BotEnd) -> None:
    async with await bot.stream() as stream:
        await bot.says("u1", "在吗")
        frame = await stream.frame(acknowledge=None)
        order: list[str] = []

        async def settle() -> None:
            await bot.control("/sim/settled")
            order.append("settled")

        async with asyncio.TaskGroup() as both:
            both.create_task(settle())
            await bot.control("/sim/app")
            order.append("acknowledged")
            await stream.acknowledge(frame)
    assert order == ["acknowledged", "settled"]


async def _news(reply: aiohttp.ClientResponse) -> tuple[str, Any]:
    event = (await reply.content.readuntil(b"\n")).decode().removeprefix("event: ").strip()
    data = json.loads((await reply.content.readuntil(b"\n\n")).decode().removeprefix("data: "))
    return event, data


async def test_the_feed_tells_what_happens(bot: BotEnd) -> None:
    async with bot.http.get("/sim/feed") as feed:
        assert await _news(feed) == ("clock", {"now": "2026-09-01T09:00:00+08:00"})
        message_id = await bot.says("u1", "在吗")
        event, told = await _news(feed)
        assert (event, told["user_id"], told["message"]["id"]) == ("message", "u1", message_id)
        bot.clock.advance(60)
        assert await _news(feed) == ("clock", {"now": "2026-09-01T09:01:00+08:00"})
        await bot.control("/sim/people", {"user_id": "u9", "name": "赵六"})
        assert (await _news(feed))[0] == "people"
        await bot.sent("u1")
        events = [await _news(feed) for _ in range(5)]
        assert [name for name, _ in events] == ["log", "log", "log", "message", "log"]
        await bot.control("/sim/people/u1/read", {})
        event, told = await _news(feed)
        assert (event, told["message"]["read"]) == ("message_changed", True)


async def test_the_log_has_both_sides_and_no_secret(bot: BotEnd) -> None:
    token = await bot.token()
    await bot.sent("u1", content="请签收")
    await bot.call("GET", "/gettoken", params={"appkey": "x", "appsecret": "wrong-secret"})
    async with await bot.stream((("CALLBACK", ROBOT_TOPIC),)) as stream:
        await bot.says("u1", "在吗")
        hook = (await stream.pushed())["sessionWebhook"]
        await bot.call("POST", hook, {"msgtype": "text", "text": {"content": "在"}})
        await bot.control("/sim/settled")
    log = await bot.log()
    assert [entry["id"] for entry in log] == list(range(1, len(log) + 1))
    text = json.dumps(log)
    for secret in (token, bot.papers.client_secret, "wrong-secret", hook.partition("session=")[2]):
        assert secret not in text
    request, reply = [entry for entry in log if entry["path"] == BATCH_SEND]
    assert (request["direction"], reply["direction"]) == ("from_bot", "to_bot")
    assert (request["method"], reply["status"], reply["exchange"]) == ("POST", 200, request["id"])
    assert json.loads(request["body"]["msgParam"]) == {"content": "请签收"}
    assert {"from_bot", "to_bot"} == {entry["direction"] for entry in log if entry["kind"] == "frame"}
    assert await bot.control(f"/sim/log?since={len(log)}") == []


def test_masking_keeps_the_shape() -> None:
    assert mask({"accessToken": "0123456789", "list": [{"ticket": "abcdefgh"}], "n": 1}) == {
        "accessToken": "***6789",
        "list": [{"ticket": "***efgh"}],
        "n": 1,
    }


async def test_the_log_is_bounded(bot: BotEnd) -> None:
    log = bot.simulator.messenger.log
    for _ in range(KEPT + 5):
        log.frame("to_bot", "x", "")
    assert (len(log.since(0)), log.since(0)[0]["id"]) == (KEPT, 6)


async def test_the_page_comes_with_a_strict_policy(bot: BotEnd) -> None:
    reply = await bot.call("GET", "/")
    assert reply.headers["Content-Type"] == "text/html; charset=utf-8"
    policy = reply.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "evil.example:80", "Origin": "http://evil.example:80"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
    ],
)
async def test_other_hosts_and_other_pages_are_refused(bot: BotEnd, headers: dict[str, str]) -> None:
    assert (await bot.call("GET", "/sim/app", headers=headers)).status == 403
    assert (await bot.call("POST", "/v1.0/oauth2/accessToken", {}, headers=headers)).status == 403


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::", "example.com", ""])  # noqa: S104 – refused, that is the test
async def test_it_never_listens_beyond_loopback(host: str) -> None:
    simulator = Simulator(Options())
    with pytest.raises(ValueError, match="只在本机"):
        await simulator.start(host)
    await simulator.stop()


async def test_the_fidelity_table_is_served(bot: BotEnd) -> None:
    rows = await bot.control("/sim/fidelity")
    assert len(rows) == len(FIDELITY)
    assert {row["mark"] for row in rows} == {"official", "field", "guess"}
    assert all((row["source"] == "own") <= (row["mark"] == "guess") for row in rows)
    assert len({row["behaviour"] for row in rows}) == len(rows)
