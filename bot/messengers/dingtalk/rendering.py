"""Turns duban's `Content` into the wire's two message families. Nothing is ever cut: too long is refused."""

from collections.abc import Mapping
from pathlib import PurePath
from urllib.parse import quote

from bot.messengers.dingtalk.fields import Json
from bot.messengers.dingtalk.refusals import WireRefusal
from bot.messengers.dingtalk.rulings import BUG, TOO_LONG
from bot.messengers.dingtalk.transport import encode
from domain.messages import Button, Content

MSG_PARAM_BYTES = 15_000
WEBHOOK_BYTES = 20_000
_MOST_BUTTONS = 5
_TAP = "dtmd://dingtalkclient/sendMessage?content="


RobotMessage = Mapping[str, str]
"""`msgKey` and `msgParam`, a JSON document as a string (2.5)."""


def render_for_robot(content: Content) -> RobotMessage:
    """Markdown without buttons, else the action card with as many.

    Raises:
        WireRefusal: BUG, code `too_long` over 15,000 bytes, `too_many_buttons` over five.
    """
    buttons = _buttons(content)
    fields: dict[str, str] = {"title": content.title, "text": content.text}
    if not buttons:
        key = "sampleMarkdown"
    elif len(buttons) == 1:
        key = "sampleActionCard"
        fields |= {"singleTitle": buttons[0].label, "singleURL": tap_url(buttons[0])}
    else:
        key = f"sampleActionCard{len(buttons)}"
        for place, button in enumerate(buttons, start=1):
            fields |= {f"actionTitle{place}": button.label, f"actionURL{place}": tap_url(button)}
    return {"msgKey": key, "msgParam": _msg_param(fields)}


def render_file(media_id: str, name: str) -> RobotMessage:
    """An uploaded file; its type is the name's ending.

    Raises:
        WireRefusal: BUG, code `too_long`.
    """
    ending = PurePath(name).suffix.removeprefix(".").lower()
    return {
        "msgKey": "sampleFile",
        "msgParam": _msg_param({"mediaId": media_id, "fileName": name, "fileType": ending}),
    }


def render_picture(media_id: str) -> RobotMessage:
    """An uploaded picture as a message of its own: the field takes an address or a media id (2.5)."""
    return {"msgKey": "sampleImageMsg", "msgParam": _msg_param({"photoURL": media_id})}


def render_for_webhook(content: Content) -> Json:
    """The body for a session webhook (3.2).

    Raises:
        WireRefusal: BUG, code `too_long` over 20,000 bytes, `too_many_buttons` over five.
    """
    buttons = _buttons(content)
    words = {"title": content.title, "text": content.text}
    body: dict[str, object] = {"msgtype": "markdown", "markdown": words}
    if buttons:
        taps = [{"title": button.label, "actionURL": tap_url(button)} for button in buttons]
        body = {"msgtype": "actionCard", "actionCard": {**words, "btnOrientation": "0", "btns": taps}}
    _require(WEBHOOK_BYTES, len(encode(body)))
    return body


def _msg_param(fields: Mapping[str, str]) -> str:
    raw = encode(fields)
    _require(MSG_PARAM_BYTES, len(raw))
    return raw.decode()


def tap_url(button: Button) -> str:
    """A tap makes the person's own client say `says` (2.6)."""
    return _TAP + quote(button.says, safe="", errors="replace")


def _buttons(content: Content) -> tuple[Button, ...]:
    if len(content.buttons) > _MOST_BUTTONS:
        raise WireRefusal(BUG, "too_many_buttons", str(len(content.buttons)))
    return content.buttons


def _require(limit: int, size: int) -> None:
    if size > limit:
        raise WireRefusal(BUG, TOO_LONG, f"{size}>{limit}")
