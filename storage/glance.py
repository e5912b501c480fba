"""One look at the database that says whether anything is due: a beat with nothing to do costs no more."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from domain.planning import day_of
from storage.engines import Database
from storage.notices import acts_since, to_bundle
from storage.outbox import to_send
from storage.reports import to_compose
from storage.rules import Rules
from storage.unit_of_work import Look


@dataclass(frozen=True, slots=True)
class Glance:
    """What waits at one moment."""

    rules: Rules
    acted: bool  # somebody did something a ladder may depend on
    head: int  # the newest entry of the ledger
    report_wanted: bool  # somebody asked for one that nobody has composed
    to_bundle: bool  # news has fallen due, or a message may have become stale
    to_send: bool  # a message is due, or a lease has run out


async def glance(database: Database, now: datetime, since: int) -> Glance:
    """Look around, keeping nobody waiting. `since`: the newest ledger entry known from an earlier look."""
    async with Look(database, now) as look:
        rules = await look.rules()
        acted, head = await acts_since(look.session, since)
        asked = sa.select(to_compose(), to_bundle(day_of(now), now), to_send(now))
        waiting = (await look.session.exec(asked)).one()  # type: ignore[call-overload]
        return Glance(rules, acted, head, *map(bool, waiting))
