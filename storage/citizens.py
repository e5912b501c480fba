"""Finds the cases that hold a citizen's number or name."""

from collections.abc import Sequence
from typing import Final

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.tables import Acceptance, Assignment, Case, Contact, Rating, Reply, Visit

MOST: Final = 50
_ON_PARTS: Final = (
    (Contact, (Contact.with_whom, Contact.text)),
    (Rating, (Rating.who, Rating.text)),
    (Visit, (Visit.who, Visit.text)),
    (Reply, (Reply.text,)),
)


async def cases_with(session: AsyncSession, wording: str) -> Sequence[Case]:
    """Cases not deleted yet in whose own words, or in notes of talks, this stands; the oldest first."""
    own = [_holds(column, wording) for column in (Case.title, Case.content, Case.remarks)]
    own += [_holds_in_json(column, wording) for column in (Case.proposers, Case.columns)]
    for table, columns in _ON_PARTS:
        noted = sa.select(col(Assignment.case_id)).join(table, col(table.assignment_id) == col(Assignment.id))
        own.append(col(Case.id).in_(noted.where(sa.or_(*(_holds(one, wording) for one in columns)))))
    accepted = sa.select(col(Acceptance.case_id)).where(_holds(Acceptance.by, wording))
    own.append(col(Case.id).in_(accepted))
    query = select(Case).where(col(Case.erased_at).is_(None), sa.or_(*own)).order_by(col(Case.id))
    return (await session.exec(query.limit(MOST))).all()


def _holds(column: object, wording: str) -> sa.ColumnElement[bool]:
    return col(column).contains(wording, autoescape=True)


def _holds_in_json(column: object, wording: str) -> sa.ColumnElement[bool]:
    return sa.cast(col(column), sa.Text).contains(wording, autoescape=True)
