"""Deletes what is kept of citizens on a case: names, numbers, notes, texts, files; the case stays."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import SQLModel, col, select

from domain.masking import GONE, find_numbers, mask_name, names_to_hide, remove_people
from domain.tables.lists import ListRow
from domain.vocabulary import MessageState, Party
from storage.erased_entries import announce, erase_entries
from storage.tables import (
    Acceptance,
    Assignment,
    Case,
    ChannelStep,
    Contact,
    Conversation,
    ExtensionRequest,
    FollowUp,
    InboxRow,
    Inspection,
    Message,
    MinusWaiver,
    Notice,
    PhoneReminder,
    Rating,
    RedoOrder,
    Reply,
    ReturnRequest,
    StoredFile,
    Supervision,
    ToDoItem,
    Visit,
)
from storage.tables.inbox import InboxState
from storage.unit_of_work import UnitOfWork

_TOLD: Final = 60  # characters of a note by which the message that told it is known
LIVING: Final = (MessageState.PLANNED, MessageState.HELD, MessageState.SENDING)

# What of a row by assignment goes wholly, and what stays with names and numbers masked.
_WIPED: Final[Mapping[type[SQLModel], tuple[str, ...]]] = {
    Contact: ("with_whom", "text"),
    Rating: ("who", "text"),
    Visit: ("who", "text"),
}
_MASKED: Final[Mapping[type[SQLModel], tuple[str, ...]]] = {
    Assignment: ("suspended_because",),
    Reply: ("text", "public_reason", "review_note"),
    ExtensionRequest: ("reason", "refusal"),
    ReturnRequest: ("reason", "basis", "refusal"),
    RedoOrder: ("reason", "ended_because"),
    Supervision: ("reason", "skipped_because", "refusal", "rectification"),
    Inspection: ("finding",),
    FollowUp: ("title", "outcome"),
    PhoneReminder: ("text",),
    MinusWaiver: ("reason",),
    ToDoItem: ("subject",),
}
_BY_CASE: Final = (Supervision, Inspection, FollowUp)


@dataclass(frozen=True, slots=True)
class Erased:
    """What went: entries of the ledger, messages, files, notes; nothing of the case's course."""

    entries: int = 0
    messages: int = 0
    files: int = 0
    notes: int = 0

    def __add__(self, other: "Erased") -> "Erased":
        """What went of several cases."""
        return Erased(
            self.entries + other.entries,
            self.messages + other.messages,
            self.files + other.files,
            self.notes + other.notes,
        )


@dataclass
class _Erasure:
    """One case on its way: its parts, the names to hide, and the ledger's subjects about it."""

    work: UnitOfWork
    case: Case
    parts: list[int]
    actor: str
    numbers: set[str] = field(default_factory=set)
    notes: set[str] = field(default_factory=set)  # as they were, to find them where they were typed
    names: set[str] = field(default_factory=set)
    subjects: set[str] = field(default_factory=set)

    def masked(self, text: str) -> str:
        return remove_people(text, sorted(self.names, key=len, reverse=True))

    def masked_all(self, value: Any) -> Any:  # noqa: ANN401 - JSON
        """The same for every text in a document."""
        if isinstance(value, str):
            return self.masked(value)
        if isinstance(value, list):
            return [self.masked_all(one) for one in value]
        if isinstance(value, dict):
            return {name: self.masked_all(one) for name, one in value.items()}
        return value


async def erase_case(work: UnitOfWork, case: Case, actor: str, also: str = "", **why: Any) -> Erased:  # noqa: ANN401 - JSON
    """Delete it now, for good, and say so in the ledger with the reason. The caller commits.

    `also`: a citizen's number or name as it was asked for.
    """
    session = work.session
    parts = (await session.exec(select(Assignment.id).where(Assignment.case_id == case.id))).all()
    erasure = _Erasure(work, case, [one for one in parts if one], actor)
    erasure.names |= {*names_to_hide(case.source, case.proposers), *([also] if also else [])}
    told = "\n".join((case.title, case.content, case.remarks, *map(str, case.columns.values())))
    erasure.numbers |= {*find_numbers(told), *find_numbers(also)}
    erasure.subjects = {f"case:{case.id}", *(f"assignment:{one}" for one in erasure.parts)}
    notes = await _wipe_notes(erasure)
    files = await _drop_files(erasure)
    await _mask_rows(erasure)
    messages = await _erase_messages(erasure)
    await _mask_pushes(erasure)
    await _forget_talks(erasure)
    _strip(erasure)
    said = await erase_entries(work, erasure.subjects)
    done = Erased(len(said), messages, files, notes)
    counts = {"messages": messages, "files": files, "notes": notes}
    announce(work, actor, f"case:{case.id}", said, **why, **counts)
    return done


def _strip(erasure: _Erasure) -> None:
    """The case's own row: its number, source and course stay, and a title that names nobody."""
    case = erasure.case
    case.title, case.remarks = erasure.masked(case.title), erasure.masked(case.remarks)
    case.content = GONE if case.content else ""
    if names_to_hide(case.source, case.proposers):
        case.proposers = list(dict.fromkeys(map(mask_name, case.proposers)))
    listed = ListRow.from_json(case.columns) is not None
    case.columns = erasure.masked_all(case.columns) if listed else {}
    case.erased_at = erasure.work.now


async def _wipe_notes(erasure: _Erasure) -> int:
    """What was noted of talks with citizens; the names that stand in it are masked elsewhere."""
    notes = 0
    for table, columns in _WIPED.items():
        for row in await _rows(erasure, table):
            erasure.names |= set(names_to_hide(erasure.case.source, [getattr(row, columns[0])]))
            erasure.notes |= {row.text[:_TOLD]} if row.text else set()
            for column in columns:
                setattr(row, column, GONE if getattr(row, column) else "")
            notes += 1
    query = select(Acceptance).where(Acceptance.case_id == erasure.case.id)
    for accepted in (await erasure.work.session.exec(query)).all():
        if accepted.party is Party.PERSON and accepted.by:
            erasure.names |= set(names_to_hide(erasure.case.source, [accepted.by]))
            accepted.by = GONE
    return notes


async def _rows(erasure: _Erasure, table: Any) -> Sequence[Any]:  # noqa: ANN401 - any of the tables above
    key = table.id if table is Assignment else table.assignment_id
    own = [col(table.case_id) == erasure.case.id] if table in _BY_CASE else []
    about = sa.or_(col(key).in_(erasure.parts), *own)
    return (await erasure.work.session.exec(select(table).where(about))).all()


async def _mask_rows(erasure: _Erasure) -> None:
    for table, columns in _MASKED.items():
        for row in await _rows(erasure, table):
            for column in columns:
                setattr(row, column, erasure.masked(getattr(row, column)))
            if isinstance(row, ToDoItem):
                erasure.subjects.add(f"todo:{row.key}")
    for step in await _rows(erasure, ChannelStep):
        erasure.subjects.add(f"channel:{step.id}")


async def _drop_files(erasure: _Erasure) -> int:
    """Files handed in on the case, unless the same file was handed in on another one, and its letters."""
    handed = {one for reply in await _rows(erasure, Reply) for one in reply.file_ids}
    handed |= {one.file_id for one in await _rows(erasure, Supervision) if one.file_id}
    query = select(StoredFile).where(col(StoredFile.id).in_(handed), col(StoredFile.erased_at).is_(None))
    files = (await erasure.work.session.exec(query)).all()
    for file in files:
        file.name, file.erased_at = GONE, erasure.work.now
        erasure.subjects.add(f"file:{file.sha256}")
    return len(files)


async def _erase_messages(erasure: _Erasure) -> int:
    """Texts that have gone out: of this case alone wholly, of several cases what this one's people are."""
    own, erased = set(erasure.parts), 0
    for row in await _messages_about(erasure):
        if row.state in LIVING:
            continue
        if set(row.assignment_ids) <= own:
            row.title, row.text, row.file_name, row.buttons = GONE, GONE, "", []
        else:
            row.title, row.text = erasure.masked(row.title), erasure.masked(row.text)
        erasure.subjects.add(f"message:{row.key}")
        erased += 1
    notices = select(Notice).where(col(Notice.assignment_id).in_(erasure.parts))
    for notice in (await erasure.work.session.exec(notices)).all():
        if notice.state not in LIVING:
            notice.facts = erasure.masked_all(notice.facts)
    return erased


async def _messages_about(erasure: _Erasure) -> list[Message]:
    """Those that notices of the case went into, and answers that name one of its parts."""
    session, parts = erasure.work.session, set(erasure.parts)
    told = select(Notice.message_id).where(col(Notice.assignment_id).in_(parts))
    named = sa.or_(*(_names(one) for one in erasure.parts))
    query = select(Message).where(sa.or_(col(Message.id).in_(told), named))
    return list((await session.exec(query)).all())


def _names(assignment_id: int) -> sa.ColumnElement[bool]:
    """Whether a message's list of assignments, which each database writes its own way, holds this one."""
    written: Any = sa.cast(col(Message.assignment_ids), sa.Text)
    for sign, instead in ((" ", ""), ("[", ","), ("]", ",")):
        written = sa.func.replace(written, sign, instead)
    named: sa.ColumnElement[bool] = written.contains(f",{assignment_id},")
    return named


async def _mask_pushes(erasure: _Erasure) -> None:
    """What people typed, where it names the case's citizens or is one of the notes."""
    needles = sorted(erasure.names | erasure.numbers | erasure.notes)
    if not needles:
        return
    text = sa.cast(col(InboxRow.payload), sa.Text)
    query = select(InboxRow).where(
        sa.or_(col(InboxRow.state) != InboxState.NEW, col(InboxRow.sender) == erasure.actor),
        sa.or_(
            *(text.contains(json.dumps(one, ensure_ascii=False)[1:-1], autoescape=True) for one in needles)
        ),
    )
    for row in (await erasure.work.session.exec(query)).all():
        noted = any(note in str(row.payload.get("text")) for note in erasure.notes)
        row.payload = erasure.masked_all(row.payload) | ({"text": GONE} if noted else {})


async def _forget_talks(erasure: _Erasure) -> None:
    """Questions left open and last acts of those who spoke of the case: they may hold its words."""
    query = select(Conversation).where(col(Conversation.last_assignment_id).in_(erasure.parts))
    for talk in (await erasure.work.session.exec(query)).all():
        talk.question = talk.last_act = talk.question_expires_at = None
