"""What would go out if nothing held it back any more: what a stop holds, what a rehearsal told in vain."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.bundles import PLACE
from domain.notice_kinds import NoticeKind
from domain.pointless import why_pointless
from storage.desks import Item, items_by_id
from storage.notices import SKIPPED, WAITING, drop
from storage.people import Someone
from storage.rules import Rules
from storage.standings import load_standings
from storage.tables import Assignment, Notice
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Parcel:
    """What one person would get in one message: kinds with their number, and the cases."""

    unit: str
    name: str
    kinds: tuple[tuple[str, int], ...]
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Backlog:
    """What would go out, by person, and what has become pointless meanwhile, by reason."""

    parcels: tuple[Parcel, ...]
    kinds: tuple[tuple[str, int], ...]
    news: int
    pointless: tuple[tuple[str, int], ...]

    @property
    def people(self) -> int:
        """How many people would get something: one message each, urgent ones apart."""
        return len(self.parcels)


async def held_back(
    session: AsyncSession, now: datetime, only_to: Collection[int] | None = None
) -> Sequence[Notice]:
    """What is due and in no message yet, urgent news apart; of everybody or of these persons."""
    query = select(Notice).where(
        col(Notice.state).in_(WAITING), col(Notice.due_at) <= now, col(Notice.urgent).is_(False)
    )
    if only_to is not None:
        query = query.where(col(Notice.person_id).in_(only_to))
    return (await session.exec(query.order_by(col(Notice.id)))).all()


async def sort_out(session: AsyncSession, rules: Rules, notices: Sequence[Notice], now: datetime) -> Backlog:
    """Tell what is still worth telling from what is not, by the rules that the sending obeys."""
    items = await items_by_id(session, {n.assignment_id for n in notices if n.assignment_id})
    standings = await load_standings(session, notices)
    reasons = [why_pointless(n.kind, n.facts, standings.of(n, _assignment(n, items), now)) for n in notices]
    worth = [notice for notice, why in zip(notices, reasons, strict=True) if not why]
    people = dict.fromkeys(notice.person_id for notice in worth)
    of_one = {person_id: [n for n in worth if n.person_id == person_id] for person_id in people}
    return Backlog(
        parcels=tuple(
            _parcel(rules.directory.find(person_id), told, items) for person_id, told in of_one.items()
        ),
        kinds=_kinds(worth),
        news=len(worth),
        pointless=tuple(Counter(filter(None, reasons)).most_common()),
    )


def _assignment(notice: Notice, items: Mapping[int, Item]) -> Assignment | None:
    item = items.get(notice.assignment_id or 0)
    return item.assignment if item else None


def _parcel(person: Someone | None, notices: Sequence[Notice], items: Mapping[int, Item]) -> Parcel:
    about = (items.get(notice.assignment_id or 0) for notice in notices)
    numbers = dict.fromkeys(item.case.spoken for item in about if item)
    unit = person.posts[0].unit_name if person and person.posts else ""
    return Parcel(unit, person.name if person else "", _kinds(notices), tuple(numbers))


def _kinds(notices: Sequence[Notice]) -> tuple[tuple[str, int], ...]:
    counted = Counter(notice.kind for notice in notices)
    return tuple(sorted(counted.items(), key=lambda pair: PLACE.get(pair[0], len(PLACE))))


async def skip(work: UnitOfWork, notices: Sequence[Notice]) -> int:
    """What was held is not told any more; a new case is told all the same. Returns how many were skipped."""
    skipped = [notice for notice in notices if notice.kind != NoticeKind.ASSIGNED]
    for notice in skipped:
        drop(work, notice, SKIPPED)
    return len(skipped)
