"""A district by chance: cases, parts, and what became of them, in the tables of either database."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from domain.minus_items import MinusKind
from domain.vocabulary import (
    AssignmentRole,
    AssignmentState,
    ContactKind,
    DeadlineKind,
    FollowUpKind,
    FollowUpState,
    PostRole,
    ReplyKind,
    Satisfaction,
    Source,
    SupervisionLevel,
    SupervisionState,
)
from domain.zone import OFFICE_ZONE
from storage.tables import (
    Assignment,
    Case,
    Contact,
    FollowUp,
    MinusWaiver,
    Person,
    Post,
    Rating,
    RedoOrder,
    Reply,
    Supervision,
    Unit,
)
from storage.unit_of_work import UnitOfWork

NAMES = ("区住房和城乡建设局", "区城市管理局", "区教育体育局", "城桥镇", "区水务局")
PEOPLE = ("周航", "李敏", "陈晨", "赵一鸣", "钱二宝", "方敏")
OFFICE = "区政府督查室"
WORDS = ("没有写具体措施", "周航说的和现场不一样", "打电话13812345678没人接", "灯又坏了")
STATES = (
    AssignmentState.ASSIGNED, AssignmentState.IN_PROGRESS, AssignmentState.ANSWERED, AssignmentState.RATED,
    AssignmentState.CLOSED, AssignmentState.REDO, AssignmentState.RETURNED, AssignmentState.SUSPENDED,
)  # fmt: skip
DONE = STATES[2:6]


def moment(on: date, hour: int = 10, minute: int = 0) -> datetime:
    return datetime(on.year, on.month, on.day, hour, minute, tzinfo=OFFICE_ZONE)


@dataclass
class District:
    """Rows as they were made, for a reckoning by hand."""

    parts: list[tuple[Assignment, Case]] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)
    redos: list[RedoOrder] = field(default_factory=list)
    ratings: list[Rating] = field(default_factory=list)
    acts: list[Supervision] = field(default_factory=list)
    promises: list[FollowUp] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)


async def settle(work: UnitOfWork) -> None:
    """Units with a liaison each, and the office with somebody who records."""
    work.session.add_all(Unit(id=n, name=name) for n, name in enumerate((*NAMES, OFFICE), start=1))
    work.session.add_all(Person(id=n, name=name, user_id=f"u{n}") for n, name in enumerate(PEOPLE, start=1))
    await work.flush()
    roles = [PostRole.LIAISON] * len(NAMES) + [PostRole.SUPERVISOR]
    work.session.add_all(
        Post(unit_id=n, person_id=n, role=role, since_on=date(2025, 1, 1))
        for n, role in enumerate(roles, start=1)
    )
    await work.flush()
    await work.change_rules()


async def invent(work: UnitOfWork, seed: int, first: date, *, cases: int = 60) -> District:
    """So many cases around a quarter that begins on a day; every third thing happens at an edge of a day."""
    chance, made = Random(seed), District()  # noqa: S311 - a game
    await settle(work)
    for number in range(1, cases + 1):
        case = Case(
            source=chance.choice((Source.DEPUTY_SUGGESTION, Source.NETIZEN_MESSAGE)),
            year=2026, number=str(number), identity=str(number), ordinal=number,
            title=f"关于第{number}件事的绝密标题", proposers=["王小明"],
            assigned_on=first - timedelta(days=(0, 0, 9, 60)[number % 4]),
            secret=chance.random() < 0.2, key_case=chance.random() < 0.2,
        )  # fmt: skip
        work.session.add(case)
        await work.flush()
        for unit in chance.sample(range(1, len(NAMES) + 1), chance.choice((1, 1, 2))):
            part = _part(case, unit, first, chance)
            work.session.add(part)
            await work.flush()
            made.parts.append((part, case))
            _happen(part, first, chance, made)
    for rows in (made.replies, made.redos, made.ratings, made.acts, made.promises, made.contacts):
        work.session.add_all(rows)
    await work.flush()
    return made


def _day(first: date, chance: Random) -> date:
    return first + timedelta(days=chance.choice((-40, -1, 0, 1, 20, 45, 70, 89, 90, 91, 92, 93, 120)))


def _part(case: Case, unit: int, first: date, chance: Random) -> Assignment:
    state, due = chance.choice(STATES), chance.choice((None, *[_day(first, chance) for _ in range(4)]))
    answered = state in DONE
    at = moment(_day(first, chance), *chance.choice(((0, 0), (10, 30), (23, 59))))
    return Assignment(
        case_id=case.id or 0, unit_id=unit, role=AssignmentRole.SOLE, state=state,
        deadline_kind=DeadlineKind.FIXED if due else DeadlineKind.ONGOING,
        deadline_on=due, first_deadline_on=due, assigned_at=moment(_day(first, chance), 0),
        answered_at=at if answered else None, redo_round=int(state is AssignmentState.REDO),
    )  # fmt: skip


def _happen(part: Assignment, first: date, chance: Random, made: District) -> None:
    on, of = _day(first, chance), part.id or 0
    undone: dict[str, Any] = {"undone_at": moment(on, 12) if chance.random() < 0.1 else None}
    who: dict[str, Any] = {"person_id": len(PEOPLE), "said_at": moment(on)}
    if chance.random() < 0.3:
        words = chance.choice(WORDS)
        stamp: dict[str, Any] = {"reviewed_by": len(PEOPLE), "reviewed_at": moment(on)}
        made.replies.append(
            Reply(
                assignment_id=of, kind=ReplyKind.ANSWER, text="已办", counts_at=moment(on),
                passed=False, review_note=words, **stamp, **who, **undone,
            )
        )  # fmt: skip
    if part.state is AssignmentState.REDO:
        made.redos.append(
            RedoOrder(
                assignment_id=of, round=1, reason="不满意", deadline_on=on,
                deadline_before_on=on - timedelta(days=30), ordered_at=moment(on),
                state_before=AssignmentState.RATED, person_id=len(PEOPLE),
            )
        )  # fmt: skip
    for proposer in chance.choice(((), ("",), ("王小明", "周代表"))):
        said = chance.choice((*Satisfaction, *[Satisfaction.SATISFIED] * 4))
        made.ratings.append(
            Rating(
                assignment_id=of,
                satisfaction=said,
                who=proposer,
                text=chance.choice(WORDS),
                on=on,
                **who,
                **undone,
            )
        )
    if chance.random() < 0.3:
        made.acts.append(_act(part, on, len(made.acts) + 1, chance))
    if chance.random() < 0.3:
        state = chance.choice(list(FollowUpState))
        made.promises.append(
            FollowUp(
                kind=FollowUpKind.PROMISE, state=state, case_id=part.case_id, assignment_id=of,
                title="年底前装好路灯", due_on=on, opened_at=moment(on), origin=f"reply:{of}",
            )
        )  # fmt: skip
    if chance.random() < 0.6:
        made.contacts.append(Contact(assignment_id=of, kind=ContactKind.FACE, on=on, **who))


def _act(part: Assignment, on: date, serial: int, chance: Random) -> Supervision:
    state = chance.choice((SupervisionState.PROPOSED, SupervisionState.ISSUED, SupervisionState.WITHDRAWN))
    issued = state is not SupervisionState.PROPOSED
    return Supervision(
        level=SupervisionLevel.LETTER, state=state, case_id=part.case_id, assignment_id=part.id or 0,
        year=2026 if issued else None, serial=serial if issued else None, reason="进度滞后",
        person_id=len(PEOPLE), asked_at=moment(on), decided_at=moment(on) if issued else None,
    )  # fmt: skip


def waive(origins: Sequence[str], kind: MinusKind, part: int, reason: str = "系统停机") -> list[MinusWaiver]:
    """So many waivers, as the office makes them."""
    said_at = moment(date(2026, 12, 1))
    return [
        MinusWaiver(
            origin=one, kind=kind, assignment_id=part, reason=reason, person_id=len(PEOPLE), said_at=said_at
        )
        for one in origins
    ]
