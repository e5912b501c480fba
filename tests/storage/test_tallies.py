"""What rates are counted from: a case by its lead or by all that answer, on the right side of every day."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from domain.intents import Rate, Side
from domain.rates import BY_NAME, Counted, Grain, Scope, fits, measure
from domain.vocabulary import (
    AssignmentRole,
    AssignmentState,
    ContactKind,
    DeadlineKind,
    FollowUpKind,
    FollowUpState,
    ResultClass,
    Satisfaction,
    Source,
    VisitWay,
)
from domain.zone import OFFICE_ZONE
from storage.engines import Database
from storage.tables import Assignment, Case, Contact, FollowUp, Person, Rating, Unit, Visit
from storage.tallies import Wanted, count, count_votes, locate
from storage.unit_of_work import UnitOfWork

NOW = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)
YEAR = Scope(date(2026, 1, 1), date(2026, 9, 22))
LEAD, CO, SPLIT = AssignmentRole.LEAD, AssignmentRole.CO, AssignmentRole.SPLIT
ANSWERED, OPEN, LEFT = AssignmentState.ANSWERED, AssignmentState.IN_PROGRESS, AssignmentState.RETURNED
DUE = date(2026, 9, 10)
Part = dict[str, Any]


def office_time(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=OFFICE_ZONE)


def done(**more: Any) -> Part:  # noqa: ANN401 - columns
    return {"state": ANSWERED, "answered_at": office_time("2026-09-01 10:00"), "deadline_on": DUE, **more}


class Books:
    """Cases with their parts, in an empty database."""

    def __init__(self, database: Database, work: UnitOfWork) -> None:
        self.database, self.work = database, work

    async def opens(self) -> None:
        self.work.session.add_all(Unit(id=n, name=f"第{n}局") for n in range(1, 6))
        self.work.session.add(Person(id=1, name="方敏"))
        await self.work.flush()

    async def enter(self, *parts: Part, **columns: Any) -> list[Assignment]:  # noqa: ANN401 - columns
        """One case; each part at the next unit, a lead unless said otherwise."""
        number = f"{columns.pop('number', id(parts))}"
        usual: Part = {
            "source": Source.DEPUTY_SUGGESTION, "year": 2026, "number": number, "identity": number,
            "title": "一件事", "assigned_on": date(2026, 3, 2),
        }  # fmt: skip
        case = Case(**usual | columns)
        self.work.session.add(case)
        await self.work.flush()
        usual = {"role": LEAD, "state": OPEN, "deadline_kind": DeadlineKind.FIXED, "assigned_at": NOW}
        rows = [
            Assignment(**usual | part, case_id=case.id or 0, unit_id=place)
            for place, part in enumerate(parts, start=1)
        ]
        self.work.session.add_all(rows)
        await self.work.flush()
        return rows

    async def rates(self, rate: Rate, scope: Scope = YEAR) -> list[tuple[int, int]]:
        rules, session = await self.work.rules(), self.work.session
        tallies: dict[Grain, list[Counted]] = {Grain.VOTE: await count_votes(session, scope, rules)}
        for grain in set(Grain) - {Grain.VOTE}:
            tallies[grain] = await count(session, grain, scope, rules)
        return [(one.numerator, one.denominator) for one in measure(rate, tallies)]

    async def listed(self, name: str, side: Side) -> list[int]:
        formula = BY_NAME[name]
        rules, session = await self.work.rules(), self.work.session
        counted = await count(session, formula.grain, YEAR, rules)
        wanted = Wanted(formula.grain, YEAR, [one for one in counted if fits(formula, side, one)])
        found = await locate(session, wanted, rules)
        return [one.case_id for one in found]


@pytest.fixture
async def books(database: Database) -> Any:  # noqa: ANN401 - an async generator to pytest
    async with UnitOfWork(database, NOW) as work:
        opened = Books(database, work)
        await opened.opens()
        yield opened


async def test_a_joint_case_counts_once_and_by_its_lead(books: Books) -> None:
    await books.enter(done(), {"role": CO}, {"role": CO}, number=1)
    await books.enter({}, done(role=CO), number=2)
    assert await books.rates(Rate.ANSWERED) == [(1, 2)]


async def test_a_split_case_is_answered_when_all_are_and_as_solved_as_the_least(books: Books) -> None:
    half = (done(role=SPLIT, result_class=ResultClass.RESOLVED), {"role": SPLIT})
    await books.enter(*half, number=1)
    whole = (done(role=SPLIT, result_class="resolved"), done(role=SPLIT, result_class="planned"))
    await books.enter(*whole, number=2)
    assert await books.rates(Rate.FINISHED) == [(1, 2), (0, 2)]


async def test_parts_handed_back_or_revoked_count_for_nobody(books: Books) -> None:
    await books.enter({"state": LEFT}, done(), number=1)
    await books.enter({"state": AssignmentState.REVOKED}, number=2)
    assert await books.rates(Rate.ANSWERED) == [(1, 1)]
    assert await books.rates(Rate.SIGNED) == [(0, 1)]


async def test_the_day_of_an_answer_is_the_offices_until_midnight(books: Books) -> None:
    for number, moment in enumerate(("2026-09-10 23:59", "2026-09-11 00:00", "2026-09-10 00:00")):
        await books.enter(done(answered_at=office_time(moment)), number=number)
    assert await books.rates(Rate.ON_TIME) == [(2, 3)]
    assert await books.rates(Rate.OVERDUE) == [(1, 3)]


async def test_what_is_due_today_still_has_time(books: Books) -> None:
    await books.enter({"deadline_on": date(2026, 9, 22)}, number=1)
    await books.enter({"deadline_on": date(2026, 9, 21)}, number=2)
    await books.enter({"deadline_on": None}, number=3)
    assert await books.rates(Rate.OVERDUE) == [(1, 1)]


async def test_the_limit_in_force_is_the_second_one(books: Books) -> None:
    second = date(2026, 9, 15)
    late = done(answered_at=office_time("2026-09-14 10:00"), second_deadline_on=second, deadline_on=second)
    await books.enter(late, number=1)
    rules = await books.work.rules()
    (counted,) = await count(books.work.session, Grain.CASE, YEAR, rules)
    (on_time,) = measure(Rate.ON_TIME, {Grain.CASE: [counted]})
    assert (on_time.numerator, on_time.denominator, on_time.second) == (1, 1, 1)


async def test_a_redone_case_is_open_again(books: Books) -> None:
    await books.enter(done(state=AssignmentState.REDO, satisfaction="不满意"), number=1)
    await books.enter(done(state=AssignmentState.UNDER_REVIEW), number=2)
    assert await books.rates(Rate.ANSWERED) == [(0, 2)]


async def test_only_a_contact_face_to_face_that_stands_counts(books: Books) -> None:
    for number, (kind, undone) in enumerate(
        ((ContactKind.FACE, None), (ContactKind.FACE, NOW), (ContactKind.PHONE, None))
    ):
        (part,) = await books.enter(done(), number=number)
        books.work.session.add(
            Contact(assignment_id=part.id or 0, kind=kind, on=DUE, person_id=1, said_at=NOW, undone_at=undone)
        )
    assert await books.rates(Rate.FACE) == [(1, 3)]


async def test_of_several_visits_the_newest_word_counts_once_a_case(books: Books) -> None:
    (part,) = await books.enter(done(), number=1)
    await books.enter(done(), number=2)
    said = (Satisfaction.DISSATISFIED, Satisfaction.SATISFIED, None)
    for word in said:
        books.work.session.add(_visit(part, word))
    books.work.session.add(_visit(part, Satisfaction.DISSATISFIED, undone_at=NOW))
    assert await books.rates(Rate.VISITED) == [(1, 1)]


def _visit(part: Assignment, word: Satisfaction | None, **more: Any) -> Visit:  # noqa: ANN401 - columns
    usual: Part = {"way": VisitWay.PHONE, "on": DUE, "person_id": 1, "said_at": NOW}
    return Visit(**usual | more, assignment_id=part.id or 0, satisfaction=word)


@pytest.mark.parametrize(
    ("state", "due_on", "counts"),
    [
        (FollowUpState.DONE, date(2026, 12, 1), (1, 1)),
        (FollowUpState.BROKEN, date(2026, 9, 1), (0, 1)),
        (FollowUpState.OPEN, date(2026, 9, 21), (0, 1)),
        (FollowUpState.OPEN, date(2026, 9, 22), (0, 0)),
        (FollowUpState.OPEN, None, (0, 0)),
        (FollowUpState.WAIVED, date(2026, 9, 1), (0, 0)),
        (FollowUpState.PROPOSED, date(2026, 9, 1), (0, 0)),
        (FollowUpState.DROPPED, date(2026, 9, 1), (0, 0)),
    ],
)
async def test_a_promise_is_due_when_settled_or_over(
    books: Books, state: FollowUpState, due_on: date | None, counts: tuple[int, int]
) -> None:
    (part, _) = await books.enter(done(), {"role": CO}, number=1)
    kinds = {FollowUpKind.PROMISE: part.id, FollowUpKind.LOOK_BACK: None}
    books.work.session.add_all(
        FollowUp(kind=kind, state=state, case_id=part.case_id, assignment_id=of, due_on=due_on, opened_at=NOW)
        for kind, of in kinds.items()
    )
    assert await books.rates(Rate.CONVERTED) == [counts]


async def test_a_promise_of_no_unit_counts_once(books: Books) -> None:
    (part, _) = await books.enter(done(), {"role": CO}, number=1)
    books.work.session.add(
        FollowUp(kind=FollowUpKind.PROMISE, state=FollowUpState.DONE, case_id=part.case_id, opened_at=NOW)
    )
    assert await books.rates(Rate.CONVERTED) == [(1, 1)]


async def test_of_votes_the_newest_of_the_present_round_counts(books: Books) -> None:
    (part,) = await books.enter(done(satisfaction="满意", redo_round=1), number=1)
    ballots: tuple[tuple[int, dict[str, int], datetime | None], ...] = (
        (0, {"dissatisfied": 38}, None),
        (1, {"satisfied": 10, "dissatisfied": 28}, None),
        (1, {"satisfied": 30, "mostly": 6, "dissatisfied": 2}, None),
        (1, {"dissatisfied": 38}, NOW),
        (1, {}, None),
    )
    for round_, votes, undone in ballots:
        books.work.session.add(
            Rating(
                assignment_id=part.id or 0, satisfaction=Satisfaction.SATISFIED, on=DUE, round=round_,
                votes=votes, person_id=1, said_at=NOW, undone_at=undone,
            )
        )  # fmt: skip
        await books.work.flush()
    assert await books.rates(Rate.SATISFIED) == [(1, 1), (36, 38)]


@pytest.mark.parametrize(
    ("scope", "found"),
    [
        (YEAR, 4),
        (Scope(date(2026, 3, 2), date(2026, 3, 2)), 4),
        (Scope(date(2026, 3, 3), date(2026, 9, 22)), 0),
        (Scope(YEAR.first, YEAR.last, (Source.DEPUTY_SUGGESTION,)), 3),
        (Scope(YEAR.first, YEAR.last, (Source.DEPUTY_SUGGESTION, Source.CPPCC_PROPOSAL)), 4),
        (Scope(YEAR.first, YEAR.last, key=True), 1),
        (Scope(YEAR.first, YEAR.last, between=True), 1),
        (Scope(YEAR.first, YEAR.last, between=False), 3),
        (Scope(YEAR.first, YEAR.last, unit_id=2), 1),
        (Scope(YEAR.first, YEAR.last, unit_id=3), 0),
    ],
)
async def test_a_scope_holds_what_it_names(books: Books, scope: Scope, found: int) -> None:
    await books.enter(done(), done(role=SPLIT), number=1)
    await books.enter(done(), {"role": CO}, number=2, key_case=True)
    await books.enter(done(), number=3, in_session=False)
    await books.enter(done(), number=4, source=Source.CPPCC_PROPOSAL)
    assert await books.rates(Rate.ANSWERED, scope) == [(found, found)]


async def test_each_side_lists_its_cases(books: Books) -> None:
    parts = [await books.enter(part, number=n) for n, part in enumerate((done(), {}, done(), {}))]
    ids = [part[0].case_id for part in parts]
    assert await books.listed("answered", Side.NUMERATOR) == [ids[0], ids[2]]
    assert await books.listed("answered", Side.MISSING) == [ids[1], ids[3]]
    assert await books.listed("answered", Side.DENOMINATOR) == ids
    assert await books.listed("resolved", Side.NUMERATOR) == []
