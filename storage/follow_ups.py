"""Follow-ups as they are asked for: of a case, of a unit, open ones by a day."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.vocabulary import FollowUpKind, FollowUpState
from storage.tables import Assignment, Case, FollowUp

OPEN = (FollowUpState.OPEN,)


async def follow_ups_of_case(
    session: AsyncSession,
    case_id: int,
    kinds: Collection[FollowUpKind] = (),
    states: Collection[FollowUpState] = (),
) -> Sequence[FollowUp]:
    """What a case has, soonest first; of some kinds or in some states only, if any are named."""
    query = select(FollowUp).where(FollowUp.case_id == case_id)
    if kinds:
        query = query.where(col(FollowUp.kind).in_(kinds))
    if states:
        query = query.where(col(FollowUp.state).in_(states))
    return (await session.exec(query.order_by(col(FollowUp.due_on), col(FollowUp.id)))).all()


async def open_follow_ups(
    session: AsyncSession, unit_ids: Collection[int] | None = None, by: date | None = None
) -> Sequence[FollowUp]:
    """Open ones of some units (None: of all, the office's own too), due by a day if one is named."""
    query = select(FollowUp).where(col(FollowUp.state).in_(OPEN))
    if unit_ids is not None:
        query = query.join(Assignment, col(Assignment.id) == col(FollowUp.assignment_id))
        query = query.where(col(Assignment.unit_id).in_(unit_ids))
    if by is not None:
        query = query.where(col(FollowUp.due_on) <= by)
    return (await session.exec(query.order_by(col(FollowUp.due_on), col(FollowUp.id)))).all()


async def follow_up_from(
    session: AsyncSession, origin: str, kind: FollowUpKind, title: str = ""
) -> FollowUp | None:
    """The one that came of this fact, if there is one."""
    query = select(FollowUp).where(FollowUp.origin == origin, FollowUp.kind == kind)
    if title:
        query = query.where(FollowUp.title == title)
    return (await session.exec(query.order_by(col(FollowUp.id)))).first()


async def find_follow_up(session: AsyncSession, name: str) -> FollowUp | None:
    """The one a button names: g12."""
    return await session.get(FollowUp, int(name[1:])) if name[:1] == "g" and name[1:].isdecimal() else None


async def case_of(session: AsyncSession, follow_up: FollowUp) -> Case:
    """The case it belongs to."""
    case = await session.get(Case, follow_up.case_id)
    assert case is not None  # noqa: S101 - a foreign key
    return case
