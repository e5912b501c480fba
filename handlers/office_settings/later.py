"""下周把静默改到晚上九点: a setting that is wished for later."""

from domain.intents import NotUnderstood, SetLater
from handlers.describing import describe
from handlers.desk import Desk
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.scenes import read_message

router = Router()


@router.on(SetLater)
async def set_later(intent: SetLater, desk: Desk) -> Reply:
    """A setting holds from its 确认 on: it is offered for now, and echoed before it is done."""
    sought = (await read_message(intent.sought, desk, None)).intent
    understood = not isinstance(sought, NotUnderstood | SetLater)
    facts = {"when": intent.when, "understood": understood, "w": describe(sought)}
    question = Question((sought,), rereads=True) if understood else None
    return Reply("questions/set_later.md.j2", facts, question)
