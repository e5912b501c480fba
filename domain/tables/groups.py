"""Units as a cell lists them: with or without separators, by name or as a group (各承办单位)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from domain.tables.cells import compact, split_names
from domain.tables.units import UnitRegister

_GROUP = re.compile(
    r"(?:全[区市县])?各[^各\s、,，;；]{0,8}?(?:单位|部门|委办局|乡镇街道|镇街道?|乡镇|街道|[镇乡])(?:办事处|人民政府)?"
)
_PLACES = re.compile(r"[镇乡]|街道")
_PLACE = re.compile(r"(?:街道|[镇乡])(?:办事处|人民政府|政府)?$")
_DEPARTMENTS = re.compile(r"部门|委办局")
_VAGUE = re.compile(r"有关|相关|涉及|其他|其它")


@dataclass(frozen=True, slots=True)
class Group:
    """Several units under one word. `defined`: the office said which; else it is what the word suggests."""

    units: tuple[str, ...]
    defined: bool


@dataclass(frozen=True, slots=True, eq=False)
class UnitBook:
    """The register, the groups the office defined, and the units that undertake cases."""

    register: UnitRegister
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    undertaking: tuple[str, ...] = ()

    def group(self, written: str) -> Group | None:
        """The units a word stands for; None where it is no group. A vague one (各有关单位) holds none."""
        name = compact(written)
        if name in self.groups:
            return Group(self.groups[name], defined=True)
        if self.register.find(written).name or not _GROUP.fullmatch(name):
            return None
        return Group(() if _VAGUE.search(name) else tuple(self._suggest(name)), defined=False)

    def split(self, text: str) -> tuple[str, ...]:
        """The names in a cell. A blank or nothing at all separates only what is known by itself."""
        return tuple(name for part in split_names(text) for name in self._split_part(part))

    def _split_part(self, part: str) -> tuple[str, ...]:
        pieces = part.split()
        if self._is_known(part):
            return (part,)
        if all(map(self._is_known, pieces)):
            return tuple(pieces)
        together = self._cut(compact(part))
        if together:
            return together
        tail = next((found for found in _GROUP.finditer(part) if found.end() == len(part)), None)
        return (part[: tail.start()].strip(), tail[0]) if tail and tail.start() else (part,)

    def _is_known(self, name: str) -> bool:
        return self.register.find(name).name is not None or self.group(name) is not None

    def _cut(self, text: str) -> tuple[str, ...]:
        """Names run together, cut apart; () unless every piece of the text is one."""
        if not text:
            return ()
        for name in self._beginnings(text):
            rest = text[len(name) :]
            following = self._cut(rest)
            if following or not rest:
                return (name, *following)
        return ()

    def _beginnings(self, text: str) -> Iterator[str]:
        """What a text may begin with, the longest first."""
        names = [name for name in map(compact, (*self.register.names, *self.groups)) if text.startswith(name)]
        found = _GROUP.match(text)
        names += [found[0]] if found else []
        yield from sorted(filter(None, names), key=len, reverse=True)

    def _suggest(self, name: str) -> Iterator[str]:
        places, departments = _PLACES.search(name), _DEPARTMENTS.search(name)
        for unit in self.undertaking:
            is_place = bool(_PLACE.search(unit))
            if not ((places and not is_place) or (departments and is_place)):
                yield unit
