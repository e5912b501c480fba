"""From one message to one reply: what does he want, is it in doubt, who handles it, what is asked back."""

from dataclasses import replace

from domain.errors import NothingThere
from domain.intents import Amend, Cancel, Confirm, Intent, Several, Strike, Supply
from domain.intents import Unclear as UnclearWords
from domain.intents.harmless import HARMLESS
from domain.messages import Inbound
from domain.reading import Reading
from domain.reading.answers.shown import is_outright
from handlers.conversing import ask_in_private, mean, resolve
from handlers.desk import Desk
from handlers.doubts import ask_first, ask_which
from handlers.enclosing import ids_asked_about, mind_left, read_after, read_bare, read_beside, with_files
from handlers.hearing import spoken_words
from handlers.references import Unclear
from handlers.rehearsing import is_for_each
from handlers.remembering import answers, point_to, remember, start_again
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.scenes import read_message
from handlers.stamping import unstamp
from handlers.waiting import (
    is_draft,
    missed_question,
    open_question,
    takes_yes,
    tapped_question,
    turn_to_beneath,
)
from storage.tables import StoredFile

Files = tuple[StoredFile, ...]


async def answer(inbound: Inbound, desk: Desk, router: Router, files: Files) -> Reply:
    """Read the message, do what it says or ask first, and remember what was asked back."""
    text, number = unstamp(inbound.text)
    question = open_question(desk) if number is None else tapped_question(number, desk)
    spoken = spoken_words(inbound)
    homeless = {*ids_asked_about(desk), *(file.id or 0 for file in files)}
    inbound = replace(inbound, text=text if spoken is None else spoken)

    reading = await _read(inbound, files, desk, question)
    if question and question.beneath and number is None and not files:
        reading, question = await _read_beneath(reading, inbound.text, desk, question)
    if inbound.in_group and (wait := ask_in_private(reading, question)):
        return wait
    if question is None and not files and (late := await _answer_late(reading, inbound.text, desk)):
        return remember(late, reading.intent, reading.intent, desk, None)
    try:
        intent, confirmed = resolve(reading.intent, desk)
    except NothingThere as nothing:
        if question is None or nothing.reason != "choice":
            raise
        return point_to(question, said=reading.intent)
    intent = with_files(intent, files)
    desk = replace(desk, confirmed=confirmed, pointing=reading.pointing)
    try:
        reply = await ask_first(intent, reading, desk, spoken=spoken is not None)
        reply = reply or await router.handle(_for_each(intent, reading), desk)
    except Unclear as unclear:
        reply = ask_which(intent, unclear, desk)
    reply = remember(reply, reading.intent, intent, desk, question)
    return await mind_left(reply, intent, desk, homeless)


async def _read_beneath(reading: Reading, text: str, desk: Desk, first: Question) -> tuple[Reading, Question]:
    """确认 and 取消 over a mere guess are meant for what was asked for, and so is a change of that."""
    below = await read_message(text, desk, first.beneath)
    is_free = not answers(reading.intent) or (first.guess and isinstance(reading.intent, Strike | Amend))
    is_change = is_free and isinstance(below.intent, Strike | Amend)
    beneath = first.beneath
    by_yes = first.guess and beneath is not None and takes_yes(beneath)
    is_verdict = by_yes and isinstance(below.intent, Confirm | Cancel) and is_outright(text)
    if not (is_change or is_verdict):
        return reading, first
    return below, turn_to_beneath(first, desk)


async def _answer_late(reading: Reading, text: str, desk: Desk) -> Reply | None:
    """A word on the answer to a question whose time has run out; None if it is none."""
    missed = missed_question(desk)
    if missed is None or not is_draft(missed):
        return None
    said = (await read_message(text, desk, missed)).intent
    own = isinstance(reading.intent, HARMLESS) or bool(getattr(reading.intent, "refs", ()))
    is_other = isinstance(said, Supply) and own
    if not answers(said) or isinstance(said, Cancel | UnclearWords) or is_other:
        return None
    try:
        meant = mean(said, missed)[0]
    except NothingThere:
        return start_again(missed.intents)
    return start_again((meant,))


async def _read(inbound: Inbound, files: Files, desk: Desk, question: Question | None) -> Reading:
    """What he wants by his words and files."""
    if files and not inbound.text.strip():
        return read_bare(inbound, files, desk, question)
    reading = await read_message(inbound.text, desk, question, aloud=inbound.in_group)
    if files:
        return read_beside(reading, files, inbound.text, desk)
    return read_after(reading, inbound.text, question)


def _for_each(intent: Intent, reading: Reading) -> Intent:
    """What is said of several cases is done one by one: shown as a table, done after one 确认."""
    return Several((intent,)) if is_for_each(intent) and not reading.by_title else intent
