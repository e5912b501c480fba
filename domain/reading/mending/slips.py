"""How far what was typed is from a word: characters taken for others that sound or look like them."""

from enum import IntEnum
from itertools import pairwise
from typing import Final

from domain.reading.mending.sounds import CHARACTERS
from domain.reading.mending.spellings import LOOKS


class Slip(IntEnum):
    """How far one character is from the one that is meant."""

    NONE = 0
    ALIKE = 1  # it sounds or looks the same
    CONFUSED = 2  # it sounds the same to many: 签/枪, 收/搜
    SWAPPED = 3  # two neighbours have changed places
    WRONG = 4  # any other


LONG_WORD = 4  # characters; from here on one may be wrong in any way
_SHORTEST = 2
_NEGATIONS: Final = frozenset("不没非未别勿无")
_CONFUSED: Final = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"), ("h", "f"))
_NOTHING: Final[frozenset[str]] = frozenset()


def _blur(syllable: str) -> str:
    """The syllable without what accents mix up: zhang and zan are one."""
    clear = syllable.removesuffix("g") if syllable.endswith(("ang", "eng", "ing")) else syllable
    start, blurred = next((pair for pair in _CONFUSED if clear.startswith(pair[0])), ("", ""))
    return blurred + clear.removeprefix(start)


def _gather_sounds() -> dict[str, frozenset[str]]:
    """The syllables of every character; characters that sound the same share one set."""
    sounds: dict[str, tuple[str, ...]] = {}
    for syllable, characters in CHARACTERS.items():
        for character in characters:
            sounds[character] = (*sounds.get(character, ()), syllable)
    shared = {syllables: frozenset(syllables) for syllables in sounds.values()}
    return {character: shared[syllables] for character, syllables in sounds.items()}


_SOUNDS: Final = _gather_sounds()
_BLURRED: Final = {sounds: frozenset(map(_blur, sounds)) for sounds in {*_SOUNDS.values(), _NOTHING}}
_SHAPES: Final = {
    character: frozenset(f"#{place}" for place, row in enumerate(LOOKS) if character in row)
    for character in frozenset("".join(LOOKS))
}


def sounds_of(character: str) -> frozenset[str]:
    """Its syllables without tones; none for what is no Chinese character."""
    return _SOUNDS.get(character, _NOTHING)


def keys_of(character: str) -> frozenset[str]:
    """What a character has in common with every other that may be taken for it."""
    return _BLURRED[sounds_of(character)] | _SHAPES.get(character, _NOTHING) | {character}


def slip_of(typed: str, meant: str) -> Slip:
    """How far one character is from another."""
    if typed == meant:
        return Slip.NONE
    if not sounds_of(typed).isdisjoint(sounds_of(meant)):
        return Slip.ALIKE
    if not _SHAPES.get(typed, _NOTHING).isdisjoint(_SHAPES.get(meant, _NOTHING)):
        return Slip.ALIKE
    return Slip.WRONG if keys_of(typed).isdisjoint(keys_of(meant)) else Slip.CONFUSED


def distance(typed: str, word: str) -> int | None:
    """How far what was typed is from the word; None if the word cannot have been meant.

    Every wrong character sounds or looks like the right one (one may be merely confused with it), or two
    neighbours have changed places; in a long word one character may be wrong in any way. A negation is never
    put in, left out or changed.
    """
    if typed == word or len(typed) != len(word) or len(word) < _SHORTEST or _negates(typed) != _negates(word):
        return None
    slips = [slip_of(one, other) for one, other in zip(typed, word, strict=True)]
    if Slip.WRONG not in slips:
        return sum(slips) if slips.count(Slip.CONFUSED) <= 1 else None
    if _is_swapped(typed, word):
        return Slip.SWAPPED
    return Slip.WRONG if len(word) >= LONG_WORD and sum(slips) == Slip.WRONG else None


def _negates(text: str) -> list[tuple[int, str]]:
    return [(place, character) for place, character in enumerate(text) if character in _NEGATIONS]


def _is_swapped(typed: str, word: str) -> bool:
    swaps = (word[:i] + word[j] + word[i] + word[j + 1 :] for i, j in pairwise(range(len(word))))
    return typed in swaps
