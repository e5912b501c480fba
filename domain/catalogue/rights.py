"""The table of rights: acts × posts, as it is printed and answered (R60)."""

from collections.abc import Iterator
from dataclasses import dataclass

from domain.catalogue import CATALOGUE, Act
from domain.chapters import Chapter
from domain.intents import Intent
from domain.permissions import ALLOWED
from domain.vocabulary import PostRole


@dataclass(frozen=True, slots=True)
class Right:
    """One act and the posts that may do it."""

    chapter: Chapter
    act: Act
    kind: type[Intent]
    roles: frozenset[PostRole]


def rights() -> Iterator[Right]:
    """Every act in the order of the catalogue."""
    for chapter, acts in CATALOGUE.items():
        for kind, act in acts.items():
            yield Right(chapter, act, kind, ALLOWED[kind])


def rights_of(roles: frozenset[PostRole]) -> dict[Chapter, list[Act]]:
    """What somebody with these posts may do, chapter by chapter; chapters without anything are left out."""
    found: dict[Chapter, list[Act]] = {}
    for one in rights():
        if one.roles & roles:
            found.setdefault(one.chapter, []).append(one.act)
    return found
