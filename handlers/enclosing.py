"""Files beside words: what belongs together, and what was left without a case."""

from dataclasses import replace
from typing import Any

from domain import intents
from domain.intents import AttachFile, ImportFile, Intent, ReplaceTemplate, ReportProgress
from domain.letter_templates import ENDING
from domain.messages import Inbound
from domain.permissions import may
from domain.reading import Reading
from domain.reading.files.attachments import take_along
from domain.reading.files.names import read_name
from handlers.calendar.enclosed import holidays_in
from handlers.desk import Desk
from handlers.encoding import decode
from handlers.filing import TALK
from handlers.replying import Question, Remark, Reply
from handlers.waiting import open_question
from handlers.workbooks.shelf import ENDINGS
from storage.filed import files_by_id
from storage.tables import StoredFile

Files = tuple[StoredFile, ...]
GIST = 200  # characters of a talk that stand for all of it, which is kept as a file
_LONGEST_CAPTION = 300
_ANY = range(1, 10_000)  # any number in a name may be a case's
_TAKE_FILES = (intents.ReportProgress, intents.Answer, intents.HandInReport, intents.HandInList)


def read_bare(inbound: Inbound, files: Files, desk: Desk, question: Question | None) -> Reading:
    """Files without a word: what the open question waits for, or something to ask about."""
    if question and (template := _template(files, question)):
        return Reading(template, "file")
    if notice := holidays_in(files, question.intents[0] if question else None, desk):
        return Reading(notice, "file")
    talk = next((one.words for one in inbound.attachments if one.words), "")
    if question and question.wants_words_for == "text" and not talk:
        return Reading(question.intents[0], "file")  # it was asked for words on that case
    if talk:
        gist = talk if len(talk) <= GIST else talk[: GIST - 1] + "…"
        return Reading(AttachFile((), _ids(files), TALK, gist), "file")
    return Reading(_table(files, desk) or _join(files, question), "file")


def _template(files: Files, question: Question) -> ReplaceTemplate | None:
    """The letter's template that was just asked for."""
    wish = question.intents[0]
    letters = [file for file in files if file.name.lower().endswith(ENDING)]
    if not isinstance(wish, ReplaceTemplate) or wish.restore or not letters:
        return None
    return replace(wish, file_id=letters[0].id or 0)


def _join(files: Files, question: Question | None) -> AttachFile:
    """Pictures sent one by one belong together; a file that names its case stands for itself."""
    earlier, ids = _asked_about(question), _ids(files)
    if question is None or earlier is None or any(read_name(file.name, _ANY).refs for file in files):
        return AttachFile((), ids)
    awaited = not earlier.file_ids and len(question.intents) == 1
    return replace(earlier, refs=earlier.refs if awaited else (), file_ids=(*earlier.file_ids, *ids))


def read_beside(reading: Reading, files: Files, text: str, desk: Desk) -> Reading:
    """Files with words: a case or a caption says whose they are."""
    if notice := holidays_in(files, reading.intent, desk):
        return Reading(notice, "file")
    table = _table(files, desk)
    if table and isinstance(reading.intent, intents.NotUnderstood | intents.Greet | ImportFile):
        return Reading(table, "file")
    return take_along(reading, text, _ids(files))


def read_after(reading: Reading, text: str, question: Question | None) -> Reading:
    """Words after files: the case that was asked for, or a caption; a command stays what it is."""
    earlier, intent = _asked_about(question), reading.intent
    if question is None or earlier is None:
        return reading
    if earlier.file_ids:
        answers = _tells_case(reading) or _is_caption(reading, text) or isinstance(intent, _TAKE_FILES)
    else:  # none has come yet: only the case may be told
        answers = _tells_case(reading) and len(question.intents) > 1
    if not answers:
        return reading
    taken = take_along(reading, text, earlier.file_ids, name=earlier.name)
    if not isinstance(taken.intent, AttachFile):
        return taken
    said = dict.fromkeys(filter(None, (earlier.text, taken.intent.text)))
    return replace(taken, intent=replace(taken.intent, text="\n".join(said)))


def _tells_case(reading: Reading) -> bool:
    return isinstance(reading.intent, intents.ShowCase) and reading.rule == "case"


def _is_caption(reading: Reading, text: str) -> bool:
    plain = isinstance(reading.intent, intents.NotUnderstood) and reading.rule == "nothing"
    return plain and len(text) <= _LONGEST_CAPTION


def with_files(intent: Intent, files: Files) -> Intent:
    """The intent with what was sent beside it."""
    if files and isinstance(intent, _TAKE_FILES):
        return replace(intent, file_ids=_ids(files))
    return intent


def ids_asked_about(desk: Desk) -> tuple[int, ...]:
    """The files that the last question was about, unless he has been told that they were left."""
    asked = desk.conversation.question
    if asked is None or asked.get("left") or not any(name in _FILING for name, _ in asked["intents"]):
        return ()
    earlier = _asked_about(decode(asked))
    return earlier.file_ids if earlier else ()


async def mind_left(reply: Reply, intent: Intent, desk: Desk, ids: set[int]) -> Reply:
    """The same reply, and a word on files that have come to belong to no case (`ids`: all that might)."""
    if not ids:
        return reply
    still = _asked_about(open_question(desk))
    left = ids - _ids_of(intent) - set(still.file_ids if still else ())
    conversation = desk.conversation
    if conversation.question and not still:
        conversation.question = {**conversation.question, "left": True}
    if not left or isinstance(intent, intents.Cancel):
        return reply
    names = [file.name for file in await files_by_id(desk.work.session, left)]
    return replace(
        reply, remarks=(*reply.remarks, Remark("replies/parts/files_left.md.j2", {"names": names}))
    )


_FILING = ("AttachFile", "ReportProgress")


def _asked_about(question: Question | None) -> AttachFile | None:
    """The files whose case the question asks for, or their announcement."""
    for intent in question.intents if question and not question.wants_words_for else ():
        if isinstance(intent, AttachFile):
            return intent
        if isinstance(intent, ReportProgress) and intent.file_ids:
            return AttachFile(intent.refs, intent.file_ids, text=intent.text)
    return None


def _table(files: Files, desk: Desk) -> ImportFile | None:
    """A table from somebody who may import is to be imported."""
    tables = [file for file in files if file.name.lower().endswith(ENDINGS)]
    return ImportFile(tables[0].id or 0) if tables and may(desk.who.roles, ImportFile) else None


def _ids(files: Files) -> tuple[int, ...]:
    return tuple(file.id for file in files if file.id is not None)


def _ids_of(intent: Any) -> set[int]:  # noqa: ANN401 - some intents have files
    return {*getattr(intent, "file_ids", ()), getattr(intent, "file_id", 0)}
