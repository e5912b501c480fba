"""HTTP mode: signed robot pushes, encrypted events, retries and the failed list. dingtalk.md 4.2 and 7.1."""

import asyncio
import json
from base64 import b64encode
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from hypothesis import given
from hypothesis import strategies as st

from simulator.crypto import EventEnvelope, sign_push
from tests.simulator.bot_end import BotEnd

TOKEN, KEY = "abc123", "a" * 43


class Receiver:
    """A bot that listens over HTTP and keeps what comes."""

    def __init__(self, envelope: EventEnvelope) -> None:
        self.envelope = envelope
        self.url = ""
        self.robot: asyncio.Queue[tuple[dict[str, str], dict[str, Any]]] = asyncio.Queue()
        self.events: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.answer: object = None
        self.failures = 0

    async def take_robot(self, request: web.Request) -> web.Response:
        self.robot.put_nowait((dict(request.headers), await request.json()))
        return web.Response() if self.answer is None else web.json_response(self.answer)

    async def take_event(self, request: web.Request) -> web.Response:
        encrypted = (await request.json())["encrypt"]
        query = request.query
        assert self.envelope.sign(query["timestamp"], query["nonce"], encrypted) == query["signature"]
        self.events.put_nowait(json.loads(self.envelope.decrypt(encrypted)))
        if self.failures:
            self.failures -= 1
            return web.Response(status=500)
        answer = self.envelope.encrypt("success")
        signature = self.envelope.sign("1", "n", answer)
        return web.json_response(
            {"msg_signature": signature, "timeStamp": "1", "nonce": "n", "encrypt": answer}
        )


@pytest.fixture
async def receiver(bot: BotEnd) -> AsyncIterator[Receiver]:
    receiver = Receiver(EventEnvelope(TOKEN, KEY, bot.papers.client_id))
    app = web.Application()
    app.router.add_post("/robot", receiver.take_robot)
    app.router.add_post("/events", receiver.take_event)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    receiver.url = site.name
    yield receiver
    await runner.cleanup()


async def _attach_events(bot: BotEnd, receiver: Receiver) -> object:
    addresses = {"events_url": f"{receiver.url}/events", "token": TOKEN, "aes_key": KEY}
    return (await bot.control("/sim/callback", addresses))["check_url"]


async def test_a_message_is_posted_signed_and_its_answer_is_shown(bot: BotEnd, receiver: Receiver) -> None:
    receiver.answer = {"msgtype": "text", "text": {"content": "收到"}}
    await bot.control("/sim/callback", {"robot_url": f"{receiver.url}/robot"})
    message_id = await bot.says("u1", "完成了，请看")
    await bot.control("/sim/settled")
    headers, body = receiver.robot.get_nowait()
    assert headers["sign"] == sign_push(headers["timestamp"], bot.papers.client_secret)
    assert headers["timestamp"] == str(bot.clock.now_ms())
    assert (body["msgId"], body["text"]["content"]) == (message_id, "完成了，请看")
    while len(await bot.sees("u1")) < 2:
        await bot.call("GET", f"/sim/people/u1/messages?after={message_id}&wait=10")
    assert (await bot.sees("u1"))[-1]["text"] == "收到"


@pytest.mark.parametrize("answer", [None, "ok", {}, {"msgtype": "nonsense"}, {"msgtype": "empty"}])
async def test_other_answers_show_nothing(bot: BotEnd, receiver: Receiver, answer: object) -> None:
    receiver.answer = answer
    await bot.control("/sim/callback", {"robot_url": f"{receiver.url}/robot"})
    await bot.says("u1", "在吗")
    await bot.control("/sim/settled")
    assert len(await bot.sees("u1")) == 1


async def test_a_bot_that_is_away_loses_the_message_and_the_log_says_so(bot: BotEnd) -> None:
    await bot.control("/sim/callback", {"robot_url": "http://127.0.0.1:9/robot"})
    await bot.says("u1", "在吗")
    await bot.control("/sim/settled")
    broken = [entry for entry in await bot.log() if entry["kind"] == "reply" and entry["status"] is None]
    assert [entry["direction"] for entry in broken] == ["from_bot"]


async def test_saving_the_address_checks_it(bot: BotEnd, receiver: Receiver) -> None:
    assert await _attach_events(bot, receiver) is True
    assert receiver.events.get_nowait()["EventType"] == "check_url"
    receiver.failures = 1
    assert await _attach_events(bot, receiver) is False


async def test_robot_events_are_capitalised_over_http(bot: BotEnd, receiver: Receiver) -> None:
    await _attach_events(bot, receiver)
    receipt = await bot.sent("u1")
    await bot.control("/sim/people/u1/read", {})
    await bot.control("/sim/settled")
    receiver.events.get_nowait()
    event = receiver.events.get_nowait()
    assert event["EventType"] == "robot_msg_read"
    assert (event["UserId"], event["ProcessQueryKey"]) == ("u1", receipt)
    assert event["CorpId"] == bot.papers.corp_id
    await bot.control("/sim/people/u2/leave", {})
    await bot.control("/sim/settled")
    assert receiver.events.get_nowait()["userId"] == ["u2"]


async def test_a_failed_event_comes_twice_again_and_then_waits_to_be_fetched(
    bot: BotEnd, receiver: Receiver
) -> None:
    await _attach_events(bot, receiver)
    receiver.events.get_nowait()
    receiver.failures = 3
    await bot.control("/sim/people/u1/leave", {})
    tries = [await receiver.events.get() for _ in range(3)]
    assert len({event["eventId"] for event in tries}) == 1
    await bot.control("/sim/settled")
    path = "/call_back/get_call_back_failed_result"
    fetched = await bot.api("GET", path)
    assert [event["call_back_tag"] for event in fetched.body["failed_list"]] == ["user_leave_org"]
    assert (await bot.api("GET", path)).body["failed_list"] == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"robot_url": "http://example.com/robot"},
        {"events_url": "http://127.0.0.1:1/e"},
        {"events_url": "http://127.0.0.1:1/e", "token": "abc", "aes_key": "short"},
        {"robot_url": 5},
    ],
)
async def test_addresses_elsewhere_and_half_settings_are_refused(
    bot: BotEnd, wrong: dict[str, object]
) -> None:
    assert (await bot.call("POST", "/sim/callback", wrong)).status == 400


@given(st.text())
def test_the_envelope_gives_back_what_was_put_in(text: str) -> None:
    text = text.encode("utf-8", "replace").decode()
    envelope = EventEnvelope(TOKEN, KEY, "owner")
    assert envelope.decrypt(envelope.encrypt(text)) == text


def test_an_envelope_for_somebody_else_or_damaged_is_refused() -> None:
    mine, other = EventEnvelope(TOKEN, KEY, "mine"), EventEnvelope(TOKEN, KEY, "other")
    sealed = mine.encrypt("督办")
    with pytest.raises(ValueError, match="another app"):
        other.decrypt(sealed)
    for damaged in ("", "督办", sealed[:-8], sealed[:-4] + "AAA=", b64encode(bytes(32)).decode()):
        with pytest.raises(ValueError, match=r"."):
            mine.decrypt(damaged)
