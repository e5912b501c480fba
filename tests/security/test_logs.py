"""One log entry cannot pass for two, and no secret stands in it."""

import logging
import re

import pytest

from bot.logs import Guarded

ENTRY = re.compile(r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} [A-Z]+ ", re.MULTILINE)
FORGED = "2026-09-22 10:00:00,000 ERROR bot.app 管理员已停发"


def logged(words: str, *values: object, error: Exception | None = None) -> str:
    """One entry as it is written."""
    trouble = (type(error), error, None) if error else None
    record = logging.LogRecord("bot", logging.INFO, __file__, 1, words, values, trouble)
    return Guarded(["canary-secret", "canary", "short"]).format(record)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\n\n"])
def test_text_of_others_makes_no_entry_of_its_own(end: str) -> None:
    written = logged("said %s", f"你好{end}{FORGED}")
    assert len(ENTRY.findall(written)) == 1
    assert all(line.startswith("    | ") for line in written.splitlines()[1:])


def test_an_exceptions_text_makes_none_either() -> None:
    written = logged("not settled", error=ValueError(f"x\n{FORGED}"))
    assert len(ENTRY.findall(written)) == 1
    assert "ValueError: x" in written


@pytest.mark.parametrize("bad", ["\x1b[2J", "\u202e", "\x07", "\0", "\x7f"])
def test_nothing_moves_the_cursor_or_turns_the_text(bad: str) -> None:
    assert bad not in logged("said %s", f"甲{bad}乙")


def test_a_known_secret_is_blotted_out_wherever_it_stands() -> None:
    written = logged("x canary-secret %s", "canary", error=ValueError("at canary-secret"))
    assert "canary" not in written
    assert written.count("***") == 3


def test_a_short_word_is_no_secret() -> None:
    assert "short" in logged("a short word")


@pytest.mark.parametrize(
    "words",
    [
        "GET https://oapi.dingtalk.com/media/upload?access_token=T0K3N&type=file",
        "POST https://oapi.dingtalk.com/robot/sendBySession?session=T0K3N",
        "wss://wss.dingtalk.com/connect?ticket=T0K3N",
        '{"accessToken": "T0K3N", "expireIn": 7200}',
        "x-acs-dingtalk-access-token: T0K3N",
        "Authorization: Bearer T0K3N",
        "timestamp=1&sign=T0K3N",
    ],
)
def test_credentials_that_come_and_go_are_blotted_out(words: str) -> None:
    assert "T0K3N" not in logged(words)
    assert "***" in logged(words)


def test_ordinary_words_stay_as_they_are() -> None:
    words = "stream cannot connect: connection_lost（第 3 次）"
    assert logged(words).endswith(words)
