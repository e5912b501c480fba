"""Unit names as people write them: the exact name counts, an abbreviation is only ever a suggestion."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from domain.tables.cells import compact

FEWEST_CHARACTERS = 2
MOST_SUGGESTIONS = 5
NEAREST = 3
SIMILARITY = 0.5

# What an abbreviation ends with, and the endings a full name must have to be meant by it.
_ORGANS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("分局", ("分局",)),
    ("局", ("局",)),
    ("委", ("委员会", "委")),
    ("办", ("办公室", "办")),
    ("联", ("联合会", "联")),
    ("院", ("院",)),
    ("大队", ("大队",)),
    ("公司", ("公司",)),
    ("中心", ("中心",)),
    ("街", ("街道",)),
    ("街道", ("街道",)),
    ("镇", ("镇",)),
    ("乡", ("乡",)),
)
_ENDING = re.compile(r"(?:分局|局|委员会|委|办公室|办|联|院|大队|公司|中心|街道|街|镇|乡)$")
_SEAT = re.compile(r"(?:办事处|人民政府|政府)$")
_PLACE = re.compile(r"(?:街道|镇|乡)$")
_DISTRICT = re.compile(r"^(?:[^区县市]{0,4}[区县市])(?=..)")


@dataclass(frozen=True, slots=True)
class UnitGuess:
    """`name` if it is certain, else the full names an abbreviation may mean, else the nearest ones."""

    name: str | None
    abbreviates: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class UnitRegister:
    """The units there are, found by folded name or confirmed alias."""

    names: tuple[str, ...]
    certain: Mapping[str, str]
    guesses: dict[str, UnitGuess] = field(default_factory=dict, repr=False)  # a table repeats its mistakes

    @classmethod
    def of(cls, units: Mapping[str, Iterable[str]]) -> "UnitRegister":
        """Build from full names and their confirmed aliases; a full name wins over another unit's alias."""
        certain = {_fold(alias): name for name, aliases in units.items() for alias in aliases}
        return cls(tuple(units), certain | {_fold(name): name for name in units})

    def find(self, written: str) -> UnitGuess:
        folded = _fold(written)
        if folded not in self.guesses:
            self.guesses[folded] = self._guess(folded)
        return self.guesses[folded]

    def shortened(self, written: str) -> str | None:
        """The one place meant by its name without its seat: 青石镇 or 青石 for 青石镇人民政府."""
        stem, kind = _place(_fold(written))
        if len(stem) < FEWEST_CHARACTERS:
            return None
        places = [(name, *_place(_fold(name))) for name in self.names]
        meant = [name for name, own, seat in places if seat and own == stem and kind in {"", seat}]
        others = [name for name in self.find(written).abbreviates if name not in meant]
        return meant[0] if len(meant) == 1 and not others else None

    def _guess(self, folded: str) -> UnitGuess:
        if folded in self.certain:
            return UnitGuess(self.certain[folded])
        meant = tuple(name for name in self.names if _abbreviates(folded, _fold(name)))
        if meant:
            return UnitGuess(None, abbreviates=meant[:MOST_SUGGESTIONS])
        near = get_close_matches(folded, {_fold(name): name for name in self.names}, NEAREST, SIMILARITY)
        known = [self.certain[name] for name in near]
        known += [name for name in self.names if _is_called(folded, _fold(name)) and name not in known]
        return UnitGuess(None, nearest=tuple(known[:MOST_SUGGESTIONS]))


def _fold(name: str) -> str:
    return compact(name).casefold()


def _core(name: str) -> str:
    return _DISTRICT.sub("", name)


def _place(folded: str) -> tuple[str, str]:
    """The name of a place and what it is: 青石, 镇."""
    bare = _SEAT.sub("", _core(folded))
    kind = _PLACE.search(bare)
    return (bare[: kind.start()], kind[0]) if kind else (bare, "")


def _is_called(spoken: str, full: str) -> bool:
    """Whether only the ending differs: 卫健局 is what people call 区卫生健康委员会."""
    stem, whole = _core(_ENDING.sub("", spoken)), _core(full)
    return len(stem) >= FEWEST_CHARACTERS and stem[0] == whole[0] and _stands_within(stem, whole)


def _abbreviates(short: str, full: str) -> bool:
    """Whether the characters of the short form stand in the full name in that order, and both end alike."""
    core, whole = _core(_SEAT.sub("", short)), _core(full)
    if core == whole:
        return True
    if len(core) < FEWEST_CHARACTERS or not _stands_within(core, whole):
        return False
    organ = next(((end, ends) for end, ends in _ORGANS if core.endswith(end)), None)
    if organ is None or len(core) == len(organ[0]) + 1:
        return core[0] == whole[0]
    return len(core) > len(organ[0]) and whole.endswith(organ[1])


def _stands_within(short: str, full: str) -> bool:
    rest = iter(full)
    return all(character in rest for character in short)
