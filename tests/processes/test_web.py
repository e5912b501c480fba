"""The web endpoints of `duban run` (contract.md 4), asked over HTTP like any upstream system would."""

import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from simulator.crypto import sign_push
from tests.processes.offices import Office, step

TOKEN = {"Authorization": "Bearer practice-intake-token"}
_ALIKE = {"主办单位": "区教育局", "交办日期": "2026-09-21"}
CASES = [
    {"编号": "建议101", "案由": "关于路灯的建议", "办结时限": "三个月", **_ALIKE},
    {"编号": "建议102", "案由": "关于井盖的建议", "办结时限": "2026-02-30", **_ALIKE},
]


@pytest.fixture
async def web(callback_office: Office) -> AsyncIterator[aiohttp.ClientSession]:
    """The endpoints of a bot that is up."""
    async with (
        callback_office.bot(),
        aiohttp.ClientSession(f"http://127.0.0.1:{callback_office.port}") as session,
    ):
        yield session


async def test_every_endpoint_keeps_its_word(web: aiohttp.ClientSession, callback_office: Office) -> None:
    """One bot for all of them, for starting one takes seconds."""
    await _tells_how_it_fares(web, callback_office)
    await _takes_cases_once(web, callback_office)
    await _refuses_bad_cases(web, callback_office)
    await _refuses_bad_pushes(web, callback_office)
    await _keeps_its_secrets(web, callback_office)


async def _tells_how_it_fares(web: aiohttp.ClientSession, office: Office) -> None:
    office.deliver([office.push_of(1, session=False)])
    await office.answered([1])
    assert await _get(web, "/healthz") == (200, '{"status": "ok"}')
    assert await _get(web, "/readyz") == (200, '{"database": true, "messenger": true}')
    status, metrics = await _get(web, "/metrics")
    assert status == 200
    assert 'duban_api_calls_total{api="' in metrics
    assert "duban_pushes_total 1.0" in metrics
    assert "duban_inbox_open 0.0" in metrics


async def _takes_cases_once(web: aiohttp.ClientSession, office: Office) -> None:
    first = await _hand_in(web, CASES, key="a")
    assert first[0] == 200
    good, bad = first[1]["items"]
    assert (good["编号"], good["applied"], bad["编号"], bad["applied"]) == ("建议101", True, "建议102", False)
    assert "2026-02-28" in "".join(bad["why"])
    assert await _hand_in(web, CASES, key="a") == first
    again = await _hand_in(web, CASES[:1], key="b")
    assert again[0] == 200
    assert office.query("SELECT count(*) FROM 'case' WHERE number = '建议101'") == [(1,)]


async def _refuses_bad_cases(web: aiohttp.ClientSession, office: Office) -> None:
    before = office.query("SELECT count(*) FROM 'case'")
    for headers in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": "practice-intake-token"}):
        async with web.post("/intake/cases", json=CASES, headers=headers | {"Idempotency-Key": "c"}) as reply:
            assert (reply.status, bool((await reply.json())["error"])) == (401, True)
    for key in ("", "k" * 101):
        async with web.post("/intake/cases", json=CASES, headers=TOKEN | {"Idempotency-Key": key}) as reply:
            assert reply.status == 400
    for body in (b"", b"{", b"{}", b"[]", b"[1]", b"null", b'"x"', b"[" * 100_000, b'[{"a":1}]' * 2):
        headers = TOKEN | {"Idempotency-Key": "d", "Content-Type": "application/json"}
        async with web.post("/intake/cases", data=body, headers=headers) as reply:
            assert (reply.status, bool((await reply.json())["error"])) == (400, True), body[:20]
    async with web.post("/intake/cases", json=[{"甲": 1}], headers=TOKEN | {"Idempotency-Key": "e"}) as reply:
        assert [one["outcome"] for one in (await reply.json())["items"]] == ["refused"]
    assert office.query("SELECT count(*) FROM 'case'") == before


async def _refuses_bad_pushes(web: aiohttp.ClientSession, office: Office) -> None:
    """Unproven, too old, not for us: 403; unreadable: 400. Nothing of it is stored."""
    before = office.query("SELECT count(*) FROM inbox")
    now, secret = office.simulator.messenger.clock.now_ms(), office.settings["DINGTALK__CLIENT_SECRET"]
    body = json.dumps(office.push_of(2))
    for timestamp, signed_with, content, status in (
        (now, "another secret", body, 403),
        (now - 3_700_000, secret, body, 403),
        (now + 3_700_000, secret, body, 403),
        (now, secret, body.replace("dingpracticecorp", "elsewhere"), 403),
        (now, secret, "{", 400),
        (now, secret, "[]", 400),
        (now, secret, "null", 400),
    ):
        headers = {"timestamp": str(timestamp), "sign": sign_push(str(timestamp), signed_with)}
        async with web.post("/dingtalk/robot", data=content, headers=headers) as reply:
            assert reply.status == status, content[:40]
    async with web.post("/dingtalk/robot", data=body) as reply:
        assert reply.status == 403
    assert office.query("SELECT count(*) FROM inbox") == before
    assert step(2) not in office.effects()


async def _keeps_its_secrets(web: aiohttp.ClientSession, office: Office) -> None:
    log = (office.home / "duban.log").read_text()
    pages = [(await _get(web, path))[1] for path in ("/healthz", "/readyz", "/metrics", "/nothing")]
    for secret in ("practice-intake-token", office.settings["DINGTALK__CLIENT_SECRET"]):
        assert all(secret not in words for words in (log, *pages))
    assert "Traceback" not in log


async def _get(web: aiohttp.ClientSession, path: str) -> tuple[int, str]:
    async with web.get(path) as reply:
        return reply.status, await reply.text()


async def _hand_in(web: aiohttp.ClientSession, cases: list[dict[str, str]], key: str) -> tuple[int, Any]:
    async with web.post("/intake/cases", json=cases, headers=TOKEN | {"Idempotency-Key": key}) as reply:
        return reply.status, await reply.json()
