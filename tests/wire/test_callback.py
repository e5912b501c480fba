"""The two HTTP doors: what proves itself is stored before it is acknowledged, nothing else gets in."""

import asyncio
import io
import json
from collections import Counter
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.messengers.dingtalk.callback import routes
from bot.messengers.dingtalk.event_crypto import EventCrypto
from bot.messengers.dingtalk.signature import MESSAGES_PER_SIGNATURE, sign
from domain.messages import Event, EventKind, Inbound
from tests.wire.conftest import SetClock
from tests.wire.platform import CORP, ROBOT, SECRET, app_at

KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
APP = app_at("https://oapi.dingtalk.com", event_token="token1", event_aes_key=KEY)
CRYPTO = EventCrypto("token1", KEY, APP.client_id)
BOMB = bytes.fromhex("1f8b0800000000000003") + b"\xed\xc1\x01" * 1_000


class Door:
    """The bot's web side with nothing behind it but a list."""

    def __init__(self, clock: SetClock) -> None:
        self.clock = clock
        self.kept: list[Inbound | Event] = []
        self.full = False
        self.counts: Counter[str] = Counter()
        self.http: TestClient[web.Request, web.Application]

    async def accept(self, value: Inbound | Event) -> None:
        if self.full:
            raise OSError("disk full")
        self.kept.append(value)

    def headers(self, *, late: float = 0, secret: str = SECRET) -> dict[str, str]:
        moment = self.clock.now() - timedelta(seconds=late)
        timestamp = str(int(moment.timestamp() * 1000))
        return {"timestamp": timestamp, "sign": sign(timestamp, secret)}

    async def robot(self, body: object, headers: dict[str, str] | None = None) -> int:
        """Posts a robot message; signed honestly unless told otherwise."""
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        asked = self.headers() if headers is None else headers
        async with self.http.post("/dingtalk/robot", data=io.BytesIO(raw), headers=asked) as response:
            await response.read()
            return response.status

    async def event(self, text: str, **query: str) -> tuple[int, Any]:
        envelope = CRYPTO.seal(text, "1760000000000", "n1")
        asked = {"signature": envelope["msg_signature"], "timestamp": "1760000000000", "nonce": "n1"} | query
        async with self.http.post(
            "/dingtalk/events", json={"encrypt": envelope["encrypt"]}, params=asked
        ) as response:
            return response.status, await response.json() if response.status == 200 else None


@pytest.fixture
async def door(clock: SetClock) -> AsyncIterator[Door]:
    door = Door(clock)
    site = web.Application()
    site.add_routes(routes(APP, door.accept, clock, door.counts))
    async with TestClient(TestServer(site)) as door.http:
        yield door


def said(message_id: str = "m1", **changes: object) -> dict[str, Any]:
    return {
        "msgId": message_id,
        "msgtype": "text",
        "createAt": 1760000000000,
        "conversationType": "1",
        "conversationId": "cid",
        "senderStaffId": "u1",
        "senderCorpId": CORP,
        "chatbotCorpId": CORP,
        "robotCode": ROBOT,
        "text": {"content": "完成"},
    } | changes


async def test_a_signed_message_is_stored_and_answered(door: Door) -> None:
    assert await door.robot(said()) == 200
    [inbound] = door.kept
    assert isinstance(inbound, Inbound)
    assert (inbound.message_id, inbound.user_id, inbound.text) == ("m1", "u1", "完成")


async def test_a_second_delivery_passes_with_the_same_id(door: Door) -> None:
    headers = door.headers()
    assert [await door.robot(said(), headers) for _ in range(2)] == [200, 200]
    assert len(door.kept) == 2


async def test_what_cannot_be_stored_is_not_acknowledged(door: Door) -> None:
    door.full = True
    assert await door.robot(said()) == 503
    assert (await door.event('{"eventId":"e1"}'))[0] == 503
    door.full = False
    assert await door.robot(said()) == 200
    assert door.counts == {"not_accepted": 2, "accepted": 1}


async def test_a_caught_header_wears_out(door: Door) -> None:
    headers = door.headers()
    statuses = [await door.robot(said(f"m{number}"), headers) for number in range(MESSAGES_PER_SIGNATURE + 1)]
    assert (statuses.count(200), statuses[-1]) == (MESSAGES_PER_SIGNATURE, 429)
    door.clock.advance(seconds=1)
    assert await door.robot(said("one more")) == 200


async def test_without_event_settings_there_is_no_event_door(clock: SetClock) -> None:
    paths = [route.path for route in routes(app_at("https://a.example"), Door(clock).accept, clock)]
    assert paths == ["/dingtalk/robot"]


# H1: hostile callbacks. None may be stored unproven, none may hurt.

UNPROVEN: dict[str, dict[str, str]] = {
    "no headers": {},
    "no signature": {"timestamp": "1788770700000"},
    "no time": {"sign": sign("1788770700000", SECRET)},
    "empty": {"timestamp": "", "sign": ""},
    "garbage time": {"timestamp": "now", "sign": sign("now", SECRET)},
    "negative time": {"timestamp": "-1", "sign": sign("-1", SECRET)},
    "400 digits": {"timestamp": "9" * 400, "sign": sign("9" * 400, SECRET)},
    "full-width digits": {"timestamp": "１７８", "sign": sign("１７８", SECRET)},
    "signature not ASCII": {"timestamp": "1788770700000", "sign": "签名"},
    "huge signature": {"timestamp": "1788770700000", "sign": "A" * 7_000},
}


@pytest.mark.parametrize("name", UNPROVEN)
async def test_unproven_callbacks_are_turned_away(door: Door, name: str) -> None:
    assert await door.robot(said(), UNPROVEN[name]) == 403
    assert door.kept == []


@pytest.mark.parametrize(("late", "secret"), [(3601, SECRET), (-3601, SECRET), (0, "another"), (0, "")])
async def test_old_future_and_foreign_signatures_are_turned_away(
    door: Door, late: float, secret: str
) -> None:
    assert await door.robot(said(), door.headers(late=late, secret=secret)) == 403
    assert door.kept == []


@pytest.mark.parametrize("late", [3599, -3599])
async def test_within_the_hour_they_pass(door: Door, late: float) -> None:
    assert await door.robot(said(), door.headers(late=late)) == 200


MALFORMED: dict[str, tuple[object, int]] = {
    "nothing": (b"", 400),
    "null": (b"null", 400),
    "a list": (b"[]", 400),
    "a number": (b"7", 400),
    "a text": (b'"text"', 400),
    "cut off": (b'{"msgId":"m1"', 400),
    "not UTF-8": (b'{"msgId":"\xff\xfe"}', 400),
    "UTF-16": (json.dumps(said(robotCode="x")).encode("utf-16"), 403),
    "deep lists": (b"[" * 100_000, 400),
    "deep objects": (b'{"a":' * 100_000, 400),
    "deep text": (b'{"msgId":"m","text":' + b"[" * 100_000 + b"]" * 100_000 + b"}", 400),
    "5,000 digits": (b'{"createAt":' + b"9" * 5_000 + b"}", 400),
    "400-digit time": (said(createAt=10**400), 400),
    "400-digit time as text": (said(createAt="9" * 400), 400),
    "infinite time": (said(createAt=float("inf")), 400),
    "no number": (said(createAt=float("nan")), 400),
    "text is a text": (said(text="完成"), 400),
    "text is a list": (said(text=[]), 400),
    "text is a number": (said(text=5), 400),
    "no id": (said(msgId=None), 400),
    "an empty id": (said(""), 400),
    "an id of 1,000": (said("m" * 1_000), 400),
    "a surrogate in the id": (said("m\ud800"), 400),
    "a list for an id": (said(msgId=[]), 400),
    "another robot": (said(robotCode="other"), 403),
    "another company": (said(chatbotCorpId="other"), 403),
    "no robot, no company": (said(robotCode=None, chatbotCorpId=None), 403),
    "20 MB": (b"x" * 20_000_000, 413),
    "1 MB and a byte": (b" " * (1024 * 1024 + 1), 413),
}


@pytest.mark.parametrize("name", MALFORMED)
async def test_malformed_callbacks_change_nothing(door: Door, name: str) -> None:
    body, status = MALFORMED[name]
    try:
        assert await door.robot(body) == status
    except aiohttp.ClientOSError:  # the door was shut while 20 MB were still being pushed
        assert status == 413
    assert door.kept == []
    assert await door.robot(said("honest")) == 200


async def test_a_compressed_body_is_not_even_opened(door: Door) -> None:
    assert await door.robot(BOMB, door.headers() | {"Content-Encoding": "gzip"}) == 415
    assert door.kept == []


async def test_a_body_that_never_ends_is_cut_off(door: Door) -> None:
    async def endless() -> AsyncIterator[bytes]:
        while True:
            yield b"x" * 65_536

    async def push() -> int:
        asked = door.http.post("/dingtalk/robot", data=endless(), headers=door.headers())
        try:
            async with asked as response:
                return response.status
        except aiohttp.ClientError:  # the door was shut in the middle
            return 413

    assert await asyncio.wait_for(push(), 30) == 413
    assert await door.robot(said("honest")) == 200


INJECTIONS = [
    "'; DROP TABLE inbox; --",
    "1 OR 1=1",
    "{{7*7}}",
    "{% for x in () %}{% endfor %}",
    "${jndi:ldap://x}",
    "<script>alert(1)</script>",
    "[点我](javascript:alert(1))",
    "![x](http://evil.example/x.png)",
    "@all @所有人",
    "\u202e结办已\u202c",
    "办\u200b结",
    "%s%s%n",
    "../../etc/passwd",
    "a\r\nSet-Cookie: x=1",
    "\x1b[31m红",
    "=HYPERLINK(1)",
    "\ufeff12 办结",
    "𠮷野家",
]


@pytest.mark.parametrize("text", INJECTIONS)
async def test_hostile_text_is_kept_as_text(door: Door, text: str) -> None:
    assert await door.robot(said(text={"content": text})) == 200
    [inbound] = door.kept
    assert isinstance(inbound, Inbound)
    assert inbound.text == text


IMPOSTORS: list[dict[str, Any]] = [
    {"senderCorpId": "dingother"},
    {"senderStaffId": None, "senderNick": "区长", "isAdmin": True},
    {"senderStaffId": None, "senderId": "u1"},
    {"senderStaffId": ["u1"]},
    {"senderStaffId": {"$ne": ""}},
    {"senderStaffId": ""},
    {"senderStaffId": 1001},
    {"senderCorpId": [CORP]},
]


@pytest.mark.parametrize("changes", IMPOSTORS)
async def test_impostors_come_in_as_nobody(door: Door, changes: dict[str, Any]) -> None:
    assert await door.robot(said(**changes)) == 200
    [inbound] = door.kept
    assert isinstance(inbound, Inbound)
    assert inbound.user_id is None


async def test_a_megabyte_of_text_is_cut_not_refused(door: Door) -> None:
    assert await door.robot(said(text={"content": "x" * 1_000_000})) == 200
    [inbound] = door.kept
    assert isinstance(inbound, Inbound)
    assert len(inbound.text) == 8_000


def test_there_are_at_least_74_hostile_callbacks() -> None:
    assert (
        len(UNPROVEN) + 4 + len(MALFORMED) + 2 + len(INJECTIONS) + len(IMPOSTORS) + 1 + len(BAD_ENVELOPES)
        >= 74
    )


# Events


def opened(reply: dict[str, str]) -> bytes:
    return CRYPTO.open(reply["msg_signature"], reply["timeStamp"], reply["nonce"], reply["encrypt"])


async def test_the_address_check_is_answered_and_not_stored(door: Door) -> None:
    status, reply = await door.event('{"EventType":"check_url"}')
    assert (status, opened(reply), door.kept) == (200, b"success", [])


@pytest.mark.parametrize("name", ["signature", "msg_signature"])
async def test_an_event_is_stored_and_answered_in_its_own_cipher(door: Door, name: str) -> None:
    text = json.dumps({"EventType": "user_leave_org", "eventId": "e1", "CorpId": CORP, "UserId": ["张三"]})
    envelope = CRYPTO.seal(text, "1", "n")
    query = {name: envelope["msg_signature"], "timestamp": "1", "nonce": "n"}
    async with door.http.post(
        "/dingtalk/events", json={"encrypt": envelope["encrypt"]}, params=query
    ) as response:
        assert opened(await response.json()) == b"success"
    [event] = door.kept
    assert isinstance(event, Event)
    assert (event.event_id, event.kind, event.user_ids) == ("e1", EventKind.PERSON_LEFT, ("张三",))


BAD_ENVELOPES: dict[str, tuple[str, dict[str, str], int]] = {
    "wrong signature": ('{"eventId":"e"}', {"signature": "0" * 40}, 403),
    "no signature": ('{"eventId":"e"}', {"signature": ""}, 403),
    "other nonce": ('{"eventId":"e"}', {"nonce": "n2"}, 403),
    "other time": ('{"eventId":"e"}', {"timestamp": "1"}, 403),
    "not JSON inside": ("success", {}, 400),
    "null inside": ("null", {}, 400),
    "no id inside": ("{}", {}, 400),
    "another company inside": ('{"eventId":"e","CorpId":"other"}', {}, 403),
}


@pytest.mark.parametrize("name", BAD_ENVELOPES)
async def test_bad_envelopes_change_nothing(door: Door, name: str) -> None:
    text, query, status = BAD_ENVELOPES[name]
    assert await door.event(text, **query) == (status, None)
    assert door.kept == []


@pytest.mark.parametrize(
    "body",
    [b"", b"null", b"{}", b'{"encrypt":7}', b'{"encrypt":"\\ud800"}', b'{"encrypt":"QUJD"}', b"[" * 100_000],
)
async def test_bodies_without_an_envelope_change_nothing(door: Door, body: bytes) -> None:
    async with door.http.post("/dingtalk/events?signature=x", data=body) as response:
        assert response.status in {400, 403}
    assert door.kept == []
