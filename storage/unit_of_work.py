"""One transaction per act: changes, ledger entries and outgoing notices commit together or not at all."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from types import TracebackType
from typing import Any, Self

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.vocabulary import MessageState
from domain.zone import OFFICE_ZONE
from storage import ledger
from storage.engines import Database
from storage.rules import VERSION, Rules, current_version, load_rules, put_setting
from storage.tables import Message, Notice


@dataclass(frozen=True, slots=True)
class Owed:
    """One fact a person is to be told from `due_at` on. The key is made of facts: owed once, ever."""

    key: str
    kind: str
    person_id: int
    due_at: datetime
    assignment_id: int | None = None
    urgent: bool = False
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Attempt:
    """A part of a unit of work; whoever makes it may still decide not to keep it."""

    keep: bool


class UnitOfWork:
    """Use as `async with UnitOfWork(database, now) as work: …; await work.commit()`.

    Leaving without `commit` rolls everything back. `now` is the moment of the act for all its rows.
    """

    session: AsyncSession

    def __init__(self, database: Database, now: datetime) -> None:
        self.database = database
        self.now = now
        self._entries: list[ledger.Entry] = []
        self._owed: list[Owed] = []
        self._said: list[dict[str, object]] = []
        self._inserted = 0
        self._rules: Rules | None = None
        self._flushes = 0

    async def __aenter__(self) -> Self:
        self.session = self.database.writer()
        event.listen(self.session.sync_session, "after_flush", self._count_flush)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.session.close()

    def record(self, act: str, actor: str, subject: str, /, **facts: Any) -> None:  # noqa: ANN401 - JSON
        """Note an act for the ledger; it is chained at commit."""
        self._entries.append(ledger.Entry(act, actor, subject, facts))

    @property
    def footprint(self) -> tuple[int, ...]:
        """Equal before and after an act that has changed nothing yet."""
        pending = len(self.session.new) + len(self.session.dirty) + len(self.session.deleted)
        own = len(self._entries), len(self._owed), len(self._said), self._inserted
        return *own, self._flushes, pending

    def owe(self, notice: Owed) -> None:
        """A person is to be told; nothing happens if this very fact has been owed before."""
        self._owed.append(notice)

    def say(self, message: dict[str, object]) -> None:
        """A message, as the values of its row, goes into the outbox together with all others."""
        self._said.append(message)

    async def insert(self, row: SQLModel) -> int:
        """Insert one row at once for its id, and leave whatever else is pending to the commit."""
        self._inserted += 1
        connection = await self.session.connection()
        inserted = await connection.execute(_insertion(type(row)), row.model_dump(exclude={"id"}))
        row_id: int = inserted.scalar_one()
        return row_id

    async def rules(self) -> Rules:
        """Settings, calendar and people, from memory unless somebody changed them."""
        if self._rules is None:
            version = await current_version(self.session)
            today = self.now.astimezone(OFFICE_ZONE).date()
            known = self.database.rules
            if known is None or known.version != version:
                known = self.database.rules = await load_rules(
                    self.session, version, today, self.database.packs
                )
            elif known.on != today:
                known = self.database.rules = replace(known, on=today)
            self._rules = known
        return self._rules

    async def change_rules(self) -> Rules:
        """Settings, calendar or people were changed in this transaction: everybody reads them anew."""
        version = await current_version(self.session) + 1
        await put_setting(self.session, VERSION, "", {"n": version}, (None, self.now))
        await self.flush()
        # Not shared before the commit: it may yet be rolled back.
        today = self.now.astimezone(OFFICE_ZONE).date()
        self._rules = await load_rules(self.session, version, today, self.database.packs)
        return self._rules

    async def flush(self) -> None:
        """Write what is pending, so that queries of this unit of work see it."""
        await self.session.flush()
        owed, self._owed = self._owed, []
        said, self._said = self._said, []
        connection = await self.session.connection()  # past the mapper: thousands on a busy morning
        if owed:
            dialect = sqlite if self.database.is_sqlite else postgresql
            statement = dialect.insert(Notice).on_conflict_do_nothing(index_elements=["key"])
            await connection.execute(statement, [self._row(notice) for notice in owed])
        if said:
            await connection.execute(sa.insert(Message), said)

    @asynccontextmanager
    async def attempt(self, *, keep: bool = True) -> AsyncIterator["Attempt"]:
        """A part of the act that counts wholly or not at all; unless it is to be kept it was only tried.

        Whatever is raised inside leaves rows, ledger entries and notices as they were before.
        """
        part, done = Attempt(keep), False
        await self.flush()
        before = len(self._entries), self._inserted, self._flushes, self._rules
        known = list(self.session.identity_map.values())  # held, so that none is forgotten on the way
        savepoint = await self.session.begin_nested()
        try:
            yield part
            await self.flush()
            done = part.keep
        finally:
            if done:
                await savepoint.commit()
            else:
                await savepoint.rollback()
                self._owed, self._said = [], []
                del self._entries[before[0] :]
                _, self._inserted, self._flushes, self._rules = before
                await self._look_again(known)

    async def _look_again(self, known: list[object]) -> None:
        """The rows in memory as they are stored: what was rolled back may have changed any of them."""
        before = set(map(id, known))
        for row in list(self.session.identity_map.values()):
            if id(row) in before:
                await self.session.refresh(row)
            else:
                self.session.expunge(row)

    async def commit(self) -> None:
        """Append to the ledger last, so that its lock is held for the shortest time, and commit."""
        await self.flush()
        entries, self._entries = self._entries, []
        await ledger.append(self.session, self.now, entries)
        await self.session.commit()

    def _count_flush(self, *_: object) -> None:
        self._flushes += 1

    def _row(self, notice: Owed) -> dict[str, object]:
        return {
            "key": notice.key,
            "kind": notice.kind,
            "person_id": notice.person_id,
            "assignment_id": notice.assignment_id,
            "facts": notice.facts,
            "urgent": notice.urgent,
            "due_at": notice.due_at,
            "state": MessageState.HELD if notice.due_at > self.now else MessageState.PLANNED,
            "dropped_because": "",
            "created_at": self.now,
        }


class Look(UnitOfWork):
    """The same for reading only: it sees one moment, keeps nobody waiting, and writes nothing."""

    async def __aenter__(self) -> Self:  # type: ignore[explicit-override]
        self.session = self.database.reader()
        return self


async def rules_now(database: Database, now: datetime) -> Rules:
    """Settings, calendar and people, read without keeping anybody waiting."""
    async with Look(database, now) as look:
        return await look.rules()


@cache
def _insertion(table: type[SQLModel]) -> sa.Executable:
    return sa.insert(table).returning(sa.column("id", sa.Integer))
