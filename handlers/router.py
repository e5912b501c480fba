"""Finds the handler for an intent by its type; parameters are given by type and checked at start-up."""

import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeVar, get_type_hints

from domain.errors import NotAllowed
from domain.intents import Intent
from domain.permissions import ALLOWED, may
from handlers.declining import who_instead
from handlers.desk import Desk
from handlers.replying import Reply
from storage.people import Someone
from storage.rules import Rules
from storage.unit_of_work import UnitOfWork

Handler = Callable[..., Awaitable[Reply]]
AnyHandler = TypeVar("AnyHandler", bound=Handler)

# What a handler may ask for, besides its intent.
PROVIDED: dict[type, Callable[[Desk], Any]] = {
    Desk: lambda desk: desk,
    UnitOfWork: lambda desk: desk.work,
    Someone: lambda desk: desk.who,
    Rules: lambda desk: desk.rules,
}


@dataclass(frozen=True, slots=True)
class Route:
    """A handler and what it wants, by parameter name."""

    handler: Handler
    wants: dict[str, type]


class Router:
    """A table of handlers. `include` joins tables; the whole is checked once, at start-up."""

    def __init__(self) -> None:
        self.routes: dict[type[Intent], Route] = {}

    def on(self, *kinds: type[Intent]) -> Callable[[AnyHandler], AnyHandler]:
        """Register the handler of one intent, or of several that it takes as plain `Intent`."""

        def register(handler: AnyHandler) -> AnyHandler:
            hints = get_type_hints(handler)
            wants = {name: hints[name] for name in inspect.signature(handler).parameters}
            provided = {kinds[0] if len(kinds) == 1 else Intent, Router, *PROVIDED}
            unknown = [name for name, kind in wants.items() if kind not in provided]
            if unknown:
                raise TypeError(f"{handler.__qualname__}: nobody provides {unknown}")
            for kind in kinds:
                if kind in self.routes:
                    raise TypeError(f"{handler.__qualname__}: {kind.__name__} has a handler already")
                self.routes[kind] = Route(handler, wants)
            return handler

        return register

    def include(self, *others: "Router") -> "Router":
        """Take over the routes of other routers."""
        for other in others:
            doubled = self.routes.keys() & other.routes.keys()
            if doubled:
                raise TypeError(f"handled twice: {sorted(kind.__name__ for kind in doubled)}")
            self.routes |= other.routes
        return self

    def check(self) -> "Router":
        """Every intent of the permissions table has a handler, and the other way round."""
        if missing := ALLOWED.keys() ^ self.routes.keys():
            raise TypeError(f"not both allowed and handled: {sorted(kind.__name__ for kind in missing)}")
        return self

    async def handle(self, intent: Intent, desk: Desk) -> Reply:
        """Check the permission and run the handler. Raises NotAllowed and what the handler raises."""
        if not may(desk.who.roles, type(intent)):
            raise NotAllowed(intent=type(intent).__name__, **who_instead(type(intent), desk))
        route = self.routes[type(intent)]
        given = {name: self._provide(kind, intent, desk) for name, kind in route.wants.items()}
        return await route.handler(**given)

    def _provide(self, kind: type, intent: Intent, desk: Desk) -> object:
        if kind is Router:
            return self  # for who hands on to others
        return intent if isinstance(intent, kind) else PROVIDED[kind](desk)
