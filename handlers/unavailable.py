"""Acts that duban understands and does not do yet: it says so, and how the office does them today."""

from domain import intents
from handlers.replying import Reply
from handlers.router import Router

router = Router()

NOT_YET = (intents.MakeReport,)


@router.on(*NOT_YET)
async def say_not_yet(intent: intents.MakeReport) -> Reply:
    """Understood, and not done: nothing is changed."""
    return Reply("replies/not_yet.md.j2", {"kind": type(intent).__name__})
