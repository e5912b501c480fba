"""What a roster changed of units, persons and posts, row by row; and the rows as they were."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.vocabulary import AssignmentState, PostRole
from storage.tables import Assignment, LedgerEntry, Person, Post, Unit

Rows = dict[str, dict[str, Any]]  # table → id → the row as JSON; None where there was none
_TABLES: Final[tuple[type[SQLModel], ...]] = (Unit, Person, Post)
_DAYS = ("since_on", "until_on")


async def roster_rows(session: AsyncSession) -> Rows:
    """Every unit, person and post as it stands."""
    await session.flush()
    rows: Rows = {}
    for table in _TABLES:
        found = (await session.exec(select(table))).all()
        rows[table.__name__] = {str(row.model_dump()["id"]): _plain(row) for row in found}
    return rows


def changed_rows(before: Rows, after: Rows) -> Rows:
    """Of each row that is new or other than it was: how it was, and how it is."""
    return {
        table: {
            id_: [before[table].get(id_), row] for id_, row in rows.items() if before[table].get(id_) != row
        }
        for table, rows in after.items()
    }


async def is_as_left(session: AsyncSession, changed: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether nobody has changed any of these rows since."""
    present = await roster_rows(session)
    return all(
        present[table].get(id_) == row for table, rows in changed.items() for id_, (_, row) in rows.items()
    )


async def acted_since(
    session: AsyncSession, changed: Mapping[str, Mapping[str, Any]], at: datetime
) -> tuple[str, str] | None:
    """A person who has got a post and has done something since, or a unit that has got a case since."""
    people = {str(after["person_id"]) for before, after in changed.get("Post", {}).values() if before is None}
    ids = [int(one) for one in people]
    users = dict(
        (await session.exec(select(Person.user_id, Person.name).where(col(Person.id).in_(ids)))).all()
    )
    spoke = select(LedgerEntry.actor).where(
        col(LedgerEntry.actor).in_([user for user in users if user]), col(LedgerEntry.at) > at
    )
    if actor := (await session.exec(spoke.limit(1))).first():
        return "person", users[actor]
    fresh = [int(id_) for id_, (before, _) in changed.get("Unit", {}).items() if before is None]
    has = (
        select(Unit.name)
        .join(Assignment, col(Assignment.unit_id) == col(Unit.id))
        .where(col(Unit.id).in_(fresh), col(Assignment.state) != AssignmentState.REVOKED)
    )
    unit = (await session.exec(has.limit(1))).first()
    return ("unit", unit) if unit else None


async def restore_rows(session: AsyncSession, changed: Mapping[str, Mapping[str, Any]]) -> None:
    """The rows as they were; new ones go, unless something else refers to them by now."""
    for table in reversed(_TABLES):
        for id_, (before, _) in changed.get(table.__name__, {}).items():
            row = await session.get(table, int(id_))
            if row is None:
                continue
            if before is not None:
                row.sqlmodel_update(_read(before))
            elif table is Post or not await _is_referred_to(session, table, int(id_)):
                await session.delete(row)
        await session.flush()


async def _is_referred_to(session: AsyncSession, table: type[SQLModel], id_: int) -> bool:
    """Whether any row of any table names this one."""
    target = sa.inspect(table).local_table
    for other in SQLModel.metadata.tables.values():
        for column in other.columns:
            if any(key.column.table is target for key in column.foreign_keys):
                query = sa.select(sa.literal(1)).select_from(other).where(column == id_).limit(1)
                if (await session.exec(query)).first() is not None:  # type: ignore[call-overload]
                    return True
    return False


def _plain(row: SQLModel) -> dict[str, Any]:
    dumped: dict[str, Any] = row.model_dump(mode="json")
    return dumped


def _read(before: Mapping[str, Any]) -> dict[str, Any]:
    read = dict(before)
    read |= {name: date.fromisoformat(read[name]) for name in _DAYS if read.get(name)}
    return read | ({"role": PostRole(read["role"])} if "role" in read else {})
