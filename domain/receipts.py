"""When the platform is asked whether a message was read: calls are scarce, and it remembers for a day."""

from datetime import datetime, time, timedelta
from typing import Final

from domain.calendar import DAY
from domain.zone import OFFICE_ZONE

SETTLES_IN: Final = timedelta(minutes=10)  # by then most people's phones have answered by an event
AGAIN_AFTER: Final = timedelta(hours=4)
NEXT_MORNING: Final = time(8, 30)
KNOWN_FOR: Final = timedelta(hours=23)  # the platform forgets after 24


def questions(sent_at: datetime, *, matters: bool) -> list[datetime]:
    """When to ask about a message: once; and about one that matters (urgent, unsigned) twice more."""
    first = sent_at + SETTLES_IN
    if not matters:
        return [first]
    tomorrow = sent_at.astimezone(OFFICE_ZONE).date() + DAY
    morning = datetime.combine(tomorrow, NEXT_MORNING, OFFICE_ZONE)
    return [first, sent_at + AGAIN_AFTER, min(morning, sent_at + KNOWN_FOR - SETTLES_IN)]


def is_to_be_asked(sent_at: datetime, asked_at: datetime | None, now: datetime, *, matters: bool) -> bool:
    """Whether one of the questions has come up since the platform was last asked, while it still knows."""
    if now - sent_at >= KNOWN_FOR:
        return False
    return any(
        at <= now and (asked_at is None or asked_at < at) for at in questions(sent_at, matters=matters)
    )
