"""The facts of a circular, counted by either database, are those that one counts by hand."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest

from domain.planning import day_of
from domain.reports.unit_facts import COUNTS, Span, UnitFacts, total
from domain.transitions import LEFT, OPEN
from domain.vocabulary import ContactKind, FollowUpState, Satisfaction, Source, SupervisionState
from storage.engines import Database
from storage.examples import broken_promises, good_examples
from storage.tables import Assignment
from storage.unit_facts import count_unit_facts
from storage.unit_of_work import UnitOfWork
from tests.storage.districts import NAMES, District, invent, moment

FIRST, LAST = date(2026, 7, 1), date(2026, 9, 30)
AFTER = Span(FIRST, LAST, date(2026, 10, 9))
NOW = datetime(2026, 10, 9, 2, 0, tzinfo=UTC)
PROMISED = (FollowUpState.OPEN, FollowUpState.DONE, FollowUpState.BROKEN)


def by_hand(made: District, span: Span, unit: int) -> UnitFacts:
    """The same counts in plain words."""
    n = Counter[str]()
    parts = {part.id: part for part, _ in made.parts if part.unit_id == unit and part.state not in LEFT}
    cases = {part.id: case for part, case in made.parts}
    began = {case.id: min(p.assigned_at for p, c in made.parts if c.id == case.id) for _, case in made.parts}
    for part in parts.values():
        case = cases[part.id]
        first = part.assigned_at == began[case.id]
        count_part(part, case.assigned_on if first else day_of(part.assigned_at), span, n)
    n["sent_back"] = sum(
        reply.assignment_id in parts and not reply.undone_at and during(reply.reviewed_at, span)
        for reply in made.replies
    )
    n["redone"] = sum(redo.assignment_id in parts and during(redo.ordered_at, span) for redo in made.redos)
    n["supervised"] = sum(
        act.assignment_id in parts
        and bool(act.serial)
        and act.state is not SupervisionState.WITHDRAWN
        and during(act.decided_at, span)
        for act in made.acts
    )
    last = {(r.assignment_id, r.who, r.round): r for r in made.ratings if not r.undone_at}
    said = [r for r in last.values() if r.assignment_id in parts and span.first_on <= r.on <= span.last_on]
    n.update(r.satisfaction.value for r in said if r.satisfaction is not Satisfaction.NOT_GIVEN)
    came = [
        promise.state
        for promise in made.promises
        if promise.assignment_id in parts and promise.state in PROMISED and promise.due_on
        if span.first_on <= promise.due_on <= span.last_on and promise.due_on < span.today
    ]
    n["promised"], n["kept"] = len(came), came.count(FollowUpState.DONE)
    return UnitFacts(unit, **n)


def during(at: datetime | None, span: Span) -> bool:
    return at is not None and span.first_on <= day_of(at) <= span.last_on


def count_part(part: Assignment, handed_over_on: date, span: Span, n: Counter[str]) -> None:
    owed = part.state in OPEN
    done_on = None if owed or part.answered_at is None else day_of(part.answered_at)
    here = handed_over_on <= span.last_on
    still = here and (owed or (done_on is not None and done_on > span.last_on))
    due = part.deadline_on
    over = due is not None and due < span.over
    missed = over and (owed or (done_on is not None and due is not None and done_on > due))
    n["received"] += span.first_on <= handed_over_on <= span.last_on
    n["open"] += still
    n["overdue"] += still and over
    n["was_overdue"] += here and missed and (owed or (done_on is not None and done_on >= span.first_on))
    if done_on is not None and span.first_on <= done_on <= span.last_on:
        n["answered"] += 1
        n["timely"] += due is None or done_on <= due


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("today", [date(2026, 8, 15), date(2026, 10, 9)])
async def test_the_database_counts_as_one_counts_by_hand(database: Database, seed: int, today: date) -> None:
    span = Span(FIRST, LAST, today)
    async with UnitOfWork(database, NOW) as work:
        made = await invent(work, seed, FIRST)
        found = await count_unit_facts(work.session, span)
        expected = [by_hand(made, span, unit) for unit in range(1, len(NAMES) + 1)]
        assert found == [one for one in expected if not one.is_empty]
        some = await count_unit_facts(work.session, span, units=(2, 4))
        assert [one.unit_id for one in some] == [2, 4]
        of_sources = [await count_unit_facts(work.session, span, (source,)) for source in Source]
        assert total([one for part in of_sources for one in part]) == total(found)


def test_all_together_is_the_sum() -> None:
    counts = dict(zip(COUNTS, range(1, 20), strict=False))
    assert total([UnitFacts(3, **counts), UnitFacts(4, **counts)]) == UnitFacts(
        0, **{name: 2 * count for name, count in counts.items()}
    )
    assert total([]).is_empty


@pytest.mark.parametrize("seed", [1, 2])
async def test_a_good_example_was_in_time_met_and_satisfied_everybody(database: Database, seed: int) -> None:
    async with UnitOfWork(database, NOW) as work:
        made = await invent(work, seed, FIRST, cases=150)
        found = await good_examples(work.session, AFTER)
        assert found
        for one in found:
            part = one.item.assignment
            said = [r.satisfaction for r in made.ratings if r.assignment_id == part.id and not r.undone_at]
            assert set(said) == {Satisfaction.SATISFIED}
            assert part.first_deadline_on
            assert one.answered_on <= part.first_deadline_on
            assert FIRST <= one.answered_on <= LAST
            assert any(c.assignment_id == part.id and c.kind is ContactKind.FACE for c in made.contacts)
        keys = [one.item.case.key_case for one in found]
        assert keys == sorted(keys, reverse=True)


@pytest.mark.parametrize("seed", [1, 2])
async def test_broken_promises_are_those_that_came_due_and_were_not_kept(
    database: Database, seed: int
) -> None:
    async with UnitOfWork(database, NOW) as work:
        await invent(work, seed, FIRST)
        facts = await count_unit_facts(work.session, AFTER)
        broken = await broken_promises(work.session, AFTER)
        by_unit = Counter(one.item.assignment.unit_id for one in broken)
        assert {one.unit_id: one.promised - one.kept for one in facts if one.promised > one.kept} == by_unit


@pytest.mark.parametrize(
    ("answered", "timely"),
    [((2026, 9, 10, 23, 59), 1), ((2026, 9, 11, 0, 0), 0)],
)
async def test_a_day_ends_at_midnight_in_office_time(
    database: Database, answered: tuple[int, ...], timely: int
) -> None:
    async with UnitOfWork(database, NOW) as work:
        made = await invent(work, 1, FIRST, cases=1)
        part = made.parts[0][0]
        part.state, part.deadline_on = type(part.state).ANSWERED, date(2026, 9, 10)
        part.assigned_at = moment(FIRST)
        part.answered_at = moment(date(*answered[:3]), *answered[3:])
        work.session.add(part)
        await work.flush()
        (found,) = await count_unit_facts(work.session, AFTER, units=(part.unit_id,))
        assert (found.answered, found.timely, found.was_overdue) == (1, timely, 1 - timely)


def test_a_span_ends_with_its_last_day_and_is_over_only_as_far_as_time_has_come() -> None:
    assert AFTER.ends_at - AFTER.begins_at == timedelta(days=92)
    assert AFTER.over == date(2026, 9, 30)
    assert Span(FIRST, LAST, date(2026, 8, 15)).over == date(2026, 8, 15)
