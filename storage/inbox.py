"""The inbox: pushes are committed in groups before they are acknowledged, then settled in order."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import TracebackType
from typing import Self

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.messages import Event, Inbound
from storage.documents import read_push, write_push
from storage.engines import Database
from storage.fair_pool import GOES_FIRST
from storage.tables import InboxRow
from storage.tables.inbox import InboxState

MAX_ATTEMPTS = 3
RETRY_AFTER = timedelta(seconds=2)
PATIENCE = 0.004  # seconds a push may wait for the write lock before others make way
FOR_EACH, LONGEST_PAUSE = 0.002, 0.05  # seconds that settling rests for each push that waits, and at most
FOR_REPLICAS = 4  # times as many are looked at as are wanted: others may be at the oldest ones
DEADLOCK = "40P01"  # PostgreSQL's code
HELD_BACK = "held_back"  # in the column for trouble: what a flood or a stranger said is kept, and that is all
_NEWEST = select(sa.func.max(InboxRow.id))


class InboxWriter:
    """Stores pushes with group commit: all that wait at one moment share one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: list[tuple[dict[str, object], asyncio.Future[None]]] = []
        self._writing: list[tuple[dict[str, object], asyncio.Future[None]]] = []
        self._wanted = asyncio.Event()
        self._stored = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._asked_at: float | None = None  # when those who wait began to, by the loop's clock

    @property
    def is_pressed(self) -> bool:
        """Somebody has waited long enough for the one writer to make way. PostgreSQL has many."""
        if self._asked_at is None or not self._database.is_sqlite:
            return False
        return asyncio.get_running_loop().time() - self._asked_at > PATIENCE

    async def make_way(self) -> None:
        """Leave writer and loop for a while to a crowd that waits: the longer, the larger it is."""
        if self._asked_at is not None and self._database.is_sqlite:
            await asyncio.sleep(min(LONGEST_PAUSE, len(self._waiting) * FOR_EACH))

    @property
    def stored(self) -> asyncio.Event:
        """Set whenever new rows have been committed; whoever settles clears it."""
        return self._stored

    async def __aenter__(self) -> Self:
        self._task = asyncio.get_running_loop().create_task(self._serve())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        for _, done in (*self._writing, *self._waiting):
            done.cancel()  # not acknowledged, so the messenger will push it again

    async def store(self, push: Inbound | Event, now: datetime) -> None:
        """Return once the push is on disk. Raises what the database raised: then nothing was stored."""
        loop = asyncio.get_running_loop()
        done = loop.create_future()
        self._waiting.append((write_push(push, now), done))
        self._asked_at = self._asked_at or loop.time()
        self._wanted.set()
        await done

    async def _serve(self) -> None:
        GOES_FIRST.set(True)
        while True:
            await self._wanted.wait()
            self._wanted.clear()
            if not self._waiting:
                continue  # the last ones were taken along
            try:
                await self._write()
            except Exception as error:  # noqa: BLE001 - whatever it is, those who wait must hear of it
                self._take()
                self._tell(error)
            else:
                self._tell(None)
                self._stored.set()

    async def _write(self) -> None:
        try:
            await self._write_once()
        except sa.exc.DBAPIError as error:
            # Two replicas got the same pushes in different order. The other one is through by now.
            if getattr(error.orig, "sqlstate", None) != DEADLOCK:
                raise
            await self._write_once()

    async def _write_once(self) -> None:
        """Whoever comes before the transaction has begun is taken along."""
        dialect = sqlite if self._database.is_sqlite else postgresql
        statement = dialect.insert(InboxRow).on_conflict_do_nothing(index_elements=["message_id"])
        async with self._database.write_engine.begin() as connection:
            self._take()
            await connection.execute(statement, [row for row, _ in self._writing])

    def _take(self) -> None:
        self._writing += self._waiting
        self._waiting, self._asked_at = [], None

    def _tell(self, error: Exception | None) -> None:
        told, self._writing = self._writing, []
        for _, done in told:
            if done.done():
                continue
            if error:
                done.set_exception(error)
            else:
                done.set_result(None)


@dataclass(frozen=True, slots=True)
class Opened:
    """A claimed row and the push in it."""

    row: InboxRow
    row_id: int

    @property
    def readable(self) -> Inbound | Event | None:
        """What was pushed, if it can be read."""
        try:
            return self.push
        except Exception:  # noqa: BLE001 - whatever is odd about it, it cannot be read
            return None

    @property
    def push(self) -> Inbound | Event:
        """What was pushed. Raises for a row nobody can read: then that row alone is parked."""
        return read_push(self.row.kind, self.row.payload)


def _open(row: InboxRow) -> Opened:
    return Opened(row, row.id or 0)


async def claim(session: AsyncSession, now: datetime, limit: int) -> list[Opened]:
    """The oldest open row of each sender, locked until this transaction ends (skipped by replicas).

    Asked for in two steps: in one, PostgreSQL's planner takes the wrong way after every burst of pushes.
    """
    is_new = col(InboxRow.state) == InboxState.NEW
    tried = sa.func.max(col(InboxRow.next_try_at))  # only a sender's oldest has ever been tried
    first_of_each = (
        select(sa.func.min(InboxRow.id))
        .where(is_new)
        .group_by(col(InboxRow.sender))
        .having(sa.or_(tried.is_(None), tried <= now))
        .order_by(sa.func.min(InboxRow.id))
        .limit(limit * FOR_REPLICAS)
    )
    ids = (await session.exec(first_of_each)).all()
    query = (
        select(InboxRow)
        .where(col(InboxRow.id).in_(ids), is_new, _is_due(now))
        .order_by(col(InboxRow.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return [_open(row) for row in (await session.exec(query)).all()] if ids else []


def _is_due(now: datetime) -> sa.ColumnElement[bool]:
    return sa.or_(col(InboxRow.next_try_at).is_(None), col(InboxRow.next_try_at) <= now)


async def claim_one(session: AsyncSession, now: datetime) -> Opened | None:
    """The oldest open row of all."""
    return next(iter(await claim(session, now, 1)), None)


async def find_row(session: AsyncSession, row_id: int) -> InboxRow:
    """The row of a push that is on record."""
    return await session.get_one(InboxRow, row_id)


async def newest(session: AsyncSession) -> int:
    """The last row there is at this moment."""
    return (await session.exec(_NEWEST)).one() or 0


def settle(row: InboxRow, now: datetime, *, held_back: bool = False) -> None:
    """The push has had its effect, or is kept without one."""
    row.state, row.settled_at = InboxState.SETTLED, now
    if held_back:
        row.trouble = HELD_BACK


def postpone(row: InboxRow, now: datetime, trouble: str) -> bool:
    """Try again shortly, and park it after the last attempt. True when it was parked now."""
    row.attempts += 1
    row.trouble = trouble[:300]
    if row.attempts >= MAX_ATTEMPTS:
        row.state = InboxState.PARKED
        return True
    row.next_try_at = now + RETRY_AFTER
    return False


async def count_open(session: AsyncSession, received_by: datetime | None = None) -> int:
    """How many pushes wait to be settled; with a moment, of those that had come by then."""
    query = select(sa.func.count()).select_from(InboxRow).where(InboxRow.state == InboxState.NEW)
    if received_by is not None:
        query = query.where(col(InboxRow.received_at) <= received_by)
    return (await session.exec(query)).one()


async def empty_old_pushes(session: AsyncSession, before: datetime) -> None:
    """What people typed and sent so long ago is not kept; that it came and was settled is."""
    full = sa.cast(col(InboxRow.payload), sa.Text) != "{}"
    old = sa.and_(col(InboxRow.state) == InboxState.SETTLED, col(InboxRow.received_at) < before, full)
    await session.exec(sa.update(InboxRow).where(old).values(payload={}))
