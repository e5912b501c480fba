"""Items that came in by themselves: found again, waiting for somebody, handed out together."""

from collections.abc import Collection, Sequence

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.intake.vocabulary import ItemState
from storage.tables import IntakeItem

CHUNK = 500  # keys of one query


async def find_items(session: AsyncSession, keys: Collection[str]) -> dict[str, IntakeItem]:
    """Those that have come before, by key, and nobody else's to change until the transaction ends."""
    found, order = dict[str, IntakeItem](), sorted(keys)
    for start in range(0, len(order), CHUNK):
        query = select(IntakeItem).where(col(IntakeItem.key).in_(order[start : start + CHUNK]))
        found |= {row.key: row for row in (await session.exec(query.with_for_update())).all()}
    return found


async def waiting_items(session: AsyncSession, ids: Collection[int] = ()) -> Sequence[IntakeItem]:
    """What waits for somebody of the office, or those of it with these ids, oldest first."""
    query = select(IntakeItem).where(IntakeItem.state == ItemState.WAITING).order_by(col(IntakeItem.id))
    query = query.where(col(IntakeItem.id).in_(ids)) if ids else query
    return (await session.exec(query)).all()


async def find_item(session: AsyncSession, item_id: int) -> IntakeItem | None:
    """One of them, and nobody else's to change until the transaction ends."""
    return (await session.exec(select(IntakeItem).where(IntakeItem.id == item_id).with_for_update())).first()


async def count_waiting(session: AsyncSession) -> int:
    """How many wait."""
    query = select(sa.func.count()).select_from(IntakeItem).where(IntakeItem.state == ItemState.WAITING)
    return (await session.exec(query)).one()


async def items_become(session: AsyncSession, case_ids: Collection[int]) -> Sequence[IntakeItem]:
    """Those that have become one of these cases."""
    entered = (IntakeItem.state == ItemState.ENTERED, col(IntakeItem.case_id).in_(case_ids))
    return (await session.exec(select(IntakeItem).where(*entered).order_by(col(IntakeItem.id)))).all()


async def items_of_batch(session: AsyncSession, batch: str) -> Sequence[IntakeItem]:
    """What was handed out together."""
    query = select(IntakeItem).where(IntakeItem.batch == batch).order_by(col(IntakeItem.id))
    return (await session.exec(query)).all()
