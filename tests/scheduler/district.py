"""A generated district that lives for years: units that sign early, late or never."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from domain.vocabulary import AssignmentRole, AssignmentState, DeadlineKind, PostRole, Source
from domain.zone import OFFICE_ZONE
from storage.tables import Assignment, Case, Person, Post, Unit
from storage.unit_of_work import Owed, UnitOfWork
from tests.scheduler.worlds import World

DAY = timedelta(days=1)
UNITS = 39
CASES_A_YEAR = 430  # as a district of 39 units has them (S0: 95 + 148 + 3 + 9 + 132 + 46)
OPENED = date(2020, 1, 1)
LONGEST = {
    Source.DEPUTY_SUGGESTION: 90,
    Source.CPPCC_PROPOSAL: 90,
    Source.NETIZEN_MESSAGE: 15,
    Source.HOTLINE_ORDER: 7,
}
EVENING, MORNING, NOON = time(21, 5), time(9, 40), time(15, 10)


@dataclass
class Life:
    """What will happen to one case: when it comes, is signed for and answered; None never."""

    comes_at: datetime
    source: Source
    unit: int
    role: AssignmentRole
    deadline_on: date
    urgent: bool
    key: bool
    signed_after: timedelta | None
    answered_after: timedelta | None
    extended_by: int = 0
    id: int = 0
    signed_at: datetime | None = None
    answered_at: datetime | None = None
    extended_on: date | None = None
    first_deadline_on: date = field(init=False)

    def __post_init__(self) -> None:
        self.first_deadline_on = self.deadline_on


@dataclass
class District:
    """39 units with a liaison and a leader each, and the lives of a year's cases."""

    world: World
    chance: Random
    lives: list[Life] = field(default_factory=list)
    liaisons: dict[int, list[tuple[int, str]]] = field(default_factory=dict)

    async def settle(self) -> None:
        async with UnitOfWork(self.world.database, self.world.now) as work:
            session = work.session
            units = [Unit(name=f"第{n:02}局") for n in range(UNITS)]
            people = [Person(user_id=f"u{n}", name=f"张{n}") for n in range(2 * UNITS)]
            session.add_all([*units, *people])
            await session.flush()
            for n, unit in enumerate(units):
                held = ((people[2 * n], PostRole.LIAISON), (people[2 * n + 1], PostRole.LEADER_IN_CHARGE))
                for person, role in held:
                    session.add(
                        Post(unit_id=unit.id or 0, person_id=person.id or 0, role=role, since_on=OPENED)
                    )
                self.liaisons[unit.id or 0] = [(people[2 * n].id or 0, people[2 * n].user_id or "")]
            await work.change_rules()
            work.record("settled", "test", "units")
            await work.commit()

    def dream(self, first_on: date, last_on: date) -> None:
        """Think up the cases of these days."""
        chance, days = self.chance, (last_on - first_on).days + 1
        for _ in range(CASES_A_YEAR * days // 365):
            on = first_on + timedelta(days=chance.randrange(days))
            source, urgent = chance.choice(list(LONGEST)), chance.random() < 0.03
            term = chance.randint(1, LONGEST[source])
            comes = datetime.combine(on, chance.choice((MORNING, MORNING, NOON, EVENING)), OFFICE_ZONE)
            signed = timedelta(days=chance.choice((0, 1, 1, 2, 4, 9)), hours=3)
            answered = timedelta(days=max(1, round(term * chance.uniform(0.2, 1.5))), hours=5)
            self.lives.append(
                Life(
                    comes,
                    source,
                    chance.choice(list(self.liaisons)),
                    AssignmentRole.CO if chance.random() < 0.3 else AssignmentRole.SOLE,
                    on if urgent else on + timedelta(days=term),
                    urgent,
                    key=chance.random() < 0.05,
                    signed_after=signed if chance.random() < 0.97 else None,
                    answered_after=answered if chance.random() < 0.95 else None,
                    extended_by=chance.randint(5, 40) if chance.random() < 0.08 else 0,
                )
            )
        self.lives.sort(key=lambda life: life.comes_at)

    async def live(self, since: datetime) -> None:
        """Whatever happened after the last look until now, in one transaction."""
        now = self.world.now
        come = [life for life in self.lives if since < life.comes_at <= now]
        acted = [
            life for life in self.lives if life.id and life.answered_at is None and self._has_acted(life)
        ]
        if not come and not acted:
            return
        async with UnitOfWork(self.world.database, now) as work:
            for life in come:
                await self._hand_out(work, life)
            for life in acted:
                await self._act(work, life)
            work.record("lived", "test", "district")
            await work.commit()

    def _has_acted(self, life: Life) -> bool:
        now = self.world.now
        signs = life.signed_at is None and life.signed_after is not None
        answers = life.answered_after is not None and now >= life.comes_at + life.answered_after
        extends = bool(life.extended_by) and life.extended_on is None and now.date() >= _asks_on(life)
        return (signs and now >= life.comes_at + (life.signed_after or DAY)) or answers or extends

    async def _hand_out(self, work: UnitOfWork, life: Life) -> None:
        rules, number = await work.rules(), self.lives.index(life) + 1
        case = Case(
            source=life.source,
            number=f"第{number}号",
            year=life.comes_at.year,
            identity=str(number),
            ordinal=number,
            title=f"关于第{number}件事的来件",
            assigned_on=life.comes_at.date(),
            key_case=life.key,
        )
        work.session.add(case)
        await work.session.flush()
        kind = DeadlineKind.IMMEDIATE if life.urgent else DeadlineKind.FIXED
        row = Assignment(
            case_id=case.id or 0,
            unit_id=life.unit,
            role=life.role,
            deadline_kind=kind,
            deadline_on=life.deadline_on,
            first_deadline_on=life.deadline_on,
            assigned_at=work.now,
        )
        work.session.add(row)
        await work.session.flush()
        life.id = row.id or 0
        due_at = rules.policy.hours.push_time(work.now, rules.calendar, urgent=life.urgent)
        for person_id, _ in self.liaisons[life.unit]:
            key = f"assigned:{row.id}@{person_id}"
            work.owe(Owed(key, "assigned", person_id, due_at, row.id, urgent=life.urgent))

    async def _act(self, work: UnitOfWork, life: Life) -> None:
        row = await work.session.get_one(Assignment, life.id)
        now = work.now
        if life.answered_after is not None and now >= life.comes_at + life.answered_after:
            row.state, row.answered_at = AssignmentState.ANSWERED, now
            life.answered_at = now
        elif life.extended_by and life.extended_on is None and now.date() >= _asks_on(life):
            life.extended_on, life.deadline_on = (
                now.date(),
                life.deadline_on + timedelta(days=life.extended_by),
            )
            row.deadline_on = row.second_deadline_on = life.deadline_on
            row.limit_granted_on = now.date()
        elif life.signed_at is None:
            row.state, row.acknowledged_at = AssignmentState.ACKNOWLEDGED, now
            life.signed_at = now


def _asks_on(life: Life) -> date:
    return max(life.first_deadline_on - timedelta(days=5), (life.comes_at + DAY).date())


def moments_of(on: date) -> Sequence[datetime]:
    """When a day is looked at: digest, slot, and whenever people act."""
    times = (time(8, 30), time(8, 45), MORNING, NOON, EVENING)
    return [datetime.combine(on, moment, OFFICE_ZONE) for moment in times]
