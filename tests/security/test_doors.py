"""Each door of the web side with no, wrong, old, repeated and oversized knocks, over real HTTP."""

import json
import os
from collections.abc import AsyncIterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from sqlmodel import func, select

from bot.messengers.dingtalk import callback
from bot.messengers.dingtalk.signature import sign
from bot.web import intake
from bot.web.hardening import HEADERS
from bot.web.limiting import REQUESTS_A_MINUTE
from storage.engines import Database
from storage.tables import InboxRow
from tests.security.site import SECRET, TOKEN, Site, open_site, settings

HOUR = 3600.0


@pytest.fixture
async def site(sqlite_database: Database, tmp_path: Path) -> AsyncIterator[Site]:
    async with open_site(sqlite_database, tmp_path) as opened:
        yield opened


def said(message_id: str = "m1") -> bytes:
    return json.dumps(
        {
            "msgId": message_id,
            "robotCode": "dingrobot",
            "chatbotCorpId": "dingcorp",
            "senderCorpId": "dingcorp",
            "senderStaffId": "u1",
            "conversationType": "1",
            "conversationId": "c1",
            "msgtype": "text",
            "text": {"content": "我的"},
        }
    ).encode()


def signed(site: Site, *, late: float = 0, secret: str = SECRET) -> dict[str, str]:
    timestamp = str(round((site.clock.now() - timedelta(seconds=late)).timestamp() * 1000))
    return {"timestamp": timestamp, "sign": sign(timestamp, secret)}


async def stored(site: Site) -> int:
    async with site.duban.database.reader() as session:
        return (await session.exec(select(func.count()).select_from(InboxRow))).one()


async def knock(site: Site, path: str, body: bytes = b"", **headers: str) -> tuple[int, str]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    named.setdefault("Content-Type", "application/json")
    async with site.http.post(path, data=BytesIO(body), headers=named) as reply:
        return reply.status, await reply.text()


# The robot's door


@pytest.mark.parametrize(
    ("late", "secret", "status"),
    [
        (0, SECRET, 200),
        (HOUR, SECRET, 200),
        (-HOUR, SECRET, 200),
        (HOUR + 0.001, SECRET, 403),
        (-HOUR - 0.001, SECRET, 403),
        (0, SECRET[:-1], 403),
        (0, SECRET.upper(), 403),
        (0, "", 403),
    ],
)
async def test_the_robot_door_opens_to_a_fresh_signature_only(
    site: Site, late: float, secret: str, status: int
) -> None:
    assert (await knock(site, "/dingtalk/robot", said(), **signed(site, late=late, secret=secret)))[
        0
    ] == status
    assert await stored(site) == (status == 200)


async def test_a_caught_push_says_nothing_new(site: Site) -> None:
    headers = signed(site)
    for _ in range(5):
        assert (await knock(site, "/dingtalk/robot", said(), **headers))[0] == 200
    assert await stored(site) == 1
    site.clock.goes_by(seconds=HOUR + 1)
    assert (await knock(site, "/dingtalk/robot", said("m2"), **headers))[0] == 403


async def test_a_body_that_does_not_come_is_not_waited_for(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(callback, "BODY_SECONDS", 0.01)
    monkeypatch.setattr(intake, "BODY_SECONDS", 0.01)
    wait = b"Content-Length: 10\r\nHost: x\r\n\r\n1"
    assert b" 408 " in await site.raw(b"POST /dingtalk/events HTTP/1.1\r\n" + wait)
    token = f"Authorization: Bearer {TOKEN}\r\nIdempotency-Key: k\r\n".encode()
    token += b"Content-Type: application/json\r\n"
    assert b" 408 " in await site.raw(b"POST /intake/cases HTTP/1.1\r\n" + token + wait)


# The upstream's door


@pytest.mark.parametrize(
    "given",
    [
        "",
        TOKEN,
        "Bearer",
        "Bearer ",
        f"Bearer {TOKEN}x",
        f"Bearer {TOKEN[:-1]}",
        f"Bearer  {TOKEN}",
        f"bearer {TOKEN}",
        f"Basic {TOKEN}",
        f"Bearer {TOKEN.upper()}",
        "Bearer 令牌",
    ],
)
async def test_the_intake_opens_to_its_token_only(site: Site, given: str) -> None:
    status, words = await knock(site, "/intake/cases", b"[{}]", Authorization=given, Idempotency_Key="k")
    assert (status, TOKEN in words) == (401, False)
    assert (await knock(site, "/intake/cases", b"[", Authorization=f"Bearer {TOKEN}", Idempotency_Key="k"))[
        0
    ] == 400


async def test_bytes_that_are_no_text_are_no_token_and_no_key(site: Site) -> None:
    head = b"POST /intake/cases HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n"
    assert b" 401 " in await site.raw(head + b"Authorization: Bearer \xff\xfe\x80\r\n\r\n")
    token = f"Authorization: Bearer {TOKEN}\r\n".encode()
    assert b" 400 " in await site.raw(head + token + b"Idempotency-Key: \xff\xfe\r\n\r\n")
    assert b" 400 " in await site.raw(head + token + b"Idempotency-Key: a\tb\r\n\r\n")


async def test_without_a_token_set_nobody_comes_in(sqlite_database: Database, tmp_path: Path) -> None:
    async with open_site(sqlite_database, tmp_path, settings(token="")) as site:
        for given in ("", "Bearer", "Bearer ", "Bearer x"):
            assert (await knock(site, "/intake/cases", b"[{}]", Authorization=given, Idempotency_Key="k"))[
                0
            ] == 401


async def test_the_intake_counts_requests_and_guesses_apart(site: Site) -> None:
    async def asks(token: str) -> tuple[int, str]:
        headers = {
            "Authorization": f"Bearer {token}",
            "Idempotency-Key": "k",
            "Content-Type": "application/json",
        }
        async with site.http.post("/intake/cases", data=b"[", headers=headers) as reply:
            return reply.status, reply.headers.get("Retry-After", "")

    assert {await asks("guess") for _ in range(REQUESTS_A_MINUTE)} == {(401, "")}
    site.clock.goes_by(seconds=20)
    assert await asks("guess") == (429, "40")
    assert {await asks(TOKEN) for _ in range(REQUESTS_A_MINUTE)} == {(400, "")}, "guessing locks nobody out"
    assert await asks(TOKEN) == (429, "60")
    site.clock.goes_by(seconds=39.5)
    assert await asks("guess") == (429, "1")
    site.clock.goes_by(seconds=0.5)
    assert await asks("guess") == (401, "")
    assert await asks(TOKEN) == (429, "20")
    site.clock.goes_by(seconds=20)
    assert await asks(TOKEN) == (400, "")


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 200_000,
        b'[{"a":' * 50_000,
        b'[{"\xe7\xbc\x96\xe5\x8f\xb7": ' + b"9" * 5_000 + b"}]",
        b"[" + b"{}," * 1_000 + b"{}]",
        b" " * (4 * 1024 * 1024 + 1),
        b'[{"a": NaN}]'[:-1],
        b"\xff\xfe[\x00]\x00",
    ],
)
async def test_bodies_that_are_too_deep_large_or_odd_are_refused(site: Site, body: bytes) -> None:
    token = f"Bearer {TOKEN}"
    status, _ = await knock(site, "/intake/cases", body, Authorization=token, Idempotency_Key="k")
    assert status in {400, 413}


async def test_a_compressed_body_is_not_unfolded(site: Site) -> None:
    headers = {"Authorization": f"Bearer {TOKEN}", "Idempotency_Key": "k", "Content_Encoding": "gzip"}
    assert (await knock(site, "/intake/cases", b"\x1f\x8b\x08" + b"\0" * 40, **headers))[0] == 415


# All doors


async def test_open_pages_tell_nothing(site: Site) -> None:
    """No name, no text, no version, no secret; and nothing that a browser would keep or run."""
    await knock(site, "/dingtalk/robot", said(), **signed(site))
    shown = {
        "/healthz": '{"status": "ok"}',
        "/readyz": '{"database": true, "messenger": true}',
        "/metrics": None,
    }
    for path, words in shown.items():
        async with site.http.get(path) as reply:
            text = await reply.text()
            assert {name: reply.headers[name] for name in HEADERS} == HEADERS
        assert words is None or text == words
        assert not any(word in text for word in ("我的", "u1", "canary", "dingcorp", "aiohttp", "Python"))


async def test_what_was_refused_is_counted(site: Site) -> None:
    await knock(site, "/dingtalk/robot", said())
    await knock(site, "/intake/cases", b"[", Authorization="Bearer x")
    async with site.http.get("/metrics") as reply:
        text = await reply.text()
    assert 'duban_door_total{door="callback",outcome="bad_signature"} 1.0' in text
    assert 'duban_door_total{door="intake",outcome="no_token"} 1.0' in text


@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "PATCH", "OPTIONS", "WEIRD"])
@pytest.mark.parametrize("path", ["/intake/cases", "/dingtalk/robot", "/metrics", "/healthz"])
async def test_methods_nobody_asked_for_are_refused(site: Site, method: str, path: str) -> None:
    answer = await site.raw(f"{method} {path} HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n".encode())
    assert b" 405 " in answer or b" 400 " in answer


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/.env",
        "/.git/config",
        "/duban.db",
        "/static/../.env",
        "/%2e%2e/etc/passwd",
        "/sim/app",
        "/sim/people",
    ],
)
async def test_nothing_else_is_served(site: Site, path: str) -> None:
    answer = await site.raw(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    assert b" 404 " in answer
    assert b"Server: duban" in answer


@pytest.mark.parametrize(
    "head",
    [
        b"POST /intake/cases HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"POST /intake/cases HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\n",
        b"GET /healthz HTTP/1.1\r\nHost: x\r\nX: a\x00b\r\n\r\n",
        b"GET /healthz HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 100_000 + b"\r\n\r\n",
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /healthz HTTP/1.1\r\nHost : x\r\n\r\n",
    ],
)
async def test_messages_with_two_ends_or_endless_heads_are_refused(site: Site, head: bytes) -> None:
    assert b" 400 " in await site.raw(head)
    async with site.http.get("/healthz") as reply:
        assert reply.status == 200


async def test_a_crash_behind_a_door_says_nothing_of_it(site: Site) -> None:
    """The database goes away in the middle: no statement, no path, no trace in the answer."""
    await site.duban.database.close()
    os.unlink(str(site.duban.database.url.database))  # noqa: PTH108
    headers = {"Authorization": f"Bearer {TOKEN}", "Idempotency_Key": "k"}
    status, words = await knock(site, "/intake/cases", json.dumps([{"编号": "建议1"}]).encode(), **headers)
    assert status == 503
    assert not any(
        word in words for word in ("Traceback", "sqlite", "SELECT", ".py", "canary", str(Path.cwd()))
    )
    assert (await knock(site, "/dingtalk/robot", said(), **signed(site)))[0] == 503
