"""Stream's frames: reading what the server pushes, writing what acknowledges it (5.2). Pure."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus

from bot.messengers.dingtalk.fields import Json, MalformedPush, object_of, parse_object

ROBOT_TOPIC = "/v1.0/im/bot/messages/get"
EVENT_TOPIC = "*"
SUBSCRIPTIONS = (
    {"type": "EVENT", "topic": EVENT_TOPIC},
    {"type": "CALLBACK", "topic": ROBOT_TOPIC},
)


class FrameType(StrEnum):
    """Who a frame is for."""

    SYSTEM = "SYSTEM"
    CALLBACK = "CALLBACK"
    EVENT = "EVENT"


@dataclass(frozen=True, slots=True)
class Frame:
    """One push. `data` is still the text the server wrote; it is JSON when all is well."""

    type: str
    topic: str
    message_id: str
    headers: Json
    data: object

    def payload(self) -> Json:
        """The JSON object in `data`.

        Raises:
            MalformedPush: it is none.
        """
        return parse_object(self.data) if isinstance(self.data, str) else object_of(self.data)


def parse_frame(raw: str) -> Frame:
    """The frame in a text message of the socket.

    Raises:
        MalformedPush: not an object, or without a type.
    """
    frame = parse_object(raw)
    headers = object_of(frame.get("headers"))
    kind = frame.get("type")
    if not isinstance(kind, str):
        raise MalformedPush("no_frame_type")
    topic, message_id = headers.get("topic"), headers.get("messageId")
    return Frame(
        type=kind,
        topic=topic if isinstance(topic, str) else "",
        message_id=message_id if isinstance(message_id, str) else "",
        headers=headers,
        data=frame.get("data"),
    )


def acknowledge(frame: Frame, status: HTTPStatus, data: Mapping[str, object]) -> str:
    """The answer to `frame`: its id echoed, `data` as JSON text in JSON. ASCII only, so never unwritable."""
    return json.dumps(
        {
            "code": status.value,
            "headers": {"messageId": frame.message_id, "contentType": "application/json"},
            "message": status.phrase,
            "data": json.dumps(data),
        }
    )
