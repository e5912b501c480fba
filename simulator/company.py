"""The pretend corporation: who works there, in which department, and the groups the robot sits in."""

import hashlib
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

ROOT_DEPARTMENT: Final = 1


@dataclass(frozen=True, slots=True)
class Person:
    """An employee, or – with a foreign `corp_id` – a guest from another corporation."""

    user_id: str
    name: str
    title: str = ""
    mobile: str = ""
    department: str = ""
    corp_id: str | None = None

    @property
    def union_id(self) -> str:
        """The id that is one across a developer's apps; never equal to the user id."""
        return f"union{_digest(self.user_id)[:16]}iE"

    @property
    def opaque_id(self) -> str:
        """The encrypted sender id of inbound messages, useless for sending."""
        return f"$:LWCP_v1:${_digest('sender' + self.user_id)}"

    @property
    def conversation_id(self) -> str:
        """The id of this person's one-to-one chat with the robot."""
        return f"cid{_digest('chat' + self.user_id)[:22]}=="


@dataclass(slots=True)
class Group:
    """A group chat with the robot in it."""

    id: str
    title: str
    members: tuple[str, ...]
    state: Literal["open", "disbanded", "stopped"] = "open"


class Company:
    """People and groups by id; who left stays known but is reachable no more."""

    def __init__(self, people: Iterable[Person]) -> None:
        self.people: dict[str, Person] = {person.user_id: person for person in people}
        self.groups: dict[str, Group] = {}
        self.left: set[str] = set()

    def hire(self, person: Person) -> None:
        """Add somebody, or bring him back, or correct his data."""
        self.people[person.user_id] = person
        self.left.discard(person.user_id)

    def is_reachable(self, user_id: str) -> bool:
        """Whether the robot may write to this user id: known, still there, and not a guest."""
        person = self.people.get(user_id)
        return person is not None and person.corp_id is None and user_id not in self.left

    def present(self, group: Group) -> tuple[str, ...]:
        """The members of a group who have not left the company."""
        return tuple(user_id for user_id in group.members if user_id not in self.left)

    def employees(self) -> list[Person]:
        """Everybody the address book shows."""
        return [person for person in self.people.values() if self.is_reachable(person.user_id)]

    def departments(self) -> dict[int, str]:
        """Department ids and paths below the root, number 1; 区教育局/办公室 stands below 区教育局."""
        written = (person.department for person in self.people.values() if person.department)
        paths = (path for department in written for path in _paths(department))
        return dict(enumerate(dict.fromkeys(paths), start=ROOT_DEPARTMENT + 1))

    def department_id(self, person: Person) -> int:
        """The department a person is listed in."""
        return self.number_of(person.department)

    def number_of(self, path: str) -> int:
        """A department by its path; the root by an empty one."""
        found = (number for number, name in self.departments().items() if name == path)
        return next(found, ROOT_DEPARTMENT)

    def parent_of(self, number: int) -> int:
        """The department above."""
        return self.number_of(self.departments()[number].rpartition("/")[0])


def _paths(department: str) -> list[str]:
    """A department and those above it, the highest first."""
    names = department.split("/")
    return ["/".join(names[:depth]) for depth in range(1, len(names) + 1)]


def _digest(text: str) -> str:
    return b64encode(hashlib.sha256(text.encode()).digest(), altchars=b"xy").decode().rstrip("=")
