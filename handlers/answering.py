"""From one message to one reply: who is it, what does he want, who handles it, what is asked back."""

from dataclasses import replace

from domain import intents
from domain.intents import Intent
from domain.messages import Inbound
from domain.reading import Reading, read
from handlers.conversing import open_question, resolve
from handlers.desk import Desk, Unclear, ref_to
from handlers.encoding import encode
from handlers.filing import read_bare_files, read_beside_files, with_files
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.scenes import scene_of
from handlers.stamping import next_number, unstamp
from storage.tables import StoredFile

OFFERED = 8
HARMLESS = (
    intents.ShowMine,
    intents.ShowCase,
    intents.ShowOffice,
    intents.ShowPending,
    intents.ShowSettings,
    intents.ShowUsage,
    intents.Preview,
    intents.Help,
    intents.Greet,
    intents.VerifyLedger,
    intents.ShowTrouble,
)


async def answer(inbound: Inbound, desk: Desk, router: Router, files: tuple[StoredFile, ...]) -> Reply:
    """Read the message, run its handler, and remember what was asked back."""
    inbound = replace(inbound, text=unstamp(inbound.text, desk))
    question = open_question(desk)
    reading = await _read(inbound, desk, files, question)
    intent, confirmed = resolve(reading.intent, desk)
    intent = with_files(intent, files)
    desk = replace(desk, confirmed=confirmed)
    if reading.corrected and not isinstance(intent, HARMLESS):
        reply = Reply("questions/typo.md.j2", {"word": reading.corrected}, Question((intent,), rereads=True))
    else:
        reply = await _handle(intent, desk, router)
    return _remember(reply, intent, desk, question)


async def _handle(intent: Intent, desk: Desk, router: Router) -> Reply:
    try:
        return await router.handle(intent, desk)
    except Unclear as unclear:
        return _ask_which(intent, unclear, desk)


async def _read(
    inbound: Inbound, desk: Desk, files: tuple[StoredFile, ...], question: Question | None
) -> Reading:
    spoken = next((a.recognised_text for a in inbound.attachments if a.recognised_text), "")
    text = inbound.text or spoken
    if files and not text.strip():
        return await read_bare_files(files, desk, question)
    reading = read(text, await scene_of(text, desk, question))
    return await read_beside_files(reading, files, text, desk) if files else reading


def _ask_which(intent: Intent, unclear: Unclear, desk: Desk) -> Reply:
    """Several cases fit: one button each; the choice repeats the same wish for exactly that case."""
    items = unclear.items[:OFFERED]
    if not items:
        return Reply("errors/nothing_there.md.j2", {"reason": "case"})
    options = tuple(replace(intent, refs=(ref_to(item),)) for item in items)  # type: ignore[type-var]
    facts = {
        "cases": desk.lines(items),
        "named": unclear.named,
        "more": max(0, len(unclear.items) - OFFERED),
    }
    return Reply("questions/which_case.md.j2", facts, Question(options, rereads=True))


def _remember(reply: Reply, intent: Intent, desk: Desk, question: Question | None) -> Reply:
    """A new question replaces the old; looking something up leaves the old one open."""
    conversation = desk.conversation
    if reply.about is not None:
        conversation.last_assignment_id = reply.about
    if reply.question is not None:
        number = next_number(desk)
        conversation.question = {**encode(reply.question), "number": number}
        conversation.question_expires_at = desk.now + desk.rules.policy.question_lasts
        return replace(reply, number=number)
    if question is not None and not isinstance(intent, HARMLESS):
        conversation.question_expires_at = desk.now  # closed; its number is kept, so that none comes twice
    return reply
