"""A district at its hardest times: nothing on rest days, in quiet hours, twice, or not at all.

Whole years, 2024 to 2026, live in `python -m benchmarks.years`.
"""

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
from scheduler.delivery import CALLS_AT_ONCE
from storage.engines import Database
from storage.tables import Message, Notice
from tests.scheduler.district import District, Life, moments_of
from tests.scheduler.worlds import World

DAY = timedelta(days=1)
AHEAD = 3
OPENS, CLOSES = time(8, 30), time(20)
ANNOUNCED = (
    NodeKind.DUE_SOON,
    NodeKind.CO_DUE_SOON,
    NodeKind.DUE_TODAY,
)  # of a holiday, both fall on one day
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
    deaths: int = 0


async def run(url: str, first_on: date, last_on: date, *, kills: bool = False) -> Lived:
    database = Database(url)
    try:
        world = await World(database, f"{first_on} 00:30").open()
        district = District(world, Random(first_on.year))  # noqa: S311 - a made-up year
        await district.settle()
        district.dream(first_on, last_on)
        killer, since, deaths = Random(first_on.year + 1), world.now, 0  # noqa: S311 - when the process ends
        for day in (first_on + n * DAY for n in range((last_on - first_on).days + 1)):
            for moment in moments_of(day):
                world.clock.moment = moment
                await district.live(since)
                since = moment
                if kills:
                    deaths += await _die_and_come_back(world, killer)
                else:
                    await world.beat()
        return Lived(world, district.lives, await world.notices(), await world.messages(), deaths)
    finally:
        await database.close()


async def _die_and_come_back(world: World, killer: Random) -> bool:
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
    return died


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


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    ("first_on", "last_on"),
    [
        (date(2024, 2, 2), date(2024, 2, 23)),  # Spring Festival, two worked Sundays
        (date(2025, 9, 22), date(2025, 10, 12)),  # National Day with Mid-autumn: eight days
        (date(2026, 4, 22), date(2026, 5, 10)),  # Labour Day
    ],
)
def test_hard_times_keep_every_promise(url: str, first_on: date, last_on: date) -> None:
    lived = asyncio.run(run(url, first_on, last_on))
    assert len(lived.world.messenger.sent) > 30
    keeps_every_promise(lived, last_on)


def keeps_every_promise(lived: Lived, last_on: date) -> None:
    """Nothing on rest days, in quiet hours, twice, or not at all."""
    urgent = {m.id for m in lived.messages if m.urgent}
    for message in lived.messages:
        if message.sent_at is not None and message.id not in urgent:
            at = message.sent_at.astimezone(OFFICE_ZONE)
            assert workday(at.date()), message.key
            assert OPENS <= at.time() < CLOSES
    assert max(told(lived.world).values()) == 1
    facts = Counter(n.key for n in lived.notices)
    assert max(facts.values()) == 1
    assert _missing(lived, last_on) == []


def _missing(lived: Lived, last_on: date) -> list[str]:
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
        if life.deadline_on - AHEAD * DAY > last_on:  # the published calendar ends with the last year
            continue
        on = announced_on(life)
        told_on = max(life.extended_on or date.min, _pushed_on(life))
        open_then = life.answered_at is None or (life.answered_at.date() >= on and life.answered_at.hour >= 9)
        if life.id and told_on < on <= last_on and open_then and on not in said.get(life.id, ()):
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


@pytest.mark.timeout(300)
def test_a_process_that_dies_at_any_beat_says_the_same(
    url: str, sqlite_template: Path, tmp_path: Path
) -> None:
    other = tmp_path / "killed.db"
    shutil.copy(sqlite_template, other)
    days = date(2025, 9, 25), date(2025, 10, 10)
    calm = asyncio.run(run(url, *days))
    killed = asyncio.run(run(f"sqlite+aiosqlite:///{other}", *days, kills=True))
    assert set(told(killed.world)) == set(told(calm.world))
    again = sum(count - 1 for count in told(killed.world).values())
    assert again <= killed.deaths * CALLS_AT_ONCE, "what was accepted and not yet written down, once a death"
