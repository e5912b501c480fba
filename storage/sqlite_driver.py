"""SQLite's driver with one trip to its thread per statement: the trips cost more than the statements.

A transaction begins on the way with its first statement, and one that had none ends without a trip.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from typing import Any, Self

import aiosqlite

_CHUNK = 64  # rows fetched at a time by whoever iterates, which nobody here does


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a statement left behind."""

    rows: Sequence[Any] = ()
    description: Any = None
    rowcount: int = -1
    lastrowid: int | None = None


class Connection(aiosqlite.Connection):
    """aiosqlite's, with cursors of our own."""

    def __init__(self, database: str, **options: Any) -> None:  # noqa: ANN401 - sqlite3's own
        super().__init__(partial(sqlite3.connect, database, **options), _CHUNK)
        self._begin = ""  # the BEGIN that goes along with the next statement
        self._thread.daemon = True  # as SQLAlchemy has it: a forgotten connection must not keep the process

    async def _connect(self) -> aiosqlite.Connection:  # type: ignore[explicit-override]
        """A connection that cannot be opened ends its thread, which would outlive the loop and complain."""
        try:
            return await super()._connect()
        except BaseException:
            self._thread.join()
            raise

    def cursor(self) -> "Cursor":  # type: ignore[explicit-override, override]
        """A cursor that costs no trip."""
        return Cursor(self)

    async def run(self, sql: str, parameters: Iterable[Any], *, many: bool = False) -> _Outcome:
        """Execute and fetch everything, in one trip to the thread."""
        if sql.startswith("BEGIN"):
            self._begin = sql
            return _Outcome()
        begin, self._begin = self._begin, ""
        trip = _run_many if many else _run
        outcome: _Outcome = await self._execute(trip, self._conn, begin, sql, parameters)  # type: ignore[no-untyped-call]
        return outcome

    async def commit(self) -> None:  # type: ignore[explicit-override]
        """Commit what was begun."""
        if self._begin:
            self._begin = ""
        else:
            await super().commit()

    async def rollback(self) -> None:  # type: ignore[explicit-override]
        """Take back what was begun."""
        if self._begin:
            self._begin = ""
        else:
            await super().rollback()


class Cursor:
    """The part of aiosqlite's cursor that SQLAlchemy uses."""

    arraysize = 1

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._outcome = _Outcome()

    async def __aenter__(self) -> Self:
        return self

    async def close(self) -> None:
        """Nothing is open: the statement was finished where it was executed."""

    async def execute(self, sql: str, parameters: Iterable[Any] = ()) -> Self:
        """Execute one statement and fetch all its rows."""
        self._outcome = await self._connection.run(sql, parameters)
        return self

    async def executemany(self, sql: str, parameters: Iterable[Iterable[Any]]) -> Self:
        """Execute one statement for many parameters."""
        self._outcome = await self._connection.run(sql, parameters, many=True)
        return self

    async def fetchall(self) -> Sequence[Any]:
        """The rows of the last statement."""
        return self._outcome.rows

    @property
    def description(self) -> Any:  # noqa: ANN401 - sqlite3's own
        """The columns of the last statement; None if it gives no rows."""
        return self._outcome.description

    @property
    def rowcount(self) -> int:
        """How many rows the last statement changed."""
        return self._outcome.rowcount

    @property
    def lastrowid(self) -> int | None:
        """The id of the row inserted last."""
        return self._outcome.lastrowid


def _run(connection: sqlite3.Connection, begin: str, sql: str, parameters: Sequence[Any]) -> _Outcome:
    if begin:
        connection.execute(begin)
    return _fetch(connection.execute(sql, parameters))


def _run_many(
    connection: sqlite3.Connection, begin: str, sql: str, parameters: Iterable[Sequence[Any]]
) -> _Outcome:
    if begin:
        connection.execute(begin)
    return _fetch(connection.executemany(sql, parameters))


def _fetch(cursor: sqlite3.Cursor) -> _Outcome:
    """Read everything and close."""
    with closing(cursor):
        return _Outcome(cursor.fetchall(), cursor.description, cursor.rowcount, cursor.lastrowid)
