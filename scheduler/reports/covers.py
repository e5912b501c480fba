"""What stands around the sections of every report: whose cases it is about, and how it can be checked."""

from dataclasses import replace
from typing import Any

from domain.names import NAMES
from domain.reports.contents import Section
from scheduler.reports.wanted import Wanted
from scheduler.reports.words import say
from storage.figures import ledger_head
from storage.rules import Rules
from storage.unit_of_work import UnitOfWork


def scope_of(wanted: Wanted, rules: Rules) -> str:
    """The units and sources that were asked for; "" for all."""
    units = [rules.directory.units[unit_id] for unit_id in wanted.unit_ids]
    return say("names", names=[*units, *(NAMES[source] for source in wanted.sources)])


async def foot_of(work: UnitOfWork, wanted: Wanted, own: str) -> str:
    """The report's own last sentence, then the day of its figures and what the ledger ended with."""
    facts: dict[str, Any] = {"kind": wanted.kind, "first": wanted.first_on, "last": wanted.last_on}
    facts |= {"scope": "", "composed_at": work.now, "head": await ledger_head(work.session)}
    return own + say("cover", part="foot", **facts)


def numbered(*sections: Section) -> tuple[Section, ...]:
    """The sections under headings that are counted: 一、二、三."""
    return tuple(
        replace(section, heading=say("numbered", place=place, heading=section.heading))
        for place, section in enumerate(sections)
    )
