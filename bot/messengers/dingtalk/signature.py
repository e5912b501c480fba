"""Proof that an HTTP robot push is the platform's: HMAC, freshness, no second life for a caught header."""

import base64
import hashlib
import hmac
from collections import OrderedDict
from datetime import datetime, timedelta

from bot.messengers.dingtalk.fields import moment_of

FRESH_FOR = timedelta(hours=1)
MESSAGES_PER_SIGNATURE = 1_000  # one in real life; a clock that stands still in a test signs them all alike
_SIGNATURES_REMEMBERED = 10_000


def sign(timestamp: str, secret: str) -> str:
    """Base64 of HMAC-SHA256(secret, timestamp + newline + secret); the timestamp is in milliseconds (4.2)."""
    message = f"{timestamp}\n{secret}".encode()
    return base64.b64encode(hmac.digest(secret.encode(), message, hashlib.sha256)).decode()


def is_genuine(timestamp: str, signature: str, secret: str, now: datetime) -> bool:
    """Signed with our secret, at most an hour away from `now` in either direction. No secret, no trust."""
    signed_at = moment_of(timestamp)
    if not secret or signed_at is None or abs(now - signed_at) > FRESH_FOR:
        return False
    expected = sign(timestamp, secret).encode()
    return hmac.compare_digest(expected, signature.encode("utf-8", "replace"))


class Replays:
    """The signature covers the time, not the body: who catches one header could say anything for an hour.

    So one signed moment admits a thousand different messages, and repeats of those.
    """

    def __init__(self) -> None:
        self._seen: OrderedDict[str, set[str]] = OrderedDict()

    def admits(self, timestamp: str, message_id: str) -> bool:
        """Is this one of the first thousand messages under that timestamp, or one of them again?"""
        messages = self._seen.setdefault(timestamp, set())
        if message_id not in messages and len(messages) >= MESSAGES_PER_SIGNATURE:
            return False
        messages.add(message_id)
        if len(self._seen) > _SIGNATURES_REMEMBERED:
            self._seen.popitem(last=False)
        return True
