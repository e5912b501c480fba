"""What the scenarios after an answer begin with, and what they look up afterwards."""

from typing import Any, TypeVar

import sqlalchemy as sa
from sqlmodel import select

from domain.vocabulary import FollowUpKind
from storage.ledger import history
from storage.tables import Assignment, Case, FollowUp, Rating, RedoOrder
from storage.unit_of_work import UnitOfWork
from tests.scenarios.town import Heard, Speaker, Town

Row = TypeVar("Row", Rating, RedoOrder)


async def hands_in(t: Town, number: str, text: str, wish: str, by: Speaker | None = None) -> Heard:
    """The unit answers with this class; what it is told then."""
    someone = by or t.liaison
    asked = await someone.says(f"回复 {number} {text}")
    return await someone.taps(wish if wish in asked.labels else "确认提交")


async def answers(
    t: Town,
    number: str = "建议012",
    text: str = "已加装完毕并投入使用",
    by: Speaker | None = None,
    wish: str = "已经解决",
) -> None:
    """The unit answers, and its undo window passes; nobody's chat holds anything unread."""
    await hands_in(t, number, text, wish, by)
    await t.time_goes_by(seconds=61)
    quiet(t)


def quiet(t: Town) -> None:
    """Everybody has read what he was sent."""
    for someone in t.speakers:
        _ = someone.hears()


async def assignment(t: Town, number: str = "建议012") -> Assignment:
    """The first part of a case as it is stored."""
    async with t.database.reader() as session:
        query = select(Assignment).join(Case).where(Case.number == number).order_by(Assignment.id)  # type: ignore[arg-type]
        return (await session.exec(query)).first()  # type: ignore[return-value]


async def changes(t: Town, number: str = "建议012", **columns: Any) -> None:  # noqa: ANN401 - columns
    """The case as the office had entered it: its proposers, superior, anonymity, pack."""
    async with UnitOfWork(t.database, t.clock.now()) as work:
        case = await work.session.get(Case, (await case_of(t, number)).id)
        assert case is not None
        for name, value in columns.items():
            setattr(case, name, value)
        await work.commit()


async def case_of(t: Town, number: str = "建议012") -> Case:
    """The case as it is stored."""
    async with t.database.reader() as session:
        return (await session.exec(select(Case).where(Case.number == number))).one()


async def rows(t: Town, table: type[Row]) -> list[Row]:
    """All rows of one table, oldest first."""
    async with t.database.reader() as session:
        return list((await session.exec(select(table).order_by(sa.column("id")))).all())


async def follow_ups(t: Town, kind: FollowUpKind) -> list[FollowUp]:
    """All of one kind, oldest first."""
    async with t.database.reader() as session:
        query = select(FollowUp).where(FollowUp.kind == kind).order_by(FollowUp.id)  # type: ignore[arg-type]
        return list((await session.exec(query)).all())


async def acts_on(t: Town, subject: str) -> list[str]:
    """What the ledger holds of it."""
    async with t.database.reader() as session:
        return [entry.act for entry in await history(session, subject)]
