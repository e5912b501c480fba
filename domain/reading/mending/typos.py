"""The command words that a stretch of text may be meant for, nearest first, from closed lists."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate, product
from typing import Final

from rapidfuzz.distance import OSA

from domain.reading.commands.table import BY_WORD
from domain.reading.mending.slips import LONG_WORD, distance, keys_of, sounds_of
from domain.reading.mending.spellings import ASKED_FOR, INITIALS
from domain.reading.sentences.phrases import PHRASES

# Words by their length and by what their beginning has in common with what may be typed for it.
Groups = Mapping[tuple[int, str], tuple[str, ...]]

_LATIN = re.compile(r"[a-z]+(?:\s+[a-z]+){0,7}")
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,}")
_SHORTEST = 2
_LONG_PINYIN = 5  # letters; from here on one may be wrong


def group_by_length(words: Iterable[str]) -> Groups:
    """The words ready to be compared with what was typed."""
    groups: dict[tuple[int, str], list[str]] = {}
    for word in words:
        for key in _keys(word) if len(word) >= _SHORTEST else ():
            groups.setdefault((len(word), key), []).append(word)
    return {place: tuple(group) for place, group in groups.items()}


def _keys(word: str) -> set[str]:
    """How the first sign may come out: as one that is like it, as the second, or before the right second."""
    return {*keys_of(word[0]), word[1], *([f"?{word[1]}"] if len(word) >= LONG_WORD else [])}


def distances(typed: str, groups: Groups) -> dict[str, int]:
    """The words that the text may be meant for, and how far they are from it."""
    keys = (*keys_of(typed[:1]), f"?{typed[1:2]}")
    candidates = {word for key in keys for word in groups.get((len(typed), key), ())}
    measured = {word: distance(typed, word) for word in candidates}
    return {word: far for word, far in measured.items() if far is not None}


def _group_by_end(spellings: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Long spellings by their first and by their last two letters: one slip leaves one of the two."""
    groups: dict[str, list[str]] = {}
    for spelling in spellings:
        for end in (spelling[:2], f"?{spelling[-2:]}") if len(spelling) >= _LONG_PINYIN else ():
            groups.setdefault(end, []).append(spelling)
    return {end: tuple(group) for end, group in groups.items()}


def spell() -> dict[str, tuple[str, ...]]:
    """The letters for command words: initials from a closed list, and every word in full pinyin.

    A word of a command goes before a message that is one by itself: huifu is 回复.
    """
    spelt: dict[str, tuple[str, ...]] = {}
    for words in ((*PHRASES, *ASKED_FOR), BY_WORD):
        in_full: dict[str, tuple[str, ...]] = {}
        for word in filter(_CHINESE.fullmatch, words):
            for syllables in product(*map(sounds_of, word)):
                letters = "".join(syllables)
                in_full[letters] = (*in_full.get(letters, ()), word)
        spelt |= in_full
    return spelt | INITIALS


SPELT: Final = spell()
_BY_END: Final = _group_by_end(SPELT)


def spelt_words(folded: str) -> tuple[tuple[str, ...], int]:
    """The words that the letters at the beginning may stand for, and how many signs that takes.

    Letters may be apart: sq yq, qian shou. As many as possible are taken together.
    """
    found = _LATIN.match(folded)
    if found is None:
        return (), 0
    beginnings = list(_beginnings(found[0]))
    for letters, length in beginnings:
        if letters in SPELT:
            return SPELT[letters], length
    for letters, length in beginnings:
        if near := _near(letters):
            return near, length
    return (), found.end()


def _beginnings(letters: str) -> Iterator[tuple[str, int]]:
    """Without blanks, longest first, each with its length as typed."""
    pieces = list(re.finditer(r"[a-z]+", letters))
    joined = accumulate(piece[0] for piece in pieces)
    return reversed(list(zip(joined, (piece.end() for piece in pieces), strict=True)))


def _near(letters: str) -> tuple[str, ...]:
    """The words that letters with one slip in them may stand for."""
    if len(letters) < _LONG_PINYIN:
        return ()
    candidates = {*_BY_END.get(letters[:2], ()), *_BY_END.get(f"?{letters[-2:]}", ())}
    near = sorted(spelling for spelling in candidates if is_one_edit(letters, spelling))
    return tuple(dict.fromkeys(word for spelling in near for word in SPELT[spelling]))


def is_one_edit(one: str, other: str) -> bool:
    """Whether one insertion, deletion, substitution or swap of neighbours leads from one to the other."""
    return OSA.distance(one, other, score_cutoff=1) == 1
