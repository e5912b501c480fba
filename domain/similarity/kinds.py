"""What two cases that resemble one another may be to each other, and from which likeness on it is said."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.vocabulary import LinkKind

# Chosen on measured data: docs/similarity.md.
SHOWN: Final = 0.3  # named when somebody asks
TOLD: Final = 0.5  # told unasked, and left for a person to judge
TOLD_OF_SAME_PERSON: Final = 0.4


@dataclass(frozen=True, slots=True)
class Raised:
    """When a case came, and who raised it."""

    on: date
    by: frozenset[str] = frozenset()


def link_kind(one: Raised, other: Raised) -> LinkKind:
    """Raised again within the year it is the same case twice; in another year it is raised year by year."""
    return LinkKind.DUPLICATE if one.on.year == other.on.year else LinkKind.YEARLY


def is_told(score: float, one: Raised, other: Raised) -> bool:
    """Whether the likeness is worth telling unasked: less will do where the same person raised both."""
    return score >= (TOLD_OF_SAME_PERSON if one.by & other.by else TOLD)


@dataclass(frozen=True, slots=True)
class LikenessNote:
    """What is told of a case that another resembles. `here`: it is a row of the same file."""

    number: str
    year: int
    unit: str
    outcome: str
    score: float
    kind: LinkKind
    here: bool = False
