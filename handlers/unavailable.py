"""Acts that duban understands and does not do yet: it says so, and how the office does them today."""

from collections.abc import Awaitable, Callable

from domain import intents
from domain.intents import Intent
from domain.vocabulary import AssignmentState
from handlers.desk import Desk
from handlers.replying import Reply
from handlers.router import Router

router = Router()
ANSWERED = (AssignmentState.ANSWERED, AssignmentState.CLOSED)
LEFT = (AssignmentState.RETURNED, AssignmentState.REVOKED)

NOT_YET: tuple[type[Intent], ...] = (
    intents.ListForSupervision,
    intents.RecordVisit,
    intents.MergeCases,
    intents.MakeReport,
    intents.Rehearse,
)


@router.on(intents.CloseCase)
async def show_what_is_missing(intent: intents.CloseCase, desk: Desk) -> Reply:
    """Understood, and not done; what would stand against it is said for the case that is named first."""
    items = await desk.visible(intent.refs)
    number = items[0].case.spoken
    parts = [item for item in items if item.case.id == items[0].case.id and item.assignment.state not in LEFT]
    facts = {
        "kind": "CloseCase",
        "number": number,
        "unanswered": [i.unit.name for i in parts if i.assignment.state not in ANSWERED],
        "unrated": not any(i.assignment.satisfaction for i in parts),
    }
    return Reply("replies/not_yet.md.j2", facts, about=items[0].id)


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
