"""The preview is what is sent: foreseen at any moment, it comes true until somebody acts."""

import asyncio
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.agenda import foresee
from domain.notice_kinds import NoticeKind
from domain.planning import day_of
from domain.vocabulary import AssignmentRole, AssignmentState, MessageState, PostRole, Source
from domain.zone import OFFICE_ZONE
from storage.engines import Database
from storage.outlook import known_now
from storage.unit_of_work import UnitOfWork
from tests.scheduler.worlds import World, at

Told = tuple[datetime, int, frozenset[tuple[str, int | None]]]  # when, whom, kinds with their assignments
UNITS = ("区住建局", "区教育局")
FOR_INFORMATION = (NoticeKind.CO_OPINION_IN, NoticeKind.ANSWER_SENT_BACK, NoticeKind.REPORT_SIGNED)


@dataclass
class Office:
    """An office in which anything may happen, watched for whether what was foreseen comes."""

    world: World
    chance: Random

    async def foreseen(self, until: datetime) -> set[Told]:
        async with UnitOfWork(self.world.database, self.world.now) as work:
            rules, known = await work.rules(), await known_now(work)
            outlook = known.outlook(rules.timetable, rules.rhythm, day_of(until))
        return {
            (m.at.astimezone(OFFICE_ZONE), m.person_id, frozenset((n.kind, n.assignment_id) for n in m.news))
            for m in foresee(outlook, day_of(until))
            if m.at <= until
        }

    async def told(self, since: datetime) -> set[Told]:
        """What was sent after a moment or put into words at it; alerts are of trouble nobody foresees."""
        messages = {m.id: m for m in await self.world.messages() if m.kind in ("push", "late_push")}
        news: dict[int, set[tuple[str, int | None]]] = {}
        for notice in await self.world.notices(state=MessageState.SENT):
            if notice.message_id in messages and notice.kind != NoticeKind.ADMIN_ALERT:
                news.setdefault(notice.message_id or 0, set()).add((notice.kind, notice.assignment_id))
        return {
            (m.sent_at.astimezone(OFFICE_ZONE), m.person_id or 0, frozenset(news[id_]))
            for id_, m in messages.items()
            if id_ in news and m.sent_at is not None and m.sent_at >= since
        }

    async def act(self) -> None:
        """One thing happens to some cases, or to the office."""
        acts = [self._case, self._case, self._sign, self._answer, self._extend, self._news, self._settle]
        acts += [self._leave]
        await self.chance.choice(acts)()

    async def _case(self) -> None:
        chance, world = self.chance, self.world
        deadline = day_of(world.now) + timedelta(days=chance.randint(0, 60))
        await world.case(
            str(deadline) if chance.random() > 0.1 else None,
            unit=chance.choice(UNITS),
            role=chance.choice((AssignmentRole.SOLE, AssignmentRole.CO)),
            source=chance.choice((Source.DEPUTY_SUGGESTION, Source.NETIZEN_MESSAGE)),
            urgent=chance.random() < 0.1,
            key_case=chance.random() < 0.2,
        )

    async def _some(self) -> Iterable[int]:
        ids = [
            a.id for a in await self.world.assignments() if a.id and a.state is not AssignmentState.ANSWERED
        ]
        return self.chance.sample(ids, min(len(ids), self.chance.randint(1, 3)))

    async def _sign(self) -> None:
        for one in await self._some():
            await self.world.sign(one)

    async def _answer(self) -> None:
        for one in await self._some():
            await self.world.answer(one)

    async def _extend(self) -> None:
        for one in await self._some():
            until = day_of(self.world.now) + timedelta(days=self.chance.randint(1, 40))
            await self.world.change(one, deadline_on=until, limit_granted_on=day_of(self.world.now))

    async def _news(self) -> None:
        for one in await self._some():
            kind = self.chance.choice(FOR_INFORMATION)
            await self.world.owe(
                "zhou",
                kind,
                one,
                unit="区教育局",
                reason="请补充",
                signer="钱局长",
                by="钱局长",
                until="",
                late=False,
            )

    async def _leave(self) -> None:
        """Somebody goes on leave, now or later; whoever stands in may be away himself, even in a circle."""
        who, by = self.chance.sample(("zhou", "qian", "li"), 2)
        begins = day_of(self.world.now) + timedelta(days=self.chance.randint(0, 6))
        ends = begins + timedelta(days=self.chance.randint(0, 9))
        await self.world.leave(who, by, str(begins), str(ends))

    async def _settle(self) -> None:
        """The office moves its morning, a person his own, or the day's cap changes."""
        chance, person = self.chance, self.world.person_id("zhou")
        settings: list[tuple[str, str, dict[str, Any]]] = [
            ("slot", "", {"at": chance.choice(("08:45", "09:30"))}),
            ("slot", str(person), {"at": chance.choice(("10:00", "16:00", ""))}),
            ("cap", "", {"most": chance.randint(1, 4)}),
            ("reminder", "", {"days": [chance.randint(1, 9), 3], "unit": "natural_days"}),
        ]
        name, scope, value = chance.choice(settings)
        await self.world.set(name, value, scope)


async def live(url: str, seed: int, acts: int) -> int:
    """Play a course of acts; returns how many messages were foreseen and sent."""
    database = Database(url)
    try:
        world = await World(database, "2026-01-12 10:00").open()
        await world.hire("li", "区住建局", PostRole.LIAISON, stand_in=True)
        office, seen = Office(world, Random(seed)), 0  # noqa: S311 - a course of events
        for _ in range(acts):
            await office.act()
            until = world.now + timedelta(hours=office.chance.choice((1, 3, 30, 80, 200)), minutes=7)
            foreseen, since = await office.foreseen(until), world.now
            await world.pass_until(f"{until:%Y-%m-%d %H:%M}")
            told = await office.told(since)
            differing = sorted(foreseen ^ told, key=str)
            assert not differing, f"seed {seed}, from {since} to {until}: {differing}"
            seen += len(told)
        return seen
    finally:
        await database.close()


@pytest.mark.timeout(240)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000))
def test_what_is_foreseen_is_what_is_sent(sqlite_template: Path, tmp_path: Path, seed: int) -> None:
    path = tmp_path / "foreseen.db"
    for leftover in tmp_path.glob("foreseen.db*"):
        leftover.unlink()
    shutil.copy(sqlite_template, path)
    asyncio.run(live(f"sqlite+aiosqlite:///{path}", seed, 8))


@pytest.mark.timeout(240)
def test_it_holds_for_a_whole_year(sqlite_template: Path, tmp_path: Path) -> None:
    path = tmp_path / "year.db"
    shutil.copy(sqlite_template, path)
    seen = asyncio.run(live(f"sqlite+aiosqlite:///{path}", 2026, 130))
    assert at("2026-12-01") > at("2026-01-12")
    assert seen > 200


async def test_the_days_of_a_stand_in_are_foreseen_as_they_come(world: World) -> None:
    await world.hire("li", "区住建局", PostRole.LIAISON, stand_in=True)
    for deadline in ("2026-09-28", "2026-09-30", "2026-10-12", "2026-10-14"):
        await world.sign(await world.case(deadline))
    await world.beat()
    await world.leave("zhou", "li", "2026-09-24", "2026-10-10")
    await world.leave("li", "qian", "2026-09-29", "2026-09-30")
    office, until = Office(world, Random(1)), at("2026-10-16 12:00")  # noqa: S311 - a course of events
    since, foreseen = world.now, await office.foreseen(until)
    await world.pass_until("2026-10-16 12:00")
    assert foreseen == await office.told(since)
    liaisons = {world.person_id(name): name for name in ("zhou", "li", "qian")}
    days: dict[str, set[int]] = {"zhou": set(), "li": set(), "qian": set()}
    for when, whom, _ in foreseen:
        if whom in liaisons:
            days[liaisons[whom]].add(when.toordinal() - at("2026-09-01 00:00").toordinal() + 1)
    away, chain = set(range(24, 41)), {29, 30}
    assert not days["zhou"] & away
    assert days["li"] <= away - chain
    assert days["li"]
    assert days["qian"] & chain
