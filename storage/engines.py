"""Opens the database: one writer and separate readers on SQLite, one pool on PostgreSQL."""

import errno
import json
from collections.abc import Mapping
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker, create_async_engine
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.packs import Pack
from storage.fair_pool import FairPool
from storage.likeness import KnownMatters
from storage.packs import bundled_packs
from storage.rules import Rules
from storage.sqlite_driver import Connection

Session = AsyncSession  # what rooms that know no SQL hand on to queries
DatabaseTrouble = (sa.exc.SQLAlchemyError, OSError)  # what any database call may raise

_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=5000")


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class Database:
    """The two engines and their session makers. `writer` and `reader` are the same on PostgreSQL."""

    def __init__(self, url: str, packs: Mapping[str, Pack] | None = None) -> None:
        self.url = make_url(url)
        self.packs = bundled_packs() if packs is None else packs  # every document of rules, by name
        self.rules: Rules | None = None  # the last ones read; `UnitOfWork.rules` asks whether they hold
        self.alike = KnownMatters()
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        if self.is_sqlite:
            # One writer: waiting in Python is fair and quick, waiting in SQLite's sleep is neither.
            self.write_engine = _sqlite(self.url, "BEGIN IMMEDIATE", pool_size=1)
            self.read_engine = _sqlite(self.url, "BEGIN", pool_size=4, read_only=True)
        else:
            self.write_engine = self.read_engine = create_async_engine(
                self.url,
                json_serializer=_dump,
                hide_parameters=True,  # a failing statement is logged, what people wrote is not
                pool_pre_ping=True,
                pool_size=10,
                connect_args={"server_settings": {"lock_timeout": "10000", "statement_timeout": "60000"}},
            )
        self.writer = _sessions(self.write_engine)
        self.reader = _sessions(self.read_engine)

    async def close(self) -> None:
        """Give back every connection."""
        await self.write_engine.dispose()
        await self.read_engine.dispose()

    async def ping(self) -> None:
        """Take the write lock for a moment; raises when the database is gone or locked for long."""
        async with self.write_engine.begin() as connection:
            await connection.execute(sa.text("SELECT 1"))


def _sessions(engine: AsyncEngine) -> async_sessionmaker[AsyncSession]:
    return async_sessionmaker(engine, class_=AsyncSession, expire_on_commit=False)


def _sqlite(url: URL, begin: str, *, pool_size: int, read_only: bool = False) -> AsyncEngine:
    """An engine whose transactions start as told: the driver's own start would lose updates."""
    engine = create_async_engine(
        url,
        json_serializer=_dump,
        hide_parameters=True,
        pool_size=pool_size,
        max_overflow=0,
        poolclass=FairPool,
        connect_args={"async_creator_fn": Connection, "isolation_level": None},
    )
    pragmas = (*_PRAGMAS, "query_only=ON") if read_only else _PRAGMAS

    place = _Place(url.database)

    @sa.event.listens_for(engine.sync_engine, "do_connect")
    def look(*_: object) -> None:
        place.expect_file()

    @sa.event.listens_for(engine.sync_engine, "connect")
    def set_pragmas(connection: DBAPIConnection, _record: object) -> None:
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()
        place.expect_file()  # whoever opens a file that is not there makes an empty one

    @sa.event.listens_for(engine.sync_engine, "begin")
    def start(connection: sa.Connection) -> None:
        place.expect_file()
        connection.exec_driver_sql(begin)

    return engine


class _Place:
    """Where the file lies. A file moved away or replaced under us is refused: SQLite would not notice."""

    def __init__(self, path: str | None) -> None:
        self._path = Path(path) if path else None
        self._inode: int | None = None  # of the file first seen there

    def expect_file(self) -> None:
        """Raises OSError until the file is back; a restored one is for the next start."""
        found = self._look()
        self._inode = self._inode or found
        if found != self._inode:
            raise FileNotFoundError(errno.ENOENT, "the database file was moved or replaced", str(self._path))

    def _look(self) -> int | None:
        try:
            return self._path.stat().st_ino if self._path else None
        except OSError:
            return None
