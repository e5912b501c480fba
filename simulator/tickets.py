"""Stream tickets: good for 90 seconds and one connection. dingtalk.md 5.1."""

import secrets
from datetime import datetime, timedelta
from typing import Final

from simulator.clock import VirtualClock

LIFETIME_SECONDS: Final = 90
Subscription = tuple[str, str]


class Tickets:
    """Tickets handed out and not yet used."""

    def __init__(self, clock: VirtualClock) -> None:
        self._clock = clock
        self._open: dict[str, tuple[datetime, frozenset[Subscription]]] = {}

    def issue(self, subscriptions: frozenset[Subscription]) -> str:
        """A new ticket that remembers which (type, topic) pairs the client wants."""
        ticket = secrets.token_hex(16)
        self._open[ticket] = (self._clock.now() + timedelta(seconds=LIFETIME_SECONDS), subscriptions)
        return ticket

    def redeem(self, ticket: str) -> frozenset[Subscription] | None:
        """Use a ticket up; None when it is unknown, used or older than 90 seconds."""
        ends_at, subscriptions = self._open.pop(ticket, (None, frozenset()))
        if ends_at is None or self._clock.now() > ends_at:
            return None
        return subscriptions
