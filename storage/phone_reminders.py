"""What the office said by telephone, newest first."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.tables import PhoneReminder


async def phone_reminders(session: AsyncSession, assignment_ids: Collection[int]) -> Sequence[PhoneReminder]:
    """The calls about some assignments, also those that nobody answered; not what was taken back."""
    query = select(PhoneReminder).where(
        col(PhoneReminder.assignment_id).in_(assignment_ids), col(PhoneReminder.undone_at).is_(None)
    )
    newest = (col(PhoneReminder.at).desc(), col(PhoneReminder.id).desc())
    return (await session.exec(query.order_by(*newest))).all()


async def phoned_since(session: AsyncSession, since: datetime) -> frozenset[int]:
    """The assignments whose unit was reached by telephone from then on."""
    query = select(PhoneReminder.assignment_id).where(
        PhoneReminder.at >= since, col(PhoneReminder.answered), col(PhoneReminder.undone_at).is_(None)
    )
    return frozenset((await session.exec(query)).all())


async def take_back_calls(
    session: AsyncSession, ids: Collection[int], at: datetime
) -> Sequence[PhoneReminder]:
    """Mark calls as taken back; empty if they are not there or were taken back before."""
    query = select(PhoneReminder).where(
        col(PhoneReminder.id).in_(ids), col(PhoneReminder.undone_at).is_(None)
    )
    calls = (await session.exec(query)).all()
    for call in calls:
        call.undone_at = at
    return calls
