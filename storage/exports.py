"""What tables on record are made of, page by page, so that their length does not matter."""

from collections.abc import AsyncIterator, Sequence
from datetime import date, datetime, time
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import defer
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.calendar import DAY
from domain.tables.wanted import Wanted
from domain.vocabulary import FollowUpKind, FollowUpState
from domain.zone import OFFICE_ZONE
from storage.cases import standing
from storage.desks import Item
from storage.tables import Assignment, Case, FollowUp, Unit, Visit

PAGE = 500
Session = AsyncSession  # for those who hand it on and ask nothing of it
_Query = Any  # a select of whatever rows: the library types each number of columns apart
_Column = Any
_Key = tuple[Any, ...]


async def ledger_pages(session: AsyncSession, wanted: Wanted) -> AsyncIterator[list[Item]]:
    """Assignments, those of one case together, without the texts of their cases."""
    query: _Query = (
        sa.select(Assignment, Case, Unit)
        .join(Case, col(Assignment.case_id) == col(Case.id))
        .join(Unit, col(Assignment.unit_id) == col(Unit.id))
        .options(defer(Case.content), defer(Case.columns), defer(Case.fingerprint))  # type: ignore[arg-type]
    )
    query = _of_cases(query, wanted)
    if wanted.unit_id is not None:
        query = query.where(col(Assignment.unit_id) == wanted.unit_id)
    async for rows in _pages(session, query, (col(Case.id), col(Assignment.id))):
        yield [Item(*row) for row in rows]


async def case_pages(session: AsyncSession, wanted: Wanted) -> AsyncIterator[list[Case]]:
    """Cases in the order they came in; with a unit those it has a part in."""
    query = _of_cases(sa.select(Case), wanted)
    if wanted.in_session is not None:
        query = query.where(col(Case.in_session) == wanted.in_session)
    if wanted.unit_id is not None:
        parts = sa.select(col(Assignment.case_id)).where(col(Assignment.unit_id) == wanted.unit_id)
        query = query.where(col(Case.id).in_(parts))
    async for rows in _pages(session, query, (col(Case.id),)):
        yield [case for (case,) in rows]


async def visit_pages(session: AsyncSession, wanted: Wanted) -> AsyncIterator[list[Visit]]:
    """Follow-up visits, oldest first."""
    query = (
        sa.select(Visit)
        .join(Assignment, col(Assignment.id) == col(Visit.assignment_id))
        .join(Case, col(Case.id) == col(Assignment.case_id))
        .where(col(Visit.undone_at).is_(None))
    )
    query = _within(_of_source(query, wanted), col(Visit.on), wanted)
    if wanted.unit_id is not None:
        query = query.where(col(Assignment.unit_id) == wanted.unit_id)
    async for rows in _pages(session, query, (col(Visit.on), col(Visit.id))):
        yield [visit for (visit,) in rows]


async def promise_pages(session: AsyncSession, wanted: Wanted) -> AsyncIterator[list[FollowUp]]:
    """Promises of units, soonest first; those without a day stand at the end."""
    query = (
        sa.select(FollowUp)
        .join(Assignment, col(Assignment.id) == col(FollowUp.assignment_id))
        .join(Case, col(Case.id) == col(Assignment.case_id))
        .where(col(FollowUp.kind) == FollowUpKind.PROMISE, col(FollowUp.state) != FollowUpState.DROPPED)
    )
    query = _of_cases(query, wanted)
    if wanted.unit_id is not None:
        query = query.where(col(Assignment.unit_id) == wanted.unit_id)
    due = sa.func.coalesce(col(FollowUp.due_on), sa.literal(date.max, sa.Date))
    async for rows in _pages(session, query, (due, col(FollowUp.id))):
        yield [promise for (promise,) in rows]


async def closed_pages(session: AsyncSession, wanted: Wanted) -> AsyncIterator[list[Case]]:
    """The separate register (另册) in its order; the days are those of the closing."""
    query = _of_source(sa.select(Case).where(col(Case.register_number).is_not(None)), wanted)
    if wanted.since:
        query = query.where(col(Case.closed_at) >= _midnight(wanted.since))
    if wanted.until:
        query = query.where(col(Case.closed_at) < _midnight(wanted.until + DAY))
    async for rows in _pages(session, query, (col(Case.register_year), col(Case.register_number))):
        yield [case for (case,) in rows]


async def _pages(session: AsyncSession, query: _Query, order: _Key) -> AsyncIterator[Sequence[Sequence[Any]]]:
    """Page after page, each read from where the one before ended: no page costs more than the first."""
    wide, last = query.add_columns(*order).order_by(*order).limit(PAGE), None
    while True:
        page = wide if last is None else wide.where(sa.tuple_(*order) > sa.tuple_(*_bound(order, last)))
        rows = (await session.exec(page)).all()
        if rows:
            yield [row[: -len(order)] for row in rows]
        if len(rows) < PAGE:
            return
        last = rows[-1][-len(order) :]


def _bound(order: _Key, last: Sequence[Any]) -> list[sa.ColumnElement[Any]]:
    return [sa.literal(value, column.type) for column, value in zip(order, last, strict=True)]


def _of_source(query: _Query, wanted: Wanted) -> _Query:
    return query if wanted.source is None else query.where(col(Case.source) == wanted.source)


def _of_cases(query: _Query, wanted: Wanted) -> _Query:
    return _within(_of_source(query, wanted), col(Case.assigned_on), wanted).where(standing())


def _within(query: _Query, on: _Column, wanted: Wanted) -> _Query:
    query = query if wanted.since is None else query.where(on >= wanted.since)
    return query if wanted.until is None else query.where(on <= wanted.until)


def _midnight(on: date) -> datetime:
    return datetime.combine(on, time(), OFFICE_ZONE)
