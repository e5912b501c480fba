"""Acts that duban understands and does not do yet: it says so, and how the office does them today."""

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


@router.on(*NOT_YET)
async def say_not_yet(intent: Intent) -> Reply:
    """Understood, and not done: nothing is changed."""
    return Reply("replies/not_yet.md.j2", {"kind": type(intent).__name__})
