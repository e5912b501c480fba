"""Stream frames as the platform writes and reads them. dingtalk.md 5.2."""

import json
from dataclasses import dataclass, field
from typing import Any, Final

ROBOT_TOPIC: Final = "/v1.0/im/bot/messages/get"
CALLBACK, EVENT, SYSTEM = "CALLBACK", "EVENT", "SYSTEM"
OK: Final = 200
Frame = dict[str, Any]


@dataclass(slots=True, kw_only=True)
class Push:
    """Something the bot should get over a stream; an event again and again until acknowledged."""

    frame_type: str
    topic: str
    message_id: str
    data: str
    event_headers: dict[str, str] = field(default_factory=dict)
    attempts: int = 0

    @property
    def label(self) -> str:
        """What the log calls it: all events share one topic, so they are told apart by type."""
        return f"event {self.event_headers['eventType']}" if self.frame_type == EVENT else self.topic

    def frame(self, connection_id: str, app_id: str, now_ms: int) -> Frame:
        """The frame for one attempt."""
        headers = envelope(self.topic, self.message_id, now_ms)
        headers |= {"appId": app_id, "connectionId": connection_id}
        headers |= self.event_headers
        return {"specVersion": "1.0", "type": self.frame_type, "headers": headers, "data": self.data}


def envelope(topic: str, message_id: str, now_ms: int) -> dict[str, str]:
    """The headers every frame has."""
    return {
        "topic": topic,
        "messageId": message_id,
        "contentType": "application/json",
        "time": str(now_ms),
    }


def system_frame(topic: str, message_id: str, now_ms: int, data: dict[str, str]) -> Frame:
    """A `ping` or `disconnect`."""
    headers = envelope(topic, message_id, now_ms)
    return {"specVersion": "1.0", "type": SYSTEM, "headers": headers, "data": json.dumps(data)}


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """What a client answered to a frame."""

    message_id: str
    code: int
    status: str | None

    @property
    def is_final(self) -> bool:
        """Whether an event needs no redelivery. The Python SDK sends no status: that is a success."""
        return self.code == OK and self.status != "LATER"


def read_acknowledgement(text: str) -> Acknowledgement | None:
    """The acknowledgement in a client's text frame; None if it is not one."""
    frame = _load_object(text)
    headers = frame.get("headers")
    if not isinstance(headers, dict) or not isinstance(headers.get("messageId"), str):
        return None
    code = frame.get("code")
    status = _load_object(frame.get("data")).get("status")
    return Acknowledgement(
        headers["messageId"],
        code if isinstance(code, int) else 0,
        status if isinstance(status, str) else None,
    )


def _load_object(text: object) -> Frame:
    try:
        loaded = json.loads(text) if isinstance(text, str) else text
    except ValueError:
        return {}
    return loaded if isinstance(loaded, dict) else {}
