"""Follow-ups as they are asked for: of a case, of a unit, open ones by a day."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, time

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.follow_ups import Followed
from domain.ladder import FOLLOWED
from domain.sight import EVERYTHING, Sight
from domain.tables.numbers import say_number
from domain.transitions import LEFT
from domain.vocabulary import FollowUpKind, FollowUpState
from domain.zone import OFFICE_ZONE
from storage.notices import comes_back
from storage.sights import seen_by
from storage.tables import Assignment, Case, FollowUp, Notice

OPEN = (FollowUpState.OPEN,)
GONE = tuple(LEFT)
CHUNK = 500  # ids of one query


def assignment_of_follow_up() -> sa.ColumnElement[int]:
    """The assignment a follow-up counts for: its own, or its case's first."""
    first = (
        sa.select(sa.func.min(col(Assignment.id)))
        .where(col(Assignment.case_id) == col(FollowUp.case_id))
        .correlate(FollowUp)
        .scalar_subquery()
    )
    return sa.func.coalesce(col(FollowUp.assignment_id), first)


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


async def follow_ups_of_cases(session: AsyncSession, case_ids: Collection[int]) -> Sequence[FollowUp]:
    """What is open of some cases."""
    ids, found = sorted(case_ids), list[FollowUp]()
    for start in range(0, len(ids), CHUNK):
        some = ids[start : start + CHUNK]
        query = select(FollowUp).where(col(FollowUp.case_id).in_(some), col(FollowUp.state).in_(OPEN))
        found += (await session.exec(query.order_by(col(FollowUp.id)))).all()
    return found


async def open_follow_ups(
    session: AsyncSession, sight: Sight = EVERYTHING, by: date | None = None
) -> Sequence[FollowUp]:
    """Open ones that somebody may see (who sees all sees the office's own too), perhaps due by a day."""
    query = select(FollowUp).where(col(FollowUp.state).in_(OPEN))
    if seen := seen_by(sight):
        query = query.join(Assignment, col(Assignment.id) == col(FollowUp.assignment_id))
        query = query.join(Case, col(Case.id) == col(Assignment.case_id)).where(*seen)
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


async def followed(session: AsyncSession) -> list[Followed]:
    """Every open follow-up that has a day and a case still alive, as reminders depend on it."""
    query = (
        select(FollowUp, Case, Assignment)
        .join(Case, col(Case.id) == col(FollowUp.case_id))
        .outerjoin(Assignment, col(Assignment.id) == col(FollowUp.assignment_id))
        .where(col(FollowUp.state).in_(OPEN), col(FollowUp.due_on).is_not(None))
        .where(sa.or_(col(Assignment.id).is_(None), col(Assignment.state).not_in(GONE)))
        .order_by(col(FollowUp.id))
    )
    return [_followed(*row) for row in (await session.exec(query)).all()]


def _followed(row: FollowUp, case: Case, assignment: Assignment | None) -> Followed:
    assert row.id is not None  # noqa: S101 - it is stored
    assert row.due_on is not None  # noqa: S101 - asked for
    return Followed(
        id=row.id,
        kind=row.kind,
        case_number=say_number(case.number, case.source),
        title="" if case.secret else row.title,
        due_on=row.due_on,
        told_on=row.told_on or row.due_on,
        assignment_id=row.assignment_id,
        unit_id=assignment.unit_id if assignment else None,
    )


async def told_follow_ups(session: AsyncSession, since: date | None) -> set[str]:
    """Keys of the reminders of follow-ups that were or will be said to anybody since that day."""
    query = select(Notice.key).where(col(Notice.kind).in_(FOLLOWED), ~comes_back())
    if since is not None:
        query = query.where(col(Notice.due_at) >= datetime.combine(since, time(), OFFICE_ZONE))
    return {key.rpartition("@")[0] for key in (await session.exec(query)).all()}


async def due_days(session: AsyncSession, ids: Collection[int]) -> dict[int, str]:
    """The ISO days of those that are open and have one."""
    query = select(FollowUp).where(
        col(FollowUp.id).in_(ids), col(FollowUp.state).in_(OPEN), col(FollowUp.due_on).is_not(None)
    )
    rows = (await session.exec(query)).all()
    return {row.id: row.due_on.isoformat() for row in rows if row.id is not None and row.due_on is not None}
