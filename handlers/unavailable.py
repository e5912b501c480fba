"""Acts that duban understands and does not do yet: it says so, and how the office does them today."""

from collections.abc import Awaitable, Callable

from domain import intents
from domain.intents import Intent
from handlers.replying import Reply
from handlers.router import Router

router = Router()

NOT_YET: tuple[type[Intent], ...] = (
    intents.CloseCase,
    intents.ListForSupervision,
    intents.RecordVisit,
    intents.MergeCases,
    intents.MakeReport,
    intents.Rehearse,
)


async def say_not_yet(intent: Intent) -> Reply:
    """Understood, and not done: nothing is changed."""
    return Reply("replies/not_yet.md.j2", {"kind": type(intent).__name__})


def register(kinds: tuple[type[Intent], ...], table: Router) -> None:
    """One answer for all of them."""
    for kind in kinds:
        table.on(kind)(_typed(kind))


def _typed(kind: type[Intent]) -> Callable[..., Awaitable[Reply]]:
    async def handler(intent: Intent) -> Reply:
        return await say_not_yet(intent)

    handler.__annotations__["intent"] = kind
    return handler


register(NOT_YET, router)
