"""Whatever happens in a rehearsed week: afterwards people are told what they would have been told."""

import asyncio
import shutil
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from domain.ladder import NodeKind
from domain.vocabulary import MessageState
from storage.drill import owe_anew
from storage.engines import Database
from storage.unit_of_work import UnitOfWork
from tests.scheduler.test_any_course_of_events import Course, Happening
from tests.scheduler.worlds import World

WEEK = timedelta(days=7)
# These count from the real push, which comes with the end of the rehearsal.
AFTER_PUSH = {NodeKind.UNSIGNED.value, NodeKind.UNSIGNED_LEADER.value}
HAPPENINGS = st.builds(
    Happening,
    after_hours=st.integers(1, 40),
    what=st.sampled_from(["case", "case", "case", "urgent", "sign", "answer", "extend", "crash"]),
    which=st.integers(0, 20),
    n=st.integers(1, 25),
)


@dataclass(frozen=True)
class Told:
    """Facts by their keys: told, and not told for a reason."""

    told: frozenset[str]
    dropped: dict[str, str]


async def live(world: World, happenings: list[Happening], *, rehearsed: bool) -> Told:
    course = Course(world)
    if rehearsed:
        await world.set("drill", {"since": world.now.isoformat()})
    end = world.now + WEEK
    for happening in happenings:
        await world.pass_until(min(world.now + timedelta(hours=happening.after_hours), end))
        await getattr(course, f"_{happening.what}")(happening)
        await world.beat()
    await world.pass_until(end)
    if rehearsed:
        assert {sent.to for sent in world.messenger.sent} <= {"admin"}
        async with UnitOfWork(world.database, world.now) as work:
            await owe_anew(work)
            await work.commit()
        await world.set("drill", {})
    await world.pass_until(end + timedelta(days=2))
    notices = [n for n in await world.notices() if n.kind not in AFTER_PUSH]
    left = [n.key for n in notices if n.state is MessageState.REHEARSED]
    assert left == []
    return Told(
        frozenset(n.key for n in notices if n.state is MessageState.SENT),
        {n.key: n.dropped_because for n in notices if n.state is MessageState.DROPPED},
    )


async def compare(folder: Path, happenings: list[Happening]) -> None:
    found = []
    for rehearsed in (False, True):
        path = folder / f"{rehearsed}.db"
        database = Database(f"sqlite+aiosqlite:///{path}")
        try:
            world = await World(database, "2026-09-14 10:00").open()
            found.append(await live(world, happenings, rehearsed=rehearsed))
        finally:
            await database.close()
    plain, rehearsed_week = found
    assert rehearsed_week.told <= plain.told | plain.dropped.keys()
    untold = plain.told - rehearsed_week.told
    assert untold <= rehearsed_week.dropped.keys(), "lost without a reason"
    assert all(rehearsed_week.dropped[key] for key in untold)


@pytest.mark.timeout(240)
@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(happenings=st.lists(HAPPENINGS, min_size=4, max_size=8))
def test_what_was_rehearsed_is_told_unless_it_is_pointless_by_then(
    sqlite_template: Path, tmp_path: Path, happenings: list[Happening]
) -> None:
    for rehearsed in (False, True):
        for leftover in tmp_path.glob(f"{rehearsed}.db*"):
            leftover.unlink()
        shutil.copy(sqlite_template, tmp_path / f"{rehearsed}.db")
    note(str(happenings))
    asyncio.run(compare(tmp_path, happenings))
