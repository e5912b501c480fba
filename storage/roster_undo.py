"""Takes changes of the roster back, the last first, as long as everything stands as they left it."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlmodel import SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.vocabulary import AssignmentState, PostRole
from storage.rosters import Change, row_facts
from storage.tables import Assignment, InboxRow, Person, Post, Unit

_TABLES: Final[dict[str, type[SQLModel]]] = {"unit": Unit, "person": Person, "post": Post}
_DATES: Final = ("since_on", "until_on")
_SAID: Final = ("user_id", "name", "mobile")  # what a change says of a person


async def why_kept(session: AsyncSession, changes: Sequence[Change]) -> tuple[str, str] | None:
    """Why they cannot be taken back any more – `overtaken`, `has_cases`, `has_written` – and whose name.

    None if they can.
    """
    last = {(one["table"], one["id"]): one["after"] for one in changes}
    for (table, row_id), after in last.items():
        row = await session.get(_TABLES[table], row_id)
        if not _same(table, row_facts(table, row) if row else None, after):
            return "overtaken", ""
    new = [one for one in changes if one["before"] is None]
    if (unit := await _unit_with_cases(session, new)) is not None:
        return "has_cases", unit
    if (name := await _who_has_written(session, new)) is not None:
        return "has_written", name
    return None


async def _unit_with_cases(session: AsyncSession, new: Sequence[Change]) -> str | None:
    """A new unit that has been given a case since."""
    units = [one["id"] for one in new if one["table"] == "unit"]
    query = select(Unit.name).join(Assignment, col(Assignment.unit_id) == col(Unit.id))
    query = query.where(col(Unit.id).in_(units), col(Assignment.state) != AssignmentState.REVOKED)
    return (await session.exec(query.limit(1))).first() if units else None


async def _who_has_written(session: AsyncSession, new: Sequence[Change]) -> str | None:
    """A new person who has said something since."""
    people = [one["after"]["user_id"] for one in new if one["table"] == "person" and one["after"]["user_id"]]
    query = select(Person.name).join(InboxRow, col(InboxRow.sender) == col(Person.user_id))
    query = query.where(col(InboxRow.sender).in_(people))
    return (await session.exec(query.limit(1))).first() if people else None


def _same(table: str, now: dict[str, Any] | None, after: dict[str, Any] | None) -> bool:
    """Whether a row says what the change made it say; whether the wire reaches a person is no act."""
    if now is None or after is None or table != "person":
        return now == after
    return all(now[name] == after[name] for name in _SAID)


async def take_back_changes(session: AsyncSession, changes: Sequence[Change]) -> None:
    """Every row as it was before."""
    for one in reversed(changes):
        table, before = _TABLES[one["table"]], one["before"]
        row = await session.get(table, one["id"])
        if before is None and row is not None:
            await _remove(session, row)
        elif before is not None and row is None:
            session.add(table(id=one["id"], **_read_back(before)))
        elif before is not None and row is not None:
            row.sqlmodel_update(_read_back(before))
        await session.flush()


async def _remove(session: AsyncSession, row: SQLModel) -> None:
    """Delete it; a person who was told something stays on record, without his account and mobile."""
    try:
        async with session.begin_nested():
            await session.delete(row)
            await session.flush()
    except IntegrityError:
        if not isinstance(row, Person):
            raise
        await session.exec(sa.update(Person).where(col(Person.id) == row.id).values(user_id=None, mobile=""))
        await session.refresh(row)


def _read_back(facts: dict[str, Any]) -> dict[str, Any]:
    dates = {name: date.fromisoformat(facts[name]) for name in _DATES if facts.get(name)}
    role = {"role": PostRole(facts["role"])} if "role" in facts else {}
    return {**facts, **dates, **role}
