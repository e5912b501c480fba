"""The calendar as an administrator changes it, and the assignments whose limits were counted by it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.calendar import DayMark
from domain.calendar_changes import CalendarChange, StoredDay
from domain.transitions import OPEN
from domain.vocabulary import AssignmentState, DeadlineKind
from storage.desks import Item
from storage.replies import counting
from storage.tables import (
    Assignment,
    CalendarDay,
    CalendarYear,
    Case,
    ExtensionRequest,
    LedgerEntry,
    RedoOrder,
    Reply,
    ReturnRequest,
    Unit,
)

# A limit that somebody waits for; that of a suspended case holds again once it is taken up.
WAITED_FOR = (*OPEN, AssignmentState.SUSPENDED)
COUNTED = (DeadlineKind.RULE, DeadlineKind.SAME_DAY)


async def stored_days(session: AsyncSession, first_on: date, last_on: date) -> dict[date, StoredDay]:
    """The days that stand in the calendar between two days, both included."""
    query = select(CalendarDay).where(col(CalendarDay.on) >= first_on, col(CalendarDay.on) <= last_on)
    rows = (await session.exec(query)).all()
    return {row.on: StoredDay(DayMark(row.is_working, row.name), row.by_admin) for row in rows}


async def write_days(
    session: AsyncSession, puts: Mapping[date, StoredDay], drops: Iterable[date] = ()
) -> None:
    """Set and drop days; the caller has the rules read anew."""
    gone = [*drops, *puts]
    await session.exec(sa.delete(CalendarDay).where(col(CalendarDay.on).in_(gone)))
    session.add_all(
        CalendarDay(on=on, is_working=day.mark.is_working, name=day.mark.name, by_admin=day.own)
        for on, day in puts.items()
    )
    await session.flush()


async def loaded_year(session: AsyncSession, year: int) -> CalendarYear | None:
    """How a year came in; None if it is missing."""
    return await session.get(CalendarYear, year)


async def loaded_years(session: AsyncSession) -> Sequence[int]:
    """Every year that is there, in order."""
    query = select(CalendarYear.year).where(CalendarYear.official).order_by(col(CalendarYear.year))
    return (await session.exec(query)).all()


async def counted_items(session: AsyncSession, since: date) -> list[Item]:
    """Waited for, due on this day or later, and counted by a rule rather than written down or granted."""
    query = (
        sa.select(Assignment, Case, Unit)
        .join(Case, col(Assignment.case_id) == col(Case.id))
        .join(Unit, col(Assignment.unit_id) == col(Unit.id))
        .where(
            col(Assignment.state).in_(WAITED_FOR),
            col(Assignment.deadline_on) >= since,
            sa.or_(
                sa.and_(
                    col(Assignment.deadline_kind).in_(COUNTED), col(Assignment.second_deadline_on).is_(None)
                ),
                col(Assignment.state) == AssignmentState.REDO,
            ),
        )
        .order_by(col(Assignment.deadline_on), col(Assignment.id))
    )
    return [Item(*row) for row in (await session.exec(query)).all()]  # type: ignore[call-overload]


async def redo_orders(session: AsyncSession, ids: Collection[int]) -> dict[int, RedoOrder]:
    """The newest order of each of these assignments."""
    query = select(RedoOrder).where(col(RedoOrder.assignment_id).in_(ids)).order_by(col(RedoOrder.round))
    return {order.assignment_id: order for order in (await session.exec(query)).all()}


async def count_provisional(session: AsyncSession, year: int | None = None) -> int:
    """How many limits that are waited for are provisional, of one year or of all."""
    conditions = [col(Assignment.provisional), col(Assignment.state).in_(WAITED_FOR)]
    if year is not None:
        conditions += _within(year)
    query = select(sa.func.count()).select_from(Assignment).where(*conditions)
    return (await session.exec(query)).one()


async def make_final(session: AsyncSession, year: int) -> list[int]:
    """No limit of the year is provisional any more; returns whose."""
    statement = (
        sa.update(Assignment)
        .where(col(Assignment.provisional), *_within(year))
        .values(provisional=False)
        .returning(col(Assignment.id))
    )
    return list((await session.exec(statement)).scalars())


async def make_provisional(session: AsyncSession, ids: Collection[int]) -> None:
    """They are provisional again."""
    statement = sa.update(Assignment).where(col(Assignment.id).in_(ids)).values(provisional=True)
    await session.exec(statement)


def _within(year: int) -> list[sa.ColumnElement[bool]]:
    on = col(Assignment.deadline_on)
    return [on >= date(year, 1, 1), on <= date(year, 12, 31)]


async def acted_since(session: AsyncSession, ids: Collection[int], at: datetime) -> int | None:
    """One of these assignments whose unit has acted since: signed, told, answered, asked; None if none."""
    signed = select(Assignment.id).where(
        col(Assignment.id).in_(ids),
        sa.or_(col(Assignment.acknowledged_at) > at, col(Assignment.answered_at) > at),
    )
    told = select(Reply.assignment_id).where(
        col(Reply.assignment_id).in_(ids), col(Reply.said_at) > at, *counting()
    )
    more = select(ExtensionRequest.assignment_id).where(
        col(ExtensionRequest.assignment_id).in_(ids), col(ExtensionRequest.asked_at) > at
    )
    back = select(ReturnRequest.assignment_id).where(
        col(ReturnRequest.assignment_id).in_(ids), col(ReturnRequest.asked_at) > at
    )
    for query in (signed, told, more, back):
        found = (await session.exec(query.limit(1))).first()
        if found is not None:
            return found
    return None


async def last_change(session: AsyncSession) -> LedgerEntry | None:
    """The ledger's newest entry about the calendar."""
    acts = ("calendar_changed", "calendar_undone")
    query = select(LedgerEntry).where(col(LedgerEntry.act).in_(acts)).order_by(col(LedgerEntry.seq).desc())
    return (await session.exec(query.limit(1))).first()


def day_facts(days: Mapping[date, StoredDay | None]) -> list[list[object]]:
    """Days as JSON: the day, if it is worked, its name, if the office set it; only the day if it is gone."""
    return [
        [str(on), day.mark.is_working, day.mark.name, day.own] if day else [str(on)]
        for on, day in sorted(days.items())
    ]


def read_days(facts: Iterable[Sequence[object]]) -> dict[date, StoredDay | None]:
    """The days that `day_facts` wrote."""
    return {
        date.fromisoformat(str(on)): StoredDay(DayMark(bool(rest[0]), str(rest[1])), bool(rest[2]))
        if rest
        else None
        for on, *rest in facts
    }


def own_days(change: CalendarChange, *, own: bool) -> dict[date, StoredDay]:
    """The days that a change sets, as they are stored."""
    return {on: StoredDay(mark, own) for on, mark in change.puts.items()}
