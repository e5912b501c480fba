"""Which cases a digest counts, as conditions over `Case` and `Assignment`."""

from datetime import date

import sqlalchemy as sa
from sqlmodel import col

from domain.digests import Cases
from domain.transitions import OPEN
from storage.tables import Assignment, Case


def within(cases: Cases, today: date) -> list[sa.ColumnElement[bool]]:
    """Conditions that all hold for what is counted; none for everything. The query joins both tables."""
    base = list[sa.ColumnElement[bool]]()
    if cases.units:
        base.append(col(Assignment.unit_id).in_(cases.units))
    if cases.sources:
        base.append(col(Case.source).in_(cases.sources))
    if cases.key_only:
        base.append(col(Case.key_case).is_(True))
    if cases.outstanding:
        overdue = sa.and_(col(Assignment.state).in_(OPEN), col(Assignment.deadline_on) < today)
        base.append(sa.or_(col(Case.key_case).is_(True), overdue))
    if not cases.leader or not base:
        return base
    return [sa.or_(sa.and_(*base), named_leader(cases.leader))]


def named_leader(name: str) -> sa.ColumnElement[bool]:
    """Cases that a district leader handles or supervises, his title beside the name or not: 张建国副区长."""
    columns = (col(Case.leader), col(Case.supervising_leader))
    return sa.or_(*(column.contains(name, autoescape=True) for column in columns))
