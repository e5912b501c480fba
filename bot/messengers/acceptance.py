"""The one thing an inbound adapter needs from the rest of the process: a durable place for what came in."""

from collections.abc import Awaitable, Callable

from domain.messages import Event, Inbound

Accept = Callable[[Inbound | Event], Awaitable[None]]
"""Returns once the value is on disk; raises when it is not, and then the adapter acknowledges nothing."""
