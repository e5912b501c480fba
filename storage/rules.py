"""What an act needs to know of the office: settings, calendar and people, read once per change."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.calendar import Calendar, DayMark
from domain.packs import Pack, Packs
from domain.permissions import OFFICE
from domain.policy import Policy, read_policy
from domain.promptness import Rhythm
from domain.reminders import Timetable
from domain.vocabulary import Source
from storage.packs import bundled_packs
from storage.people import Directory
from storage.register import Register, load_register
from storage.secrets import load_readers
from storage.tables import CalendarDay, CalendarYear, Case, Setting

VERSION = "rules_version"
_VERSION = select(Setting.value).where(Setting.name == VERSION)  # built once: every transaction asks
PACK = "pack"  # the setting that chooses a pack for a source


@dataclass(frozen=True, slots=True)
class Rules:
    """The office on one day. Equal versions mean equal content."""

    version: int
    on: date
    policy: Policy
    calendar: Calendar
    register: Register
    packs: Packs = field(default_factory=lambda: Packs(bundled_packs()))
    secret_readers: Mapping[int, frozenset[int]] = field(default_factory=dict)  # case → persons (知悉范围)

    def pack_of(self, case: Case) -> Pack:
        """The policy pack that holds for a case."""
        return self.packs.of(case.source, case.pack)

    @property
    def silenced(self) -> frozenset[int]:
        """Persons all of whose units are stopped (停发); who also works for the office is told on."""
        if not (stopped := self.policy.unit_stops.keys()):
            return frozenset()
        everybody = self.directory.everybody()
        return frozenset(
            person.id
            for person in everybody
            if person.unit_ids and person.unit_ids <= stopped and person.roles.isdisjoint(OFFICE)
        )

    @property
    def directory(self) -> Directory:
        """Everybody with the posts held today."""
        return self.register.on(self.on)

    @property
    def rhythm(self) -> Rhythm:
        """The moments at which people are told."""
        policy = self.policy
        return Rhythm(policy.hours, self.calendar, policy.own_slots, policy.daily_cap)

    @property
    def timetable(self) -> Timetable:
        """What reminders depend on."""
        return self.policy.timetable(self.calendar, self.packs)


async def current_version(session: AsyncSession) -> int:
    """Grows with every change of settings, calendar, units, persons or posts."""
    value = (await session.exec(_VERSION)).first()
    return int(value["n"]) if value else 0


async def load_rules(session: AsyncSession, version: int, on: date, packs: Mapping[str, Pack]) -> Rules:
    """Read everything anew."""
    settings = await stored_settings(session)
    return Rules(
        version,
        on,
        read_policy(settings),
        await load_calendar(session),
        await load_register(session),
        Packs(packs, _chosen(settings)),
        await load_readers(session),
    )


def _chosen(settings: dict[tuple[str, str], dict[str, Any]]) -> dict[Source, str]:
    """The packs an administrator chose, by source."""
    return {Source(scope): v["pack"] for (name, scope), v in settings.items() if name == PACK and v}


async def stored_settings(session: AsyncSession) -> dict[tuple[str, str], dict[str, Any]]:
    """Every stored value by name and scope."""
    rows = (await session.exec(select(Setting.name, Setting.scope, Setting.value))).all()
    return {(name, scope): dict(value) for name, scope, value in rows}


async def load_calendar(session: AsyncSession) -> Calendar:
    """The working calendar as it stands in the tables."""
    columns = sa.select(col(CalendarDay.on), col(CalendarDay.is_working), col(CalendarDay.name))
    days = (await session.exec(columns)).all()  # type: ignore[call-overload]
    years = (await session.exec(select(CalendarYear.year).where(CalendarYear.official))).all()
    return Calendar({on: DayMark(is_working, name) for on, is_working, name in days}, frozenset(years))


async def put_setting(
    session: AsyncSession, name: str, scope: str, value: dict[str, Any], stamp: tuple[int | None, datetime]
) -> dict[str, Any] | None:
    """Set one value, stamped with who changed it when; return what stood there before."""
    query = select(Setting).where(Setting.name == name, Setting.scope == scope)
    row = (await session.exec(query)).first()
    before = row.value if row else None
    row = row or Setting(name=name, scope=scope, value=value, changed_at=stamp[1])
    row.value, (row.changed_by, row.changed_at) = value, stamp
    session.add(row)
    return before
