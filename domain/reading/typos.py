"""Command words as they come out of thumbs and voice input, put right from closed lists."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from domain.reading.spellings import ALIKE, SPELT

Groups = Mapping[int, tuple[str, ...]]

_LOOKS: Final = tuple(frozenset(row) for row in ALIKE)
_ROWS: Final = {
    character: frozenset(place for place, row in enumerate(_LOOKS) if character in row)
    for character in frozenset("".join(ALIKE))
}

_LATIN = re.compile(r"sq\s+yq|[a-z]{2,13}")
_LONG_PINYIN = 5
_LONG_WORD = 4  # from here on one character may be wrong in any way
_OPPOSITES = ("不", "没", "非", "未", "别")
_SHORTEST = 2


def spelt_words(folded: str) -> tuple[tuple[str, ...], int]:
    """The words that the Latin letters at the beginning may stand for, and how many letters that takes."""
    found = _LATIN.match(folded)
    if found is None:
        return (), 0
    letters = "".join(found[0].split())
    if letters in SPELT:
        return SPELT[letters], found.end()
    near = [words for spelling, words in SPELT.items() if _is_long_and_near(letters, spelling)]
    return tuple(dict.fromkeys(word for words in near for word in words)), found.end()


def _is_long_and_near(letters: str, spelling: str) -> bool:
    return min(len(letters), len(spelling)) >= _LONG_PINYIN and is_one_edit(letters, spelling)


def group_by_length(words: Iterable[str]) -> Groups:
    """The words ready for `find_alike`, which compares words of the same length only."""
    groups: dict[int, list[str]] = {}
    for word in words:
        groups.setdefault(len(word), []).append(word)
    return {length: tuple(group) for length, group in groups.items()}


def find_alike(typed: str, groups: Groups) -> list[str]:
    """The words that the text may be meant for."""
    return [word for word in groups.get(len(typed), ()) if sounds_like(typed, word)]


def sounds_like(typed: str, word: str) -> bool:
    """Whether the text is the word with characters taken for others that sound or look like them."""
    if typed == word or len(typed) != len(word) or len(word) < _SHORTEST:
        return False
    if all(a == b or _are_alike(a, b) for a, b in zip(typed, word, strict=True)):
        return True
    long = len(word) >= _LONG_WORD and not word.startswith(_OPPOSITES)
    return long and not typed.startswith(_OPPOSITES) and is_one_edit(typed, word)


def _are_alike(one: str, other: str) -> bool:
    return not _ROWS.get(one, frozenset()).isdisjoint(_ROWS.get(other, frozenset()))


def is_one_edit(one: str, other: str) -> bool:
    """Whether one insertion, deletion, substitution or swap of neighbours leads from one to the other."""
    start = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    left, right = one[start:], other[start:]
    swapped = left[:2] == right[:2][::-1] and left[2:] == right[2:]
    return one != other and (swapped or left[1:] == right[1:] or left[1:] == right or left == right[1:])
