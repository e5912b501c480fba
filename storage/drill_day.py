"""What a stretch of a rehearsal came to, counted."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.transitions import OPEN
from storage.drill import rehearsed_since
from storage.notices import WAITING, notices_in
from storage.plain_rows import fetch
from storage.rules import Rules
from storage.tables import Assignment, LedgerEntry, Notice

TOP_UNITS = 5


@dataclass(frozen=True, slots=True)
class DrillDay:
    """Messages that would have gone out and what they would have told; what was held back, and why."""

    count: int
    people: int
    kinds: tuple[tuple[str, int], ...]  # kinds of messages, most frequent first
    units: tuple[tuple[str, int], ...]  # the units that would have got most
    news: int  # told in these messages
    late: int  # of it: later than on its day
    held: tuple[tuple[str, int], ...]  # why → how often something was put off
    waiting: int  # owed and not due yet, or held still
    dropped: tuple[tuple[str, int], ...]  # why it was not worth telling any more → how often
    unreachable: tuple[str, ...]  # units with open cases that nobody can be told of

    @property
    def merged(self) -> int:
        """How many pieces of news shared a message with another."""
        told_in = sum(n for kind, n in self.kinds if "push" in kind)
        return max(0, self.news - told_in)


async def drill_day(session: AsyncSession, rules: Rules, since: datetime) -> DrillDay:
    """Count what has been rehearsed since a moment."""
    messages = await rehearsed_since(session, since)
    told = await notices_in(session, [message.id for message in messages if message.id])
    people = {message.person_id for message in messages if message.person_id}
    return DrillDay(
        count=len(messages),
        people=len(people),
        kinds=tuple(Counter(message.kind for message in messages).most_common()),
        units=_by_unit([message.person_id for message in messages], rules),
        news=len(told),
        late=sum(bool(notice.facts.get("late")) for notice in told),
        held=await _because(session, "held", since),
        waiting=await _waiting(session),
        dropped=await _because(session, "dropped", since),
        unreachable=await units_without_anybody(session, rules),
    )


def _by_unit(person_ids: Sequence[int | None], rules: Rules) -> tuple[tuple[str, int], ...]:
    people = [rules.directory.find(person_id) for person_id in person_ids if person_id]
    units = Counter(person.posts[0].unit_name for person in people if person and person.posts)
    return tuple(units.most_common(TOP_UNITS))


async def _because(session: AsyncSession, act: str, since: datetime) -> tuple[tuple[str, int], ...]:
    """The reasons of these acts of the robot since then; each notice counts once for a reason."""
    query = sa.select(col(LedgerEntry.subject), col(LedgerEntry.facts)).where(
        col(LedgerEntry.act) == act,
        col(LedgerEntry.at) >= since,
        col(LedgerEntry.subject).like("notice:%"),
    )
    found = {(subject, facts.get("because", "")) for subject, facts in await fetch(session, query)}
    return tuple(Counter(because for _, because in found).most_common())


async def _waiting(session: AsyncSession) -> int:
    query = sa.select(sa.func.count()).select_from(Notice).where(col(Notice.state).in_(WAITING))
    return int((await fetch(session, query))[0][0])


async def units_without_anybody(session: AsyncSession, rules: Rules) -> tuple[str, ...]:
    """Units with open cases whose liaison and stand-ins cannot be reached."""
    query = sa.select(col(Assignment.unit_id)).where(col(Assignment.state).in_(OPEN)).distinct()
    ids = sorted(unit_id for (unit_id,) in await fetch(session, query))
    return tuple(rules.directory.units[unit_id] for unit_id in ids if not rules.directory.liaisons(unit_id))
