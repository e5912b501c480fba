"""To-do items: which are missing or out of date, and the queue of what the wire has to be told."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.transitions import OPEN
from storage.desks import Item, items_by_id
from storage.leasing import lease, ready
from storage.tables import Assignment, Case, ToDoItem, ToDoState
from storage.unit_of_work import UnitOfWork

FARTHEST_TRY = timedelta(days=1)
_LIVE = (col(ToDoItem.wanted) == ToDoState.OPEN, col(ToDoItem.given_up_at).is_(None))


async def without_item(session: AsyncSession, pairs: Collection[tuple[int, int]], limit: int) -> list[Item]:
    """Open cases a unit was told of that stand in the list of none of its liaisons.

    `pairs` are units and the person in whose list their cases belong.
    """
    holds = sa.tuple_(col(Assignment.unit_id), col(ToDoItem.person_id)).in_(list(pairs))
    live = select(ToDoItem.id).where(
        ToDoItem.assignment_id == Assignment.id,
        ToDoItem.wanted == ToDoState.OPEN,
        holds,  # one that was given up is not tried again for the same person
    )
    ids = (
        select(Assignment.id)
        .where(
            col(Assignment.state).in_(OPEN),
            col(Assignment.pushed_at).is_not(None),
            col(Assignment.unit_id).in_({unit_id for unit_id, _ in pairs}),
            ~live.exists(),
        )
        .order_by(col(Assignment.id))
        .limit(limit)
    )
    found = [id_ for id_ in (await session.exec(ids)).all() if id_ is not None]
    return list((await items_by_id(session, found)).values())


async def rounds_of(session: AsyncSession, assignment_ids: Collection[int]) -> dict[int, int]:
    """How many items each of these cases has had."""
    query = (
        select(ToDoItem.assignment_id, sa.func.max(ToDoItem.round))
        .where(col(ToDoItem.assignment_id).in_(assignment_ids))
        .group_by(col(ToDoItem.assignment_id))
    )
    return dict((await session.exec(query)).all())


async def overtaken(
    session: AsyncSession, pairs: Collection[tuple[int, int]], limit: int
) -> list[tuple[ToDoItem, Item]]:
    """Items whose case has ended or has another day, or whose person does not hold the post any more."""
    moved = sa.or_(
        col(ToDoItem.due_on).is_distinct_from(col(Assignment.deadline_on)),
        col(ToDoItem.secret).is_distinct_from(col(Case.secret)),
        col(Assignment.state).not_in(OPEN),
        sa.tuple_(col(Assignment.unit_id), col(ToDoItem.person_id)).not_in(list(pairs) or [(0, 0)]),
    )
    query = (
        select(ToDoItem)
        .join(Assignment, col(ToDoItem.assignment_id) == col(Assignment.id))
        .join(Case, col(Assignment.case_id) == col(Case.id))
        .where(*_LIVE, moved)
        .order_by(col(ToDoItem.id))
        .limit(limit)
    )
    rows = (await session.exec(query)).all()
    items = await items_by_id(session, {row.assignment_id for row in rows})
    return [(row, items[row.assignment_id]) for row in rows]


async def has_item(session: AsyncSession, assignment_id: int, person_id: int) -> bool:
    """Whether the case stands in this person's list, or is on its way there."""
    query = select(ToDoItem.id).where(
        ToDoItem.assignment_id == assignment_id, ToDoItem.person_id == person_id, *_LIVE
    )
    return (await session.exec(query)).first() is not None


async def to_dos_of(session: AsyncSession, assignment_ids: Collection[int]) -> Sequence[ToDoItem]:
    """All items these cases ever had, oldest first."""
    query = select(ToDoItem).where(col(ToDoItem.assignment_id).in_(assignment_ids))
    return (await session.exec(query.order_by(col(ToDoItem.id)))).all()


def _due(now: datetime, *, silently: bool) -> list[sa.ColumnElement[bool]]:
    """What is to be told the wire now; `silently` only what nobody's phone makes a sound about."""
    conditions = [col(ToDoItem.pending).is_(True), *ready(ToDoItem, now, FARTHEST_TRY)]
    return [*conditions, col(ToDoItem.wanted) != ToDoState.OPEN] if silently else conditions


async def any_to_do_due(session: AsyncSession, now: datetime, *, silently: bool) -> bool:
    """Whether there is something to tell the wire, asked without the write lock."""
    query = select(ToDoItem.id).where(*_due(now, silently=silently)).limit(1)
    return (await session.exec(query)).first() is not None


async def claim_to_dos(work: UnitOfWork, owner: str, limit: int, *, silently: bool) -> Sequence[ToDoItem]:
    """Lease what the wire is to be told now, oldest first."""
    return await lease(work, ToDoItem, _due(work.now, silently=silently), owner, limit)


async def held_to_do(session: AsyncSession, id_: int, owner: str) -> ToDoItem | None:
    """The claimed item, if this claim still holds it."""
    query = select(ToDoItem).where(ToDoItem.id == id_, ToDoItem.lease_owner == owner).with_for_update()
    return (await session.exec(query)).first()


async def next_to_do(session: AsyncSession, after: datetime) -> datetime | None:
    """When the wire is next to be told something."""
    query = select(sa.func.min(ToDoItem.next_try_at)).where(
        col(ToDoItem.pending).is_(True), col(ToDoItem.next_try_at) > after
    )
    return (await session.exec(query)).one()
