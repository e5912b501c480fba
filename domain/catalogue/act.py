"""One act as people know it: what it is called, where it belongs, how it is said."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Act:
    """`name` completes 能…; `says` are sentences that come to this act; none: it is made of other things."""

    name: str
    says: tuple[str, ...]


def act(name: str, *says: str) -> Act:
    """A row of the catalogue."""
    return Act(name, says)
