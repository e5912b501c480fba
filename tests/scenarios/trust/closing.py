"""Cases that were closed long ago, as a shortcut for their whole life."""

from datetime import timedelta

from sqlmodel import SQLModel, col, select, update

from domain.vocabulary import AssignmentState
from storage.tables import Assignment, Case, Contact, InboxRow, LedgerEntry, Message, Notice
from storage.tables import Reply as HandedIn
from storage.unit_of_work import UnitOfWork
from tests.scenarios.town import Town

NOTHING = timedelta()


async def close(t: Town, number: str, ago: timedelta = NOTHING) -> None:
    """Struck off so long ago, without the acts that lead there."""
    async with UnitOfWork(t.database, t.clock.now()) as work:
        case = (await work.session.exec(select(Case).where(Case.number == number))).one()
        case.closed_at = work.now - ago
        parts = col(Assignment.case_id) == case.id
        await work.session.exec(update(Assignment).where(parts).values(state=AssignmentState.CLOSED))
        await work.commit()


async def everything_kept(t: Town) -> str:
    """All words that stand anywhere in the tables where words of citizens may stand."""
    tables: tuple[type[SQLModel], ...] = (Case, LedgerEntry, Message, Notice, HandedIn, Contact, InboxRow)
    async with t.database.reader() as session:
        rows = [row for table in tables for row in (await session.exec(select(table))).all()]
    return "\n".join(str(row.model_dump()) for row in rows)
