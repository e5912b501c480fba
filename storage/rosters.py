"""Units, persons and posts are entered and changed; every change is noted so that it can be taken back."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlmodel import SQLModel, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.rosters import Step, StepKind
from domain.tables.records import RosterRecord
from domain.vocabulary import PostRole
from storage.tables import Person, Post, Unit

Change = dict[str, Any]  # {"table", "id", "before", "after"}: JSON; None stands for no row
_COLUMNS: dict[str, tuple[type[SQLModel], tuple[str, ...]]] = {
    "unit": (Unit, ("name", "kind")),
    "person": (Person, ("user_id", "name", "mobile", "reachable")),
    "post": (Post, ("unit_id", "person_id", "role", "stand_in", "since_on", "until_on")),
}


def row_facts(table: str, row: SQLModel) -> dict[str, Any]:
    """What a row of a roster says, as JSON."""
    values = {name: getattr(row, name) for name in _COLUMNS[table][1]}
    return {name: str(value) if isinstance(value, date) else value for name, value in values.items()}


@dataclass
class RosterBook:
    """All units, persons and posts of one moment, to enter many rows without a query for each."""

    session: AsyncSession
    on: date
    units: dict[str, Unit]
    people: dict[int, Person]
    posts: list[Post]
    changes: list[Change] = field(default_factory=list)

    @classmethod
    async def open(cls, session: AsyncSession, on: date) -> "RosterBook":
        """Read everything on record; what is changed holds from the day `on`."""
        units = (await session.exec(select(Unit))).all()
        people = (await session.exec(select(Person))).all()
        posts = (await session.exec(select(Post))).all()
        by_id = {person.id or 0: person for person in people}
        return cls(session, on, {unit.name: unit for unit in units}, by_id, list(posts))

    async def enter(self, record: RosterRecord) -> bool:
        """Enter one row of a table; True if it brought anything new."""
        before = len(self.changes)
        person = self._known(record.user_id, record.name, record.mobile)
        step = Step(
            StepKind.APPOINT, record.unit, record.unit_kind, record.role, person.id if person else None,
            record.name, record.user_id or "", record.mobile, record.stand_in,
        )  # fmt: skip
        await self.apply(step)
        return len(self.changes) > before

    async def apply(self, step: Step) -> None:
        """Make one change. Whatever stands there already stays as it is."""
        if step.kind is StepKind.RENAME_UNIT:
            unit = self.units.pop(step.unit)
            await self._set("unit", unit, name=step.new_name)
            self.units[unit.name] = unit
        elif step.kind is StepKind.ADD_UNIT:
            await self._unit(step)
        elif step.kind is StepKind.END:
            await self._end(step)
        else:
            person = await self._person(step)
            if step.kind is StepKind.APPOINT:
                await self._appoint(step, person)

    def _known(self, user_id: str | None, name: str, mobile: str) -> Person | None:
        """The person of that user id, else of that name and mobile."""
        by_user = (one for one in self.people.values() if user_id and one.user_id == user_id)
        by_name = (one for one in self.people.values() if (one.name, one.mobile) == (name, mobile))
        return next(by_user, None) or next(by_name, None)

    async def _unit(self, step: Step) -> Unit:
        unit = self.units.get(step.unit)
        if unit is None:
            unit = self.units[step.unit] = Unit(name=step.unit, kind=step.unit_kind)
            await self._add("unit", unit)
        return unit

    async def _person(self, step: Step) -> Person:
        """The person with what the step says of him; what it does not say stays."""
        found = self.people.get(step.person_id or 0) or self._known(step.user_id, step.name, step.mobile)
        if found is None:
            found = Person(user_id=step.user_id or None, name=step.name, mobile=step.mobile)
            await self._add("person", found)
            self.people[found.id or 0] = found
            return found
        said = {"user_id": step.user_id, "name": step.name, "mobile": step.mobile}
        fresh: dict[str, Any] = {
            name: value for name, value in said.items() if value and value != getattr(found, name)
        }
        if "user_id" in fresh:
            fresh["reachable"] = True  # nobody has refused the new one yet
        if fresh:
            await self._set("person", found, **fresh)
        return found

    async def _appoint(self, step: Step, person: Person) -> None:
        unit = await self._unit(step)
        if step.role is None or self._in_force(unit.id, person.id, step.role):
            return
        post = Post(
            unit_id=unit.id or 0, person_id=person.id or 0, role=step.role,
            stand_in=step.stand_in, since_on=self.on,
        )  # fmt: skip
        await self._add("post", post)
        self.posts.append(post)

    async def _end(self, step: Step) -> None:
        """Held until yesterday; one that began today never was."""
        unit = self.units.get(step.unit)
        role = step.role
        if unit is None or role is None:
            return
        for post in self._in_force(unit.id, step.person_id, role):
            if post.since_on >= self.on:
                self.changes.append(_change("post", post, row_facts("post", post), None))
                self.posts.remove(post)
                await self.session.delete(post)
            else:
                await self._set("post", post, until_on=self.on - timedelta(days=1))

    def _in_force(self, unit_id: int | None, person_id: int | None, role: PostRole) -> list[Post]:
        """That post of that person, held on the day or to come."""
        wanted = (unit_id, person_id, role)
        return [
            post
            for post in self.posts
            if (post.unit_id, post.person_id, post.role) == wanted
            and (post.until_on is None or post.until_on >= self.on)
        ]

    async def _add(self, table: str, row: SQLModel) -> None:
        self.session.add(row)
        await self.session.flush()
        self.changes.append(_change(table, row, None, row_facts(table, row)))

    async def _set(self, table: str, row: SQLModel, **values: Any) -> None:  # noqa: ANN401 - columns
        before = row_facts(table, row)
        for name, value in values.items():
            setattr(row, name, value)
        self.session.add(row)
        await self.session.flush()
        self.changes.append(_change(table, row, before, row_facts(table, row)))


def _change(
    table: str,
    row: Any,  # noqa: ANN401 - a row of any of the tables
    before: dict[str, Any] | None,
    after: dict[str, Any] | None,
) -> Change:
    return {"table": table, "id": row.id, "before": before, "after": after}
