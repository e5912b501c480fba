"""Where minus points come from: each fact once, with its evidence, whatever happened to the case since."""

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.minus_items import MinusItem, MinusKind
from domain.vocabulary import AssignmentState, ReplyKind
from storage.engines import Database
from storage.minus_items import minus_items
from storage.tables import Assignment, RedoOrder, Reply
from storage.unit_of_work import UnitOfWork
from tests.storage.districts import OFFICE, PEOPLE, invent, moment, waive

FIRST, TODAY = date(2026, 7, 1), date(2026, 10, 9)
NOW = datetime(2026, 10, 9, 2, 0, tzinfo=UTC)
DUE = date(2026, 8, 31)


@pytest.mark.parametrize("seed", [1, 2])
async def test_each_fact_is_found_once_and_belongs_to_its_days(database: Database, seed: int) -> None:
    async with UnitOfWork(database, NOW) as work:
        await invent(work, seed, FIRST)
        ever = await minus_items(work.session, TODAY)
        lately = await minus_items(work.session, TODAY, DUE)
        of_one = await minus_items(work.session, TODAY, unit_id=2)
    origins = [item.origin for item in ever]
    assert len(set(origins)) == len(origins)
    assert lately == [item for item in ever if item.until_on >= DUE]
    assert of_one == [item for item in ever if item.unit_id == 2]
    assert {item.recorded_by for item in ever if item.kind is not MinusKind.OVERDUE} == {OFFICE}
    assert not any(item.evidence for item in ever if item.secret)


async def late(work: UnitOfWork, days: int, **columns: object) -> list[MinusItem]:
    """One part that was due on a day and answered so many days later."""
    made = await invent(work, 4, FIRST, cases=1)
    part = made.parts[0][0]
    part.deadline_on, part.state = DUE, AssignmentState.ANSWERED
    part.answered_at = moment(DUE + timedelta(days=days), 0)
    for name, value in columns.items():
        setattr(part, name, value)
    work.session.add(part)
    await work.flush()
    items = await minus_items(work.session, TODAY)
    return [item for item in items if item.kind is MinusKind.OVERDUE and item.assignment_id == part.id]


@pytest.mark.parametrize("days", [0, 1, 5])
async def test_an_answer_is_late_from_the_day_after_its_deadline(database: Database, days: int) -> None:
    async with UnitOfWork(database, NOW) as work:
        found = await late(work, days)
    assert [(item.days, item.begins_on, item.still_open) for item in found] == (
        [(days, DUE + timedelta(days=1), False)] if days else []
    )


async def test_a_new_limit_does_not_make_the_first_answer_timely(database: Database) -> None:
    async with UnitOfWork(database, NOW) as work:
        (before,) = await late(work, 5)
        part, by = before.assignment_id, len(PEOPLE)
        answered, ordered = moment(DUE + timedelta(days=5)), moment(DUE + timedelta(days=10))
        work.session.add(
            Reply(
                assignment_id=part, kind=ReplyKind.ANSWER, said_at=answered, counts_at=answered, person_id=by
            )
        )
        work.session.add(
            RedoOrder(
                assignment_id=part, round=1, reason="没解决", deadline_before_on=DUE, ordered_at=ordered,
                deadline_on=date(2026, 10, 30), state_before=AssignmentState.RATED, person_id=by,
            )
        )  # fmt: skip
        after = await late_again(work, part)
    assert after == before


async def late_again(work: UnitOfWork, part: int) -> MinusItem:
    """It is being handled anew, by a limit that is not over."""
    row = await work.session.get_one(Assignment, part)
    row.state, row.deadline_on = AssignmentState.REDO, date(2026, 10, 30)
    await work.flush()
    (found,) = [
        item
        for item in await minus_items(work.session, TODAY)
        if item.assignment_id == part and item.kind is MinusKind.OVERDUE
    ]
    return found


async def test_a_waiver_stays_with_its_fact_alone(database: Database) -> None:
    async with UnitOfWork(database, NOW) as work:
        (item,) = await late(work, 5)
        (waiver,) = waive([item.origin], item.kind, item.assignment_id)
        work.session.add(waiver)
        await work.flush()
        waived = {one.origin: one.waived_because for one in await minus_items(work.session, TODAY)}
        assert {origin for origin, because in waived.items() if because} == {item.origin}
        waiver.undone_at = NOW
        await work.flush()
        assert not any(one.waived_because for one in await minus_items(work.session, TODAY))
