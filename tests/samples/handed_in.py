"""The sample files as the real importer reads them."""

import asyncio
from functools import cache

from bot.samples import START, File, roster, story, tables
from domain.tables.reading import read_tables
from domain.tables.records import CaseRecord, KnownWorld, RosterRecord, TableReading
from domain.tables.units import UnitRegister
from handlers.workbooks.opening import open_workbook
from tests.domain.calendars import OFFICIAL


def later_tables() -> list[File]:
    """What people send into the chat in the course of the story."""
    return [file for step in story() for file in step.files]


@cache
def read_roster() -> TableReading:
    """The roster, read by an office that knows nobody yet."""
    return _read(roster(), ())


@cache
def posts() -> tuple[RosterRecord, ...]:
    """Everybody in the roster."""
    records = (verdict.record for verdict in read_roster().verdicts)
    return tuple(record for record in records if isinstance(record, RosterRecord))


@cache
def read_all_tables() -> dict[str, TableReading]:
    """Every assignment table by name, read against the roster's units."""
    units = tuple(dict.fromkeys(post.unit for post in posts()))
    return {file[0]: _read(file, units) for file in (*tables(), *later_tables())}


@cache
def cases() -> tuple[CaseRecord, ...]:
    """All cases of all tables."""
    records = (v.record for reading in read_all_tables().values() for v in reading.verdicts)
    return tuple(record for record in records if isinstance(record, CaseRecord))


def _read(file: File, units: tuple[str, ...]) -> TableReading:
    name, data = file
    world = KnownWorld(UnitRegister.of(dict.fromkeys(units, ())), OFFICIAL, START.date())
    return read_tables(asyncio.run(open_workbook(name, data)), world, file=name)
