"""Who stands in for whom on a day: along the chain to somebody who is there, whatever the data say."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody is away from his posts at a unit for some days (both included); a colleague stands in."""

    person_id: int
    stand_in_id: int
    unit_id: int
    begins_on: date
    ends_on: date

    def covers(self, on: date) -> bool:
        """Whether he is away on a day."""
        return self.begins_on <= on <= self.ends_on

    def overlaps(self, other: "Away") -> bool:
        """Whether some day belongs to both."""
        return self.begins_on <= other.ends_on and other.begins_on <= self.ends_on


def away_on(absences: Iterable[Away], on: date) -> dict[tuple[int, int], int]:
    """(unit, person) → who stands in for him there on a day."""
    return {(one.unit_id, one.person_id): one.stand_in_id for one in absences if one.covers(on)}


def chain_of(person_id: int, unit_id: int, away: dict[tuple[int, int], int]) -> Iterator[int]:
    """Who stands in for him, who for that one, and so on; a loop ends before it comes round."""
    seen = {person_id}
    following = away.get((unit_id, person_id))
    while following is not None and following not in seen:
        yield following
        seen.add(following)
        following = away.get((unit_id, following))


def cover(
    person_id: int, unit_id: int, away: dict[tuple[int, int], int], reached: Callable[[int], bool]
) -> int | None:
    """Who is told in his place at a unit: the first in the chain who is there and can be told.

    None if there is nobody, or he is not away. If nobody is there, and he himself cannot be told, the first
    who at least can be told.
    """
    chain = [one for one in chain_of(person_id, unit_id, away) if reached(one)]
    there = next((one for one in chain if (unit_id, one) not in away), None)
    if there is None and chain and not reached(person_id):
        return chain[0]
    return there


@dataclass(frozen=True, slots=True)
class Loop:
    """Persons who would stand in for each other in a circle, the first again at the end, on some days."""

    people: tuple[int, ...]
    first_on: date
    last_on: date


def find_loop(wanted: Away, absences: Sequence[Away]) -> Loop | None:
    """The circle that one more absence would close at its unit."""
    known = [one for one in absences if one.unit_id == wanted.unit_id]
    return _follow((wanted.person_id,), wanted, known)


def _follow(path: tuple[int, ...], step: Away, known: Sequence[Away]) -> Loop | None:
    """`step` already holds only the days common to the whole path."""
    path = (*path, step.stand_in_id)
    if step.stand_in_id == path[0]:
        return Loop(path, step.begins_on, step.ends_on)
    if step.stand_in_id in path[:-1]:
        return None  # a circle of others, not closed by this one
    further = (one for one in known if one.person_id == step.stand_in_id and one.overlaps(step))
    loops = (_follow(path, _common(one, step), known) for one in further)
    return next(filter(None, loops), None)


def _common(one: Away, other: Away) -> Away:
    begins_on, ends_on = max(one.begins_on, other.begins_on), min(one.ends_on, other.ends_on)
    return replace(one, begins_on=begins_on, ends_on=ends_on)
