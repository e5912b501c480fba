"""What taking something back works with: the act as it was remembered, and what came of it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from handlers.desk import Desk
from storage.desks import Item

Act = dict[str, Any]  # as `Desk.remember` keeps it


@dataclass(frozen=True, slots=True)
class Undone:
    """One act that was taken back, as templates show it."""

    what: str
    items: tuple[Item, ...]
    text: str = ""
    restored: str = ""  # the version before, which counts again
    settings: tuple[dict[str, Any], ...] = ()  # what was set, as `say_setting` tells it


TakeBack = Callable[[Act, Desk], Awaitable[Undone]]
