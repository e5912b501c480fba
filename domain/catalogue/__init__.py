"""Every act as people know it; manuals, the table of rights and the chat's answers are made of this."""

from typing import Final

from domain.catalogue.act import Act
from domain.catalogue.finding import acts_called as find
from domain.catalogue.of_cases import OF_CASES
from domain.catalogue.of_the_office import OF_THE_OFFICE
from domain.catalogue.of_units import OF_UNITS
from domain.chapters import Chapter
from domain.intents import Intent

__all__ = ["CATALOGUE", "Act", "act_of", "acts_called"]

_ALL: Final = OF_UNITS | OF_CASES | OF_THE_OFFICE
CATALOGUE: Final[dict[Chapter, dict[type[Intent], Act]]] = {group: _ALL[group] for group in Chapter}
_ACTS: Final = {kind: one for rows in CATALOGUE.values() for kind, one in rows.items()}


def acts_called(word: str) -> list[type[Intent]]:
    """The acts that people mean by a word or two: 销号, 批延期; none where it fits too many."""
    return find(word, _ACTS)


def act_of(kind: type[Intent]) -> Act:
    """How people know an act. Raises KeyError for answers to a question, which are no acts of their own."""
    return _ACTS[kind]
