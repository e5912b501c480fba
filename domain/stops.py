"""停发: what was stopped, since when, and when it ends by itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

RESTORED: Final = "restored"  # an older database was put back: nobody knows what has gone out since


@dataclass(frozen=True, slots=True)
class Stop:
    """Messages held back from `since` on; `until` is None where it lasts until 恢复."""

    since: datetime
    until: datetime | None = None
    because: str = ""  # RESTORED; empty if an administrator wished it
    alive_at: datetime | None = None  # of a database put back: the last moment it knows of

    def is_over(self, now: datetime) -> bool:
        """Whether it has ended by itself."""
        return self.until is not None and self.until <= now

    def as_stored(self) -> dict[str, Any]:
        """The value of the setting."""
        until = self.until.isoformat() if self.until else None
        stored = {"since": self.since.isoformat(), "until": until, "because": self.because}
        return stored | ({"alive_at": self.alive_at.isoformat()} if self.alive_at else {})


def read_stop(value: Mapping[str, Any]) -> Stop | None:
    """The stop that a stored value tells of; None where nothing is stopped."""
    since, until, alive_at = (_moment(value, name) for name in ("since", "until", "alive_at"))
    return Stop(since, until, value.get("because", ""), alive_at) if since else None


def _moment(value: Mapping[str, Any], name: str) -> datetime | None:
    return datetime.fromisoformat(value[name]) if value.get(name) else None
