"""The practice messenger's one clock, which may flow, stand still, or be pushed."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


class VirtualClock:
    """Flows in real time from its set point; frozen, it moves only when told to."""

    def __init__(self, start: datetime | None = None, *, frozen: bool = False) -> None:
        self.frozen = frozen
        self._watchers: list[Callable[[datetime], None]] = []
        self._place(start or datetime.now(SHANGHAI))

    def now(self) -> datetime:
        """The pretend moment, aware, in Asia/Shanghai."""
        if self.frozen:
            return self._set_to
        return self._set_to + timedelta(seconds=time.monotonic() - self._set_at_ticks)

    def now_ms(self) -> int:
        """The pretend moment as the wire writes it: milliseconds since 1970."""
        return int(self.now().timestamp() * 1000)

    def set(self, moment: datetime) -> None:
        """Put the clock to `moment` (without a zone: Asia/Shanghai) and tell the watchers."""
        self._place(moment)
        for watcher in self._watchers:
            watcher(self._set_to)

    def advance(self, seconds: float) -> None:
        """Push the clock forward by `seconds`."""
        self.set(self.now() + timedelta(seconds=seconds))

    def watch(self, watcher: Callable[[datetime], None]) -> None:
        """Call `watcher` with the new moment whenever the clock is set."""
        self._watchers.append(watcher)

    def _place(self, moment: datetime) -> None:
        zoned = moment.replace(tzinfo=SHANGHAI) if moment.tzinfo is None else moment
        self._set_to = zoned.astimezone(SHANGHAI)
        self._set_at_ticks = time.monotonic()
