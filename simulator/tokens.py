"""Access tokens: two hours, renewed by asking again, valid on both hosts. dingtalk.md 1.1."""

import secrets
from datetime import datetime, timedelta
from typing import Final

from simulator.clock import VirtualClock
from simulator.refusals import Refusal, refuse_token

LIFETIME_SECONDS: Final = 7200
MISSING, UNKNOWN, EXPIRED = 41001, 40014, 42001


class Tokens:
    """The one app's tokens, the old ones remembered so that stale and unknown can be told apart."""

    def __init__(self, clock: VirtualClock) -> None:
        self._clock = clock
        self._ends: dict[str, datetime] = {}
        self._current: str | None = None

    def issue(self) -> str:
        """The valid token with its life extended, else a new one."""
        if self._current is None or self._ends[self._current] <= self._clock.now():
            self._current = secrets.token_hex(16)
        self._ends[self._current] = self._clock.now() + timedelta(seconds=LIFETIME_SECONDS)
        return self._current

    def revoke_all(self) -> None:
        """End every token now."""
        self._ends = dict.fromkeys(self._ends, self._clock.now())
        self._current = None

    def check(self, token: str | None, *, old_host: bool) -> None:
        """Let a valid token pass; otherwise raise the host's refusal."""
        problem = self._find_problem(token)
        if problem is not None:
            raise refuse_token(problem if old_host else None)

    def _find_problem(self, token: str | None) -> int | None:
        if not token:
            return MISSING
        if token not in self._ends:
            return UNKNOWN
        return EXPIRED if self._ends[token] <= self._clock.now() else None


def refuse_credentials(*, old_host: bool) -> Refusal:
    """The answer to a wrong id and secret."""
    if old_host:
        return Refusal(40001, "获取access_token时AppSecret错误")
    return Refusal("invalidClientIdOrSecret", "无效的clientId或者clientSecret")
