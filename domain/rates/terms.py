"""What the documents call things, so that a definition is said in their words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.rates.counted import Counted, Grain
from domain.vocabulary import ResultClass


@dataclass(frozen=True, slots=True)
class Terms:
    """What the documents call things: the class of what is solved, satisfied words, how silence counts."""

    packs: tuple[str, ...]
    resolved: tuple[str, ...]
    satisfied: tuple[str, ...]
    unrated: tuple[str, ...]


def terms_of(tallies: Mapping[Grain, Sequence[Counted]]) -> Terms:
    """The terms of every document that what was counted falls under."""
    chosen = {one.pack.name: one.pack for counted in tallies.values() for one in counted}.values()
    return Terms(
        tuple(one.title for one in chosen),
        tuple(dict.fromkeys(filter(None, (one.result.name_of(ResultClass.RESOLVED) for one in chosen)))),
        tuple(dict.fromkeys(word.value for one in chosen for word in one.rating.satisfied)),
        tuple(dict.fromkeys(one.rating.unrated.value for one in chosen)),
    )
