"""Tells an answer that means yes from the many that mean no."""

import json
from collections.abc import Mapping
from typing import Self

from bot.messengers.dingtalk.fields import Json, text_of
from bot.messengers.dingtalk.rulings import (
    ALERT,
    BANNED,
    BUG,
    BUSY,
    BY_NUMBER,
    CONNECTION_LOST,
    IP_BANNED,
    OUR_NAMES,
    Ruling,
    rule_on_name,
    rule_on_status,
)
from domain.messages import Outcome, WireTrouble

LONGEST_WAIT_SECONDS = 900.0
_DETAIL_LIMIT = 200
_CODE_LIMIT = 80
_BAN_STATUS = 1111
_SUCCESS_BELOW = 300
_SERVER_ERRORS = 500
_PERMISSION_FAMILY = 88


class WireRefusal(WireTrouble):
    """The platform said no, or nothing readable. `code` and `detail` are its words, free of our secrets."""

    def __init__(
        self, ruling: Ruling, code: str, detail: str = "", retry_after_seconds: float | None = None
    ) -> None:
        super().__init__(code)
        self.ruling = ruling
        self.code = code
        self.detail = detail
        self.retry_after_seconds = retry_after_seconds or ruling.wait_seconds

    @classmethod
    def unreadable(cls, code: str, detail: str = "") -> Self:
        """An answer that says neither yes nor no."""
        return cls(BUSY, code, detail)

    @classmethod
    def lost(cls, error: BaseException) -> Self:
        """No answer. Only the error's kind is kept: its text may hold an address with a token in it."""
        return cls(BUSY, CONNECTION_LOST, type(error).__name__)

    def hide(self, *secrets: str) -> None:
        """Blots our secrets out, should the platform have quoted them."""
        for secret in filter(None, secrets):
            self.detail = self.detail.replace(secret, "***")

    def outcome(self, recipient: str) -> Outcome:
        """The same, as the fate of one recipient's message."""
        return Outcome(
            recipient=recipient,
            verdict=self.ruling.verdict,
            code=self.code,
            detail=self.detail,
            retry_after_seconds=self.retry_after_seconds,
        )


def read_answer(status: int, headers: Mapping[str, str], body: bytes) -> Json:
    """The object of a success, by the rules of both hosts: the new one's status, the old one's `errcode`.

    Raises:
        WireRefusal: everything else, ruled on by `rulings`.
    """
    answer = _parse(body)
    wait = retry_after(headers)
    if answer is None:
        raise _refuse_unreadable(status, body, wait)
    if answer.get("status") == _BAN_STATUS and "punish" in answer:
        raise WireRefusal(BANNED, IP_BANNED, retry_after_seconds=wait)
    if answer.get("errcode", 0) not in (0, "0"):
        raise _refuse_by_number(answer, wait)
    if status >= _SUCCESS_BELOW:
        raise _refuse_by_name(status, answer, wait)
    return answer


def retry_after(headers: Mapping[str, str]) -> float | None:
    """The header's seconds, at most 15 minutes; None if it is absent, negative or no whole number."""
    value = headers.get("Retry-After", "")
    if not (value.isascii() and value.isdigit()):
        return None
    return min(float(value[:10]), LONGEST_WAIT_SECONDS)


def _parse(body: bytes) -> Json | None:
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return answer if isinstance(answer, dict) else None


def _refuse_unreadable(status: int, body: bytes, wait: float | None) -> WireRefusal:
    """The ban for too many calls from an address is an HTML page; a gateway's 5xx page is a bad moment."""
    if status < _SERVER_ERRORS and body.lstrip()[:1] == b"<":
        return WireRefusal(BANNED, IP_BANNED, retry_after_seconds=wait)
    ruling = BUSY if status < _SUCCESS_BELOW else rule_on_status(status)
    return WireRefusal(ruling, f"http_{status}_unreadable", retry_after_seconds=wait)


def _refuse_by_number(answer: Json, wait: float | None) -> WireRefusal:
    number = _number(answer.get("errcode"))
    ruling = BY_NUMBER.get(number, BUG)
    sub_code = text_of(answer.get("sub_code"), _CODE_LIMIT)
    if number == _PERMISSION_FAMILY and sub_code:
        ruling = BY_NUMBER.get(_number(sub_code)) or rule_on_name(sub_code) or ALERT
    code = OUR_NAMES.get(number, f"{number}")
    return WireRefusal(ruling, code, _detail(answer, "errmsg", "sub_code", "sub_msg"), wait)


def _refuse_by_name(status: int, answer: Json, wait: float | None) -> WireRefusal:
    code = text_of(answer.get("code"), _CODE_LIMIT)
    ruling = rule_on_name(code) or rule_on_status(status)
    return WireRefusal(ruling, code or f"http_{status}", _detail(answer, "message"), wait)


def _number(value: object) -> int:
    """An error number, as number or text; 0 (which no table holds) for anything else."""
    text = str(value)[:10]
    return int(text) if text.removeprefix("-").isdecimal() else 0


def _detail(answer: Json, *names: str) -> str:
    words = (text_of(answer.get(name), _DETAIL_LIMIT) for name in names)
    return " ".join(filter(None, words))
