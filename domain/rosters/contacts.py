"""The messenger's address book against the roster: what it knows better, and whom it does not show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from domain.masking import mask
from domain.rosters.standing import Member, Standing
from domain.rosters.steps import Entry, Note, Step, StepKind
from domain.tables.units import UnitRegister

ROOT: Final = 1  # the department above all others


@dataclass(frozen=True, slots=True)
class Department:
    """A department; `parent` is None for one whose own parent is not shown."""

    id: int
    name: str
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody in the address book. Without the permission for it the mobile is empty."""

    user_id: str
    name: str = ""
    mobile: str = ""
    departments: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class AddressBook:
    """What the messenger shows of the company. `whole`: read department by department, nobody left out."""

    departments: tuple[Department, ...] = ()
    people: tuple[Listed, ...] = ()
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Comparison:
    """What would be entered, and what only a person can settle."""

    entries: tuple[Entry, ...]
    unseen: tuple[Member, ...]  # on the roster with a user id that the address book does not show
    unfound: tuple[Member, ...]  # without a user id, and not found
    other_departments: tuple[str, ...]  # with people, and no unit of that name
    strangers: int  # people of known units who are not on the roster


def compare_with_book(book: AddressBook, standing: Standing) -> Comparison:
    """The differences, ordered as the roster is. Nothing is ever taken away."""
    reader = _Comparing(book, standing)
    members = [member for member in standing.members if member.seats]
    steps = [(member, *reader.about(member)) for member in members]
    entries = tuple(
        Entry(row, member.name, found, notes)
        for row, (member, found, notes) in enumerate((one for one in steps if one[1]), start=1)
    )
    return Comparison(
        entries,
        tuple(m for m in members if book.whole and m.user_id and m.user_id not in reader.by_user),
        tuple(m for m, found, _ in steps if not m.user_id and not any(s.user_id for s in found)),
        reader.other_departments(),
        reader.strangers(members),
    )


class _Comparing:
    """The address book, found by user id, mobile, and name within a unit."""

    def __init__(self, book: AddressBook, standing: Standing) -> None:
        self._book, self._standing = book, standing
        self._units = units_of_departments(book.departments, standing.register)
        self.by_user = {one.user_id: one for one in book.people}
        self._by_mobile = {one.mobile: one for one in book.people if one.mobile}
        self._taken = {member.user_id for member in standing.members if member.user_id}

    def about(self, member: Member) -> tuple[tuple[Step, ...], tuple[Note, ...]]:
        """What the book knows better of one person, and what has to be said of it."""
        if not member.user_id:
            return self._find(member)
        listed = self.by_user.get(member.user_id)
        if listed is None or not listed.mobile or listed.mobile == member.mobile:
            return (), ()
        step = Step(StepKind.MOBILE, person_id=member.id, name=member.name, mobile=listed.mobile)
        if not member.mobile:
            return (step,), ()
        facts = {"before": mask(member.mobile), "after": mask(listed.mobile)}
        return (step,), (Note("mobile_changes", facts),)

    def _find(self, member: Member) -> tuple[tuple[Step, ...], tuple[Note, ...]]:
        """His user id: by mobile, else by name in a department of his unit."""
        listed = self._by_mobile.get(member.mobile) if member.mobile else None
        notes = list[Note]()
        if listed and listed.name and listed.name != member.name:
            notes.append(Note("name_differs", {"name": listed.name}))
        if listed is None:
            listed = self._by_name(member)
            notes = [Note("by_name_only")]
        if listed is None or listed.user_id in self._taken:
            return (), ()
        mobile = listed.mobile if not member.mobile else ""
        step = Step(
            StepKind.USER_ID, person_id=member.id, name=member.name, user_id=listed.user_id, mobile=mobile
        )
        return (step,), tuple(notes)

    def _by_name(self, member: Member) -> Listed | None:
        """The one person of that name in his unit's departments, unless the mobiles contradict."""
        homes = {seat.unit for seat in member.seats}
        found = [one for one in self._book.people if one.name == member.name and self._at(one) & homes]
        found = [one for one in found if not (one.mobile and member.mobile)]
        return found[0] if len(found) == 1 else None

    def _at(self, listed: Listed) -> set[str]:
        return {self._units[number] for number in listed.departments if number in self._units}

    def other_departments(self) -> tuple[str, ...]:
        """Departments with people, neither a unit nor below one."""
        inhabited = {number for one in self._book.people for number in one.departments}
        return tuple(
            one.name
            for one in self._book.departments
            if one.id in inhabited and one.id not in self._units and one.id != ROOT
        )

    def strangers(self, members: Iterable[Member]) -> int:
        """People of known units who are not on the roster."""
        known = {member.user_id for member in members} | {m.name for m in members}
        return sum(
            bool(self._at(one)) and one.user_id not in known and one.name not in known
            for one in self._book.people
        )


def units_of_departments(departments: Iterable[Department], register: UnitRegister) -> Mapping[int, str]:
    """Each department's unit by its name, or the name of the one above it: 市容科 belongs to 区城市管理局."""
    by_id = {one.id: one for one in departments}
    found: dict[int, str] = {}
    for one in by_id.values():
        above, seen = one, set[int]()
        while above.id not in seen:
            seen.add(above.id)
            guess = register.find(above.name)
            name = guess.name or register.shortened(above.name)
            name = name or (guess.abbreviates[0] if len(guess.abbreviates) == 1 else None)
            if name:
                found[one.id] = name
                break
            above = by_id.get(above.parent or 0, above)
    return found
