"""Days, years and limits of the calendar in the tables, on both databases."""

from datetime import date, timedelta
from itertools import count

from domain.calendar import DayMark
from domain.calendar_changes import StoredDay
from domain.vocabulary import AssignmentRole, AssignmentState, DeadlineKind, Source
from storage.calendar import (
    acted_since,
    count_provisional,
    counted_items,
    day_facts,
    loaded_years,
    make_final,
    make_provisional,
    read_days,
    stored_days,
    write_days,
)
from storage.engines import Database
from storage.seeding import prepare
from storage.tables import Assignment, Case, Unit
from storage.unit_of_work import UnitOfWork
from tests.scheduler.worlds import at

NOW = at("2026-11-10 10:00")
NUMBERS = count(1)
DAY, OTHER = date(2027, 2, 14), date(2027, 2, 15)


async def assign(work: UnitOfWork, on: date, **columns: object) -> int:
    """One more assignment of a unit, counted by a rule and provisional unless said otherwise."""
    number = f"{on}-{next(NUMBERS)}"
    unit = Unit(name=number, kind="政府部门")
    case = Case(source=Source.DEPUTY_SUGGESTION, year=2026, number=number, identity=number,
                title="建议", assigned_on=date(2026, 11, 10))  # fmt: skip
    work.session.add_all([unit, case])
    await work.session.flush()
    usual = {"state": AssignmentState.ACKNOWLEDGED, "deadline_kind": DeadlineKind.RULE, "provisional": True}
    row = Assignment(case_id=case.id or 0, unit_id=unit.id or 0, role=AssignmentRole.SOLE, assigned_at=NOW,
                     deadline_on=on, first_deadline_on=on, **{**usual, **columns})  # type: ignore[arg-type]  # fmt: skip
    work.session.add(row)
    await work.session.flush()
    return row.id or 0


async def test_days_are_set_dropped_and_read_back(database: Database) -> None:
    async with UnitOfWork(database, NOW) as work:
        before = StoredDay(DayMark(is_working=False, name="春节"))
        own = StoredDay(DayMark(is_working=True, name="补班"), own=True)
        await write_days(work.session, {DAY: before})
        await write_days(work.session, {OTHER: own}, [DAY])
        assert await stored_days(work.session, DAY, OTHER) == {OTHER: own}
        assert read_days(day_facts({DAY: None, OTHER: own})) == {DAY: None, OTHER: own}


async def test_a_database_in_use_does_not_take_over_a_year_by_itself(database: Database) -> None:
    """A later version may know more years: an administrator sees first what they move."""
    await prepare(database, NOW)
    async with UnitOfWork(database, NOW) as work:
        years = await loaded_years(work.session)
        assert (years[0], years[-1]) == (2004, 2026)
        newest = (await stored_days(work.session, date(2026, 1, 1), date(2026, 12, 31))).keys()
        await write_days(work.session, {}, list(newest))
        await work.commit()
    await prepare(database, NOW)
    async with UnitOfWork(database, NOW) as work:
        assert await stored_days(work.session, date(2026, 1, 1), date(2026, 12, 31)) == {}


async def test_only_what_is_waited_for_and_was_counted_is_counted_anew(database: Database) -> None:
    async with UnitOfWork(database, NOW) as work:
        counted = await assign(work, DAY)
        suspended = await assign(work, OTHER, state=AssignmentState.SUSPENDED)
        _ = await assign(work, DAY, deadline_kind=DeadlineKind.FIXED)
        _ = await assign(work, OTHER, second_deadline_on=OTHER)
        _ = await assign(work, DAY, state=AssignmentState.ANSWERED, answered_at=NOW)
        _ = await assign(work, DAY - timedelta(days=1))
        assert [item.id for item in await counted_items(work.session, DAY)] == [counted, suspended]


async def test_limits_of_a_year_become_final_and_provisional_again(database: Database) -> None:
    async with UnitOfWork(database, NOW) as work:
        ids = [await assign(work, on) for on in (date(2026, 12, 31), date(2027, 1, 1), date(2027, 12, 31))]
        assert await count_provisional(work.session) == 3
        assert sorted(await make_final(work.session, 2027)) == ids[1:]
        assert await count_provisional(work.session, 2027) == 0
        await make_provisional(work.session, ids[1:])
        assert await count_provisional(work.session, 2027) == 2


async def test_a_unit_that_signed_since_has_acted(database: Database) -> None:
    async with UnitOfWork(database, NOW) as work:
        before = await assign(work, DAY, acknowledged_at=NOW)
        since = await assign(work, OTHER, acknowledged_at=NOW + timedelta(seconds=1))
        assert await acted_since(work.session, [before], NOW) is None
        assert await acted_since(work.session, [before, since], NOW) == since
