"""The separate register: numbers without gaps and never twice, however many close at once."""

import asyncio
from datetime import UTC, date, datetime

from sqlmodel import col, select

from domain.vocabulary import Source
from storage.engines import Database
from storage.results import closed_cases, next_register_number
from storage.tables import Case
from storage.unit_of_work import UnitOfWork

NOW = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)
CASES = 6


async def close(database: Database, case_id: int, year: int) -> None:
    """What a closing does to the register."""
    async with UnitOfWork(database, NOW) as work:
        case = await work.session.get(Case, case_id)
        assert case is not None
        case.closed_at = NOW
        case.register_number = await next_register_number(work.session, year)
        case.register_year = year
        work.record("closed", "person:1", f"case:{case_id}")
        await work.commit()


async def register(database: Database) -> list[int]:
    """Cases to be closed."""
    async with UnitOfWork(database, NOW) as work:
        for number in range(1, CASES + 1):
            work.session.add(
                Case(
                    source=Source.PETITION,
                    year=2026,
                    number=f"信访{number}",
                    identity=str(number),
                    title="来信",
                    assigned_on=date(2026, 9, 1),
                )
            )
        await work.commit()
    async with database.reader() as session:
        return [one for one in (await session.exec(select(Case.id).order_by(col(Case.id)))).all() if one]


async def test_numbers_come_once_each_and_without_gaps(database: Database) -> None:
    cases = await register(database)
    await asyncio.gather(*(close(database, one, 2026) for one in cases[:-1]))
    await close(database, cases[-1], 2027)
    async with database.reader() as session:
        of_2026 = [case.register_number for case in await closed_cases(session, 2026)]
        of_2027 = [case.register_number for case in await closed_cases(session, 2027)]
        everything = await closed_cases(session)
    assert of_2026 == [5, 4, 3, 2, 1]
    assert of_2027 == [1]
    assert len(everything) == CASES
