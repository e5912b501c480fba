"""Commands put right from a typo, from pinyin or from initials."""

from collections.abc import Iterator
from dataclasses import replace

from domain import intents
from domain.reading.commands import BY_WORD
from domain.reading.matching import FILLERS, Opening, make_reading
from domain.reading.normalising import Passage
from domain.reading.scene import Reading, Scene
from domain.reading.typos import find_alike, group_by_length, spelt_words

_BY_LENGTH = group_by_length(BY_WORD)


def read_corrected(opening: Opening, scene: Scene) -> Reading | None:
    """The command put right from a typo, from pinyin or from initials; two that fit are asked about."""
    readings: dict[str, Reading] = {}
    for word, rest in _corrections(opening.rest.skip(FILLERS)):
        reading = make_reading(word, opening, rest, scene)
        if reading is not None and not isinstance(reading.intent, intents.NotUnderstood | intents.Unclear):
            name = BY_WORD[word].name
            readings.setdefault(name, replace(reading, rule="typo", corrected=name))
    if len(readings) > 1:
        options = tuple(reading.intent for reading in readings.values())
        return Reading(intents.Unclear(options, opening.rest.message.strip()), "typo")
    return next(iter(readings.values()), None)


def _corrections(rest: Passage) -> Iterator[tuple[str, Passage]]:
    folded = rest.folded
    words, length = spelt_words(folded)
    for word in words:
        if word in BY_WORD:
            yield word, rest.after(length)
    for length in range(min(max(_BY_LENGTH), len(folded)), 1, -1):
        for word in find_alike(folded[:length], _BY_LENGTH):
            yield word, rest.after(length)
