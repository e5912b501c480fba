"""Facts that the platform reports, in the casing of Stream and of HTTP. dingtalk.md 2.3 and 7.2."""

import secrets
from dataclasses import dataclass
from typing import Any, Final

# these are not counted against the month's allowance. dingtalk.md 1.3
CONTACT_EVENTS: Final = frozenset({"user_leave_org", "user_modify_org", "user_add_org"})
ROBOT_EVENTS: Final = frozenset({"robot_msg_read", "robot_msg_recall"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event; `data` in Stream casing."""

    type: str
    id: str
    corp_id: str
    born_ms: int
    data: dict[str, Any]

    @property
    def is_counted(self) -> bool:
        """Whether it uses up the month's allowance."""
        return self.type not in CONTACT_EVENTS

    def stream_headers(self) -> dict[str, str]:
        """The headers that event frames have in addition."""
        return {
            "eventType": self.type,
            "eventId": self.id,
            "eventCorpId": self.corp_id,
            "eventBornTime": str(self.born_ms),
            "eventUnifiedAppId": "practice-app",
        }

    def http_body(self) -> dict[str, Any]:
        """The flattened form of HTTP pushes; robot events write their fields with a capital there."""
        fields = {_capital(key): value for key, value in self.data.items()} if self._is_cased else self.data
        return {
            "EventType": self.type,
            "EventTime": self.born_ms,
            "CorpId": self.corp_id,
            "BizId": self.id,
            "eventId": self.id,
            **fields,
        }

    @property
    def _is_cased(self) -> bool:
        return self.type in ROBOT_EVENTS


def make_event(event_type: str, corp_id: str, born_ms: int, data: dict[str, Any]) -> Event:
    """A new event with an id nobody has seen."""
    return Event(type=event_type, id=secrets.token_hex(16), corp_id=corp_id, born_ms=born_ms, data=data)


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
