"""Content becomes the platform's shapes, byte for byte, and is never cut."""

import json
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messengers.dingtalk.refusals import WireRefusal
from bot.messengers.dingtalk.rendering import (
    MSG_PARAM_BYTES,
    WEBHOOK_BYTES,
    render_file,
    render_for_robot,
    render_for_webhook,
    tap_url,
)
from bot.messengers.dingtalk.transport import encode
from domain.messages import Button, Content, Verdict

SIGN = Button("签收", "签收 12")
DTMD = "dtmd://dingtalkclient/sendMessage?content="
SIGN_URL = DTMD + "%E7%AD%BE%E6%94%B6%2012"


def with_buttons(count: int) -> Content:
    return Content("今日", "**三件**", (SIGN,) * count)


def param(content: Content) -> tuple[str, Any]:
    message = render_for_robot(content)
    return message["msgKey"], json.loads(message["msgParam"])


def test_without_buttons_it_is_markdown() -> None:
    assert param(with_buttons(0)) == ("sampleMarkdown", {"title": "今日", "text": "**三件**"})
    assert render_for_webhook(with_buttons(0)) == {
        "msgtype": "markdown",
        "markdown": {"title": "今日", "text": "**三件**"},
    }


def test_one_button() -> None:
    assert param(with_buttons(1)) == (
        "sampleActionCard",
        {"title": "今日", "text": "**三件**", "singleTitle": "签收", "singleURL": SIGN_URL},
    )


@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_two_to_five_buttons(count: int) -> None:
    key, fields = param(with_buttons(count))
    assert key == f"sampleActionCard{count}"
    assert set(fields) == {"title", "text"} | {
        f"action{part}{place}" for part in ("Title", "URL") for place in range(1, count + 1)
    }
    assert (fields[f"actionTitle{count}"], fields[f"actionURL{count}"]) == ("签收", SIGN_URL)


@pytest.mark.parametrize("count", [1, 5])
def test_the_webhook_card_stacks_its_buttons(count: int) -> None:
    assert render_for_webhook(with_buttons(count)) == {
        "msgtype": "actionCard",
        "actionCard": {
            "title": "今日",
            "text": "**三件**",
            "btnOrientation": "0",
            "btns": [{"title": "签收", "actionURL": SIGN_URL}] * count,
        },
    }


@pytest.mark.parametrize("render", [render_for_robot, render_for_webhook])
def test_six_buttons_are_our_mistake(render: Any) -> None:  # noqa: ANN401
    with pytest.raises(WireRefusal, match="too_many_buttons"):
        render(with_buttons(6))


def test_a_file_names_its_type() -> None:
    message = render_file("@m1", "台账 9月.XLSX")
    assert (message["msgKey"], json.loads(message["msgParam"])) == (
        "sampleFile",
        {"mediaId": "@m1", "fileName": "台账 9月.XLSX", "fileType": "xlsx"},
    )


def filled_to(limit: int, empty: int) -> Content:
    return Content("", "督" * ((limit - empty) // 3) + "x" * ((limit - empty) % 3))


@pytest.mark.parametrize(
    ("render", "limit"), [(render_for_robot, MSG_PARAM_BYTES), (render_for_webhook, WEBHOOK_BYTES)]
)
def test_the_last_byte_fits_and_one_more_does_not(render: Any, limit: int) -> None:  # noqa: ANN401
    whole = render(Content("", ""))
    empty = len(whole["msgParam"]) if "msgParam" in whole else len(encode(whole))
    full = filled_to(limit, empty)
    render(full)
    with pytest.raises(WireRefusal) as caught:
        render(Content("", full.text + "x"))
    assert (caught.value.code, caught.value.ruling.verdict) == ("too_long", Verdict.BUG)
    assert caught.value.detail == f"{limit + 1}>{limit}"


@given(st.text(st.characters(codec="utf-8")))
def test_a_tap_says_exactly_the_buttons_words(says: str) -> None:
    url = tap_url(Button("x", says))
    assert unquote(url.removeprefix(DTMD)) == says
    assert not set(url.removeprefix(DTMD)) & set("&=+#? \n")


def test_the_uncodable_is_still_sent() -> None:
    assert json.loads(render_for_robot(Content("a\ud800", "b"))["msgParam"])["title"] == "a?"
    assert tap_url(Button("x", "\ud800")) == DTMD + "%3F"
