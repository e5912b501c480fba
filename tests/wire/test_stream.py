"""The Stream client against a gateway that drops, stalls, lies and repeats."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import aiohttp
import pytest
from yarl import URL

from bot.messengers.dingtalk.pacing import Pace
from bot.messengers.dingtalk.stream import StreamClient, is_endpoint
from domain.messages import Event, EventKind
from tests.wire.conftest import SetClock
from tests.wire.inbox import Inbox, running
from tests.wire.platform import CORP, ROBOT, SECRET, Gateway, Phone, answer, app_at

TOPIC = "/v1.0/im/bot/messages/get"


class Pauses:
    """A sleep that only writes down how long."""

    def __init__(self) -> None:
        self.taken: list[float] = []
        self.again = asyncio.Semaphore(0)

    async def sleep(self, seconds: float) -> None:
        self.taken.append(seconds)
        self.again.release()
        await asyncio.sleep(0)


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


@pytest.fixture
def pauses() -> Pauses:
    return Pauses()


Build = Callable[..., StreamClient]


@pytest.fixture
def build(
    gateway: Gateway, session: aiohttp.ClientSession, inbox: Inbox, clock: SetClock, pauses: Pauses
) -> Build:
    def stream(**pace: float) -> StreamClient:
        patient = Pace(settled=0, sleep=pauses.sleep, random=lambda: 1.0)
        return StreamClient(
            app_at(gateway.base),
            session,
            inbox.accept,
            clock,
            replace(patient, **pace),  # type: ignore[arg-type]
        )

    return stream


@pytest.fixture
def stream(build: Build) -> StreamClient:
    return build()


def said(message_id: str, **changes: object) -> dict[str, object]:
    return {
        "msgId": message_id,
        "msgtype": "text",
        "createAt": 1760000000000,
        "conversationType": "1",
        "conversationId": "cid",
        "senderStaffId": "u1",
        "robotCode": ROBOT,
        "text": {"content": "完成"},
    } | changes


async def heard(phone: Phone) -> Any:  # noqa: ANN401
    return await asyncio.wait_for(phone.heard.get(), 10)


async def next_phone(gateway: Gateway) -> Phone:
    return await asyncio.wait_for(gateway.phones.get(), 10)


async def test_opening_asks_for_both_topics_and_never_logs_the_secret(
    stream: StreamClient, gateway: Gateway, caplog: pytest.LogCaptureFixture
) -> None:
    gateway.refuse_next.append(answer({"code": "x", "message": SECRET}, status=400))
    states = [stream.connected]
    async with running(stream):
        await next_phone(gateway)
        states.append(stream.connected)
    assert [*states, stream.connected] == [False, True, False]
    opening = gateway.openings[-1]
    assert (opening["clientId"], opening["clientSecret"]) == ("dingkey1", SECRET)
    assert opening["subscriptions"] == [
        {"type": "EVENT", "topic": "*"},
        {"type": "CALLBACK", "topic": TOPIC},
    ]
    assert SECRET not in caplog.text


async def test_a_message_is_acknowledged_only_after_it_is_stored(
    stream: StreamClient, gateway: Gateway, inbox: Inbox
) -> None:
    inbox.open.clear()
    async with running(stream):
        phone = await next_phone(gateway)
        await phone.push("CALLBACK", TOPIC, said("m1"), "f1")
        await inbox.arrived.acquire()
        await phone.push("SYSTEM", "ping", {"opaque": "o1"}, "p1")
        assert (await heard(phone))["headers"]["messageId"] == "p1", "nothing was acknowledged before"
        inbox.open.set()
        acknowledged = await heard(phone)
    assert inbox.ids == ["m1"]
    assert acknowledged["headers"] == {"messageId": "f1", "contentType": "application/json"}
    assert (acknowledged["code"], json.loads(acknowledged["data"])) == (200, {"response": None})


async def test_a_message_that_could_not_be_stored_is_not_acknowledged(
    stream: StreamClient, gateway: Gateway, inbox: Inbox
) -> None:
    inbox.fails = True
    async with running(stream):
        phone = await next_phone(gateway)
        await phone.push("CALLBACK", TOPIC, said("m1"), "f1")
        await phone.push("EVENT", "*", {}, "f2", eventId="e1", eventType="x")
        later = await heard(phone)
        assert (later["headers"]["messageId"], json.loads(later["data"])["status"]) == ("f2", "LATER")
        inbox.fails = False
        await phone.push("CALLBACK", TOPIC, said("m1"), "f3")
        assert (await heard(phone))["headers"]["messageId"] == "f3"
    assert inbox.ids == ["m1"]
    assert (stream.counts["not_accepted"], stream.counts["accepted"]) == (2, 1)


async def test_an_event_is_acknowledged_with_success(
    stream: StreamClient, gateway: Gateway, inbox: Inbox
) -> None:
    async with running(stream):
        phone = await next_phone(gateway)
        await phone.push(
            "EVENT", "*", {"userId": ["u9"]}, eventId="e1", eventType="user_leave_org", eventCorpId=CORP
        )
        assert json.loads((await heard(phone))["data"]) == {"status": "SUCCESS", "message": ""}
    [event] = inbox.kept
    assert isinstance(event, Event)
    assert (event.kind, event.user_ids) == (EventKind.PERSON_LEFT, ("u9",))


async def test_duplicates_pass_with_the_same_id(stream: StreamClient, gateway: Gateway, inbox: Inbox) -> None:
    async with running(stream):
        phone = await next_phone(gateway)
        for frame in ("f1", "f1", "f2"):
            await phone.push("CALLBACK", TOPIC, said("m1"), frame)
            await heard(phone)
    assert inbox.ids == ["m1", "m1", "m1"]


@pytest.mark.parametrize("data", [{"opaque": "o1"}, {}, "not json", "[1]"])
async def test_pings_are_echoed(stream: StreamClient, gateway: Gateway, data: object) -> None:
    async with running(stream):
        phone = await next_phone(gateway)
        await phone.push("SYSTEM", "ping", data, "p1")
        pong = await heard(phone)
    assert (pong["code"], pong["headers"]["messageId"]) == (200, "p1")
    if data == {"opaque": "o1"}:
        assert json.loads(pong["data"]) == {"opaque": "o1"}


async def test_a_full_house_never_delays_a_ping(stream: StreamClient, gateway: Gateway, inbox: Inbox) -> None:
    inbox.open.clear()
    async with running(stream):
        phone = await next_phone(gateway)
        for number in range(200):
            await phone.push("CALLBACK", TOPIC, said(f"m{number}"), f"f{number}")
        await phone.push("SYSTEM", "ping", {"opaque": "o"}, "p1")
        assert (await heard(phone))["headers"]["messageId"] == "p1"
        inbox.open.set()
        answered = {(await heard(phone))["headers"]["messageId"] for _ in range(200)}
    assert len(answered) == len(set(inbox.ids)) == 200


@pytest.mark.parametrize(
    ("pushed", "code"),
    [
        (("CALLBACK", "/v1.0/card/instances/callback", "{}"), 404),
        (("NEWKIND", "x", "{}"), 404),
        (("CALLBACK", TOPIC, "not json"), 400),
        (("CALLBACK", TOPIC, "null"), 400),
        (("CALLBACK", TOPIC, "[" * 100_000), 400),
        (("CALLBACK", TOPIC, '{"msgId":"m","robotCode":"other"}'), 400),
        (("EVENT", "*", "{}"), 400),
    ],
)
async def test_what_is_not_for_us_is_answered_and_dropped(
    stream: StreamClient, gateway: Gateway, inbox: Inbox, pushed: tuple[str, str, str], code: int
) -> None:
    async with running(stream):
        phone = await next_phone(gateway)
        await phone.push(*pushed)
        assert (await heard(phone))["code"] == code
    assert inbox.kept == []


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "{",
        "null",
        "[]",
        "7",
        "{}",
        '{"type":7}',
        '{"type":"SYSTEM"}',
        '{"type":"SYSTEM","headers":[]}',
        "[" * 50_000,
        "x" * 2_000_000,
    ],
)
async def test_malformed_frames_do_not_hurt(
    stream: StreamClient, gateway: Gateway, inbox: Inbox, raw: str
) -> None:
    async with running(stream):
        phone = await next_phone(gateway)
        await phone.socket.send_str(raw)
        await phone.socket.send_bytes(b"\x00\xff")
        await phone.push("CALLBACK", TOPIC, said("m1"))
        await heard(phone)
    assert (inbox.ids, stream.counts["opened"]) == (["m1"], 1)


async def test_uncodable_ids_and_texts_do_not_hurt(
    stream: StreamClient, gateway: Gateway, inbox: Inbox
) -> None:
    async with running(stream):
        phone = await next_phone(gateway)
        await phone.push("CALLBACK", TOPIC, said("m1", text={"content": "\ud800"}), "\ud800")
        assert (await heard(phone))["headers"]["messageId"] == "\ud800"
    assert inbox.ids == ["m1"]


async def test_a_new_socket_is_up_before_the_old_one_is_left(
    stream: StreamClient, gateway: Gateway, inbox: Inbox
) -> None:
    inbox.open.clear()
    async with running(stream):
        old = await next_phone(gateway)
        await old.push("CALLBACK", TOPIC, said("before"), "f1")
        await inbox.arrived.acquire()
        await old.push("SYSTEM", "disconnect", {"reason": "connection is expired"})
        new = await next_phone(gateway)
        assert not old.closed.is_set()
        await new.push("CALLBACK", TOPIC, said("new"), "f2")
        await old.push("CALLBACK", TOPIC, said("late"), "f3")
        inbox.open.set()
        assert {(await heard(old))["headers"]["messageId"] for _ in range(2)} == {"f1", "f3"}
        assert (await heard(new))["headers"]["messageId"] == "f2"
        await old.socket.close()
        assert stream.connected
    assert set(inbox.ids) == {"before", "new", "late"}


async def test_an_abandoned_socket_is_left_even_if_the_server_forgets_to_close_it(
    build: Build, gateway: Gateway, inbox: Inbox
) -> None:
    stream = build(leaving=0.01)
    async with running(stream):
        old = await next_phone(gateway)
        await old.push("SYSTEM", "disconnect", {})
        await next_phone(gateway)
        await asyncio.wait_for(old.closed.wait(), 10)
        assert stream.connected


@pytest.mark.parametrize("abruptly", [True, False])
async def test_a_lost_socket_is_replaced(
    stream: StreamClient, gateway: Gateway, inbox: Inbox, *, abruptly: bool
) -> None:
    async with running(stream):
        first = await next_phone(gateway)
        if abruptly:
            assert first.socket._req is not None
            assert first.socket._req.transport is not None
            first.socket._req.transport.abort()
        else:
            await first.socket.close()
        second = await next_phone(gateway)
        await second.push("CALLBACK", TOPIC, said("m1"))
        await heard(second)
    assert inbox.ids == ["m1"]


async def test_a_store_under_way_is_finished_though_its_socket_is_lost(
    stream: StreamClient, gateway: Gateway, inbox: Inbox
) -> None:
    inbox.open.clear()
    async with running(stream):
        first = await next_phone(gateway)
        await first.push("CALLBACK", TOPIC, said("m1"))
        await inbox.arrived.acquire()
        await first.socket.close()
        await next_phone(gateway)
        inbox.open.set()
    assert inbox.ids == ["m1"]


async def test_a_half_open_socket_is_noticed_by_its_silence(
    build: Build, gateway: Gateway, inbox: Inbox
) -> None:
    stream = build(heartbeat=0.02, silence=0.1)
    gateway.deaf = True
    async with running(stream):
        await next_phone(gateway)
        gateway.deaf = False
        alive = await next_phone(gateway)
        await alive.push("CALLBACK", TOPIC, said("m1"))
        await heard(alive)
    assert inbox.ids == ["m1"]
    assert stream.counts["broken"] >= 1


async def test_pongs_alone_keep_a_quiet_socket(build: Build, gateway: Gateway, inbox: Inbox) -> None:
    stream = build(heartbeat=0.02, silence=0.5)
    async with running(stream):
        phone = await next_phone(gateway)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(1):  # twice the silence that would be taken for death
                await phone.closed.wait()
    assert stream.counts["opened"] == 1


async def test_an_opening_that_hangs_is_given_up(build: Build, gateway: Gateway, inbox: Inbox) -> None:
    async def hang(_: object) -> Any:  # noqa: ANN401
        await gateway.quitting.wait()

    gateway.refuse_next.append(hang)
    stream = build(opening=0.3)
    async with running(stream):
        await next_phone(gateway)
    assert stream.counts["open_failed"] == 1


async def test_pauses_double_up_to_half_a_minute(
    stream: StreamClient, gateway: Gateway, pauses: Pauses
) -> None:
    refusals = [answer({"code": "x"}, status=status) for status in (400, 401, 503, 504, 200)]
    gateway.refuse_next.extend([*refusals, answer(b"<html>"), answer(b"null")])
    async with running(stream):
        await next_phone(gateway)
    assert pauses.taken == [1, 2, 4, 8, 16, 30, 30]


def test_pauses_are_jittered_by_up_to_a_half() -> None:
    assert Pace(random=lambda: 0.0).pause_before(3) == 2
    assert Pace(random=lambda: 1.0).pause_before(3) == 4
    assert Pace().pause_before(0) == 0
    assert 15 <= Pace().pause_before(10_000) <= 30


async def test_sockets_that_die_at_once_do_not_make_a_storm(
    build: Build, gateway: Gateway, pauses: Pauses
) -> None:
    stream = build(settled=60)
    async with running(stream):
        for _ in range(4):
            await (await next_phone(gateway)).socket.close()
        await next_phone(gateway)
    assert pauses.taken[:4] == [1, 2, 4, 8]


@pytest.mark.parametrize(
    ("endpoint", "api_base", "good"),
    [
        ("wss://gate.example/connect", "https://api.example", True),
        ("ws://gate.example/connect", "https://api.example", False),
        ("ws://127.0.0.1/connect", "http://127.0.0.1", True),
        ("https://gate.example/connect", "https://api.example", False),
        ("None", "http://127.0.0.1", False),
    ],
)
def test_a_ticket_goes_to_an_encrypted_socket_only(endpoint: str, api_base: str, *, good: bool) -> None:
    assert is_endpoint(URL(endpoint), api_base) is good


@pytest.mark.parametrize("endpoint", ["ftp://127.0.0.1/connect", "http://[::1/connect", "nowhere"])
async def test_an_impossible_endpoint_is_not_followed(
    stream: StreamClient, gateway: Gateway, pauses: Pauses, endpoint: str
) -> None:
    gateway.endpoint = endpoint
    async with running(stream):
        await pauses.again.acquire()
        await pauses.again.acquire()
    assert gateway.phones.empty()


async def test_stopping_finishes_what_is_under_way_and_acknowledges_it(
    stream: StreamClient, gateway: Gateway, inbox: Inbox
) -> None:
    inbox.open.clear()
    async with asyncio.TaskGroup() as group:
        group.create_task(stream.run())
        phone = await next_phone(gateway)
        await phone.push("CALLBACK", TOPIC, said("m1"), "f1")
        await inbox.arrived.acquire()
        stopping = group.create_task(stream.stop())
        await asyncio.sleep(0)
        inbox.open.set()
        await stopping
    assert inbox.ids == ["m1"]
    assert (await heard(phone))["headers"]["messageId"] == "f1"
    await asyncio.wait_for(phone.closed.wait(), 10)


async def test_stopping_does_not_wait_for_ever(build: Build, gateway: Gateway, inbox: Inbox) -> None:
    inbox.open.clear()
    stream = build(finishing=0.05)
    async with running(stream):
        phone = await next_phone(gateway)
        await phone.push("CALLBACK", TOPIC, said("m1"))
        await inbox.arrived.acquire()
    assert (inbox.kept, phone.heard.empty()) == ([], True)


async def test_stopping_while_it_cannot_connect(
    stream: StreamClient, gateway: Gateway, pauses: Pauses
) -> None:
    gateway.endpoint = "ws://127.0.0.1:9/connect"
    async with running(stream):
        await pauses.again.acquire()
    assert not stream.connected


async def test_stopping_before_it_ever_ran(stream: StreamClient) -> None:
    await stream.stop()
    await stream.run()
    assert stream.counts["opened"] == 0


async def test_cancelling_really_ends_it(stream: StreamClient, gateway: Gateway) -> None:
    async with asyncio.TaskGroup() as group:
        task = group.create_task(stream.run())
        phone = await next_phone(gateway)
        task.cancel()
    assert task.cancelled()
    await asyncio.wait_for(phone.closed.wait(), 10)
