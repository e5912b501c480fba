"""Who is who on one day: persons, the posts they hold, and who is to be told for a unit."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.permissions import SUPERVISING, UNIT
from domain.vocabulary import PostRole
from storage.tables import Person


@dataclass(frozen=True, slots=True)
class Held:
    """A post as held today, by the person himself or in the place of somebody who is away."""

    unit_id: int
    unit_name: str
    role: PostRole
    stand_in: bool
    away: bool = False  # he is away
    covered: bool = False  # and a colleague is told in his place
    instead_of: int | None = None  # the person whose post it is


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

    def __init__(
        self,
        people: Iterable[Someone],
        units: dict[int, str],
        covers: Mapping[tuple[int, int], int] | None = None,
        keepers: Mapping[int, int] | None = None,
    ) -> None:
        self.units = units
        self._covers, self._keepers = covers or {}, keepers or {}
        self._people = {someone.id: someone for someone in people}
        self._by_user = {someone.user_id: someone for someone in self._people.values() if someone.user_id}
        self._by_post: dict[tuple[PostRole, int], list[tuple[Held, Someone]]] = defaultdict(list)
        self._by_role: dict[PostRole, dict[int, Someone]] = defaultdict(dict)
        for someone in self._people.values():
            for post in someone.posts:
                self._by_post[post.role, post.unit_id].append((post, someone))
                if not post.covered:
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
        """Everybody who can be told and holds one of these roles, each once; who is away is not disturbed."""
        found = {p.id: p for role in roles for p in self._by_role[role].values() if p.can_be_told}
        return list(found.values())

    def holders(self, unit_id: int, role: PostRole) -> list[Someone]:
        """Who holds a post at a unit and can be told; for whom is away his stand-in."""
        held = self._by_post[role, unit_id]
        return _each_once(p for post, p in held if p.can_be_told and not post.covered)

    def regular(self, unit_id: int, role: PostRole) -> list[Someone]:
        """Whose post it is, away or not, reachable or not."""
        held = self._by_post[role, unit_id]
        return _each_once(p for post, p in held if not post.stand_in and post.instead_of is None)

    def liaisons(self, unit_id: int, about: int | None = None) -> list[Someone]:
        """Whom to tell for a unit: its liaison, else the deputies; empty when nobody can be reached.

        For whom is away his stand-in. `about`: the assignment; somebody may have taken over this one alone.
        """
        keeper = self.keeper(about) if about is not None else None
        if keeper is not None:
            return [keeper]
        regular, deputies, away = self._ranked(unit_id)
        return regular or deputies[:1] or away[:1]

    def _ranked(self, unit_id: int) -> tuple[list[Someone], list[Someone], list[Someone]]:
        """Regular liaisons, deputies and case officers who are there; last those who are away uncovered."""
        held = [*self._by_post[PostRole.LIAISON, unit_id], *self._by_post[PostRole.CASE_OFFICER, unit_id]]
        told = [(post, p) for post, p in held if p.can_be_told and not post.covered]
        there = sorted((one for one in told if not one[0].away), key=lambda one: one[0].stand_in)
        regular = [p for post, p in there if not post.stand_in and post.role is PostRole.LIAISON]
        return _each_once(regular), [p for _, p in there], [p for post, p in told if post.away]

    def keeper(self, assignment_id: int) -> Someone | None:
        """Who took over this case alone, or whoever stands in for him; None if the post has it."""
        keeper = self._people.get(self._keepers.get(assignment_id, 0))
        return keeper if keeper is not None and keeper.can_be_told else None

    def standing_in_for(self, person_id: int, unit_id: int | None) -> list[Someone]:
        """Who is told in the place of somebody who is away: at this unit, else in whatever post he has."""
        person = self._people.get(person_id)
        if person is None:
            return []
        if unit_id is not None and unit_id in person.unit_ids:
            found = self._covers.get((unit_id, person_id))
            return [self._people[found]] if found else []
        there = (who for (_, one), who in self._covers.items() if one == person_id)
        return _each_once(self._people[who] for who in there)

    def has_liaison(self, unit_id: int) -> bool:
        """Whether somebody speaks for a unit, reachable or not: it can be given cases."""
        return any(self._by_post[role, unit_id] for role in (PostRole.LIAISON, PostRole.CASE_OFFICER))

    def has_leader(self, unit_id: int) -> bool:
        """Whether somebody is responsible for what the unit does, reachable or not (第一责任人、分管领导)."""
        return any(self._by_post[role, unit_id] for role in (PostRole.LEADER_IN_CHARGE, PostRole.UNIT_HEAD))

    def supervises(self, unit_id: int) -> bool:
        """Whether it is the office itself: it hands cases out."""
        return any(self._by_post[role, unit_id] for role in (PostRole.SUPERVISOR, PostRole.ADMIN))

    def told_for(self, unit_id: int, role: PostRole, about: int | None = None) -> list[Someone]:
        """Whom a message for a post at a unit reaches: its holders, else leader and head stand in
        for each other. `about`: the assignment, which somebody may have taken over alone.

        The office's own posts are told whatever unit it is about.
        """
        if role is PostRole.LIAISON:
            return self.liaisons(unit_id, about)
        if role in SUPERVISING:
            return self.office(role)
        other = PostRole.LEADER_IN_CHARGE if role is PostRole.UNIT_HEAD else PostRole.UNIT_HEAD
        return self.holders(unit_id, role) or self.holders(unit_id, other)


def _each_once(people: Iterable[Someone]) -> list[Someone]:
    return list({person.id: person for person in people}.values())


async def mark_unreachable(session: AsyncSession, person_id: int) -> None:
    """The messenger does not know this person; the caller makes everybody read the rules anew."""
    statement = sa.update(Person).where(col(Person.id) == person_id).values(reachable=False)
    await session.exec(statement)


async def mark_reachable(session: AsyncSession, person_id: int) -> None:
    """He has just written, so the messenger reaches him again; the caller makes everybody read the rules."""
    statement = sa.update(Person).where(col(Person.id) == person_id).values(reachable=True)
    await session.exec(statement)
