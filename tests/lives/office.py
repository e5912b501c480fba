"""An office whose people do anything at any time, and what is on record after each of their acts."""

import asyncio
import shutil
from collections.abc import Coroutine
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from sqlmodel import col, select

from domain.errors import DomainError
from domain.intents import Intent
from domain.vocabulary import AssignmentState
from handlers.desk import Desk
from handlers.importing.shell import desk_without_chat
from handlers.office import build_router
from handlers.references import Unclear
from storage.engines import Database
from storage.ledger import verify
from storage.tables import (
    Acceptance,
    Assignment,
    Case,
    Conversation,
    ExtensionRequest,
    LedgerEntry,
    Rating,
    ReturnRequest,
)
from storage.unit_of_work import UnitOfWork

Result = TypeVar("Result")


@dataclass(frozen=True)
class Part:
    """One assignment as it stands on record."""

    id: int
    case_id: int
    unit_id: int
    role: str
    state: AssignmentState
    deadline_on: date | None
    kind: str
    round: int


@dataclass(frozen=True)
class Record:
    """Everything the invariants look at, read in one go."""

    parts: dict[int, Part]
    cases: dict[int, Case]
    acceptances: tuple[Acceptance, ...]
    ratings: tuple[Rating, ...]
    extensions: tuple[ExtensionRequest, ...]
    returns: tuple[ReturnRequest, ...]
    entries: int

    def of_case(self, case_id: int) -> list[Part]:
        return [part for part in self.parts.values() if part.case_id == case_id]


@dataclass(frozen=True)
class Happened:
    """What one act came to: its ledger entries, and the record before and after it."""

    who: str
    intent: Intent
    refused: str
    written: tuple[LedgerEntry, ...]
    before: Record
    after: Record


class Office:
    """A database of its own and a clock that people push; acts go through the real router."""

    def __init__(self, template: Path, folder: Path, now: datetime) -> None:
        self.loop = asyncio.new_event_loop()
        self.path = folder / "lives.db"
        for leftover in folder.glob("lives.db*"):
            leftover.unlink()
        shutil.copy(template, self.path)
        self.database = Database(f"sqlite+aiosqlite:///{self.path}")
        self.router = build_router()
        self.now = now
        self.talks: dict[int, Conversation] = {}
        self.record = self.run(self._read())

    def run(self, coroutine: Coroutine[Any, Any, Result]) -> Result:
        return self.loop.run_until_complete(coroutine)

    def close(self) -> None:
        self.run(self.database.close())
        self.loop.close()

    def waits(self, span: timedelta) -> None:
        self.now += span

    def does(self, user_id: str, intent: Intent) -> Happened:
        """Somebody does something and has said yes to it; what is refused changes nothing."""
        before = self.record
        refused = self.run(self._do(user_id, intent))
        written = self.run(self._written_since(before.entries))
        if not refused or written:
            self.record = self.run(self._read())
        return Happened(user_id, intent, refused, written, before, self.record)

    def chain_is_whole(self) -> bool:
        async def look() -> bool:
            async with self.database.reader() as session:
                return (await verify(session)).broken_at is None

        return self.run(look())

    async def _do(self, user_id: str, intent: Intent) -> str:
        async with UnitOfWork(self.database, self.now) as work:
            who = (await work.rules()).directory.by_user(user_id)
            assert who is not None
            desk: Desk = replace(await desk_without_chat(who, work), confirmed=True)
            desk = replace(desk, conversation=self.talks.setdefault(who.id, desk.conversation))
            try:
                await self.router.handle(intent, desk)
            except (DomainError, Unclear) as no:
                return f"{type(no).__name__}:{getattr(no, 'reason', '')}"
            await work.commit()
        return ""

    async def _read(self) -> Record:
        async with self.database.reader() as session:
            parts = (await session.exec(select(Assignment))).all()
            newest = select(LedgerEntry.seq).order_by(col(LedgerEntry.seq).desc()).limit(1)
            entries = (await session.exec(newest)).first()
            return Record(
                parts={part.id: _part(part.id, part) for part in parts if part.id is not None},
                cases={case.id: case for case in (await session.exec(select(Case))).all() if case.id},
                acceptances=tuple((await session.exec(select(Acceptance))).all()),
                ratings=tuple((await session.exec(select(Rating))).all()),
                extensions=tuple((await session.exec(select(ExtensionRequest))).all()),
                returns=tuple((await session.exec(select(ReturnRequest))).all()),
                entries=entries or 0,
            )

    async def _written_since(self, seq: int) -> tuple[LedgerEntry, ...]:
        async with self.database.reader() as session:
            return tuple((await session.exec(select(LedgerEntry).where(LedgerEntry.seq > seq))).all())


def _part(id_: int, row: Assignment) -> Part:
    limit = row.deadline_on, row.deadline_kind
    return Part(id_, row.case_id, row.unit_id, row.role, row.state, *limit, row.redo_round)
