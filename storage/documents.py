"""Pushes as JSON documents and back."""

import hashlib
import re
from datetime import datetime
from typing import Any

from domain.messages import Attachment, AttachmentKind, Event, EventKind, Inbound, InboundProblem

# What a text column cannot hold on every database: NUL, and halves of surrogate pairs.
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_LONGEST_KEY = 200


def write_push(push: Inbound | Event, now: datetime) -> dict[str, object]:
    """One push as the values of an inbox row."""
    if isinstance(push, Event):
        key, sender, document = f"event:{push.event_id}", "event", _event(push)
    else:
        key, sender, document = push.message_id, _sender(push), _inbound(push)
    kind = "event" if isinstance(push, Event) else "message"
    return {
        "message_id": _short(_clean(key)),
        "kind": kind,
        "sender": _clean(sender),
        "payload": _clean(document),
        "received_at": now,
        "state": "new",
        "attempts": 0,
        "trouble": "",
    }


def read_push(kind: str, document: dict[str, Any]) -> Inbound | Event:
    """The push an inbox row holds."""
    return _read_event(document) if kind == "event" else _read_inbound(document)


def _clean(value: Any) -> Any:  # noqa: ANN401 - JSON
    """The same document with unstorable characters shown as the replacement character."""
    if isinstance(value, str):
        return _UNSTORABLE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_clean(item) for item in value]
    if isinstance(value, dict):
        return {key: _clean(item) for key, item in value.items()}
    return value


def _short(key: str) -> str:
    return key if len(key) <= _LONGEST_KEY else hashlib.sha256(key.encode()).hexdigest()


def _sender(push: Inbound) -> str:
    return (push.user_id or f"?{push.conversation_id}")[:100]


def _inbound(push: Inbound) -> dict[str, object]:
    return {
        "message_id": push.message_id,
        "user_id": push.user_id,
        "corp_id": push.corp_id,
        "nick": push.nick,
        "conversation_id": push.conversation_id,
        "in_group": push.in_group,
        "text": push.text,
        "sent_at": push.sent_at.isoformat(),
        "quoted_receipt": push.quoted_receipt,
        "attachments": [
            [a.kind, a.download_code, a.name, a.recognised_text, a.words] for a in push.attachments
        ],
        "session_webhook": push.session_webhook,
        "session_expires_at": push.session_expires_at and push.session_expires_at.isoformat(),
        "problem": push.problem,
    }


def _read_inbound(document: dict[str, Any]) -> Inbound:
    facts = dict(document)
    facts["sent_at"] = datetime.fromisoformat(facts["sent_at"])
    expires = facts["session_expires_at"]
    facts["session_expires_at"] = datetime.fromisoformat(expires) if expires else None
    facts["attachments"] = tuple(
        Attachment(AttachmentKind(kind), *rest) for kind, *rest in facts["attachments"]
    )
    facts["problem"] = InboundProblem(facts["problem"]) if facts["problem"] else None
    return Inbound(**facts)


def _event(push: Event) -> dict[str, object]:
    return {
        "event_id": push.event_id,
        "kind": push.kind,
        "user_ids": list(push.user_ids),
        "happened_at": push.happened_at.isoformat(),
        "receipt": push.receipt,
        "corp_id": push.corp_id,
    }


def _read_event(document: dict[str, Any]) -> Event:
    facts = dict(document)
    facts["kind"] = EventKind(facts["kind"])
    facts["user_ids"] = tuple(facts["user_ids"])
    facts["happened_at"] = datetime.fromisoformat(facts["happened_at"])
    return Event(**facts)
