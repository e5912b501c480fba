"""Three years of a district: nothing on rest days, nothing in quiet hours, nothing missing, nothing twice."""

import asyncio
import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path
from random import Random

import chinese_calendar
import pytest

from domain.ladder import NodeKind
from domain.zone import OFFICE_ZONE
from storage.engines import Database
from storage.tables import Message, Notice
from tests.scheduler.district import District, Life, moments_of
from tests.scheduler.worlds import World

DAY = timedelta(days=1)
DAYS = 0
AHEAD = 3
OPENS, CLOSES = time(8, 30), time(20)
ANNOUNCED = (NodeKind.DUE_SOON, NodeKind.CO_DUE_SOON)
Told = tuple[date, str, str]  # day, person, words


class Killed(BaseException):
    """The process ends here."""


@dataclass(frozen=True)
class Lived:
    """A year as it went: the lives of its cases, and everything that was owed and sent."""

    world: World
    lives: Sequence[Life]
    notices: Sequence[Notice]
    messages: Sequence[Message]


async def run(url: str, year: int, *, kills: bool = False) -> Lived:
    database = Database(url)
    try:
        world = await World(database, f"{year}-01-01 00:30").open()
        district = District(world, Random(year))  # noqa: S311 - a made-up year
        await district.settle()
        district.dream(date(year, 1, 1), date(year, 12, 31))
        killer, since = Random(year + 1), world.now  # noqa: S311 - when the process ends
        for day in (date(year, 1, 1) + n * DAY for n in range(DAYS or 365 + (year % 4 == 0))):
            for moment in moments_of(day):
                world.clock.moment = moment
                await district.live(since)
                since = moment
                await (_die_and_come_back(world, killer) if kills else world.beat())
        return Lived(world, district.lives, await world.notices(), await world.messages())
    finally:
        await database.close()


async def _die_and_come_back(world: World, killer: Random) -> None:
    """The process dies before the n-th call of this beat, if there are so many, and starts anew."""
    left = killer.randint(0, 4)

    async def before() -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise Killed

    world.messenger.before = before
    task = asyncio.ensure_future(world.beat())
    await asyncio.wait({task})
    died = task.exception() is not None
    world.messenger.before = None
    world.restart()
    if died:
        world.clock.moment += timedelta(seconds=70)  # the lease of the dead process has run out
    await world.beat()


@pytest.fixture
def url(sqlite_template: Path, tmp_path: Path) -> str:
    path = tmp_path / "district.db"
    shutil.copy(sqlite_template, path)
    return f"sqlite+aiosqlite:///{path}"


def told(world: World) -> Counter[Told]:
    """What everybody got on which day; a digest's foot is left out, it bears the head of the ledger."""
    return Counter(
        (
            sent.at.astimezone(OFFICE_ZONE).date(),
            sent.to,
            f"{sent.content.title}\n{_words(sent.content.text)}",
        )
        for sent in world.messenger.sent
    )


def _words(text: str) -> str:
    return text.partition("留痕校验码")[0]


def workday(on: date) -> bool:
    """Straight from the published calendar, past our own."""
    return bool(chinese_calendar.is_workday(on))


def announced_on(life: Life) -> date:
    on = life.deadline_on - AHEAD * DAY
    while not workday(on):
        on -= DAY
    return on


@pytest.mark.timeout(600)
@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_a_year_keeps_every_promise(url: str, year: int) -> None:
    lived = asyncio.run(run(url, year))
    urgent = {m.id for m in lived.messages if m.urgent}
    assert len(lived.world.messenger.sent) > 1500
    for message in lived.messages:
        if message.sent_at is not None and message.id not in urgent:
            at = message.sent_at.astimezone(OFFICE_ZONE)
            assert workday(at.date()), message.key
            assert OPENS <= at.time() < CLOSES
    assert max(told(lived.world).values()) == 1
    facts = Counter(n.key for n in lived.notices)
    assert max(facts.values()) == 1
    assert _missing(lived, year) == []


def _missing(lived: Lived, year: int) -> list[str]:
    """Cases whose announcement was not said on its day, reckoned without the rules of the product."""
    said: dict[int, set[date]] = {}
    sent_on = {
        m.id: m.sent_at.astimezone(OFFICE_ZONE).date() for m in lived.messages if m.sent_at is not None
    }
    for notice in lived.notices:
        if notice.kind in ANNOUNCED and notice.message_id in sent_on:
            said.setdefault(notice.assignment_id or 0, set()).add(sent_on[notice.message_id])
    lacking = []
    for life in lived.lives:
        on = announced_on(life)
        told_on = max(life.extended_on or date.min, _pushed_on(life))
        open_then = life.answered_at is None or (life.answered_at.date() >= on and life.answered_at.hour >= 9)
        if life.id and told_on < on <= date(year, 12, 31) and open_then and on not in said.get(life.id, ()):
            lacking.append(f"{life.id}: {life.deadline_on} {on}")
    return lacking


def _pushed_on(life: Life) -> date:
    on = life.comes_at.date()
    if life.urgent:
        return on
    after = life.comes_at.hour >= 18
    on += DAY if after else timedelta()
    while not workday(on):
        on += DAY
    return on


@pytest.mark.timeout(600)
def test_a_process_that_dies_at_any_beat_says_the_same(
    url: str, sqlite_template: Path, tmp_path: Path
) -> None:
    other = tmp_path / "killed.db"
    shutil.copy(sqlite_template, other)
    calm = asyncio.run(run(url, 2025))
    killed = asyncio.run(run(f"sqlite+aiosqlite:///{other}", 2025, kills=True))
    assert told(killed.world) == told(calm.world)
