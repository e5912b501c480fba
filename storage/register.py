"""Everybody with all posts ever held or to come, and who stands in when: the directory of any day."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.calendar import DAY
from domain.permissions import COVERED, HANDLING
from domain.standing_in import Away, away_on, cover
from domain.vocabulary import AbsenceState, HandOverState, PostRole
from storage.people import Directory, Held, Someone
from storage.tables import Absence, HandOver, Person, Post, Unit


@dataclass(frozen=True, slots=True)
class Holding:
    """A post with its days."""

    person_id: int
    held: Held
    since_on: date
    until_on: date | None


@dataclass(frozen=True, slots=True)
class Keeping:
    """A case that somebody took over alone, from a day on."""

    assignment_id: int
    unit_id: int
    person_id: int
    since_on: date


class Register:
    """Everybody with all posts ever held or to come, and who stands in: the directory of any day."""

    def __init__(
        self,
        people: Iterable[Someone],
        holdings: Iterable[Holding],
        units: dict[int, str],
        absences: Iterable[Away] = (),
        keepings: Iterable[Keeping] = (),
    ) -> None:
        self._people, self._holdings, self._units = tuple(people), tuple(holdings), units
        self.absences, self._keepings = tuple(absences), tuple(keepings)
        self._reached = {one.id for one in self._people if one.can_be_told}
        ends = {one.until_on + DAY for one in self._holdings if one.until_on}
        ends |= {one.ends_on + DAY for one in self.absences}
        begun = {one.begins_on for one in self.absences} | {one.since_on for one in self._keepings}
        self._changes = sorted({*(one.since_on for one in self._holdings), *begun, *ends})
        self._known: dict[int, Directory] = {}  # by how many changes lie behind

    def on(self, on: date) -> Directory:
        """Everybody with the posts held on a day (both ends of a post's dates included)."""
        era = bisect_right(self._changes, on)
        if era not in self._known:
            self._known[era] = self._read(on)
        return self._known[era]

    def former_posts(self, person_id: int, on: date) -> list[Holding]:
        """The regular posts somebody held before a day and holds no more, the latest first."""
        own = [one for one in self._holdings if one.person_id == person_id and not one.held.stand_in]
        held = {(p.held.unit_id, p.held.role) for p in own if p.until_on is None or p.until_on >= on}
        past = [p for p in own if p.until_on and p.until_on < on]
        gone = [p for p in past if (p.held.unit_id, p.held.role) not in held]
        return sorted(gone, key=lambda one: one.until_on or on, reverse=True)

    def _read(self, on: date) -> Directory:
        held: dict[int, list[Held]] = defaultdict(list)
        away = away_on(self.absences, on)
        covers = {
            (unit_id, person_id): who
            for unit_id, person_id in away
            if (who := cover(person_id, unit_id, away, self._reached.__contains__)) is not None
        }
        for one in self._holdings:
            if one.since_on <= on and (one.until_on is None or one.until_on >= on):
                self._hold(one, away, covers, held)
        people = (replace(one, posts=tuple(held[one.id])) for one in self._people)
        return Directory(people, self._units, covers, self._kept(on, covers, held))

    @staticmethod
    def _hold(
        one: Holding,
        away: Mapping[tuple[int, int], int],
        covers: Mapping[tuple[int, int], int],
        held: dict[int, list[Held]],
    ) -> None:
        """The post with its holder, and with his stand-in while he is away."""
        whose = (one.held.unit_id, one.person_id)
        if whose not in away or one.held.role not in COVERED:
            held[one.person_id].append(one.held)
            return
        who = covers.get(whose)
        held[one.person_id].append(replace(one.held, away=True, covered=who is not None))
        if who is not None:
            is_away = (one.held.unit_id, who) in away
            held[who].append(replace(one.held, away=is_away, instead_of=one.person_id))

    def _kept(
        self, on: date, covers: Mapping[tuple[int, int], int], held: Mapping[int, list[Held]]
    ) -> dict[int, int]:
        """Cases of which somebody has taken over just these, as long as he belongs to the unit."""
        kept = {}
        for one in self._keepings:
            own = held.get(one.person_id, ())
            if one.since_on <= on and any(p.unit_id == one.unit_id and p.role in HANDLING for p in own):
                kept[one.assignment_id] = covers.get((one.unit_id, one.person_id), one.person_id)
        return kept


async def load_register(session: AsyncSession) -> Register:
    """Read everybody with all their posts."""
    found = (await session.exec(select(Unit.id, Unit.name))).all()
    units = {unit_id: name for unit_id, name in found if unit_id is not None}
    posts = sa.select(
        col(Post.person_id),
        col(Post.unit_id),
        col(Post.role),
        col(Post.stand_in),
        col(Post.since_on),
        col(Post.until_on),
    ).order_by(col(Post.id))
    holdings = [
        Holding(person_id, Held(unit_id, units[unit_id], PostRole(role), stand_in), since_on, until_on)
        for person_id, unit_id, role, stand_in, since_on, until_on in (
            await session.exec(posts)  # type: ignore[call-overload]
        ).all()
    ]
    query = select(Person.id, Person.user_id, Person.name, Person.reachable).order_by(col(Person.id))
    people = [
        Someone(person_id, user_id, name, reachable, ())
        for person_id, user_id, name, reachable in (await session.exec(query)).all()
        if person_id is not None
    ]
    return Register(people, holdings, units, await _absences(session), await _keepings(session))


async def _absences(session: AsyncSession) -> list[Away]:
    query = select(Absence).where(Absence.state == AbsenceState.AGREED).order_by(col(Absence.id))
    return [
        Away(one.person_id, one.stand_in_id, one.unit_id, one.begins_on, one.ends_on)
        for one in (await session.exec(query)).all()
    ]


async def _keepings(session: AsyncSession) -> list[Keeping]:
    query = select(HandOver).where(HandOver.state == HandOverState.PARTLY).order_by(col(HandOver.id))
    return [
        Keeping(assignment_id, one.unit_id, one.to_id, one.since_on)
        for one in (await session.exec(query)).all()
        for assignment_id in one.taken
    ]
