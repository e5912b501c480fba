"""How often an address is looked at, and when a look that failed is tried again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, Final

from domain.calendar import DAY, Calendar
from domain.zone import OFFICE_ZONE

USUAL: Final = time(9, 0)
HOUR: Final = timedelta(hours=1)
MOST_ATTEMPTS: Final = 9  # in a row that fail: about a day
_FIRST_WAIT, _LONGEST_WAIT = timedelta(minutes=5), timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class PullRhythm:
    """Every full hour (no time), or once a day, perhaps on working days only."""

    at: time | None = USUAL
    working_days: bool = False

    def as_json(self) -> dict[str, Any]:
        """As it is stored."""
        return {"at": self.at and self.at.isoformat("minutes"), "working_days": self.working_days}

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> "PullRhythm":
        """As it was stored."""
        at = stored.get("at")
        return cls(time.fromisoformat(at) if at else None, bool(stored.get("working_days")))

    def next_after(self, moment: datetime, calendar: Calendar) -> datetime:
        """The first look after a moment."""
        local = moment.astimezone(OFFICE_ZONE)
        if self.at is None:
            return local.replace(minute=0, second=0, microsecond=0) + HOUR
        day = local.date() if local.timetz().replace(tzinfo=None) < self.at else local.date() + DAY
        day = calendar.next_working_day(day) if self.working_days else day
        return datetime.combine(day, self.at, OFFICE_ZONE)


def wait_after(attempts: int) -> timedelta:
    """How long to wait after so many failures in a row: twice as long each time."""
    return min(_FIRST_WAIT * (1 << attempts - 1), _LONGEST_WAIT)
