"""Acts of supervision: proposed, decided by one winner, numbered without gaps, and found again."""

from collections.abc import Collection, Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.sight import EVERYTHING, Sight
from domain.supervision import STANDING, number_of
from domain.vocabulary import SupervisionLevel, SupervisionState
from storage.sights import seen_by
from storage.tables import Assignment, Case, Supervision
from storage.unit_of_work import UnitOfWork

_NUMBERING = 20_101  # the lock under which numbers are given: two at once would get the same


async def find_supervision(session: AsyncSession, name: str) -> Supervision | None:
    """The act a button names: s5."""
    known = name[:1] == "s" and name[1:].isdecimal()
    return await session.get(Supervision, int(name[1:])) if known else None


async def pending_supervision(
    session: AsyncSession, assignment_ids: Collection[int] | None = None
) -> Sequence[Supervision]:
    """Proposals nobody has decided, oldest first; of some assignments only, if any are named."""
    query = select(Supervision).where(Supervision.state == SupervisionState.PROPOSED)
    if assignment_ids is not None:
        query = query.where(col(Supervision.assignment_id).in_(assignment_ids))
    return (await session.exec(query.order_by(col(Supervision.id)))).all()


async def supervision_of(session: AsyncSession, assignment_ids: Collection[int]) -> Sequence[Supervision]:
    """What was ever proposed about some assignments, oldest first."""
    query = select(Supervision).where(col(Supervision.assignment_id).in_(assignment_ids))
    return (await session.exec(query.order_by(col(Supervision.id)))).all()


async def standing_supervision(session: AsyncSession, sight: Sight = EVERYTHING) -> Sequence[Supervision]:
    """What was issued and has not ended, as far as somebody may see it, the soonest day first."""
    query = select(Supervision).where(col(Supervision.state).in_(STANDING))
    if seen := seen_by(sight):
        query = query.join(Assignment, col(Assignment.id) == col(Supervision.assignment_id))
        query = query.join(Case, col(Case.id) == col(Assignment.case_id)).where(*seen)
    order = (col(Supervision.rectify_by_on).is_(None), col(Supervision.rectify_by_on), col(Supervision.id))
    return (await session.exec(query.order_by(*order))).all()


async def numbered(
    session: AsyncSession, level: SupervisionLevel, year: int, serial: int
) -> Supervision | None:
    """The act that bears this number."""
    query = select(Supervision).where(
        Supervision.level == level, Supervision.year == year, Supervision.serial == serial
    )
    return (await session.exec(query)).first()


async def next_serial(work: UnitOfWork, level: SupervisionLevel, year: int) -> int:
    """The number after the last one of its level and year; nobody else gets one until this work ends."""
    if not work.database.is_sqlite:  # on SQLite there is one writer at a time anyway
        await work.session.exec(select(sa.func.pg_advisory_xact_lock(_NUMBERING)))
    query = select(sa.func.max(Supervision.serial)).where(
        Supervision.level == level, Supervision.year == year
    )
    return ((await work.session.exec(query)).one() or 0) + 1


async def move_on(
    session: AsyncSession,
    act: Supervision,
    before: Collection[SupervisionState],
    **values: Any,  # noqa: ANN401 - columns
) -> bool:
    """Write the values if it still is in one of these states; False when somebody was first."""
    statement = (
        sa.update(Supervision)
        .where(col(Supervision.id) == act.id, col(Supervision.state).in_(before))
        .values(**values)
        .execution_options(synchronize_session=False)
    )
    won = (await session.exec(statement)).rowcount == 1
    await session.refresh(act)
    return won


async def unsigned_acts(session: AsyncSession) -> Sequence[Supervision]:
    """Issued, and nobody has signed for it."""
    query = select(Supervision).where(Supervision.state == SupervisionState.ISSUED)
    return (await session.exec(query.order_by(col(Supervision.id)))).all()


async def last_judged(
    session: AsyncSession, assignment_ids: Collection[int] | None, by: int | None = None
) -> Supervision | None:
    """The one that was approved or refused last, about some assignments or any, perhaps by one person."""
    open_states = (SupervisionState.PROPOSED, SupervisionState.WITHDRAWN)
    query = select(Supervision).where(
        ~col(Supervision.state).in_(open_states), col(Supervision.decided_at).is_not(None)
    )
    if assignment_ids is not None:
        query = query.where(col(Supervision.assignment_id).in_(assignment_ids))
    query = query.where(col(Supervision.decided_by) == by) if by is not None else query
    newest = query.order_by(col(Supervision.decided_at).desc(), col(Supervision.id).desc())
    return (await session.exec(newest.limit(1))).first()


def spoken(act: Supervision) -> str:
    """督〔2026〕3号; "" as long as it has no number."""
    return number_of(act.level, act.year, act.serial) if act.year and act.serial else ""


def proposal_name(act: Supervision) -> str:
    """What a button calls it: s5."""
    return f"s{act.id}"
