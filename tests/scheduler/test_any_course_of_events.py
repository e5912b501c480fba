"""Whatever people do and whatever fails: every reminder once, none at a wrong hour, none missing."""

import asyncio
import shutil
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from domain.bundles import REMINDERS
from domain.messages import Outcome, Verdict
from domain.reminders import owed
from domain.vocabulary import AssignmentRole, AssignmentState, MessageState
from storage.duties import open_duties
from storage.engines import Database
from storage.unit_of_work import UnitOfWork
from tests.scheduler.worlds import World, accept, at

HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Happening:
    """What happens, how long after the thing before, to which case, and a number that says how much."""

    after_hours: int
    what: str
    which: int
    n: int


HAPPENINGS = st.builds(
    Happening,
    after_hours=st.integers(0, 60),
    what=st.sampled_from(
        [
            "case",
            "case",
            "case",
            "urgent",
            "sign",
            "answer",
            "undo",
            "extend",
            "crash",
            "down",
            "deaf",
            "pause",
        ]
    ),
    which=st.integers(0, 20),
    n=st.integers(1, 60),
)


class Course:
    """Lets things happen to an office and watches that it keeps its promises all the while."""

    def __init__(self, world: World, *, checks_every_beat: bool = True) -> None:
        self.world = world
        self.checks_every_beat = checks_every_beat
        self.cases: list[int] = []
        self.is_paused = False

    async def happen(self, happening: Happening) -> None:
        await self._pass(self.world.now + happening.after_hours * HOUR + timedelta(minutes=1))
        await getattr(self, f"_{happening.what}")(happening)
        await self._beat(self.world.now)
        await self._check_nothing_is_missing()

    async def end(self, moment: datetime) -> None:
        if self.is_paused:
            await self._pause(Happening(0, "pause", 0, 1))
        await self._pass(moment)

    async def _pass(self, end: datetime) -> None:
        while (due := await self.world.next_due()) <= end:
            await self._beat(due)
        await self._beat(end)

    async def _beat(self, moment: datetime) -> None:
        before = len(self.world.messenger.calls)
        await self.world.beat(moment)
        said_something = len(self.world.messenger.calls) > before
        if self.checks_every_beat and (moment.minute != 30 or said_something):
            await self._check_nothing_is_missing()

    async def _check_nothing_is_missing(self) -> None:
        """Straight from the rules, without any of the planner's short cuts."""
        world = self.world
        async with UnitOfWork(world.database, world.now) as work:
            rules = await work.rules()
            duties = await open_duties(work.session, world.now)
        held = self.is_paused or rules.policy.hours.is_quiet(world.now, rules.calendar)
        if held or world.messenger.verdict is not accept:
            return
        called_for = {node.key for duty in duties for node in owed(duty, rules.timetable, world.now)}
        waits = {n.key for n in await world.notices(state=MessageState.HELD) if n.due_at > world.now}
        sent = {n.key for n in await world.notices(state=MessageState.SENT)}
        told = {key.rpartition("@")[0] for key in sent | waits}
        assert called_for <= told, f"{world.now}: {called_for - told}"
        assert await world.unsent() == []

    async def _case(self, happening: Happening) -> None:
        role = [AssignmentRole.SOLE, AssignmentRole.CO][happening.which % 2]
        deadline = (self.world.now + timedelta(days=happening.n)).date()
        unit = ["区住建局", "区教育局"][happening.which % 3 == 0]
        self.cases.append(
            await self.world.case(str(deadline), role=role, unit=unit, key_case=happening.n % 5 == 0)
        )

    async def _urgent(self, _happening: Happening) -> None:
        self.cases.append(await self.world.case(str(self.world.now.date()), urgent=True))

    async def _sign(self, happening: Happening) -> None:
        for case in self.cases[happening.which % 5 :: 2]:
            if (await self.world.assignment(case)).state is AssignmentState.ASSIGNED:
                await self.world.sign(case)

    async def _answer(self, happening: Happening) -> None:
        for case in self.cases[happening.which % 5 :: 3]:
            await self.world.answer(case)

    async def _undo(self, happening: Happening) -> None:
        """An answer is taken back: the ladder speaks again."""
        for case in self.cases[happening.which % 5 :: 4]:
            await self.world.change(case, state=AssignmentState.ACKNOWLEDGED, answered_at=None)

    async def _extend(self, happening: Happening) -> None:
        for case in self.cases[happening.which :: 7]:
            row = await self.world.assignment(case)
            if row.deadline_on and row.state is not AssignmentState.ANSWERED:
                until = max(row.deadline_on, self.world.now.date()) + timedelta(days=happening.n)
                granted = self.world.now.date()
                await self.world.change(case, deadline_on=until, limit_granted_on=granted)

    async def _crash(self, _happening: Happening) -> None:
        self.world.restart()

    async def _down(self, happening: Happening) -> None:
        """The process is not there for a while."""
        self.world.clock.moment += happening.n * HOUR * 2
        self.world.restart()

    async def _deaf(self, happening: Happening) -> None:
        """The messenger is not there for a while."""
        self.world.messenger.verdict = lambda who: Outcome(who, Verdict.RETRY_SOON, code="down")
        await self._pass(self.world.now + HOUR)
        self.world.clock.moment += happening.n * HOUR
        await self._pass(self.world.now + HOUR)
        self.world.messenger.verdict = accept
        await self._pass(self.world.now + timedelta(minutes=6))

    async def _pause(self, _happening: Happening) -> None:
        self.is_paused = not self.is_paused
        since = self.world.now.isoformat() if self.is_paused else None
        await self.world.set("pause", {"since": since})

    async def check_the_whole(self) -> None:
        """What holds of everything that was sent."""
        world = self.world
        async with UnitOfWork(world.database, world.now) as work:
            rules = await work.rules()
        for message in await world.messages():
            if message.state is MessageState.SENT and not message.urgent:
                assert message.sent_at is not None
                assert not rules.policy.hours.is_quiet(message.sent_at, rules.calendar), message.key
        told = Counter(n.key.rpartition("@")[0] for n in await world.notices(state=MessageState.SENT))
        assert set(told.values()) <= {1}
        pushes = [m for m in await world.messages(state=MessageState.SENT) if m.kind != "digest"]
        together = Counter((m.person_id, m.sent_at) for m in pushes if not m.urgent)
        assert set(together.values()) <= {1}
        digests = Counter((m.person_id, m.expires_on) for m in await world.messages(kind="digest"))
        assert set(digests.values()) <= {1}
        weekly = "放假安排还没有导入"  # said every week until it is imported
        said = [(sent.to, sent.content.text) for sent in world.messenger.sent]
        texts = Counter((to, text) for to, text in said if weekly not in text)
        assert max(texts.values(), default=1) == 1
        assert not [n for n in await world.notices(state=MessageState.FAILED) if n.kind in REMINDERS]


async def run_course(url: str, happenings: list[Happening]) -> World:
    database = Database(url)
    try:
        world = await World(database, "2026-09-14 10:00").open()
        course = Course(world)
        for happening in happenings:
            await course.happen(happening)
        await course.end(world.now + timedelta(days=14))
        await course.check_the_whole()
        return world
    finally:
        await database.close()


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(happenings=st.lists(HAPPENINGS, min_size=4, max_size=12))
def test_every_promise_holds(sqlite_template: Path, tmp_path: Path, happenings: list[Happening]) -> None:
    path = tmp_path / "course.db"
    for leftover in tmp_path.glob("course.db*"):
        leftover.unlink()
    shutil.copy(sqlite_template, path)
    note(str(happenings))
    asyncio.run(run_course(f"sqlite+aiosqlite:///{path}", happenings))


@pytest.mark.timeout(240)
async def test_a_whole_year_with_a_case_a_week(world: World) -> None:
    course = Course(world, checks_every_beat=False)
    for week in range(52):
        await course.happen(Happening(168, "case", week, 1 + week * 7 % 50))
        if week % 3 == 0:
            await course.happen(Happening(5, "sign", week, 1))
        if week % 4 == 0:
            await course.happen(Happening(7, "answer", week, 1))
    await course.check_the_whole()
    days = {m.expires_on for m in await world.messages(kind="digest", state=MessageState.SENT)}
    async with UnitOfWork(world.database, world.now) as work:
        calendar = (await work.rules()).calendar
    first, last = at("2026-09-23").date(), world.now.date() - timedelta(days=1)
    expected = {first + timedelta(days=n) for n in range((last - first).days + 1)}
    assert {day for day in expected if calendar.is_working_day(day)} <= days
    assert not any(calendar.is_rest_day(day) for day in days if day)
