"""Who gets a report: people and units as an administrator names them, and as they are on the day it goes."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from domain.errors import BadInput
from domain.permissions import SUPERVISING, UNIT
from domain.reports.plans import Reader
from handlers.desk import Desk
from handlers.units import guess_units
from storage.people import Directory, Someone

_TITLE: Final = re.compile(
    r"(?P<surname>[\u4e00-\u9fff]{1,2}?)(?:副?(?:主任|区长|县长|局长|镇长|乡长|处长|科长|部长|组长|书记|主席|市长)|同志|老师|总)"
)


def read_reader(name: str, desk: Desk) -> Reader:
    """A person by full name, or by surname and title if only one fits; else a unit. Raises BadInput."""
    directory = desk.rules.directory
    people = [one for one in directory.everybody() if one.name == name and one.posts]
    people = people or _by_title(name, directory)
    if len(people) > 1:
        raise BadInput("report_reader_which", name=name, names=[_described(one) for one in people[:5]])
    if people:
        if not people[0].can_be_told:
            raise BadInput("report_reader_silent", name=people[0].name)
        return Reader(person_id=people[0].id)
    units = guess_units(name, desk)
    if len(units) > 1:
        raise BadInput("report_reader_which", name=name, names=list(units[:5]))
    if not units:
        raise BadInput("report_reader", name=name)
    reader = Reader(unit_id=next(key for key, unit in directory.units.items() if unit == units[0]))
    if not people_of([reader], directory):
        raise BadInput("report_reader_silent", name=units[0])
    return reader


def is_of_office(reader: Reader, desk: Desk) -> bool:
    """Whether it is the office that hands cases out, or somebody of it."""
    directory = desk.rules.directory
    if reader.person_id is None:
        return directory.supervises(reader.unit_id or 0)
    return not directory.person(reader.person_id).roles.isdisjoint(SUPERVISING)


def say_readers(readers: Iterable[Reader], directory: Directory) -> list[str]:
    """People by name, units by theirs; who has left the register is left out."""
    return [said for reader in readers if (said := _say(reader, directory))]


def people_of(readers: Iterable[Reader], directory: Directory) -> list[Someone]:
    """Everybody meant who can be told today, each once: at a handling unit whoever is told for it."""
    found: dict[int, Someone] = {}
    for reader in readers:
        found |= {one.id: one for one in _people(reader, directory)}
    return list(found.values())


def _people(reader: Reader, directory: Directory) -> Sequence[Someone]:
    if reader.person_id is not None:
        person = directory.find(reader.person_id)
        return [person] if person is not None and person.can_be_told else []
    unit_id = reader.unit_id or 0
    liaisons = directory.liaisons(unit_id)
    own = [
        one
        for one in directory.everybody()
        if one.can_be_told and any(p.unit_id == unit_id and p.role not in UNIT for p in one.posts)
    ]
    return own or liaisons


def _say(reader: Reader, directory: Directory) -> str:
    if reader.person_id is None:
        return directory.units.get(reader.unit_id or 0, "")
    person = directory.find(reader.person_id)
    return person.name if person is not None else ""


def _by_title(name: str, directory: Directory) -> list[Someone]:
    """王主任: everybody outside the handling units whose surname it is."""
    found = _TITLE.fullmatch(name)
    if found is None:
        return []
    return [
        one
        for one in directory.everybody()
        if one.name.startswith(found["surname"]) and any(post.role not in UNIT for post in one.posts)
    ]


def _described(someone: Someone) -> str:
    return f"{someone.name}（{someone.posts[0].unit_name}）"
