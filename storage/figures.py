"""The figures of the daily digest, counted by the database: no case is loaded to be counted."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.bundles import REMINDERS
from domain.digests import Cases
from domain.transitions import OPEN
from domain.vocabulary import AssignmentState, MessageState, RequestState
from storage.notices import WAITING
from storage.overdue_follow_ups import count_overdue_follow_ups
from storage.plain_rows import fetch
from storage.scoping import within
from storage.tables import (
    Assignment,
    Case,
    ExtensionRequest,
    LedgerHead,
    Message,
    Notice,
    ReturnRequest,
    Unit,
)

MOST = 3  # lines of one kind: with all kinds there are, they are one phone screen


@dataclass(frozen=True, slots=True)
class Period:
    """What the figures are about: acts since a moment, standings on a day, of which cases."""

    since: datetime
    now: datetime
    today: date
    due_by: date  # the last day that counts as due soon
    pushed_by: datetime  # pushed by then and unsigned: overdue to be signed for (R13)
    cases: Cases = Cases()  # noqa: RUF009 – frozen and empty


@dataclass(frozen=True, slots=True)
class Figures:
    """Assignments, counted. `unsigned_long` have been with the unit for half a working day or more."""

    new: int
    acknowledged: int
    unsigned: int
    unsigned_long: int
    answered: int
    due_soon: int
    overdue: int
    open: int
    key_open: int
    extensions_waiting: int
    returns_waiting: int
    follow_ups_overdue: int

    def as_facts(self) -> dict[str, int]:
        """For the ledger, so that tomorrow can say what has changed."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class LateReminder:
    """A reminder that was said on a later day than planned, or still waits to be: the case, for whom, why."""

    number: str
    unit: str
    planned_at: datetime
    why: str


async def count_figures(session: AsyncSession, period: Period) -> Figures:
    """Everything the digest counts, in four queries."""
    row = (await fetch(session, _counts(period)))[0]
    waiting = [await _waiting(session, table, period) for table in (ExtensionRequest, ReturnRequest)]
    waiting.append(await count_overdue_follow_ups(session, period.cases, period.today))
    return Figures(*(int(value or 0) for value in row), *waiting)


def _counts(period: Period) -> "sa.Select[*tuple[int, ...]]":
    state, deadline = col(Assignment.state), col(Assignment.deadline_on)
    is_open, is_unsigned = state.in_(OPEN), state == AssignmentState.ASSIGNED
    conditions = (
        col(Assignment.assigned_at) >= period.since,
        col(Assignment.acknowledged_at) >= period.since,
        is_unsigned,
        sa.and_(is_unsigned, col(Assignment.pushed_at) <= period.pushed_by),
        col(Assignment.answered_at) >= period.since,
        sa.and_(is_open, deadline >= period.today, deadline <= period.due_by),
        sa.and_(is_open, deadline < period.today),
        is_open,
        sa.and_(is_open, col(Case.key_case).is_(True)),
    )
    counts = [sa.func.sum(sa.case((condition, 1), else_=0)) for condition in conditions]
    return sa.select(*counts).select_from(Assignment).join(Case).where(*within(period.cases, period.today))


async def _waiting(
    session: AsyncSession, table: type[ExtensionRequest] | type[ReturnRequest], period: Period
) -> int:
    query = (
        sa.select(sa.func.count())
        .select_from(table)
        .join(Assignment, col(Assignment.id) == col(table.assignment_id))
        .join(Case, col(Case.id) == col(Assignment.case_id))
        .where(col(table.state) == RequestState.PENDING, *within(period.cases, period.today))
    )
    return int((await fetch(session, query))[0][0])


async def standing_out(session: AsyncSession, period: Period) -> list[int]:
    """The overdue assignments to look at first: key cases, then those that are overdue longest."""
    query = (
        sa.select(col(Assignment.id))
        .join(Case, col(Case.id) == col(Assignment.case_id))
        .where(
            col(Assignment.state).in_(OPEN),
            col(Assignment.deadline_on) < period.today,
            *within(period.cases, period.today),
        )
        .order_by(col(Case.key_case).desc(), col(Assignment.deadline_on), col(Assignment.id))
        .limit(MOST)
    )
    return [id_ for (id_,) in await fetch(session, query)]


async def late_reminders(session: AsyncSession, period: Period) -> tuple[int, Sequence[LateReminder]]:
    """Reminders that came late in the period or are late and still wait: how many, and the first of them."""
    late_messages = sa.select(col(Message.id)).where(
        col(Message.kind) == "late_push",
        col(Message.state) != MessageState.DROPPED,
        col(Message.next_try_at) >= period.since,
    )
    why = col(Notice.facts)["late"].as_string()
    is_late = sa.or_(col(Notice.message_id).in_(late_messages), col(Notice.state).in_(WAITING))
    query = (
        sa.select(col(Case.number), col(Unit.name), col(Notice.facts))
        .select_from(Notice)
        .join(Assignment, col(Assignment.id) == col(Notice.assignment_id))
        .join(Unit, col(Unit.id) == col(Assignment.unit_id))
        .join(Case, col(Case.id) == col(Assignment.case_id))
        .where(col(Notice.kind).in_(REMINDERS), why.not_in(("", "rehearsal")), is_late)
        .where(*within(period.cases, period.today))
    )
    count = (await fetch(session, sa.select(sa.func.count()).select_from(query.subquery())))[0][0]
    rows = await fetch(session, query.order_by(col(Notice.id)).limit(MOST))
    return count, [
        LateReminder(number, unit, datetime.fromisoformat(facts["planned_at"]), facts["late"])
        for number, unit, facts in rows
    ]


async def ledger_head(session: AsyncSession) -> str:
    """The hash the ledger ends with: printed, it is an anchor outside the database (D8)."""
    return str((await fetch(session, sa.select(col(LedgerHead.hash))))[0][0])
