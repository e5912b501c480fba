"""Posts that are being handed over: who was asked, and what came of it."""

from collections.abc import Collection, Sequence

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.vocabulary import HandOverState, PostRole
from storage.tables import HandOver

OPEN_STATES = (HandOverState.ASKED, HandOverState.PARTLY)


async def hand_over_of(session: AsyncSession, hand_over_id: int) -> HandOver | None:
    """One hand-over."""
    return await session.get(HandOver, hand_over_id)


async def hand_overs_to(session: AsyncSession, person_id: int) -> Sequence[HandOver]:
    """What somebody was asked to take over and has not taken wholly; what he has not answered first."""
    query = select(HandOver).where(HandOver.to_id == person_id, col(HandOver.state).in_(OPEN_STATES))
    rows = (await session.exec(query.order_by(col(HandOver.id)))).all()
    return [row for row in rows if row.state is HandOverState.ASKED] or rows


async def hand_overs_from(
    session: AsyncSession, person_id: int, *states: HandOverState
) -> Sequence[HandOver]:
    """What somebody handed over, the latest first."""
    query = select(HandOver).where(HandOver.from_id == person_id, col(HandOver.state).in_(states))
    return (await session.exec(query.order_by(col(HandOver.id).desc()))).all()


async def hand_overs_at(
    session: AsyncSession, unit_id: int, role: PostRole | None, *states: HandOverState
) -> Sequence[HandOver]:
    """The same of one unit, and one of its posts."""
    query = select(HandOver).where(HandOver.unit_id == unit_id, col(HandOver.state).in_(states))
    if role is not None:
        query = query.where(HandOver.role == role)
    return (await session.exec(query.order_by(col(HandOver.id).desc()))).all()


async def asked_of(session: AsyncSession, hand_over_ids: Collection[int]) -> set[int]:
    """Those of them that nobody has answered."""
    query = select(HandOver.id).where(
        col(HandOver.id).in_(hand_over_ids), HandOver.state == HandOverState.ASKED
    )
    return {id_ for id_ in (await session.exec(query)).all() if id_ is not None}
