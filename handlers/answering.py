"""From one message to one reply: who is it, what does he want, who handles it, what is asked back."""

from dataclasses import replace

from domain.intents import Confirm, Intent, Several
from domain.intents.harmless import HARMLESS
from domain.messages import Inbound
from domain.reading import Reading
from handlers.conversing import open_question, resolve
from handlers.describing import describe
from handlers.desk import Desk, Unclear
from handlers.enclosing import (
    ids_asked_about,
    is_echoed,
    mind_left,
    read_after,
    read_bare,
    read_beside,
    spoken_words,
    with_files,
)
from handlers.encoding import encode
from handlers.naming import ask_whether_meant
from handlers.rehearsing import is_for_each
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.scenes import read_message
from handlers.stamping import next_number, unstamp
from storage.tables import StoredFile

OFFERED = 8


async def answer(inbound: Inbound, desk: Desk, router: Router, files: tuple[StoredFile, ...]) -> Reply:
    """Read the message, run its handler, and remember what was asked back."""
    inbound = replace(inbound, text=unstamp(inbound.text, desk))
    question = open_question(desk)
    homeless = {*ids_asked_about(desk), *(file.id or 0 for file in files)}
    reading = await _read(inbound, desk, files, question)
    intent, confirmed = resolve(reading.intent, desk)
    intent = with_files(intent, files)
    desk = replace(desk, confirmed=confirmed, pointing=reading.pointing)
    if reading.by_title:
        reply = await _handle_titled(intent, reading, desk, router)
    elif reading.corrected and not isinstance(intent, HARMLESS):
        facts = {"word": reading.corrected, "w": describe(intent)}
        reply = Reply("questions/typo.md.j2", facts, Question((intent,), rereads=True))
    elif is_for_each(intent):
        reply = await _handle(Several((intent,)), desk, router)
    elif _may_be_misheard(inbound, reading.intent, intent):
        facts = {"w": describe(intent)}
        reply = Reply("questions/heard.md.j2", facts, Question((intent,), rereads=True))
    else:
        reply = await _handle(intent, desk, router)
    return await mind_left(_remember(reply, intent, desk, question), intent, desk, homeless)


def _may_be_misheard(inbound: Inbound, said: Intent, intent: Intent) -> bool:
    """Whether an act is about to follow from mere hearing; a yes to a question is no mishearing."""
    if spoken_words(inbound) is None or isinstance(said, Confirm):
        return False
    return not isinstance(intent, HARMLESS) and not is_echoed(intent)


async def _handle_titled(intent: Intent, reading: Reading, desk: Desk, router: Router) -> Reply:
    try:
        asked = await ask_whether_meant(intent, reading.by_title, desk)
    except Unclear as unclear:
        return ask_which(intent, unclear, desk)
    return asked or await _handle(intent, desk, router)


async def _handle(intent: Intent, desk: Desk, router: Router) -> Reply:
    try:
        return await router.handle(intent, desk)
    except Unclear as unclear:
        return ask_which(intent, unclear, desk)


async def _read(
    inbound: Inbound, desk: Desk, files: tuple[StoredFile, ...], question: Question | None
) -> Reading:
    spoken = spoken_words(inbound)
    text = inbound.text if spoken is None else spoken
    if files and not text.strip():
        return read_bare(inbound, files, desk, question)
    reading = await read_message(text, desk, question)
    return read_beside(reading, files, text, desk) if files else read_after(reading, text, question)


def ask_which(intent: Intent, unclear: Unclear, desk: Desk) -> Reply:
    """Several cases fit: one button each; the choice repeats the same wish for exactly that case."""
    items = unclear.items[:OFFERED]
    if not items:
        return Reply("errors/nothing_there.md.j2", {"reason": "case"})
    refs = getattr(intent, "refs", ())
    options = tuple(replace(intent, refs=unclear.settle(refs, item)) for item in items)  # type: ignore[type-var]
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
