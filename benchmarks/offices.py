"""An office of any size, put straight into the tables: units, liaisons, open cases with deadlines."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

import sqlalchemy as sa
from sqlmodel import SQLModel

from domain.vocabulary import AssignmentRole, AssignmentState, DeadlineKind, PostRole, Source
from domain.zone import OFFICE_ZONE
from storage.engines import Database
from storage.rules import VERSION
from storage.tables import Assignment, Case, Person, Post, Setting, Unit

MORNING = datetime(2026, 9, 22, 10, 0, tzinfo=OFFICE_ZONE)  # a Tuesday: pushes go out at once
AT_ONCE = 5000  # rows in one statement
TITLES = ("关于加快老旧小区加装电梯的建议", "关于改善学校周边交通秩序的建议", "关于增设社区养老助餐点的建议")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Size:
    """How large an office is, and how many of its cases have been signed for (the first ones)."""

    units: int
    cases_each: int
    signed: int = 0

    @property
    def cases(self) -> int:
        """One assignment each."""
        return self.units * self.cases_each

    def unit_of(self, case: int) -> int:
        """Cases go round the units, both counted from 1."""
        return (case - 1) % self.units + 1


async def furnish(database: Database, size: Size, due_on: Callable[[int], date] | date) -> None:
    """Fill an empty database in pieces; `due_on` is one deadline for all cases, or one for each."""
    tables: dict[type[SQLModel], Iterator[Row]] = {
        Unit: ({"id": n, "name": f"第{n}局", "kind": "部门"} for n in range(1, size.units + 1)),
        Person: (_person(n) for n in range(1, size.units + 1)),
        Post: (_post(n) for n in range(1, size.units + 1)),
        Case: (_case(n) for n in range(1, size.cases + 1)),
        Assignment: (
            _assignment(n, size, due_on if isinstance(due_on, date) else due_on(n))
            for n in range(1, size.cases + 1)
        ),
    }
    async with database.write_engine.begin() as connection:
        for table, rows in tables.items():
            while some := list(islice(rows, AT_ONCE)):
                await connection.execute(sa.insert(table), some)
        newer = sa.update(Setting).where(Setting.__table__.c.name == VERSION).values(value={"n": 1000})  # type: ignore[attr-defined]
        await connection.execute(newer)


def user_id_of(unit: int) -> str:
    """The messenger id of a unit's liaison."""
    return f"u{unit:05}"


def _person(n: int) -> Row:
    return {"id": n, "user_id": user_id_of(n), "name": f"联络员{n}", "mobile": "", "reachable": True}


def _post(n: int) -> Row:
    row = {"id": n, "unit_id": n, "person_id": n, "role": PostRole.LIAISON, "stand_in": False}
    return {**row, "since_on": date(2026, 1, 1)}


def _case(n: int) -> Row:
    return {
        "id": n,
        "source": Source.DEPUTY_SUGGESTION,
        "in_session": True,
        "year": 2026,
        "number": f"建议{n:06}",
        "identity": f"{n}",
        "ordinal": n,
        "title": TITLES[n % len(TITLES)],
        "content": "",
        "proposers": ["张代表"],
        "assigned_on": date(2026, 3, 2),
        "key_case": False,
        "secret": False,
        "designated": False,
        "remarks": "",
        "measure": "",
        "term": "",
        "fingerprint": "",
    }


def _assignment(n: int, size: Size, due_on: date) -> Row:
    assigned_at = MORNING - timedelta(days=30)
    signed = n <= size.signed
    return {
        "id": n,
        "case_id": n,
        "unit_id": size.unit_of(n),
        "role": AssignmentRole.SOLE,
        "state": AssignmentState.ACKNOWLEDGED if signed else AssignmentState.ASSIGNED,
        "deadline_kind": DeadlineKind.FIXED,
        "deadline_on": due_on,
        "first_deadline_on": due_on,
        "provisional": False,
        "assigned_at": assigned_at,
        "pushed_at": assigned_at,
        "acknowledged_at": assigned_at if signed else None,
        "acknowledged_by": size.unit_of(n) if signed else None,
        "result_class": "",
        "satisfaction": "",
        "return_refused": False,
        "version": 1,
    }
