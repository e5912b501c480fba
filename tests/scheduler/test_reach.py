"""The sweep reads a narrow part of all assignments, and nothing that is due lies outside it."""

from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from domain.planning import deadline_horizon, half_times, owed_now
from domain.vocabulary import AssignmentState
from storage.duties import open_duties
from storage.tables import Assignment, Unit
from storage.unit_of_work import UnitOfWork
from tests.scheduler.worlds import World

TODAY = date(2026, 9, 22)
# Days since the hand-over and days left, with percent and state: near and far, at half-time and not, redone.
PARTS = [
    (age, left, percent, state, redo)
    for age in (0, 5, 14, 15, 16, 40, 100, 400, 900)
    for left in (-20, 0, 3, 15, 40, 100, 410)
    for percent, state, redo in (
        (None, AssignmentState.ACKNOWLEDGED, 0),
        (30, AssignmentState.IN_PROGRESS, 0),
        (80, AssignmentState.IN_PROGRESS, 0),
        (100, AssignmentState.REDO, 1),
    )
]


async def test_what_is_owed_of_all_is_owed_of_what_the_sweep_reads(either_world: World) -> None:
    world = either_world
    first = await world.case("2026-10-30", tell=False)
    async with UnitOfWork(world.database, world.now) as work:
        kept = (await work.session.get_one(Assignment, first)).model_dump(exclude={"id", "case_id"})
        units = await _units(work, len(PARTS))
        rows = []
        for (age, left, percent, state, redo), unit in zip(PARTS, units, strict=True):
            handed_over = world.now - timedelta(days=age)
            facts: dict[str, Any] = {
                "assigned_at": handed_over,
                "pushed_at": handed_over,
                "acknowledged_at": handed_over,
            }
            facts |= {
                "deadline_on": TODAY + timedelta(days=left),
                "progress_percent": percent,
                "state": state,
            }
            facts |= {"redo_round": redo, "limit_granted_on": handed_over.date() if redo else None}
            rows.append(kept | facts | {"case_id": 1, "unit_id": unit})
        await work.session.exec(sa.insert(Assignment), params=rows)
        await work.commit()
        rules = await work.rules()
    timetable = rules.timetable
    async with world.database.reader() as session:
        everything = await open_duties(session, world.now)
        bands = half_times(timetable, rules.on)
        read = await open_duties(session, world.now, deadline_horizon(timetable, rules.on), half_times=bands)
    owed = {planned.node.key for planned in owed_now(everything, timetable, world.now, ())}
    assert owed == {planned.node.key for planned in owed_now(read, timetable, world.now, ())}
    assert len(owed) > 50
    assert len(read) < len(everything) * 3 / 4, "far from everything is read"


async def _units(work: UnitOfWork, count: int) -> list[int]:
    """One part of a case per unit."""
    rows = [Unit(name=f"单位{number}") for number in range(count)]
    work.session.add_all(rows)
    await work.session.flush()
    return [row.id or 0 for row in rows]
