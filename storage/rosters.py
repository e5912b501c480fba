"""Units, persons and posts as a roster gives them; what is there already stays as it is."""

from datetime import date

from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.tables.records import RosterRecord
from storage.tables import Person, Post, Unit


class RosterBook:
    """All units, persons and posts of one moment, to enter many rows without a query for each."""

    def __init__(self, units: list[Unit], people: list[Person], posts: list[Post]) -> None:
        self._units = {unit.name: unit for unit in units}
        self._by_user = {person.user_id: person for person in people if person.user_id}
        self._by_name = {(p.name, p.mobile): p for p in people}
        self._posts = {(post.unit_id, post.person_id, post.role) for post in posts if post.until_on is None}

    @classmethod
    async def open(cls, session: AsyncSession) -> "RosterBook":
        """Read everything on record."""
        units = (await session.exec(select(Unit))).all()
        people = (await session.exec(select(Person))).all()
        posts = (await session.exec(select(Post))).all()
        return cls(list(units), list(people), list(posts))

    async def enter(self, record: RosterRecord, since_on: date, session: AsyncSession) -> bool:
        """Enter one row; True if it brought anything new."""
        unit = self._units.get(record.unit)
        if unit is None:
            unit = self._units[record.unit] = Unit(name=record.unit, kind=record.unit_kind)
            session.add(unit)
        person = self._person(record)
        changed = self._update(person, record)
        session.add(person)
        await session.flush()
        key = (unit.id or 0, person.id or 0, record.role)
        if key in self._posts:
            return changed
        self._posts.add(key)
        unit_id, person_id, role = key
        session.add(
            Post(unit_id=unit_id, person_id=person_id, role=role, stand_in=record.stand_in, since_on=since_on)
        )
        return True

    def _person(self, record: RosterRecord) -> Person:
        """The person of that user id, else of that name and mobile, else a new one."""
        known = self._by_user.get(record.user_id or "") or self._by_name.get((record.name, record.mobile))
        person = known or Person(name=record.name, mobile=record.mobile)
        if record.user_id:
            self._by_user[record.user_id] = person
        self._by_name[record.name, record.mobile] = person
        return person

    @staticmethod
    def _update(person: Person, record: RosterRecord) -> bool:
        fresh = (record.user_id or person.user_id, record.name, record.mobile or person.mobile)
        changed = fresh != (person.user_id, person.name, person.mobile)
        person.user_id, person.name, person.mobile = fresh
        return changed
