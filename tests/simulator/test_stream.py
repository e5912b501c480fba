"""The stream: tickets, frames, acknowledgements, redelivery, several connections. dingtalk.md 5."""

import asyncio
import json

import aiohttp
import pytest

from tests.simulator.bot_end import ROBOT_TOPIC, BotEnd

ROBOT_ONLY = (("CALLBACK", ROBOT_TOPIC),)


async def _connect(bot: BotEnd, endpoint: str, ticket: str) -> int:
    try:
        async with bot.http.ws_connect(endpoint, params={"ticket": ticket}):
            return 101
    except aiohttp.WSServerHandshakeError as refused:
        return refused.status


async def test_a_ticket_opens_one_connection(bot: BotEnd) -> None:
    opened = (await bot.open_stream()).body
    assert set(opened) == {"endpoint", "ticket"}
    assert await _connect(bot, **opened) == 101
    assert await _connect(bot, **opened) == 401


async def test_a_ticket_is_good_for_90_seconds(bot: BotEnd) -> None:
    in_time, late = (await bot.open_stream()).body, (await bot.open_stream()).body
    bot.clock.advance(90)
    assert await _connect(bot, **in_time) == 101
    bot.clock.advance(0.001)
    assert await _connect(bot, **late) == 401


async def test_a_wrong_secret_gets_no_ticket(bot: BotEnd) -> None:
    body = {"clientId": bot.papers.client_id, "clientSecret": "wrong", "subscriptions": []}
    reply = await bot.call("POST", "/v1.0/gateway/connections/open", body)
    assert (reply.status, reply.body["code"]) == (400, "invalidClientIdOrSecret")


async def test_a_ping_comes_at_once_and_carries_an_opaque_text(bot: BotEnd) -> None:
    async with await bot.stream() as stream:
        ping = await stream.frame(kind="SYSTEM")
    assert (ping["specVersion"], ping["type"], ping["headers"]["topic"]) == ("1.0", "SYSTEM", "ping")
    assert json.loads(ping["data"])["opaque"]
    assert ping["headers"]["time"] == str(bot.clock.now_ms())


async def test_an_event_frame_carries_its_facts_in_the_headers(bot: BotEnd) -> None:
    async with await bot.stream() as stream:
        await bot.control("/sim/people/u1/leave", {})
        frame = await stream.frame()
    headers = frame["headers"]
    assert (frame["type"], headers["eventType"], headers["eventCorpId"]) == (
        "EVENT",
        "user_leave_org",
        bot.papers.corp_id,
    )
    assert headers["eventId"]
    assert json.loads(frame["data"]) == {"userId": ["u1"], "timeStamp": str(bot.clock.now_ms())}


async def test_only_what_was_subscribed_is_pushed(bot: BotEnd) -> None:
    async with await bot.stream(ROBOT_ONLY) as stream:
        await bot.control("/sim/people/u2/leave", {})
        await bot.says("u1", "在吗")
        assert (await stream.pushed())["text"]["content"] == "在吗"
    assert (await bot.control("/sim/usage"))["events"]["used"] == 1


@pytest.mark.parametrize("answer", ['{"status":"LATER"}', None])
async def test_an_event_put_off_or_unanswered_comes_again(bot: BotEnd, answer: str | None) -> None:
    async with await bot.stream() as stream:
        await bot.control("/sim/people/u1/leave", {})
        first = await stream.frame(acknowledge=answer)
        again = await stream.frame()
        assert again["headers"]["eventId"] == first["headers"]["eventId"]
        await bot.control("/sim/settled")


@pytest.mark.parametrize("answer", ['{"status":"SUCCESS"}', '{"userId":["u1"]}', "", "null"])
async def test_an_acknowledged_event_does_not_come_again(bot: BotEnd, answer: str) -> None:
    async with await bot.stream() as stream:
        await bot.control("/sim/people/u1/leave", {})
        await stream.frame(acknowledge=answer)
        await bot.control("/sim/settled")
        assert bot.simulator.messenger.gateway.timers_running == 0


async def test_an_event_waits_for_the_next_connection_and_a_message_does_not(bot: BotEnd) -> None:
    await bot.says("u1", "没人听")
    await bot.control("/sim/people/u2/leave", {})
    async with await bot.stream() as stream:
        assert (await stream.frame())["headers"]["eventType"] == "user_leave_org"
        await bot.says("u1", "有人听")
        assert (await stream.pushed())["text"]["content"] == "有人听"


async def test_a_message_lost_with_its_connection_is_not_pushed_again(bot: BotEnd) -> None:
    async with await bot.stream(ROBOT_ONLY) as first:
        await bot.says("u1", "第一句")
        await first.frame(acknowledge=None)
    async with await bot.stream(ROBOT_ONLY) as second:
        await bot.says("u1", "第二句")
        assert (await second.pushed())["text"]["content"] == "第二句"
        await bot.control("/sim/settled")


async def test_on_request_an_unanswered_message_comes_again(bot: BotEnd) -> None:
    await bot.control("/sim/faults", {"callback_redeliver_seconds": 0.05})
    async with await bot.stream(ROBOT_ONLY) as stream:
        message_id = await bot.says("u1", "在吗")
        for acknowledgement in (None, "{}"):
            frame = await stream.frame(acknowledge=acknowledgement)
            assert json.loads(frame["data"])["msgId"] == message_id
        await bot.control("/sim/settled")


async def test_with_several_connections_each_push_takes_one_at_random(bot: BotEnd) -> None:
    async with await bot.stream(ROBOT_ONLY) as one, await bot.stream(ROBOT_ONLY) as other:
        for number in range(12):
            await bot.says("u1", str(number))
        connections = {
            entry["body"]["headers"]["connectionId"]
            for entry in await bot.log()
            if entry["kind"] == "frame" and entry["topic"] == ROBOT_TOPIC
        }
        assert len(connections) == 2
        assert (await one.pushed())["msgId"] != (await other.pushed())["msgId"]


async def test_after_a_disconnect_there_is_silence_and_then_the_close(bot: BotEnd) -> None:
    async with await bot.stream(ROBOT_ONLY) as old:
        await old.frame(kind="SYSTEM")
        await bot.control("/sim/faults", {"disconnect": True})
        farewell = await old.frame(kind="SYSTEM")
        assert farewell["headers"]["topic"] == "disconnect"
        assert json.loads(farewell["data"])["reason"]
        async with await bot.stream(ROBOT_ONLY) as new:
            await bot.says("u1", "在吗")
            assert (await new.pushed())["text"]["content"] == "在吗"
        assert (await old.socket.receive(timeout=10)).type is aiohttp.WSMsgType.CLOSE


async def test_a_half_open_stream_takes_pushes_and_says_nothing(bot: BotEnd) -> None:
    async with await bot.stream(ROBOT_ONLY) as deaf:
        await deaf.frame(kind="SYSTEM")
        await bot.control("/sim/faults", {"half_open": True})
        await bot.says("u1", "丢了")
        await bot.control("/sim/settled")
        await deaf.socket.ping()
        assert not deaf.socket.closed
        assert (await bot.control("/sim/usage"))["streams"][0]["deaf"] is True
    async with await bot.stream(ROBOT_ONLY) as fresh:
        await bot.says("u1", "到了")
        assert (await fresh.pushed())["text"]["content"] == "到了"


@pytest.mark.parametrize("kind", ["malformed", "binary", "huge"])
async def test_broken_frames_can_be_sent(bot: BotEnd, kind: str) -> None:
    async with await bot.stream(ROBOT_ONLY) as stream:
        await stream.frame(kind="SYSTEM")
        await bot.control("/sim/faults", {"broken_frame": kind})
        broken = await stream.socket.receive(timeout=10)
        expected = aiohttp.WSMsgType.BINARY if kind == "binary" else aiohttp.WSMsgType.TEXT
        assert broken.type is expected
        await bot.says("u1", "还在")
        assert (await stream.pushed())["text"]["content"] == "还在"


async def test_nonsense_from_the_client_is_passed_over(bot: BotEnd) -> None:
    async with await bot.stream(ROBOT_ONLY) as stream:
        for nonsense in ("", "{", "[]", '{"headers":1}', '{"headers":{"messageId":"x"},"code":"?"}'):
            await stream.socket.send_str(nonsense)
        await stream.socket.send_bytes(b"\x00")
        await bot.says("u1", "还在")
        assert (await stream.pushed())["text"]["content"] == "还在"


async def test_duplicates_have_one_msgid_and_several_frames(bot: BotEnd) -> None:
    await bot.control("/sim/faults", {"duplicate": 3})
    async with await bot.stream(ROBOT_ONLY) as stream:
        message_id = await bot.says("u1", "在吗")
        frames = [await stream.frame() for _ in range(3)]
        await bot.control("/sim/settled")
    assert {json.loads(frame["data"])["msgId"] for frame in frames} == {message_id}
    assert len({frame["headers"]["messageId"] for frame in frames}) == 3


async def test_out_of_order_delivers_the_last_first_and_settling_holds_nothing_back(bot: BotEnd) -> None:
    await bot.control("/sim/faults", {"out_of_order": 2})
    async with await bot.stream(ROBOT_ONLY) as stream:
        for text in ("一", "二", "三"):
            await bot.says("u1", text)
        heard = [(await stream.pushed())["text"]["content"] for _ in range(2)]
        async with asyncio.TaskGroup() as both:
            both.create_task(bot.control("/sim/settled"))
            last = both.create_task(stream.pushed())
        heard.append(last.result()["text"]["content"])
    assert heard == ["二", "一", "三"]
