"""Tokens of both hosts, as dingtalk.md 1.1 and 1.2 have them."""

import pytest

from tests.simulator.bot_end import BATCH_SEND, BotEnd


async def test_asking_again_returns_the_same_token_and_extends_it(bot: BotEnd) -> None:
    first = await bot.token()
    bot.clock.advance(7199)
    assert await bot.token() == first
    bot.clock.advance(7199)
    assert (
        await bot.call("POST", "/topapi/v2/user/get", {"userid": "u1"}, params={"access_token": first})
    ).body["errcode"] == 0
    bot.clock.advance(1)
    assert await bot.token() != first


async def test_the_three_token_calls_give_one_token(bot: BotEnd) -> None:
    papers = {"client_id": bot.papers.client_id, "client_secret": bot.papers.client_secret}
    unified = await bot.call(
        "POST", f"/v1.0/oauth2/{bot.papers.corp_id}/token", papers | {"grant_type": "client_credentials"}
    )
    old = await bot.call(
        "GET",
        "/gettoken",
        params={"appkey": bot.papers.client_id, "appsecret": bot.papers.client_secret},
    )
    token = await bot.token()
    assert unified.body == {"access_token": token, "expires_in": 7200}
    assert old.body == {"errcode": 0, "errmsg": "ok", "access_token": token, "expires_in": 7200}


async def test_a_wrong_secret_is_refused_on_each_host_in_its_own_way(bot: BotEnd) -> None:
    wrong = {"appKey": bot.papers.client_id, "appSecret": "wrong"}
    new = await bot.call("POST", "/v1.0/oauth2/accessToken", wrong)
    assert (new.status, new.body["code"]) == (400, "invalidClientIdOrSecret")
    old = await bot.call("GET", "/gettoken", params={"appkey": bot.papers.client_id, "appsecret": "wrong"})
    assert (old.status, old.body["errcode"]) == (200, 40001)


@pytest.mark.parametrize(
    ("change", "corp", "status", "code"),
    [
        ({"grant_type": "password"}, "dingpracticecorp", 400, "unsupported.grant.type"),
        ({"client_secret": "wrong"}, "dingpracticecorp", 400, "invalid.client"),
        ({}, "dingelsewhere", 401, "unauthorized.client"),
    ],
)
async def test_the_unified_form_names_what_is_wrong(
    bot: BotEnd, change: dict[str, str], corp: str, status: int, code: str
) -> None:
    body = {
        "client_id": bot.papers.client_id,
        "client_secret": bot.papers.client_secret,
        "grant_type": "client_credentials",
    }
    reply = await bot.call("POST", f"/v1.0/oauth2/{corp}/token", body | change)
    assert (reply.status, reply.body["code"]) == (status, code)


@pytest.mark.parametrize("token", [None, "never-issued"])
async def test_the_new_host_does_not_tell_bad_tokens_apart(bot: BotEnd, token: str | None) -> None:
    headers = {} if token is None else {"x-acs-dingtalk-access-token": token}
    reply = await bot.call("POST", BATCH_SEND, {}, headers=headers)
    assert reply.status == 400
    assert set(reply.body) == {"code", "requestid", "message"}
    assert reply.body["code"] == "InvalidAuthentication"
    assert reply.headers["x-acs-request-id"] == reply.body["requestid"]


async def test_the_old_host_tells_missing_unknown_and_stale_apart(bot: BotEnd) -> None:
    async def ask(**query: str) -> tuple[int, int]:
        reply = await bot.call("POST", "/topapi/v2/user/get", {"userid": "u1"}, params=query)
        return reply.status, reply.body["errcode"]

    token = await bot.token()
    assert await ask() == (200, 41001)
    assert await ask(access_token="never-issued") == (200, 40014)
    await bot.control("/sim/faults", {"expire_token": True})
    assert await ask(access_token=token) == (200, 42001)
    assert await ask(access_token=await bot.token()) == (200, 0)


async def test_a_body_that_is_no_json_object_is_refused(bot: BotEnd) -> None:
    for body in (b"", b"{", b"[]", b"appKey=1"):
        reply = await bot.call("POST", "/v1.0/oauth2/accessToken", data=body)
        assert (reply.status, reply.body["code"]) == (400, "Missingbody")
    old = await bot.api("POST", "/topapi/v2/user/get", data=b"{")
    assert (old.status, old.body["errcode"]) == (200, 40035)


async def test_an_unknown_api_is_not_found_in_the_new_hosts_words(bot: BotEnd) -> None:
    reply = await bot.api("POST", "/v1.0/robot/nothing", {})
    assert (reply.status, reply.body["code"]) == (404, "InvalidAction.NotFound")
