"""From one message to one reply: who is it, what does he want, who handles it, what is asked back."""

from dataclasses import replace

from domain import intents
from domain.intents import ImportFile, Intent, ReportProgress
from domain.messages import Inbound
from domain.permissions import may
from domain.reading import OpenQuestion, Reading, Scene, read
from handlers.conversing import open_question, resolve
from handlers.desk import Desk, Unclear, ref_to
from handlers.encoding import encode
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.stamping import next_number, unstamp
from handlers.workbooks.shelf import ENDINGS
from storage.desks import known_cases
from storage.tables import StoredFile

OFFERED = 8
DAY_OR_CASE = frozenset("号號")  # 15号 is a day unless there is a case 15; nothing else needs the open cases
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
    intent = _with_files(intent, files)
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
        if question and question.wants_words_for == "text":
            return Reading(question.intents[0], "file")  # it was asked for words on that case
        return Reading(await _about_files(files, desk), "file")
    scene = Scene(
        today=desk.today,
        roles=desk.who.roles,
        cases=await known_cases(desk.work.session, desk.who.unit_ids) if DAY_OR_CASE & set(text) else (),
        units=tuple(desk.rules.directory.units.values()),
        quoted=ref_to(desk.quoted) if desk.quoted else None,
        question=_describe(question),
        calendar=desk.rules.calendar,
    )
    reading = read(text, scene)
    if files and isinstance(reading.intent, intents.NotUnderstood | intents.Greet):
        return Reading(await _about_files(files, desk, text), "file")
    if files and isinstance(reading.intent, intents.ShowCase):
        return Reading(ReportProgress(reading.intent.refs, ""), "file")
    return reading


async def _about_files(files: tuple[StoredFile, ...], desk: Desk, text: str = "") -> Intent:
    """A table from somebody who may import is to be imported; anything else is progress on some case."""
    tables = [file for file in files if file.name.lower().endswith(ENDINGS)]
    if tables and may(desk.who.roles, ImportFile):
        return ImportFile(tables[0].id or 0)
    return ReportProgress((), text, file_ids=_ids(files))


def _with_files(intent: Intent, files: tuple[StoredFile, ...]) -> Intent:
    if files and isinstance(intent, intents.ReportProgress | intents.Answer):
        return replace(intent, file_ids=_ids(files))
    return intent


def _ids(files: tuple[StoredFile, ...]) -> tuple[int, ...]:
    return tuple(file.id for file in files if file.id is not None)


def _describe(question: Question | None) -> OpenQuestion | None:
    """The open question as the reader needs to know it."""
    if question is None:
        return None
    if question.wants_words_for:
        return OpenQuestion(words=True, day=question.wants_words_for in ("until", "deadline"))
    choices = tuple(str(number) for number in range(1, len(question.intents) + 1))
    single = len(question.intents) == 1
    return OpenQuestion(yes_no=single, choices=choices)


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
