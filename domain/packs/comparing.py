"""What two packs say differently, section by section, in the order of a case's life."""

from dataclasses import replace
from typing import Final

from domain.packs.pack import Pack

SECTIONS: Final = (
    "answer",
    "co_opinion",
    "returning",
    "extension",
    "report",
    "contact",
    "result",
    "review",
    "rating",
    "redo",
    "closing",
    "look_back",
    "joint",
    "reminder",
)


def differing(one: Pack, other: Pack) -> tuple[str, ...]:
    """The sections whose rules differ, whatever clauses they come from."""
    return tuple(
        section
        for section in SECTIONS
        if replace(getattr(one, section), clause="") != replace(getattr(other, section), clause="")
    )
