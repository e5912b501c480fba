"""Which case a picture or file belongs to, and whether it is progress or the answer itself."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from domain.errors import NoSuchCase, NothingThere
from domain.intents import Answer, AttachFile, HandInList, HandInReport, Intent, ReportProgress
from domain.reading.files.names import read_name
from domain.vocabulary import AssignmentRole, ReplyKind
from handlers.desk import Desk, last_shown
from handlers.references import Unclear, ref_to
from handlers.replying import Question, Reply
from handlers.reporting import report_progress
from handlers.router import Router
from storage.desks import Item, open_items
from storage.filed import files_by_id, files_without_case
from storage.tables import StoredFile
from storage.unit_of_work import UnitOfWork

router = Router()
OFFERED = 8
TALK = "聊天记录"  # the name of what others said
REMEMBERED = timedelta(days=14)  # how long a file without a case is found again

Files = Sequence[StoredFile]


@router.on(AttachFile)
async def attach_file(intent: AttachFile, desk: Desk, work: UnitOfWork) -> Reply:
    """Put files to the case he names or quotes; what only their names say is asked about."""
    files = await files_by_id(work.session, intent.file_ids)
    try:
        items = await desk.own(intent.refs) if intent.refs else _quoted(desk)
    except NoSuchCase as unknown:
        return await _ask_which(intent, files, desk, unknown=unknown.facts["number"])
    except Unclear as several:
        return await _ask_which(intent, files, desk, first=several.items)
    if not files:
        return await _without_files(intent, items, desk)
    return await (_file(intent, files, items, desk) if items else _guess(intent, files, desk))


async def _guess(intent: AttachFile, files: Files, desk: Desk) -> Reply:
    named = await _named(files, desk)
    if len(named) == 1:
        return _ask_whether(intent, files, named[0], desk)
    return await _ask_which(intent, files, desk, first=named)


def _quoted(desk: Desk) -> list[Item]:
    quoted = desk.quoted
    return [quoted] if quoted and quoted.assignment.unit_id in desk.who.unit_ids else []


async def _file(intent: AttachFile, files: Files, items: list[Item], desk: Desk) -> Reply:
    if len(items) > 1:
        return await _ask_which(intent, files, desk, first=items)
    if _paper(intent, files, items[0]):
        return _ask_whether(intent, files, items[0], desk)
    return await report_progress(_progress(intent, files, items[0]), desk, desk.work)


async def _without_files(intent: AttachFile, items: list[Item], desk: Desk) -> Reply:
    """None came with it: one that came earlier is offered, else it is waited for."""
    since = desk.now - REMEMBERED
    kept = await files_without_case(desk.work.session, desk.who.id, since) if len(items) == 1 else ()
    meant = [file for file in kept if intent.name in ("", file.name) and _may_be(file, items[0])]
    if meant:
        return _ask_whether(intent, meant, items[0], desk, kept=True)
    if len(items) != 1:
        return await _ask_which(intent, (), desk, first=items)
    waits = AttachFile((ref_to(items[0]),), (), intent.name, intent.text)
    facts = {"case": desk.line(items[0]), "name": intent.name}
    return Reply("questions/file_wanted.md.j2", facts, Question((waits,)), about=items[0].id)


def _may_be(file: StoredFile, item: Item) -> bool:
    """A file that was sent earlier, unless its name names another case."""
    refs = read_name(file.name).refs
    return not refs or any(ref.is_among([ref_to(item)]) for ref in refs)


async def _named(files: Files, desk: Desk) -> list[Item]:
    """The open cases of his own that the names of the files may mean."""
    mine = await open_items(desk.work.session, desk.who.unit_ids)
    ordinals = {item.case.ordinal for item in mine if item.case.ordinal is not None}
    refs = [ref for file in files for ref in read_name(file.name, ordinals).refs]
    return [item for item in mine if any(ref.is_among([ref_to(item)]) for ref in refs)]


def _ask_whether(intent: AttachFile, files: Files, item: Item, desk: Desk, *, kept: bool = False) -> Reply:
    """Is it this case; and is it a letter, report or list, which is echoed before it is handed in?"""
    progress, kind = _progress(intent, files, item), _paper(intent, files, item)
    refs, text, ids = progress.refs, progress.text, progress.file_ids
    papers: dict[ReplyKind, Intent] = {
        ReplyKind.ANSWER: Answer(refs, text, ids),
        ReplyKind.CO_OPINION: Answer(refs, text, ids),
        ReplyKind.REPORT: HandInReport(refs, text, ids),
        ReplyKind.MATCHING_LIST: HandInList(refs, text, ids),
    }
    facts = {
        "case": desk.line(item),
        "names": [file.name for file in files],
        "text": intent.text,
        "kind": kind or "",
        "since": files[0].received_at if kept else None,
    }
    question = Question((papers[kind], progress) if kind else (progress,))
    return Reply("questions/file_case.md.j2", facts, question, about=item.id)


async def _ask_which(
    intent: AttachFile, files: Files, desk: Desk, *, first: Iterable[Item] = (), unknown: str = ""
) -> Reply:
    """Every case it may be, the likeliest first; any other can be named as well."""
    seen = await last_shown(desk)
    mine = await open_items(desk.work.session, desk.who.unit_ids)
    own_seen = [seen] if seen and seen.id in [item.id for item in mine] else []
    items = list({item.id: item for item in (*first, *own_seen, *mine)}.values())
    if not items:
        raise NothingThere("case")
    options = tuple(
        AttachFile((ref_to(item),), tuple(_ids(files)), intent.name, intent.text) for item in items[:OFFERED]
    )
    facts = {
        "cases": desk.lines(items[:OFFERED]),
        "more": max(0, len(items) - OFFERED),
        "names": [file.name for file in files],
        "text": intent.text,
        "talk": intent.name == TALK,
        "unknown": unknown,
    }
    return Reply("questions/which_file_case.md.j2", facts, Question(options, rereads=True))


def _progress(intent: AttachFile, files: Files, item: Item) -> ReportProgress:
    return ReportProgress((ref_to(item),), intent.text, file_ids=tuple(_ids(files)))


def _paper(intent: AttachFile, files: Files, item: Item) -> ReplyKind | None:
    """Which paper it calls itself; a co-handler hands in its opinion and nothing else."""
    if intent.name == TALK:
        return None  # what others say in it is no answer of ours
    said = (intent.text, *(file.name for file in files))
    papers = [kind for words in said if (kind := read_name(words).paper)]
    if item.assignment.role is AssignmentRole.CO:
        return ReplyKind.CO_OPINION if ReplyKind.ANSWER in papers else None
    return papers[0] if papers else None


def _ids(files: Files) -> Iterable[int]:
    return (file.id for file in files if file.id is not None)
