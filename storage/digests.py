"""What digests remember and compare: their own figures in the ledger; loads by unit; who is named."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.digests import Cases, Scope, scope_for
from domain.digests.scopes import VIEWS
from domain.transitions import OPEN
from storage.figures import Period
from storage.ledger import ROBOT
from storage.people import Someone
from storage.plain_rows import fetch
from storage.rules import Rules
from storage.scoping import within
from storage.tables import Assignment, Case, LedgerEntry, Unit
from storage.unit_of_work import UnitOfWork

DIGESTED, KEPT_BACK = "digested", "digest_kept_back"
Noted = dict[str, int]


@dataclass(frozen=True, slots=True)
class Load:
    """The open cases of one unit: overdue, due soon, the others; and since when the oldest is overdue."""

    unit: str
    red: int
    yellow: int
    green: int
    oldest_on: date | None


def subject_of(cases: Cases, on: date) -> str:
    """The ledger's name for a day's figures of these cases."""
    return f"digest:{on}:{cases.name}".removesuffix(":")


async def noted_figures(session: AsyncSession, cases: Cases, days: Sequence[date]) -> dict[date, Noted]:
    """The figures of these cases that digests noted on those days; a day without a digest is missing."""
    subjects = {subject_of(cases, on): on for on in days}
    query = (
        sa.select(col(LedgerEntry.subject), col(LedgerEntry.facts))
        .where(col(LedgerEntry.subject).in_(subjects), col(LedgerEntry.act) == DIGESTED)
        .order_by(col(LedgerEntry.seq).desc())  # the first of a day comes last, and stays
    )
    return {subjects[subject]: facts for subject, facts in await fetch(session, query)}


async def note_figures(work: UnitOfWork, cases: Cases, on: date, figures: Noted) -> None:
    """For the digests to come; of each day the first ones."""
    if not await noted_figures(work.session, cases, [on]):
        work.record(DIGESTED, ROBOT, subject_of(cases, on), **figures)


async def kept_back(session: AsyncSession, on: date) -> set[str]:
    """The names of the scopes whose readers are left in peace that day: there was nothing to say."""
    opening = f"digest:{on}:"
    query = sa.select(col(LedgerEntry.facts)).where(
        col(LedgerEntry.subject) == f"{opening}{KEPT_BACK}", col(LedgerEntry.act) == KEPT_BACK
    )
    return {facts["scope"] for (facts,) in await fetch(session, query)}


async def keep_back(work: UnitOfWork, scope: Scope, on: date) -> None:
    """No digest for this scope that day."""
    if scope.name not in await kept_back(work.session, on):
        work.record(KEPT_BACK, ROBOT, f"digest:{on}:{KEPT_BACK}", scope=scope.name)


async def loads(session: AsyncSession, period: Period) -> list[Load]:
    """Every unit with open cases: the most overdue first, then the most due soon, then the most of all."""
    deadline = col(Assignment.deadline_on)
    is_late = deadline < period.today
    is_near = sa.and_(deadline >= period.today, deadline <= period.due_by)
    red, yellow = (sa.func.sum(sa.case((condition, 1), else_=0)) for condition in (is_late, is_near))
    oldest = sa.func.min(sa.case((is_late, deadline)), type_=sa.Date())
    total = sa.func.count()
    query = (
        sa.select(col(Unit.name), red, yellow, total, oldest)
        .select_from(Assignment)
        .join(Unit, col(Unit.id) == col(Assignment.unit_id))
        .join(Case, col(Case.id) == col(Assignment.case_id))
        .where(col(Assignment.state).in_(OPEN), *within(period.cases, period.today))
        .group_by(col(Unit.id), col(Unit.name))
        .order_by(red.desc(), oldest, yellow.desc(), total.desc(), col(Unit.id))
    )
    return [
        Load(unit, late, near, every - late - near, oldest_on)
        for unit, late, near, every, oldest_on in await fetch(session, query)
    ]


async def ids_within(session: AsyncSession, cases: Cases, today: date, ids: Sequence[int]) -> set[int]:
    """Those of the assignments that are of these cases."""
    query = (
        sa.select(col(Assignment.id))
        .join(Case, col(Case.id) == col(Assignment.case_id))
        .where(col(Assignment.id).in_(ids), *within(cases, today))
    )
    return {id_ for (id_,) in await fetch(session, query)}


async def count_open(session: AsyncSession, cases: Cases, today: date) -> tuple[int, int]:
    """How many of these cases are open today, and how many of them overdue."""
    late = sa.func.sum(sa.case((col(Assignment.deadline_on) < today, 1), else_=0))
    query = (
        sa.select(sa.func.count(), late)
        .select_from(Assignment)
        .join(Case, col(Case.id) == col(Assignment.case_id))
        .where(col(Assignment.state).in_(OPEN), *within(cases, today))
    )
    count, overdue = (await fetch(session, query))[0]
    return int(count), int(overdue or 0)


def digest_readers(rules: Rules) -> list[tuple[Someone, Scope]]:
    """Everybody who reads a digest, each once, with what his is about."""
    chosen = rules.policy.digests.scopes
    readers = rules.directory.office(*(role for role, _ in VIEWS))
    return [(person, scope_for(person.roles, person.name, chosen.get(person.id))) for person in readers]


async def leaders_named(session: AsyncSession) -> list[str]:
    """What stands in the cases as their leaders, handling or supervising."""
    found = set[str]()
    for column in (col(Case.leader), col(Case.supervising_leader)):
        found |= {name for (name,) in await fetch(session, sa.select(column).where(column != "").distinct())}
    return sorted(found)
