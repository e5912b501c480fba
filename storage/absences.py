"""Who is away and who stands in: what was agreed, and what happened meanwhile."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.calendar import DAY
from domain.vocabulary import AbsenceState
from domain.zone import OFFICE_ZONE
from storage.plain_rows import fetch
from storage.tables import Absence, Assignment, Case, LedgerEntry

# What a stand-in does that the holder wants to know of, as the ledger calls it.
_ACTS = {
    "acknowledged": "signed", "progress": "progress", "answered": "answered", "reported": "reported",
    "extension_requested": "extension", "return_requested": "return",
}  # fmt: skip


async def absence_of(session: AsyncSession, absence_id: int) -> Absence | None:
    """One absence."""
    return await session.get(Absence, absence_id)


async def absences_from(
    session: AsyncSession,
    on: date,
    *,
    person_id: int | None = None,
    stand_in_id: int | None = None,
    unit_ids: Collection[int] | None = None,
) -> Sequence[Absence]:
    """Those in force and not over on a day, the first to begin first: of one person, or of a stand-in."""
    query = select(Absence).where(Absence.state == AbsenceState.AGREED, col(Absence.ends_on) >= on)
    if person_id is not None:
        query = query.where(Absence.person_id == person_id)
    if stand_in_id is not None:
        query = query.where(Absence.stand_in_id == stand_in_id)
    if unit_ids is not None:
        query = query.where(col(Absence.unit_id).in_(unit_ids))
    return (await session.exec(query.order_by(col(Absence.begins_on), col(Absence.id)))).all()


async def in_force(session: AsyncSession, absence_ids: Collection[int]) -> set[int]:
    """Those of them that stand."""
    query = select(Absence.id).where(col(Absence.id).in_(absence_ids), Absence.state == AbsenceState.AGREED)
    return {id_ for id_ in (await session.exec(query)).all() if id_ is not None}


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What happened at a unit while somebody was away: acts by kind, and what came in."""

    acts: Counter[str]
    came_in: int
    numbers: tuple[str, ...]  # of the cases acted on

    def as_facts(self) -> dict[str, object]:
        """As JSON keeps it."""
        return {"acts": dict(self.acts), "came_in": self.came_in, "numbers": list(self.numbers)}


async def meanwhile(session: AsyncSession, absence: Absence, until: datetime) -> Meanwhile:
    """What the unit's people did with its cases from the first day of an absence on."""
    since = datetime.combine(absence.begins_on, time(), OFFICE_ZONE)
    end = min(until, datetime.combine(absence.ends_on + DAY, time(), OFFICE_ZONE))
    query = (
        sa.select(col(Assignment.id), col(Case.number), col(Assignment.assigned_at))
        .join(Case, col(Case.id) == col(Assignment.case_id))
        .where(col(Assignment.unit_id) == absence.unit_id)
    )
    own = {f"assignment:{id_}": (number, at) for id_, number, at in await fetch(session, query)}
    entries = sa.select(col(LedgerEntry.act), col(LedgerEntry.subject)).where(
        col(LedgerEntry.at) >= since, col(LedgerEntry.at) <= end, col(LedgerEntry.act).in_(_ACTS)
    )
    done = [(act, own[subject][0]) for act, subject in await fetch(session, entries) if subject in own]
    came_in = sum(since <= at <= end for _, at in own.values())
    numbers = tuple(dict.fromkeys(number for _, number in done))
    return Meanwhile(Counter(_ACTS[act] for act, _ in done), came_in, numbers)
