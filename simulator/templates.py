"""The robot API's templates: which msgKey needs which fields, and what the chat shows. dingtalk.md 2.5."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from simulator.chats import Button, Draft
from simulator.refusals import Refusal
from simulator.rendering import is_safe_link

MAX_PARAM_BYTES: Final = 15_000
Fields = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Template:
    """Required fields in the order they are missed, the ones that hold links, and the drawing."""

    fields: tuple[str, ...]
    links: tuple[str, ...]
    draw: Callable[[Fields], Draft]


def compose(msg_key: object, msg_param: object) -> Draft:
    """What a send request shows. Raises `Refusal` as `KB 02/0714` lists them."""
    if not msg_key:
        raise Refusal("invalidParameter.msgKey.empty", "msgKey不能为空")
    template = TEMPLATES.get(str(msg_key))
    if template is None:
        raise Refusal("invalidParameter.msgKey.invalid", "msgKey无效")
    fields = _read_param(msg_param)
    for name in template.fields:
        if not fields.get(name):
            raise Refusal(f"miss.param.{name}", f"缺少参数{name}")
    for name in template.links:
        if not is_safe_link(fields[name]):
            raise Refusal("contain.unsafe.url", f"{name}不是安全的链接")
    return template.draw(fields)


def _read_param(msg_param: object) -> Fields:
    invalid = Refusal("invalidParameter.msgParam.invalid", "msgParam必须是JSON对象的字符串")
    if not isinstance(msg_param, str):
        raise invalid
    if len(msg_param.encode()) > MAX_PARAM_BYTES:
        raise Refusal("invalidParameter.msgParam.tooLong", f"msgParam超过{MAX_PARAM_BYTES}字节")
    try:
        fields = json.loads(msg_param)
    except ValueError:
        raise invalid from None
    if not isinstance(fields, dict) or not all(isinstance(value, str) for value in fields.values()):
        raise invalid
    return fields


def _draw_text(fields: Fields) -> Draft:
    return Draft(kind="text", text=fields["content"])


def _draw_markdown(fields: Fields) -> Draft:
    return Draft(kind="markdown", title=fields["title"], text=fields["text"])


def _draw_image(fields: Fields) -> Draft:
    url = fields["photoURL"]
    if url.startswith("@"):
        return Draft(kind="picture", text="", file_code=url, file_name="图片")
    return Draft(kind="picture", text=url)


def _draw_link(fields: Fields) -> Draft:
    jump = (Button("查看", fields["messageUrl"]),)
    return Draft(kind="link", title=fields["title"], text=fields["text"], buttons=jump)


def _draw_card(*pairs: tuple[str, str]) -> Callable[[Fields], Draft]:
    def draw(fields: Fields) -> Draft:
        buttons = tuple(Button(fields[label], fields[url]) for label, url in pairs)
        return Draft(kind="card", title=fields["title"], text=fields["text"], buttons=buttons)

    return draw


def _draw_audio(fields: Fields) -> Draft:
    return Draft(kind="voice", text="", file_code=fields["mediaId"], file_name="语音")


def _draw_file(fields: Fields) -> Draft:
    return Draft(kind="file", text="", file_code=fields["mediaId"], file_name=fields["fileName"])


def _draw_video(fields: Fields) -> Draft:
    return Draft(kind="video", text="", file_code=fields["videoMediaId"], file_name="视频")


def _card(*pairs: tuple[str, str]) -> Template:
    buttons = tuple(name for pair in pairs for name in pair)
    return Template(("title", "text", *buttons), tuple(url for _, url in pairs), _draw_card(*pairs))


def _card_of(count: int) -> Template:
    return _card(*((f"actionTitle{n}", f"actionURL{n}") for n in range(1, count + 1)))


TEMPLATES: Final[dict[str, Template]] = {
    "sampleText": Template(("content",), (), _draw_text),
    "sampleMarkdown": Template(("title", "text"), (), _draw_markdown),
    "sampleImageMsg": Template(("photoURL",), (), _draw_image),
    "sampleLink": Template(("title", "text", "picUrl", "messageUrl"), ("messageUrl",), _draw_link),
    "sampleActionCard": _card(("singleTitle", "singleURL")),
    "sampleActionCard2": _card_of(2),
    "sampleActionCard3": _card_of(3),
    "sampleActionCard4": _card_of(4),
    "sampleActionCard5": _card_of(5),
    "sampleActionCard6": _card(("buttonTitle1", "buttonUrl1"), ("buttonTitle2", "buttonUrl2")),
    "sampleAudio": Template(("mediaId", "duration"), (), _draw_audio),
    "sampleFile": Template(("mediaId", "fileName", "fileType"), (), _draw_file),
    "sampleVideo": Template(
        ("videoMediaId", "videoType", "picMediaId", "duration", "height", "width"), (), _draw_video
    ),
}
