"""Pictures and files: which case they belong to, and what they are."""

from dataclasses import replace

from domain import intents
from domain.intents import ImportFile, Intent, ReportProgress
from domain.permissions import may
from domain.reading import Reading
from handlers.desk import Desk
from handlers.replying import Question
from handlers.router import Router
from handlers.workbooks.shelf import ENDINGS
from storage.tables import StoredFile

router = Router()


async def read_bare_files(files: tuple[StoredFile, ...], desk: Desk, question: Question | None) -> Reading:
    """Files without a word: the answer to an open question for words, or a question which case."""
    if question and question.wants_words_for == "text":
        return Reading(question.intents[0], "file")  # it was asked for words on that case
    return Reading(await _about_files(files, desk), "file")


async def read_beside_files(
    reading: Reading, files: tuple[StoredFile, ...], text: str, desk: Desk
) -> Reading:
    """Files with words that are no command of their own."""
    if isinstance(reading.intent, intents.NotUnderstood | intents.Greet):
        return Reading(await _about_files(files, desk, text), "file")
    if isinstance(reading.intent, intents.ShowCase):
        return Reading(ReportProgress(reading.intent.refs, ""), "file")
    return reading


async def _about_files(files: tuple[StoredFile, ...], desk: Desk, text: str = "") -> Intent:
    """A table from somebody who may import is to be imported; anything else is progress on some case."""
    tables = [file for file in files if file.name.lower().endswith(ENDINGS)]
    if tables and may(desk.who.roles, ImportFile):
        return ImportFile(tables[0].id or 0)
    return ReportProgress((), text, file_ids=_ids(files))


def with_files(intent: Intent, files: tuple[StoredFile, ...]) -> Intent:
    """The intent with what was sent beside it."""
    if files and isinstance(intent, intents.ReportProgress | intents.Answer):
        return replace(intent, file_ids=_ids(files))
    return intent


def _ids(files: tuple[StoredFile, ...]) -> tuple[int, ...]:
    return tuple(file.id for file in files if file.id is not None)
