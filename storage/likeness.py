"""Which cases on record resemble others: an index kept in memory and brought up to date when it is asked."""

import asyncio
from collections.abc import Collection, Sequence
from typing import Final

import sqlalchemy as sa
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.similarity import READ, Index, Matter
from domain.tables.records import CaseIdentity
from storage.cases import standing
from storage.plain_rows import fetch
from storage.tables import Case

Name = int | CaseIdentity  # a case on record, or a row that is none yet
Alike = dict[Name, list[tuple[float, Name]]]
MOST: Final = 3


class KnownMatters:
    """One index for all who ask; while one works with it the others wait."""

    def __init__(self) -> None:
        self._index: Index[Name] = Index()
        self._lock = asyncio.Lock()

    @property
    def count(self) -> int:
        """How many cases were compared last time."""
        return len(self._index)

    async def __call__(
        self,
        session: AsyncSession,
        names: Collection[Name],
        at_least: float,
        rows: Sequence[Matter[Name]] = (),
    ) -> Alike:
        """Those like each of these (which is a case on record or one of the rows), the most alike first.

        A secret case is like nothing and nothing is like it.
        """
        known = await _matters(session)
        async with self._lock:
            return await asyncio.to_thread(self._find, known, names, at_least, rows)

    def _find(
        self,
        known: Sequence[Matter[Name]],
        names: Collection[Name],
        at_least: float,
        rows: Sequence[Matter[Name]],
    ) -> Alike:
        self._index.hold(known)
        held = {matter.name for matter in (*known, *rows)}
        with self._index.joined_by(rows):
            return self._index.find([name for name in names if name in held], at_least, MOST)


async def _matters(session: AsyncSession) -> list[Matter[Name]]:
    query = (
        sa.select(col(Case.id), col(Case.title), sa.func.substr(col(Case.content), 1, READ))
        .where(col(Case.secret).is_(False), standing())
        .order_by(col(Case.id))
    )
    return [Matter(id_, title, content) for id_, title, content in await fetch(session, query)]
