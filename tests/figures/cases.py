"""Cases put straight into the tables: so many alike, each with its unit's part and what became of it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import cycle
from typing import Any

from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.names import NAMES
from domain.tables.numbers import read_case_number
from domain.vocabulary import (
    AssignmentRole,
    AssignmentState,
    ContactKind,
    DeadlineKind,
    ResultClass,
    Satisfaction,
    Source,
    VisitWay,
)
from storage.engines import Database
from storage.tables import Assignment, Case, Contact, Person, Rating, Unit, Visit
from tests.scenarios.town import at

ANSWERED, OPEN = AssignmentState.ANSWERED, AssignmentState.IN_PROGRESS


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """So many cases of one source that are alike; `more` are further columns of the case."""

    source: Source
    count: int = 1
    state: AssignmentState = OPEN
    result: ResultClass | None = None
    satisfaction: Satisfaction | None = None
    met: bool = False
    deadline_on: date | None = None
    answered_at: datetime | None = None
    votes: dict[str, int] = field(default_factory=dict)
    visited: Satisfaction | None = None
    more: dict[str, Any] = field(default_factory=dict)


class Office:
    """Fills a database with batches; cases are numbered through by their source."""

    def __init__(self, database: Database, assigned_on: date, units: int = 39) -> None:
        self._database, self._assigned_on, self._units = database, assigned_on, units
        self._last: dict[tuple[Source, bool], int] = {}

    async def holds(self, *batches: Batch) -> None:
        """Put these in, each case with the next of the units."""
        async with self._database.writer() as session:
            units = await self._some_units(session)
            person = (await session.exec(select(Person.id))).first() or 0
            for batch in batches:
                cases = [self._case(batch) for _ in range(batch.count)]
                session.add_all(cases)
                await session.flush()
                parts = [
                    self._part(batch, case, unit) for case, unit in zip(cases, cycle(units), strict=False)
                ]
                session.add_all(parts)
                await session.flush()
                for part in parts:
                    session.add_all(_beside(batch, part.id or 0, person, self._assigned_on))
            await session.commit()

    async def _some_units(self, session: AsyncSession) -> list[int]:
        known = {unit.name: unit for unit in (await session.exec(select(Unit))).all()}
        wanted = [f"第{number}承办单位" for number in range(1, self._units + 1)]
        fresh = [Unit(name=name) for name in wanted if name not in known]
        session.add_all(fresh)
        await session.flush()
        named = {unit.name: unit.id or 0 for unit in (*known.values(), *fresh)}
        return [named[name] for name in wanted]

    def _case(self, batch: Batch) -> Case:
        in_session = batch.more.get("in_session", True)
        counter = batch.source, in_session
        number = self._last[counter] = self._last.get(counter, 0) + 1
        read = read_case_number(str(number), batch.source, in_session=in_session)
        usual: dict[str, Any] = {
            "source": batch.source,
            "year": self._assigned_on.year,
            "number": f"闭会{number}" if not in_session else read.display,
            "identity": read.identity,
            "ordinal": number,
            "title": f"关于第{number}件事",
            "assigned_on": self._assigned_on,
        }
        return Case(**usual | batch.more)

    def _part(self, batch: Batch, case: Case, unit_id: int) -> Assignment:
        return Assignment(
            case_id=case.id or 0,
            unit_id=unit_id,
            role=AssignmentRole.SOLE,
            state=batch.state,
            deadline_kind=DeadlineKind.FIXED if batch.deadline_on else DeadlineKind.ONGOING,
            deadline_on=batch.deadline_on,
            assigned_at=at(f"{self._assigned_on} 09:00"),
            acknowledged_at=at(f"{self._assigned_on} 15:00"),
            answered_at=batch.answered_at,
            result_class=batch.result or "",
            satisfaction=NAMES[batch.satisfaction] if batch.satisfaction else "",
        )


def _beside(batch: Batch, part: int, person: int, on: date) -> list[Contact | Rating | Visit]:
    """Contacts, ratings and visits, as the bot writes them."""
    said_at = at(f"{on} 16:00")
    rows: list[Contact | Rating | Visit] = []
    if batch.met:
        rows.append(
            Contact(assignment_id=part, kind=ContactKind.FACE, on=on, person_id=person, said_at=said_at)
        )
    if batch.satisfaction:
        rows.append(
            Rating(
                assignment_id=part, satisfaction=batch.satisfaction, on=on, votes=batch.votes,
                person_id=person, said_at=said_at,
            )
        )  # fmt: skip
    if batch.visited:
        rows.append(
            Visit(
                assignment_id=part, way=VisitWay.PHONE, on=on, satisfaction=batch.visited, person_id=person,
                said_at=said_at,
            )
        )  # fmt: skip
    return rows
