"""An office with people and cases on a real database, a clock set by hand, and a messenger that records."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from sqlmodel import SQLModel, col, select

from domain.messages import Content, Outcome, Verdict
from domain.vocabulary import (
    AssignmentRole,
    AssignmentState,
    DeadlineKind,
    MessageState,
    PostRole,
    Source,
)
from domain.zone import OFFICE_ZONE
from scheduler.delivery import Courier
from scheduler.metronome import Office, next_due, tick
from storage.calendar_seed import builtin_days, builtin_years
from storage.engines import Database
from storage.files import FileStore
from storage.rules import put_setting
from storage.tables import (
    Absence,
    Assignment,
    CalendarDay,
    CalendarYear,
    Case,
    LedgerEntry,
    Message,
    Notice,
    Person,
    Post,
    Unit,
)
from storage.unit_of_work import Owed, UnitOfWork


def at(text: str) -> datetime:
    """2026-09-22 10:00 in office time."""
    return datetime.fromisoformat(text).replace(tzinfo=OFFICE_ZONE)


class SetClock:
    """Stands still until it is set."""

    def __init__(self, now: datetime) -> None:
        self.moment = now

    def now(self) -> datetime:
        return self.moment


@dataclass(frozen=True)
class Sent:
    """One message as one recipient got it."""

    at: datetime
    to: str
    content: Content


def accept(recipient: str) -> Outcome:
    return Outcome(recipient, Verdict.SENT, receipt=f"receipt-{recipient}")


@dataclass
class RecordingMessenger:
    """The outside wire: keeps what was sent, and answers as it is told to."""

    clock: SetClock
    sent: list[Sent] = field(default_factory=list)
    calls: list[tuple[str, int]] = field(default_factory=list)
    pictures: list[tuple[str, bytes]] = field(default_factory=list)
    verdict: Callable[[str], Outcome] = accept
    before: Callable[[], Any] | None = None  # awaited before each call
    after: Callable[[], Any] | None = None  # awaited when the wire has taken it

    async def send_to_people(self, user_ids: Sequence[str], content: Content) -> list[Outcome]:
        return await self._call("people", user_ids, content)

    async def send_illustrated(
        self, user_ids: Sequence[str], content: Content, picture: bytes
    ) -> list[Outcome]:
        outcomes = await self._call("illustrated", user_ids, content)
        self.pictures += [(user_id, picture) for user_id in user_ids]
        return outcomes

    async def send_to_group(self, conversation_id: str, content: Content) -> Outcome:
        return (await self._call("group", [conversation_id], content))[0]

    async def answer(self, webhook_url: str, content: Content) -> Outcome:
        return (await self._call("session", [webhook_url], content))[0]

    async def send_document(self, user_ids: Sequence[str], name: str, data: bytes) -> list[Outcome]:
        return await self._call("document", user_ids, Content(name, str(len(data))))

    async def read_status(self, receipt: str) -> Mapping[str, bool]:
        return {receipt: False}

    async def recall(self, receipts: Sequence[str]) -> frozenset[str]:
        return frozenset(receipts)

    async def _call(self, way: str, recipients: Sequence[str], content: Content) -> list[Outcome]:
        self.calls.append((way, len(recipients)))
        if self.before:
            await self.before()
        outcomes = [self.verdict(recipient) for recipient in recipients]
        self.sent += [
            Sent(self.clock.now(), outcome.recipient, content)
            for outcome in outcomes
            if outcome.verdict is Verdict.SENT
        ]
        if self.after:
            await self.after()
        return outcomes

    def to(self, user_id: str) -> list[Content]:
        return [sent.content for sent in self.sent if sent.to == user_id]


class World:
    """What tests say: who is there, which cases come in, how time passes, what was sent."""

    def __init__(self, database: Database, now: str) -> None:
        self.database = database
        self.clock = SetClock(at(now))
        self.messenger = RecordingMessenger(self.clock)
        self.files = FileStore(Path(mkdtemp()))
        self.restart()
        self.units: dict[str, int] = {}
        self.people: dict[str, int] = {}
        self._numbers = 0

    def restart(self) -> None:
        """The process ends and starts again: memory is lost, the database stays."""
        self.database.rules = None
        name = f"p{len(self.messenger.calls)}"
        self.courier = Courier(self.database, self.messenger, self.clock, name, self.files)
        self.office = Office(self.database, self.courier, self.clock)

    @property
    def now(self) -> datetime:
        return self.clock.now()

    async def open(self) -> "World":
        """The calendar and the people every test has: two units, their leaders, the office."""
        async with UnitOfWork(self.database, self.now) as work:
            work.session.add_all(CalendarDay(on=on, is_working=w, name=n) for on, w, n in builtin_days())
            work.session.add_all(CalendarYear(year=year) for year in builtin_years())
            await work.commit()
        await self.hire("zhou", "区住建局", PostRole.LIAISON)
        await self.hire("qian", "区住建局", PostRole.LEADER_IN_CHARGE)
        await self.hire("sun", "区教育局", PostRole.LIAISON)
        await self.hire("wu", "区教育局", PostRole.LEADER_IN_CHARGE)
        await self.hire("wang", "区政府督查室", PostRole.SUPERVISOR)
        await self.hire("zheng", "区政府督查室", PostRole.APPROVER)
        await self.hire("admin", "区政府督查室", PostRole.ADMIN)
        return self

    async def hire(self, user_id: str, unit: str, role: PostRole, *, stand_in: bool = False) -> int:
        async with UnitOfWork(self.database, self.now) as work:
            if unit not in self.units:
                row = Unit(name=unit)
                work.session.add(row)
                await work.session.flush()
                self.units[unit] = row.id or 0
            if user_id not in self.people:
                person = Person(user_id=user_id, name=f"{user_id}同志")
                work.session.add(person)
                await work.session.flush()
                self.people[user_id] = person.id or 0
            since = date(2020, 1, 1)
            post = Post(unit_id=self.units[unit], person_id=self.people[user_id], role=role, since_on=since)
            post.stand_in = stand_in
            work.session.add(post)
            await work.change_rules()
            work.record("hired", "test", f"unit:{self.units[unit]}")
            await work.commit()
        return self.people[user_id]

    async def dismiss(self, user_id: str) -> None:
        async with UnitOfWork(self.database, self.now) as work:
            query = select(Post).where(Post.person_id == self.people[user_id])
            for post in (await work.session.exec(query)).all():
                post.until_on = self.now.date() - timedelta(days=1)
            await work.change_rules()
            work.record("dismissed", "test", f"person:{user_id}")
            await work.commit()

    async def leave(self, user_id: str, by: str, begins: str, ends: str, unit: str = "区住建局") -> None:
        """Somebody is away, both days included, and a colleague stands in."""
        async with UnitOfWork(self.database, self.now) as work:
            row = Absence(
                unit_id=self.units[unit],
                person_id=self.people[user_id],
                stand_in_id=self.people[by],
                begins_on=date.fromisoformat(begins),
                ends_on=date.fromisoformat(ends),
                named_by=self.people[user_id],
                named_at=self.now,
            )
            work.session.add(row)
            await work.change_rules()
            work.record("stand_in_named", "test", f"unit:{row.unit_id}")
            await work.commit()

    async def case(  # noqa: PLR0913 - a test names what matters
        self,
        deadline: str | None,
        *,
        unit: str = "区住建局",
        role: AssignmentRole = AssignmentRole.SOLE,
        source: Source = Source.DEPUTY_SUGGESTION,
        title: str = "关于老旧小区加装电梯的建议",
        urgent: bool = False,
        tell: bool = True,
        **facts: Any,  # noqa: ANN401 - columns
    ) -> int:
        """Hand out a case now, as the handlers do; returns the assignment's id."""
        self._numbers += 1
        number = self._numbers
        async with UnitOfWork(self.database, self.now) as work:
            rules = await work.rules()
            case = Case(
                source=source,
                number=f"建议{number:03}",
                year=self.now.year,
                identity=str(number),
                ordinal=number,
                title=title,
                assigned_on=self.now.date(),
                **facts,
            )
            work.session.add(case)
            await work.session.flush()
            kind = DeadlineKind.IMMEDIATE if urgent else DeadlineKind.FIXED
            on = date.fromisoformat(deadline) if deadline else None
            row = Assignment(
                case_id=case.id or 0,
                unit_id=self.units[unit],
                role=role,
                deadline_kind=kind if deadline else DeadlineKind.ONGOING,
                deadline_on=on,
                first_deadline_on=on,
                assigned_at=self.now,
            )
            work.session.add(row)
            await work.session.flush()
            due_at = rules.policy.hours.push_time(self.now, rules.calendar, urgent=urgent)
            for person in rules.directory.liaisons(row.unit_id) if tell else ():
                key = f"assigned:{row.id}@{person.id}"
                work.owe(Owed(key, "assigned", person.id, due_at, row.id, urgent=urgent))
            work.record("assigned", "test", f"case:{case.id}")
            await work.commit()
        return row.id or 0

    async def split(
        self, assignment: int, unit: str, deadline: str, *, role: AssignmentRole = AssignmentRole.SPLIT
    ) -> int:
        """Another unit has a part in the same case; returns its assignment's id."""
        async with UnitOfWork(self.database, self.now) as work:
            first, on = await work.session.get_one(Assignment, assignment), date.fromisoformat(deadline)
            row = Assignment(
                case_id=first.case_id,
                unit_id=self.units[unit],
                role=role,
                deadline_kind=DeadlineKind.FIXED,
                deadline_on=on,
                first_deadline_on=on,
                assigned_at=self.now,
            )
            work.session.add(row)
            work.record("split", "test", f"case:{first.case_id}")
            await work.commit()
        return row.id or 0

    async def owe(self, user_id: str, kind: str, assignment: int | None = None, **facts: Any) -> None:  # noqa: ANN401 - JSON
        async with UnitOfWork(self.database, self.now) as work:
            person = self.people[user_id]
            key = f"{kind}:{assignment}:{len(facts)}:{self.now.isoformat()}@{person}"
            work.owe(Owed(key, kind, person, self.now, assignment, facts=facts))
            work.record("owed", "test", f"assignment:{assignment}")
            await work.commit()

    async def change(self, assignment: int, **values: Any) -> None:  # noqa: ANN401 - columns
        async with UnitOfWork(self.database, self.now) as work:
            row = await work.session.get_one(Assignment, assignment)
            for name, value in values.items():
                setattr(row, name, value)
            work.record("changed", "test", f"assignment:{assignment}")
            await work.commit()

    async def sign(self, assignment: int) -> None:
        await self.change(assignment, state=AssignmentState.ACKNOWLEDGED, acknowledged_at=self.now)

    async def answer(self, assignment: int) -> None:
        await self.change(assignment, state=AssignmentState.ANSWERED, answered_at=self.now)

    async def set(self, name: str, value: dict[str, Any], scope: str = "") -> None:
        async with UnitOfWork(self.database, self.now) as work:
            await put_setting(work.session, name, scope, value, (None, self.now))
            await work.change_rules()
            work.record("set", "test", f"setting:{name}")
            await work.commit()

    async def store(self, *rows: SQLModel) -> None:
        async with UnitOfWork(self.database, self.now) as work:
            for row in rows:
                work.session.add(row)
            work.record("stored", "test", "row")
            await work.commit()

    async def beat(self, moment: str | datetime | None = None) -> None:
        """It is that moment, and everything due is done."""
        if moment is not None:
            self.clock.moment = at(moment) if isinstance(moment, str) else moment
        await tick(self.office)

    async def next_due(self) -> datetime:
        async with UnitOfWork(self.database, self.now) as work:
            rules = await work.rules()
        return await next_due(self.database, self.now, rules)

    async def pass_until(self, moment: str | datetime) -> None:
        """Time passes, stopping wherever something falls due."""
        end = at(moment) if isinstance(moment, str) else moment
        await self.beat()
        while (due := await self.next_due()) <= end:
            await self.beat(due)
        await self.beat(end)

    def texts(self, user_id: str) -> list[str]:
        return [f"{content.title}\n{content.text}" for content in self.messenger.to(user_id)]

    async def notices(self, **where: object) -> Sequence[Notice]:
        async with self.database.reader() as session:
            query = select(Notice).order_by(col(Notice.id))
            rows = (await session.exec(query)).all()
        return [row for row in rows if all(getattr(row, k) == v for k, v in where.items())]

    async def messages(self, **where: object) -> Sequence[Message]:
        async with self.database.reader() as session:
            rows = (await session.exec(select(Message).order_by(col(Message.id)))).all()
        return [row for row in rows if all(getattr(row, k) == v for k, v in where.items())]

    async def assignment(self, id_: int) -> Assignment:
        async with self.database.reader() as session:
            return await session.get_one(Assignment, id_)

    async def assignments(self) -> Sequence[Assignment]:
        async with self.database.reader() as session:
            return (await session.exec(select(Assignment).order_by(col(Assignment.id)))).all()

    def person_id(self, user_id: str) -> int:
        return self.people[user_id]

    async def acts(self) -> Counter[str]:
        async with self.database.reader() as session:
            return Counter((await session.exec(select(LedgerEntry.act))).all())

    async def unsent(self) -> list[str]:
        done = (MessageState.SENT, MessageState.DROPPED)
        return [message.key for message in await self.messages() if message.state not in done]
