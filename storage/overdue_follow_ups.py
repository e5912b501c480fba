"""Follow-ups whose day has passed, within the cases of a digest."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.digests import Cases
from domain.tables.numbers import say_number
from domain.transitions import LEFT
from domain.vocabulary import FollowUpKind, FollowUpState
from storage.plain_rows import fetch
from storage.scoping import within
from storage.tables import Assignment, Case, FollowUp


@dataclass(frozen=True, slots=True)
class OverdueFollowUp:
    """What was to be done by a day and is not."""

    number: str
    kind: FollowUpKind
    due_on: date
    secret: bool


async def count_overdue_follow_ups(session: AsyncSession, cases: Cases, today: date) -> int:
    """How many there are."""
    query = _late(sa.select(sa.func.count()), cases, today)
    return int((await fetch(session, query))[0][0])


async def overdue_follow_ups(
    session: AsyncSession, cases: Cases, today: date, most: int
) -> list[OverdueFollowUp]:
    """The first of them, the longest overdue first."""
    columns = sa.select(
        col(Case.number), col(Case.source), col(FollowUp.kind), col(FollowUp.due_on), col(Case.secret)
    )
    query = _late(columns, cases, today).order_by(col(FollowUp.due_on), col(FollowUp.id)).limit(most)
    return [
        OverdueFollowUp(say_number(number, source), kind, due_on, secret)
        for number, source, kind, due_on, secret in await fetch(session, query)
    ]


def _late(query: "sa.Select[*tuple[Any, ...]]", cases: Cases, today: date) -> "sa.Select[*tuple[Any, ...]]":
    """Those of a case that has left its unit are owed no more."""
    is_owed = sa.or_(col(Assignment.id).is_(None), col(Assignment.state).not_in(tuple(LEFT)))
    is_late = sa.and_(col(FollowUp.state) == FollowUpState.OPEN, col(FollowUp.due_on) < today)
    joined = (
        query.select_from(FollowUp)
        .join(Case, col(Case.id) == col(FollowUp.case_id))
        .outerjoin(Assignment, col(Assignment.id) == col(FollowUp.assignment_id))
    )
    return joined.where(is_late, is_owed, *within(cases, today))
