"""What stands between a unit and its answer: a hint it reads in the echo, or a step it has to take first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from domain.errors import Blocked


@dataclass(frozen=True, slots=True)
class Obstacle:
    """`code` names its words (parts/obstacle.j2) and its way out (parts/way_out.j2)."""

    code: str
    facts: dict[str, Any]
    blocks: bool


def refuse_blocked(found: Iterable[Obstacle], number: str) -> Sequence[Obstacle]:
    """What is left as hints; raises Blocked with every obstacle that has to be out of the way first."""
    found = tuple(found)
    if blocking := [one for one in found if one.blocks]:
        raise Blocked(number=number, obstacles=[{"code": o.code, "facts": o.facts} for o in blocking])
    return found
