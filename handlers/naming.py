"""Cases meant by part of their title: a guess, which is said before anything is done."""

from domain import intents
from domain.intents import CaseRef, Intent
from domain.intents.harmless import HARMLESS
from domain.permissions import may
from handlers.describing import describe
from handlers.desk import Desk, Unclear
from handlers.replying import Question, Reply

# Their answer says which case it is before anything is done.
SAYS_WHICH: tuple[type[Intent], ...] = (
    *HARMLESS,
    intents.AskExtension,
    intents.AskReturn,
    intents.Answer,
    intents.Several,
    intents.NotUnderstood,
)


async def ask_whether_meant(intent: Intent, refs: tuple[CaseRef, ...], desk: Desk) -> Reply | None:
    """Ask once before an act on the case that the words fit; None where the act itself says which case.

    Raises Unclear if they fit several.
    """
    if isinstance(intent, intents.NotUnderstood) or not may(desk.who.roles, type(intent)):
        return None
    if len(refs) > 1:
        raise Unclear(await desk.visible(refs))
    if isinstance(intent, SAYS_WHICH):
        return None
    item = (await desk.visible(refs))[0]
    facts = {"case": desk.line(item), "w": describe(intent)}
    return Reply("questions/by_title.md.j2", facts, Question((intent,), rereads=True), about=item.id)
