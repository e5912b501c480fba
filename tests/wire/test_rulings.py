"""Every documented refusal of both hosts, and what it means for the message."""

import json

import pytest

from bot.messengers.dingtalk.refusals import WireRefusal, read_answer, retry_after
from domain.messages import Verdict

SOON, LATER, DROP, ALERT, BUG = (
    Verdict.RETRY_SOON,
    Verdict.LATER,
    Verdict.DROP_PERSON,
    Verdict.ALERT,
    Verdict.BUG,
)
FORBIDDEN = "Forbidden.AccessDenied."

BY_CODE = [
    # status, code, verdict, seconds to wait, (halve the rate, renew the token)
    (403, f"{FORBIDDEN}QpsLimitForAppkeyAndApi", SOON, 1, (True, False)),
    (403, f"{FORBIDDEN}QpsLimitForApi", SOON, 1, (True, False)),
    (403, f"{FORBIDDEN}QpsLimitForSuitekeyAndOrgAndApi", SOON, 1, (True, False)),
    (403, f"{FORBIDDEN}QpmLimitForAppkeyAndApi", SOON, 60, (True, False)),
    (403, f"{FORBIDDEN}QpmLimitForSuitekeyAndOrgAndApi", SOON, 60, (True, False)),
    (403, f"{FORBIDDEN}ApiCountLimitForOrg", ALERT, None, (False, False)),
    (403, f"{FORBIDDEN}AccessTokenPermissionDenied", ALERT, None, (False, False)),
    (403, f"{FORBIDDEN}IpNotInWhiteList", ALERT, None, (False, False)),
    (403, f"{FORBIDDEN}SomethingNew", ALERT, None, (False, False)),
    (400, "InvalidAuthentication", SOON, 60, (False, True)),
    (401, "unknown", SOON, 60, (False, True)),
    (400, "invalidClientIdOrSecret", ALERT, None, (False, False)),
    (400, "invalid.client", ALERT, None, (False, False)),
    (401, "unauthorized.client", ALERT, None, (False, False)),
    (400, "send.too.fast", SOON, 1, (True, False)),
    (400, "send.byToken.tooFast", SOON, 60, (True, False)),
    (429, "", SOON, 1, (True, False)),
    (500, "system.error", SOON, None, (False, False)),
    (500, "system.busy", SOON, None, (False, False)),
    (503, "ServiceUnavailable", SOON, None, (False, False)),
    (504, "", SOON, None, (False, False)),
    (400, "system.error", SOON, None, (False, False)),
    (400, "resource.unavailable", LATER, None, (False, False)),
    (400, "staffId.notExisted", DROP, None, (False, False)),
    (400, "group.disbanded", DROP, None, (False, False)),
    (400, "invalid.openConversationId", DROP, None, (False, False)),
    (400, "conversation.org.notMatch", DROP, None, (False, False)),
    (400, "bot.stopped", ALERT, None, (False, False)),
    (400, "bot.forbidden.sendMessage", ALERT, None, (False, False)),
    (400, "chatbotId.notAllow.sendOTO", ALERT, None, (False, False)),
    (400, "robot.oto.notExist", ALERT, None, (False, False)),
    (400, "invalidParameter.robotCode.empty", ALERT, None, (False, False)),
    (400, "invalidParameter.robotCode.notExsit", ALERT, None, (False, False)),
    (400, "invalidParameter.robotCode.auth", ALERT, None, (False, False)),
    (400, "invalidParameter.userIds.empty", BUG, None, (False, False)),
    (400, "invalidParameter.userIds.overMax", BUG, None, (False, False)),
    (400, "invalidParameter.msgKey.invalid", BUG, None, (False, False)),
    (400, "invalidParameter.msgParam.invalid", BUG, None, (False, False)),
    (400, "invalidParameter.msgParam.tooLong", BUG, None, (False, False)),
    (400, "invalidParameter.msg.unsupport", BUG, None, (False, False)),
    (400, "template.not.existed", BUG, None, (False, False)),
    (400, "miss.param.title", BUG, None, (False, False)),
    (400, "too.many.people", BUG, None, (False, False)),
    (400, "contain.unsafe.url", BUG, None, (False, False)),
    (400, "only.groupAdmin.canAtAll", BUG, None, (False, False)),
    (400, "processQueryKey.expireTime", BUG, None, (False, False)),
    (404, "", BUG, None, (False, False)),
    (418, "never.heard", BUG, None, (False, False)),
    (302, "", BUG, None, (False, False)),
]


def refusal_of(status: int, body: object, headers: dict[str, str] | None = None) -> WireRefusal:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    with pytest.raises(WireRefusal) as caught:
        read_answer(status, headers or {}, raw)
    return caught.value


@pytest.mark.parametrize(("status", "code", "verdict", "wait", "slow_and_renew"), BY_CODE)
def test_codes_of_the_new_host(
    status: int, code: str, verdict: Verdict, wait: float | None, slow_and_renew: tuple[bool, bool]
) -> None:
    refusal = refusal_of(status, {"code": code, "requestid": "R", "message": "不行"})
    ruling = refusal.ruling
    assert (ruling.verdict, refusal.retry_after_seconds) == (verdict, wait)
    assert (ruling.slow_down, ruling.renew_token) == slow_and_renew
    assert (refusal.code, refusal.detail) == (code or f"http_{status}", "不行")


BY_ERRCODE = [
    (-1, "", SOON, None),
    (15, "isp.top-remote-connection-timeout", SOON, None),
    (88, "", SOON, None),
    (88, "90018", SOON, 1),
    (88, "40014", SOON, 60),
    (88, "60011", ALERT, None),
    (88, "isv.something", ALERT, None),
    (88, f"{FORBIDDEN}QpsLimitForApi", SOON, 1),
    (90001, "", SOON, 1),
    (90002, "", SOON, 1),
    (90014, "", SOON, 1),
    (90015, "", BUG, None),
    (90018, "", SOON, 1),
    (90020, "", ALERT, None),
    (40001, "", ALERT, None),
    (40014, "", SOON, 60),
    (41001, "", SOON, 60),
    (42001, "", SOON, 60),
    (60011, "", ALERT, None),
    (33012, "", DROP, None),
    (50002, "", DROP, None),
    (60121, "", DROP, None),
    (43004, "", BUG, None),
    (130101, "", SOON, 600),
    (410100, "", SOON, 600),
    (400013, "", DROP, None),
    (400106, "", DROP, None),
    (400102, "", ALERT, None),
    (310000, "", ALERT, None),
    (430101, "", BUG, None),
    (12345, "", BUG, None),
    ("90018", "", SOON, 1),
    ("garbage", "", BUG, None),
    ([], "", BUG, None),
    (10**400, "", BUG, None),
]


@pytest.mark.parametrize(("number", "sub_code", "verdict", "wait"), BY_ERRCODE)
def test_numbers_of_the_old_host(number: object, sub_code: str, verdict: Verdict, wait: float | None) -> None:
    refusal = refusal_of(200, {"errcode": number, "errmsg": "no", "sub_code": sub_code})
    assert (refusal.ruling.verdict, refusal.retry_after_seconds) == (verdict, wait)


@pytest.mark.parametrize(
    ("number", "name"),
    [(300001, "session_expired"), (300005, "session_expired"), (460101, "too_long"), (101002, "too_long")],
)
def test_numbers_a_caller_acts_on_have_names(number: int, name: str) -> None:
    assert refusal_of(200, {"errcode": number, "errmsg": "session 不存在"}).code == name


@pytest.mark.parametrize(
    ("status", "body", "code", "wait"),
    [
        (200, b"<html>busy</html>", "ip_banned", 300),
        (403, b" \n<!DOCTYPE html>", "ip_banned", 300),
        (
            200,
            {"status": 1111, "wait": 5, "source": "x5", "punish": "deny", "uuid": "u"},
            "ip_banned",
            300,
        ),
        (502, b"<html>Bad Gateway</html>", "http_502_unreadable", None),
        (200, b"", "http_200_unreadable", None),
        (200, b"null", "http_200_unreadable", None),
        (200, b"[1]", "http_200_unreadable", None),
        (200, b'{"processQueryKey":', "http_200_unreadable", None),
        (200, b"[" * 100_000, "http_200_unreadable", None),
        (200, b"\xff\xfe", "http_200_unreadable", None),
        (503, b"", "http_503_unreadable", None),
    ],
)
def test_answers_that_say_nothing_are_tried_again(
    status: int, body: object, code: str, wait: float | None
) -> None:
    refusal = refusal_of(status, body)
    assert (refusal.ruling.verdict, refusal.code) == (SOON, code)
    assert refusal.retry_after_seconds == wait


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("2", 2),
        ("600", 600),
        ("900", 900),
        ("901", 900),
        ("9" * 400, 900),
        ("abc", None),
        ("-1", None),
        ("", None),
        ("1.5", None),
        ("٣", None),
        ("Wed, 21 Oct 2026 07:28:00 GMT", None),
    ],
)
def test_retry_after_is_obeyed_up_to_15_minutes(header: str, seconds: float | None) -> None:
    assert retry_after({"Retry-After": header}) == seconds


def test_the_platforms_own_wait_beats_the_table() -> None:
    throttled = {"code": f"{FORBIDDEN}QpsLimitForApi"}
    assert refusal_of(403, throttled, {"Retry-After": "7"}).retry_after_seconds == 7
    assert refusal_of(403, throttled, {"Retry-After": "soon"}).retry_after_seconds == 1


@pytest.mark.parametrize("answer", [{}, {"errcode": 0, "errmsg": "ok"}, {"processQueryKey": "k"}])
def test_a_success_is_handed_on(answer: dict[str, object]) -> None:
    assert read_answer(200, {}, json.dumps(answer).encode()) == answer


def test_a_long_or_hostile_message_is_bounded() -> None:
    refusal = refusal_of(400, {"code": "x" * 5_000, "message": "督\0\ud800" * 5_000})
    assert len(refusal.code) == 80
    assert len(refusal.detail) <= 200
    assert "\0" not in refusal.detail
