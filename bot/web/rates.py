"""How often somebody may knock: a bucket that fills with time, one for each of them, kept in memory."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import ceil


@dataclass
class Bucket:
    """Holds `most` at first and fills up again within `span`."""

    most: int
    span: timedelta
    _left: float = field(init=False)
    _at: datetime | None = None

    def __post_init__(self) -> None:
        self._left = float(self.most)

    def take(self, now: datetime) -> int:
        """0 if it may be done now, else after how many seconds."""
        passed = max(timedelta(), now - self._at) if self._at else timedelta()
        self._left, self._at = min(float(self.most), self._left + passed / self.span * self.most), now
        if self._left >= 1:
            self._left -= 1
            return 0
        return ceil((1 - self._left) * (self.span / self.most).total_seconds())
