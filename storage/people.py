"""Who is who: persons, the posts they hold, and who is to be told for a unit."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.calendar import DAY
from domain.permissions import SUPERVISING, UNIT
from domain.vocabulary import PostRole
from storage.tables import Person, Post, Unit


@dataclass(frozen=True, slots=True)
class Held:
    """A post as held today."""

    unit_id: int
    unit_name: str
    role: PostRole
    stand_in: bool


@dataclass(frozen=True, slots=True)
class Someone:
    """A person with the posts he holds today."""

    id: int
    user_id: str | None
    name: str
    reachable: bool
    posts: tuple[Held, ...]

    @property
    def roles(self) -> frozenset[PostRole]:
        """Every role he holds anywhere."""
        return frozenset(post.role for post in self.posts)

    @property
    def unit_ids(self) -> frozenset[int]:
        """The handling units he belongs to."""
        return frozenset(post.unit_id for post in self.posts if post.role in UNIT)

    @property
    def can_be_told(self) -> bool:
        """Whether the messenger can reach him."""
        return self.reachable and self.user_id is not None


class Directory:
    """All persons, posts and units of one day; small enough to be read whole."""

    def __init__(self, people: Iterable[Someone], units: dict[int, str]) -> None:
        self.units = units
        self._people = {someone.id: someone for someone in people}
        self._by_user = {someone.user_id: someone for someone in self._people.values() if someone.user_id}
        self._by_post: dict[tuple[PostRole, int], list[tuple[bool, Someone]]] = defaultdict(list)
        self._by_role: dict[PostRole, dict[int, Someone]] = defaultdict(dict)
        for someone in self._people.values():
            for post in someone.posts:
                self._by_post[post.role, post.unit_id].append((post.stand_in, someone))
                self._by_role[post.role][someone.id] = someone

    def person(self, person_id: int) -> Someone:
        """The person with this id."""
        return self._people[person_id]

    def find(self, person_id: int) -> Someone | None:
        """The person with this id, if he is on record."""
        return self._people.get(person_id)

    def by_user(self, user_id: str) -> Someone | None:
        """The person behind a messenger id; None for strangers."""
        return self._by_user.get(user_id)

    def everybody(self) -> Iterable[Someone]:
        """All persons on record."""
        return self._people.values()

    def office(self, *roles: PostRole) -> list[Someone]:
        """Everybody who can be told and holds one of these roles, each once."""
        found = {p.id: p for role in roles for p in self._by_role[role].values() if p.can_be_told}
        return list(found.values())

    def holders(self, unit_id: int, role: PostRole) -> list[Someone]:
        """Who holds a post at a unit and can be told."""
        return [p for _, p in self._by_post[role, unit_id] if p.can_be_told]

    def liaisons(self, unit_id: int) -> list[Someone]:
        """Whom to tell for a unit: its liaison, else the stand-ins; empty when nobody can be reached."""
        held = [*self._by_post[PostRole.LIAISON, unit_id], *self._by_post[PostRole.CASE_OFFICER, unit_id]]
        reached = sorted((p for p in held if p[1].can_be_told), key=lambda pair: pair[0])
        regular = [p for stand_in, p in reached if not stand_in and PostRole.LIAISON in p.roles]
        return regular or [p for _, p in reached[:1]]

    def has_liaison(self, unit_id: int) -> bool:
        """Whether somebody speaks for a unit, reachable or not: it can be given cases."""
        return any(self._by_post[role, unit_id] for role in (PostRole.LIAISON, PostRole.CASE_OFFICER))

    def has_leader(self, unit_id: int) -> bool:
        """Whether somebody is responsible for what the unit does, reachable or not (第一责任人、分管领导)."""
        return any(self._by_post[role, unit_id] for role in (PostRole.LEADER_IN_CHARGE, PostRole.UNIT_HEAD))

    def supervises(self, unit_id: int) -> bool:
        """Whether it is the office itself: it hands cases out."""
        return any(self._by_post[role, unit_id] for role in (PostRole.SUPERVISOR, PostRole.ADMIN))

    def told_for(self, unit_id: int, role: PostRole) -> list[Someone]:
        """Whom a message for a post at a unit reaches: its holders, else leader and head stand in
        for each other.

        The office's own posts are told whatever unit it is about.
        """
        if role is PostRole.LIAISON:
            return self.liaisons(unit_id)
        if role in SUPERVISING:
            return self.office(role)
        other = PostRole.LEADER_IN_CHARGE if role is PostRole.UNIT_HEAD else PostRole.UNIT_HEAD
        return self.holders(unit_id, role) or self.holders(unit_id, other)


@dataclass(frozen=True, slots=True)
class Holding:
    """A post with its days."""

    person_id: int
    held: Held
    since_on: date
    until_on: date | None


class Register:
    """Everybody with all posts ever held or to come: the directory of any day."""

    def __init__(self, people: Iterable[Someone], holdings: Iterable[Holding], units: dict[int, str]) -> None:
        self._people, self._holdings, self._units = tuple(people), tuple(holdings), units
        ends = (one.until_on + DAY for one in self._holdings if one.until_on)
        self._changes = sorted({*(one.since_on for one in self._holdings), *ends})
        self._known: dict[int, Directory] = {}  # by how many changes lie behind

    def on(self, on: date) -> Directory:
        """Everybody with the posts held on a day (both ends of a post's dates included)."""
        era = bisect_right(self._changes, on)
        if era not in self._known:
            self._known[era] = self._read(on)
        return self._known[era]

    def _read(self, on: date) -> Directory:
        held: dict[int, list[Held]] = defaultdict(list)
        for one in self._holdings:
            if one.since_on <= on and (one.until_on is None or one.until_on >= on):
                held[one.person_id].append(one.held)
        return Directory((replace(one, posts=tuple(held[one.id])) for one in self._people), self._units)


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
    return Register(people, holdings, units)


async def mark_unreachable(session: AsyncSession, person_id: int) -> None:
    """The messenger does not know this person; the caller makes everybody read the rules anew."""
    statement = sa.update(Person).where(col(Person.id) == person_id).values(reachable=False)
    await session.exec(statement)


async def mark_reachable(session: AsyncSession, person_id: int) -> None:
    """He has just written, so the messenger reaches him again; the caller makes everybody read the rules."""
    statement = sa.update(Person).where(col(Person.id) == person_id).values(reachable=True)
    await session.exec(statement)
