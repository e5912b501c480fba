"""Session webhooks: where the robot may answer a message for 90 minutes without a token. dingtalk.md 3.1."""

import secrets
from dataclasses import dataclass

from simulator.clock import VirtualClock


@dataclass(frozen=True, slots=True)
class Session:
    """The chat that a session answers into."""

    audience: tuple[str, ...]
    group: str | None
    expires_ms: int


class Sessions:
    """All sessions of this run, by their secret."""

    def __init__(self, clock: VirtualClock) -> None:
        self._clock = clock
        self._sessions: dict[str, Session] = {}

    def open(self, session: Session) -> str:
        """Keep a session and return its secret."""
        secret = secrets.token_hex(16)
        self._sessions[secret] = session
        return secret

    def find(self, secret: str) -> Session | None:
        """The session, unless it is unknown or over."""
        session = self._sessions.get(secret)
        if session is None or session.expires_ms <= self._clock.now_ms():
            return None
        return session
