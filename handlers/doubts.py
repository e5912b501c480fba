"""What is asked before an act, because the words or the case may have been taken wrongly."""

from dataclasses import replace
from typing import Final

from domain import intents
from domain.intents import CaseRef, Intent
from domain.intents.harmless import HARMLESS
from domain.permissions import UNIT, may
from domain.reading import Reading
from handlers.describing import describe
from handlers.desk import Desk
from handlers.references import Unclear
from handlers.rehearsing import is_for_each
from handlers.replying import Question, Reply

OFFERED = 8  # cases, one button each

# Their answer says which case it is before anything is done.
_SAYS_WHICH: Final[tuple[type[Intent], ...]] = (
    *HARMLESS,
    intents.AskExtension,
    intents.AskReturn,
    intents.Answer,
    intents.Several,
    intents.NotUnderstood,
)
# What is shown once more before it is done, so that a word heard wrongly does no harm.
_ECHOED: Final = (
    *(intents.Answer, intents.AskExtension, intents.AskReturn, intents.Assign, intents.ImportFile),
    *(intents.ChangeLiaison, intents.SetReminder, intents.SetDigestTime, intents.SetQuietHours),
    *(intents.SetSlot, intents.SetDailyCap, intents.SetMask, intents.SwitchSource, intents.SetApprover),
    *(intents.SetFollowUpDays, intents.Wording, intents.SetLater),
    *(intents.Amend, intents.Several),
    *(intents.AttachFile, intents.NotUnderstood, intents.Unclear, intents.Cancel, intents.Strike),
)


async def ask_first(intent: Intent, reading: Reading, desk: Desk, *, spoken: bool) -> Reply | None:
    """The question about a title, a typo or speech; None where nothing can go wrong by them.

    Raises Unclear if a title fits several cases.
    """
    if reading.by_title:
        return await _ask_whether_meant(intent, reading.by_title, desk)
    if isinstance(intent, HARMLESS):
        return None
    wish, question = describe(intent), Question((intent,), rereads=True)
    if reading.corrected:
        return Reply("questions/typo.md.j2", {"word": reading.corrected, "w": wish}, question)
    if spoken and _may_be_misheard(reading.intent, intent):
        return Reply("questions/heard.md.j2", {"w": wish}, question)
    return None


async def _ask_whether_meant(intent: Intent, refs: tuple[CaseRef, ...], desk: Desk) -> Reply | None:
    """Ask once before an act on the case that the words fit; None where the act itself says which case."""
    if isinstance(intent, intents.NotUnderstood) or not may(desk.who.roles, type(intent)):
        return None
    if len(refs) > 1:
        raise Unclear(await desk.visible(refs))
    if isinstance(intent, _SAYS_WHICH):
        return None
    item = (await desk.visible(refs))[0]
    facts = {"case": desk.line(item), "w": describe(intent)}
    return Reply("questions/by_title.md.j2", facts, Question((intent,), rereads=True), about=item.id)


def _may_be_misheard(said: Intent, intent: Intent) -> bool:
    """Whether an act is about to follow from mere hearing; a yes to a question is no mishearing."""
    is_shown = isinstance(intent, _ECHOED) or is_for_each(intent)
    return not is_shown and not isinstance(said, intents.Confirm)


def ask_which(intent: Intent, unclear: Unclear, desk: Desk) -> Reply:
    """Several cases fit: one button each; the choice repeats the same wish for exactly that case."""
    one_each = {item.case.id: item for item in reversed(unclear.items)}  # of several units' parts the first
    found = [item for item in unclear.items if one_each[item.case.id] is item]
    items = found[:OFFERED]
    refs = getattr(intent, "refs", ())
    if not items:
        return Reply("errors/nothing_there.md.j2", {"reason": "case"})
    if _is_stray(intent, unclear, desk):
        return Reply("errors/nothing_there.md.j2", {"reason": "stray"})
    options = tuple(replace(intent, refs=unclear.settle(refs, item)) for item in items)  # type: ignore[type-var]
    facts = {
        "cases": desk.lines(items),
        "named": unclear.named,
        "more": max(0, len(found) - OFFERED),
        "own": not UNIT.isdisjoint(desk.who.roles),
    }
    return Reply("questions/which_case.md.j2", facts, Question(options, rereads=True))


def _is_stray(intent: Intent, unclear: Unclear, desk: Desk) -> bool:
    """A digit by itself from the office, where a dozen cases bear it: an answer to no question."""
    alone = isinstance(intent, intents.ShowCase) and unclear.named.isdecimal() and len(unclear.named) == 1
    return alone and UNIT.isdisjoint(desk.who.roles)
