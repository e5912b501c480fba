"""The outbound client against a platform that misbehaves on purpose."""

import asyncio
import json
from collections import Counter
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from bot.messengers.dingtalk.app import DingTalkApp
from bot.messengers.dingtalk.client import DingTalkClient
from bot.messengers.dingtalk.refusals import WireRefusal
from domain.messages import Button, Content, Outcome, Verdict
from tests.wire.conftest import LoopTime, SetClock
from tests.wire.platform import ROBOT, SECRET, Platform, answer, app_at, reset

TOKEN = "/v1.0/oauth2/accessToken"
BATCH = "/v1.0/robot/oToMessages/batchSend"
GROUP = "/v1.0/robot/groupMessages/send"
READ = "/v1.0/robot/oToMessages/readStatus"
RECALL = "/v1.0/robot/otoMessages/batchRecall"
FETCH = "/v1.0/robot/messageFiles/download"
UPLOAD = "/media/upload"
HOOK = "/robot/sendBySession"

HELLO = Content("标题", "正文")
ACCEPTED = answer({"processQueryKey": "k1"})
STALE = answer({"code": "InvalidAuthentication", "message": "不合法的access_token"}, status=400)
THROTTLE = answer({"code": "Forbidden.AccessDenied.QpsLimitForAppkeyAndApi"}, status=403)


@pytest.fixture
def counted() -> Counter[str]:
    return Counter()


@pytest.fixture
def client(
    platform: Platform,
    session: aiohttp.ClientSession,
    clock: SetClock,
    counted: Counter[str],
    loop_time: LoopTime,
) -> DingTalkClient:
    platform.will(TOKEN, answer({"accessToken": "tok-1", "expireIn": 7200}))
    platform.will(BATCH, ACCEPTED)
    return DingTalkClient(
        app_at(platform.base), session, clock, lambda api: counted.update([api]), loop_time.limiter
    )


def verdicts(outcomes: list[Outcome]) -> list[Verdict]:
    return [outcome.verdict for outcome in outcomes]


async def test_the_bytes_of_a_send(client: DingTalkClient, platform: Platform, counted: Counter[str]) -> None:
    outcomes = await client.send_to_people(
        ["u1", "u2"], Content("今日", "**1**", (Button("签收", "签收 1"),))
    )
    assert outcomes == [
        Outcome("u1", Verdict.SENT, receipt="k1"),
        Outcome("u2", Verdict.SENT, receipt="k1"),
    ]
    [token], [sent] = platform.asked(TOKEN), platform.asked(BATCH)
    assert token.json == {"appKey": "dingkey1", "appSecret": SECRET}
    assert sent.headers["x-acs-dingtalk-access-token"] == "tok-1"
    assert sent.headers["content-type"].startswith("application/json")
    assert sent.headers["accept"] == "application/json"
    assert sent.json["robotCode"] == ROBOT
    assert sent.json["userIds"] == ["u1", "u2"]
    assert json.loads(sent.json["msgParam"])["singleTitle"] == "签收"
    assert "签收".encode() in sent.body
    assert counted == {"robot/oToMessages/batchSend": 1}


async def test_success_with_failures_inside(client: DingTalkClient, platform: Platform) -> None:
    inside = {
        "processQueryKey": "k1",
        "invalidStaffIdList": ["left"],
        "flowControlledStaffIdList": ["busy", None],
        "filteredStaffIdList": ["muted"],
    }
    platform.will(BATCH, answer(inside))
    outcomes = await client.send_to_people(["ok", "left", "busy", "muted"], HELLO)
    assert outcomes == [
        Outcome("ok", Verdict.SENT, receipt="k1"),
        Outcome("left", Verdict.DROP_PERSON, code="invalidStaffIdList"),
        Outcome("busy", Verdict.LATER, code="flowControlledStaffIdList"),
        Outcome("muted", Verdict.DROP_PERSON, code="filteredStaffIdList"),
    ]


async def test_a_success_without_a_receipt_is_none(client: DingTalkClient, platform: Platform) -> None:
    platform.will(BATCH, answer({}))
    [outcome] = await client.send_to_people(["u1"], HELLO)
    assert (outcome.verdict, outcome.code) == (Verdict.RETRY_SOON, "no_receipt")


async def test_one_stranger_in_a_batch_does_not_silence_the_others(
    client: DingTalkClient, platform: Platform
) -> None:
    async def judge(request: web.Request) -> web.StreamResponse:
        if "left" in (await request.json())["userIds"]:
            return await answer({"code": "staffId.notExisted"}, status=400)(request)
        return await ACCEPTED(request)

    platform.will(BATCH, judge)
    outcomes = await client.send_to_people(["u1", "left", "u2"], HELLO)
    assert verdicts(outcomes) == [Verdict.SENT, Verdict.DROP_PERSON, Verdict.SENT]


@pytest.mark.parametrize("count", [0, 21])
async def test_a_batch_is_one_to_twenty(client: DingTalkClient, count: int) -> None:
    with pytest.raises(ValueError, match="1 to 20"):
        await client.send_to_people([str(number) for number in range(count)], HELLO)


async def test_too_long_never_reaches_the_wire(client: DingTalkClient, platform: Platform) -> None:
    outcomes = await client.send_to_people(["u1", "u2"], Content("t", "督" * 5_001))
    assert [(outcome.verdict, outcome.code) for outcome in outcomes] == [(Verdict.BUG, "too_long")] * 2
    assert platform.requests == []


async def test_a_group(client: DingTalkClient, platform: Platform) -> None:
    platform.will(GROUP, answer({"processQueryKey": "g1"}), answer({"code": "group.disbanded"}, status=400))
    assert await client.send_to_group("cid==", HELLO) == Outcome("cid==", Verdict.SENT, receipt="g1")
    assert platform.asked(GROUP)[0].json["openConversationId"] == "cid=="
    assert (await client.send_to_group("cid==", HELLO)).verdict is Verdict.DROP_PERSON


async def test_answering_by_webhook(
    client: DingTalkClient, platform: Platform, counted: Counter[str]
) -> None:
    platform.will(HOOK, answer({"errcode": 0, "errmsg": "ok"}))
    outcome = await client.answer(f"{platform.base}{HOOK}?session=a%2Bb", HELLO)
    assert outcome == Outcome("session", Verdict.SENT)
    [sent] = platform.asked(HOOK)
    assert sent.query == {"session": "a+b"}
    assert "x-acs-dingtalk-access-token" not in sent.headers
    assert (platform.asked(TOKEN), counted) == ([], {})


async def test_an_expired_session_tells_to_use_the_api(client: DingTalkClient, platform: Platform) -> None:
    platform.will(HOOK, answer({"errcode": 300001, "errmsg": "session 不存在"}))
    outcome = await client.answer(f"{platform.base}{HOOK}?session=s", HELLO)
    assert (outcome.code, outcome.verdict) == ("session_expired", Verdict.RETRY_SOON)
    assert "session=" not in repr(outcome)


async def test_no_answer_goes_to_another_host(client: DingTalkClient, platform: Platform) -> None:
    outcome = await client.answer("http://169.254.169.254/x", HELLO)
    assert (outcome.verdict, outcome.code) == (Verdict.BUG, "foreign_host")


async def test_a_redirect_is_not_followed(client: DingTalkClient, platform: Platform) -> None:
    platform.will(HOOK, answer(b"", status=302, headers={"Location": f"{platform.base}/elsewhere"}))
    outcome = await client.answer(f"{platform.base}{HOOK}?session=s", HELLO)
    assert outcome.verdict is not Verdict.SENT
    assert platform.asked("/elsewhere") == []


async def test_fifty_senders_one_token(client: DingTalkClient, platform: Platform) -> None:
    await asyncio.gather(*(client.send_to_people([f"u{number}"], HELLO) for number in range(50)))
    assert (len(platform.asked(TOKEN)), len(platform.asked(BATCH))) == (1, 50)


async def test_an_expired_token_is_renewed_once_for_fifty(client: DingTalkClient, platform: Platform) -> None:
    platform.will(TOKEN, *(answer({"accessToken": f"tok-{n}", "expireIn": 7200}) for n in (1, 2, 3)))

    async def judge(request: web.Request) -> web.StreamResponse:
        good = request.headers["x-acs-dingtalk-access-token"] == "tok-2"
        return await (ACCEPTED if good else STALE)(request)

    platform.will(BATCH, judge)
    sends = (client.send_to_people([f"u{number}"], HELLO) for number in range(50))
    outcomes = [outcome for outcomes in await asyncio.gather(*sends) for outcome in outcomes]
    assert verdicts(outcomes) == [Verdict.SENT] * 50
    assert len(platform.asked(TOKEN)) == 2


async def test_a_token_refused_twice_is_not_tried_for_ever(
    client: DingTalkClient, platform: Platform
) -> None:
    platform.will(BATCH, STALE)
    [outcome] = await client.send_to_people(["u1"], HELLO)
    assert (outcome.verdict, outcome.code) == (Verdict.RETRY_SOON, "InvalidAuthentication")
    assert (len(platform.asked(TOKEN)), len(platform.asked(BATCH))) == (2, 2)


async def test_without_a_token_fifty_senders_ask_once_and_all_hear_why(
    client: DingTalkClient, platform: Platform
) -> None:
    refusal = {"code": "invalidClientIdOrSecret", "message": f"bad secret {SECRET}"}
    platform.will(TOKEN, answer(refusal, status=400))
    sends = (client.send_to_people([f"u{number}"], HELLO) for number in range(50))
    outcomes = [outcome for outcomes in await asyncio.gather(*sends) for outcome in outcomes]
    assert verdicts(outcomes) == [Verdict.ALERT] * 50
    assert SECRET not in repr(outcomes)
    assert len(platform.asked(TOKEN)) == 1


@pytest.mark.parametrize(("minutes", "fetches"), [(109.99, 1), (110, 2)])
async def test_a_token_is_renewed_ten_minutes_early(
    client: DingTalkClient, platform: Platform, clock: SetClock, minutes: float, fetches: int
) -> None:
    await client.send_to_people(["u1"], HELLO)
    clock.advance(minutes=minutes)
    await client.send_to_people(["u1"], HELLO)
    assert len(platform.asked(TOKEN)) == fetches


@pytest.mark.parametrize("grant", [{}, {"accessToken": ""}, {"accessToken": 7}, {"accessToken": "a\r\nb"}])
async def test_a_token_answer_without_a_token(
    client: DingTalkClient, platform: Platform, grant: dict[str, object]
) -> None:
    platform.will(TOKEN, answer(grant))
    [outcome] = await client.send_to_people(["u1"], HELLO)
    assert (outcome.verdict, outcome.code) == (Verdict.RETRY_SOON, "no_token")


async def test_a_token_quoted_by_the_platform_is_blotted_out(
    client: DingTalkClient, platform: Platform
) -> None:
    platform.will(BATCH, answer({"code": "x", "message": f"token tok-1, secret {SECRET}"}, status=400))
    [outcome] = await client.send_to_people(["u1"], HELLO)
    assert outcome.detail == "token ***, secret ***"


async def test_accepted_but_the_answer_was_lost(client: DingTalkClient, platform: Platform) -> None:
    platform.will(BATCH, reset, ACCEPTED)
    [first] = await client.send_to_people(["u1"], HELLO)
    assert (first.verdict, first.code) == (Verdict.RETRY_SOON, "connection_lost")
    assert len(platform.asked(BATCH)) == 1, "repeating is the outbox's decision, not the client's"
    [second] = await client.send_to_people(["u1"], HELLO)
    assert second.verdict is Verdict.SENT


async def test_the_ban_page_is_five_minutes_of_rest(client: DingTalkClient, platform: Platform) -> None:
    platform.will(BATCH, answer(b"<html><body>punish</body></html>"))
    [outcome] = await client.send_to_people(["u1"], HELLO)
    assert (outcome.verdict, outcome.code, outcome.retry_after_seconds) == (
        Verdict.RETRY_SOON,
        "ip_banned",
        300,
    )


async def test_a_throttled_call_is_not_counted_and_halves_only_its_own_rate(
    client: DingTalkClient, platform: Platform, counted: Counter[str], loop_time: LoopTime
) -> None:
    platform.will(BATCH, THROTTLE, ACCEPTED)
    platform.will(GROUP, ACCEPTED)
    [outcome] = await client.send_to_people(["u1"], HELLO)
    assert (outcome.verdict, outcome.retry_after_seconds) == (Verdict.RETRY_SOON, 1)
    assert counted == {}
    await client.send_to_group("c", HELLO)
    assert loop_time.now() == 0
    await client.send_to_people(["u1"], HELLO)
    assert loop_time.now() == pytest.approx(1)
    assert counted == {"robot/oToMessages/batchSend": 1, "robot/groupMessages/send": 1}


@pytest.mark.parametrize(
    ("status", "body", "verdict"),
    [
        (500, {"code": "system.error"}, Verdict.RETRY_SOON),
        (429, {}, Verdict.RETRY_SOON),
        (200, {"errcode": 90002, "errmsg": "busy"}, Verdict.RETRY_SOON),
        (200, {"errcode": 90020, "errmsg": "quota"}, Verdict.ALERT),
        (200, b"not json", Verdict.RETRY_SOON),
        (403, {"code": "Forbidden.AccessDenied.ApiCountLimitForOrg"}, Verdict.ALERT),
        (400, {"code": "miss.param.title"}, Verdict.BUG),
    ],
)
async def test_refusals_are_everybodys(
    client: DingTalkClient, platform: Platform, status: int, body: object, verdict: Verdict
) -> None:
    platform.will(BATCH, answer(body, status=status))
    assert verdicts(await client.send_to_people(["u1", "u2"], HELLO)) == [verdict] * 2


async def test_nobody_listens(session: aiohttp.ClientSession, clock: SetClock, loop_time: LoopTime) -> None:
    client = DingTalkClient(app_at("http://127.0.0.1:9"), session, clock, print, loop_time.limiter)
    [outcome] = await client.send_to_people(["u1"], HELLO)
    assert (outcome.verdict, outcome.code) == (Verdict.RETRY_SOON, "connection_lost")


async def test_an_answer_of_two_megabytes_is_not_held(client: DingTalkClient, platform: Platform) -> None:
    platform.will(BATCH, answer(b"x" * 2_000_000))
    [outcome] = await client.send_to_people(["u1"], HELLO)
    assert (outcome.verdict, outcome.code) == (Verdict.RETRY_SOON, "answer_too_large")


async def test_read_status(client: DingTalkClient, platform: Platform) -> None:
    people: list[Any] = [
        {"userId": "u1", "readStatus": "READ"},
        {"userId": "u2", "readStatus": "UNREAD"},
        None,
        {"name": "?"},
    ]
    platform.will(READ, answer({"sendStatus": "SUCCESS", "messageReadInfoList": people}))
    assert await client.read_status("a+b/c=") == {"u1": True, "u2": False}
    assert platform.asked(READ)[0].query == {"robotCode": ROBOT, "processQueryKey": "a+b/c="}


async def test_read_status_too_early_or_too_late(client: DingTalkClient, platform: Platform) -> None:
    platform.will(READ, answer({"code": "processQueryKey.expireTime"}, status=400))
    with pytest.raises(WireRefusal, match=r"processQueryKey\.expireTime"):
        await client.read_status("k")


async def test_recall(client: DingTalkClient, platform: Platform) -> None:
    platform.will(RECALL, answer({"successResult": ["k1"], "failedResult": {"k2": "expired"}}))
    assert await client.recall(["k1", "k2"]) == {"k1"}
    assert platform.asked(RECALL)[0].json == {"robotCode": ROBOT, "processQueryKeys": ["k1", "k2"]}


async def test_a_file_goes_up_and_out(
    client: DingTalkClient, platform: Platform, counted: Counter[str]
) -> None:
    platform.will(UPLOAD, answer({"errcode": 0, "media_id": "@m1", "type": "file"}))
    media_id = await client.upload("台账.xlsx", b"PK\x03\x04", "file")
    [upload] = platform.asked(UPLOAD)
    assert upload.query == {"access_token": "tok-1", "type": "file"}
    assert b'name="media"' in upload.body
    assert b"PK\x03\x04" in upload.body
    [outcome] = await client.send_file_to_people(["u1"], media_id, "台账.xlsx")
    assert outcome.receipt == "k1"
    assert json.loads(platform.asked(BATCH)[0].json["msgParam"])["mediaId"] == "@m1"
    assert counted == {"media/upload": 1, "robot/oToMessages/batchSend": 1}


async def test_an_upload_survives_a_stale_token(client: DingTalkClient, platform: Platform) -> None:
    platform.will(
        UPLOAD, answer({"errcode": 40014, "errmsg": "x"}), answer({"errcode": 0, "media_id": "@m1"})
    )
    assert await client.upload("a.xlsx", b"1", "file") == "@m1"
    assert len(platform.asked(TOKEN)) == 2


async def test_an_upload_without_a_media_id(client: DingTalkClient, platform: Platform) -> None:
    platform.will(UPLOAD, answer({"errcode": 0}))
    with pytest.raises(WireRefusal, match="no_media_id"):
        await client.upload("a.xlsx", b"1", "file")


async def test_a_download(client: DingTalkClient, platform: Platform) -> None:
    platform.will(FETCH, answer({"downloadUrl": f"{platform.base}/store/1.file?sig=a%2Bb%2F"}))
    platform.will("/store/1.file", answer(b"12345"))
    assert await client.download("code1", 5) == b"12345"
    assert platform.asked(FETCH)[0].json == {"downloadCode": "code1", "robotCode": ROBOT}
    assert platform.asked("/store/1.file")[0].query == {"sig": "a+b/"}
    assert "x-acs-dingtalk-access-token" not in platform.asked("/store/1.file")[0].headers
    with pytest.raises(WireRefusal, match="too_large"):
        await client.download("code1", 4)


@pytest.mark.parametrize(
    "link",
    [
        "http://169.254.169.254/x",
        "https://evil.example/",
        "https://evildingtalk.com/",
        "http://x.dingtalk.com/",
        "https://[::1/",
        7,
        None,
    ],
)
async def test_a_download_link_elsewhere_is_not_followed(
    client: DingTalkClient, platform: Platform, link: object
) -> None:
    platform.will(FETCH, answer({"downloadUrl": link}))
    with pytest.raises(WireRefusal, match="foreign_host"):
        await client.download("code1", 5)


async def test_a_download_is_not_redirected(client: DingTalkClient, platform: Platform) -> None:
    platform.will(FETCH, answer({"downloadUrl": f"{platform.base}/store"}))
    platform.will("/store", answer(b"", status=302, headers={"Location": f"{platform.base}/elsewhere"}))
    with pytest.raises(WireRefusal, match="http_302"):
        await client.download("code1", 5)
    assert platform.asked("/elsewhere") == []


def test_no_secret_shows_in_the_app() -> None:
    app = app_at("https://a.example", event_token="tok-en", event_aes_key="aes-key")
    assert not any(secret in repr(app) for secret in (SECRET, "tok-en", "aes-key"))


@pytest.mark.parametrize("name", ["client_id", "client_secret", "robot_code", "corp_id"])
def test_an_app_without_its_essentials_is_none(name: str) -> None:
    essentials = {"client_id": "a", "client_secret": "b", "robot_code": "c", "corp_id": "d"}
    with pytest.raises(ValueError, match=name):
        DingTalkApp(**(essentials | {name: ""}))
