"""What the practice messenger is started with."""

import secrets
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from simulator.clock import VirtualClock
from simulator.company import Person

API_CALLS_A_MONTH: Final = 5_000
EVENTS_A_MONTH: Final = 3_000


@dataclass(frozen=True, slots=True)
class Credentials:
    """The pretend app's papers, as the developer console would show them."""

    client_id: str = "dingpracticeapp"
    client_secret: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    robot_code: str = "dingpracticeapp"
    corp_id: str = "dingpracticecorp"


@dataclass(frozen=True, slots=True, kw_only=True)
class Timings:
    """Waits in real seconds; a virtual clock does not shorten them."""

    event_redelivery: float = 3
    silence_before_close: float = 10
    between_pings: float = 30
    http_push_limit: float = 2.5
    http_event_retries: tuple[float, ...] = (10, 30)


@dataclass(slots=True)
class Hooks:
    """What the composer of bot and messenger lends; the messenger itself knows no bot.

    `on_clock` moves the clock to the moment it is given, in whatever steps it likes, or raises ValueError
    with a reason for the page. `settled` returns when the bot is at rest. `calendar` gives, for a moment,
    where the page's fast-forward buttons lead: ISO texts under `next_working_morning` and
    `before_national_day`.
    """

    on_clock: Callable[[datetime], Awaitable[None]] | None = None
    settled: Callable[[], Awaitable[None]] | None = None
    calendar: Callable[[datetime], dict[str, str]] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Everything that differs between a demo, a test and a stand-alone run.

    `ticks` gives real seconds for the throttle, whose window would never slide on a standing clock.
    """

    credentials: Credentials = field(default_factory=Credentials)
    people: tuple[Person, ...] = ()
    robot_name: str = "督办助手"
    clock: VirtualClock = field(default_factory=VirtualClock)
    hooks: Hooks = field(default_factory=Hooks)
    timings: Timings = field(default_factory=Timings)
    ticks: Callable[[], float] = time.monotonic
    api_calls_a_month: int | None = API_CALLS_A_MONTH
    events_a_month: int | None = EVENTS_A_MONTH
    seed: int | None = None
