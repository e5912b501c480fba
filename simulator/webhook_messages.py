"""Messages in the webhook family's JSON: in session replies and in a callback's answer. dingtalk.md 3.2."""

from collections.abc import Callable
from typing import Any, Final

from simulator.chats import Button, Draft
from simulator.refusals import Refusal
from simulator.rendering import is_safe_link

MAX_BODY_BYTES: Final = 20_000
Parts = dict[str, Any]


def compose_reply(body: Parts) -> Draft | None:
    """What a reply shows; None for `empty`. Raises `Refusal` with an old host's code."""
    kind = body.get("msgtype")
    if kind == "empty":
        return None
    draw = _DRAWINGS.get(str(kind))
    if draw is None:
        raise Refusal(400105, "不支持的消息类型")
    parts = body.get(str(kind))
    if not isinstance(parts, dict):
        raise Refusal(40035, f"缺少参数{kind}")
    return draw(parts)


def _take(parts: Parts, name: str) -> str:
    value = parts.get(name)
    if not isinstance(value, str) or not value:
        raise Refusal(40035, f"缺少参数{name}")
    return value


def _take_link(parts: Parts, name: str) -> str:
    url = _take(parts, name)
    if not is_safe_link(url):
        raise Refusal(430102, "链接不安全")
    return url


def _draw_text(parts: Parts) -> Draft:
    return Draft(kind="text", text=_take(parts, "content"))


def _draw_markdown(parts: Parts) -> Draft:
    return Draft(kind="markdown", title=_take(parts, "title"), text=_take(parts, "text"))


def _draw_link(parts: Parts) -> Draft:
    jump = (Button("查看", _take_link(parts, "messageUrl")),)
    return Draft(kind="link", title=_take(parts, "title"), text=_take(parts, "text"), buttons=jump)


def _draw_card(parts: Parts) -> Draft:
    title, text = _take(parts, "title"), _take(parts, "text")
    return Draft(kind="card", title=title, text=text, buttons=_read_buttons(parts))


def _read_buttons(parts: Parts) -> tuple[Button, ...]:
    if parts.get("singleTitle"):
        return (Button(_take(parts, "singleTitle"), _take_link(parts, "singleURL")),)
    buttons = parts.get("btns")
    if not isinstance(buttons, list) or not all(isinstance(button, dict) for button in buttons):
        raise Refusal(40035, "缺少参数btns")
    return tuple(Button(_take(button, "title"), _take_link(button, "actionURL")) for button in buttons)


def _draw_feed(parts: Parts) -> Draft:
    links = parts.get("links")
    if not isinstance(links, list) or not links or not all(isinstance(link, dict) for link in links):
        raise Refusal(40035, "缺少参数links")
    lines = [f"- [{_take(link, 'title')}]({_take_link(link, 'messageURL')})" for link in links]
    return Draft(kind="card", title=_take(links[0], "title"), text="\n".join(lines))


_DRAWINGS: Final[dict[str, Callable[[Parts], Draft]]] = {
    "text": _draw_text,
    "markdown": _draw_markdown,
    "link": _draw_link,
    "actionCard": _draw_card,
    "feedCard": _draw_feed,
}
