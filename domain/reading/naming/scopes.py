"""Which cases a figure is asked for: 今年建议, 一季度重点提案, 住建局9月, 闭会."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from domain.reading.days.past import read_past
from domain.reading.naming.source_words import SOURCE_WORD, SOURCES
from domain.reading.naming.units import is_registered
from domain.reading.scene import Scene
from domain.vocabulary import Source

_IDLE: Final = re.compile(
    r"查一?[查下]|看一?[看下]|看|查|算一?[算下]?|报一?下|现在|目前|全区|全部|总的?|总体|整体|咱们?|我们?|以来|截至"
    r"|期间|和|与|及|、|,|:|的|件|我要|给我|[来出做]一?[份下张]"
)
_KEY = re.compile(r"重点(?:件|督办件?)?")
_IN_SESSION = re.compile(r"(?:会议|大会)期间")
_SOURCE = re.compile(SOURCE_WORD)
_SHORTEST_UNIT, _LONGEST_UNIT, _MOST_SOURCES = 2, 20, 2


@dataclass(frozen=True, slots=True)
class Named:
    """The fields of a question for figures, as far as they are said."""

    sources: tuple[Source, ...] = ()
    since: date | None = None
    until: date | None = None
    unit: str = ""
    key: bool = False
    between: bool | None = None

    @property
    def fields(self) -> dict[str, Any]:
        """For the intent."""
        source, also = (*self.sources, None, None)[:_MOST_SOURCES]
        own = {"since": self.since, "until": self.until, "unit": self.unit, "key": self.key}
        return {"source": source, "also": also, "between": self.between, **own}


def read_scope(text: str, scene: Scene) -> Named | None:
    """What the words name, without blanks; None as soon as some of them name nothing."""
    said: dict[str, Any] = {}
    sources: list[Source] = []
    place = 0
    while place < len(text):
        end = _read_unit(text, place, scene, said) or _read_word(text, place, scene, said, sources)
        if not end:
            return None
        place = end
    once = tuple(dict.fromkeys(sources))
    return Named(once, **said) if len(once) <= _MOST_SOURCES else None


def _read_unit(text: str, place: int, scene: Scene, said: dict[str, Any]) -> int:
    """A unit's name ends where the longest does."""
    for end in range(min(len(text), place + _LONGEST_UNIT), place + _SHORTEST_UNIT - 1, -1):
        words = text[place:end]
        if "unit" not in said and is_registered(words, scene.units):
            said["unit"] = words
            return end
    return 0


def _read_word(text: str, place: int, scene: Scene, said: dict[str, Any], sources: list[Source]) -> int:
    if "since" not in said and (past := read_past(text, place, scene.today)):
        (said["since"], said["until"]), end = past
        return end
    if found := _KEY.match(text, place):
        said["key"] = True
    elif found := _IN_SESSION.match(text, place):
        said["between"] = False
    elif found := _SOURCE.match(text, place):
        source = SOURCES[found[0]]
        if source is None:
            said["between"] = True
        else:
            sources.append(source)
    else:
        found = _IDLE.match(text, place)
    return found.end() if found else 0
