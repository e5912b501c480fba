"""Pages of long tables: every row once, in order, whatever ends on a page's edge."""

from datetime import date

import pytest

from domain.tables.wanted import Wanted
from domain.vocabulary import AssignmentRole, DeadlineKind, Source
from storage.engines import Database
from storage.exports import PAGE, case_pages, ledger_pages
from storage.tables import Assignment, Case, Unit
from storage.unit_of_work import UnitOfWork
from tests.scenarios.town import at

NOW = at("2026-09-22 10:00")


async def enter(database: Database, count: int) -> None:
    """So many cases of one unit, every third a proposal, each a day later than the one before."""
    async with UnitOfWork(database, NOW) as work:
        work.session.add(Unit(id=1, name="区教育局"))
        cases = [
            Case(
                source=Source.CPPCC_PROPOSAL if n % 3 == 0 else Source.DEPUTY_SUGGESTION,
                year=2026,
                number=f"{n}",
                identity=f"{n}",
                ordinal=n,
                title=f"第{n}件",
                assigned_on=date(2026, 1 + n % 12, 1),
            )
            for n in range(1, count + 1)
        ]
        work.session.add_all(cases)
        await work.session.flush()
        work.session.add_all(
            Assignment(
                case_id=case.id or 0,
                unit_id=1,
                role=AssignmentRole.SOLE,
                deadline_kind=DeadlineKind.ONGOING,
                assigned_at=NOW,
            )
            for case in cases
        )
        await work.commit()


@pytest.mark.parametrize("count", [0, 1, PAGE, PAGE + 1, 2 * PAGE])
async def test_every_row_comes_once_and_in_order(database: Database, count: int) -> None:
    await enter(database, count)
    async with database.reader() as session:
        pages = [page async for page in ledger_pages(session, Wanted())]
    assert [item.case.number for page in pages for item in page] == [f"{n}" for n in range(1, count + 1)]
    assert all(0 < len(page) <= PAGE for page in pages)


async def test_only_what_is_wanted_is_read(database: Database) -> None:
    await enter(database, 30)
    wanted = Wanted(Source.CPPCC_PROPOSAL, unit_id=1, since=date(2026, 4, 1), until=date(2026, 7, 1))
    async with database.reader() as session:
        items = [item async for page in ledger_pages(session, wanted) for item in page]
        cases = [case async for page in case_pages(session, wanted) for case in page]
        nobody = [page async for page in ledger_pages(session, Wanted(unit_id=2))]
    assert [item.case.number for item in items] == ["3", "6", "15", "18", "27", "30"]
    assert [case.number for case in cases] == ["3", "6", "15", "18", "27", "30"]
    assert nobody == []
