"""Commands put right from a typo, from pinyin or from initials; nothing of it acts without a question."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from domain import intents
from domain.intents import Intent
from domain.permissions import may
from domain.reading.commands.matching import FILLERS, make_reading
from domain.reading.commands.table import BY_WORD
from domain.reading.mending.slips import LONG_WORD
from domain.reading.mending.spellings import ASKED_FOR, ORDINARY
from domain.reading.mending.typos import distances, group_by_length, spelt_words
from domain.reading.naming.references import read_refs
from domain.reading.rules import Message, Rule, read_by
from domain.reading.scene import Reading, Scene
from domain.reading.sentences.phrases import PHRASES
from domain.reading.text.normalising import Passage, fold

_WORDS = group_by_length(BY_WORD)
_ALL = group_by_length({*BY_WORD, *PHRASES, *ASKED_FOR})
_LONGEST = max(map(len, (*BY_WORD, *PHRASES, *ASKED_FOR)))
# What may follow a short word put right: 推回不归…, 言期三天; in 在研究 and 大幅提升 nothing is wrong.
_AFTER_CASE = re.compile(r"$|[\W\d]|[了到至给因由不吧一下掉件建提留第全一二三四五六七八九十两半本月周]")
_ALONE = re.compile(
    r"$|[\W\d]|建议|提案|留言|第|这|那|该|全部|所有|[一二三四五六七八九]?十[一二三四五六七八九]?(?=$|号|件|不|[\W])"
)


@dataclass(frozen=True, slots=True)
class Correction:
    """A word that may have been meant, how far it is from what was typed, and what follows."""

    word: str
    far: int
    length: int
    rest: Passage
    alone: bool  # it is the whole message

    @property
    def rank(self) -> tuple[int, int]:
        """The nearest comes first; of those the one that explains most of the text."""
        return self.far, -self.length


def read_corrected(message: Message, wishes: Iterable[Rule]) -> Reading | None:
    """The command that comes nearest to what was typed; two equally near are asked about.

    `wishes` read a message that is nothing but the word put right.
    """
    opening, scene = message.opening, message.scene
    named = bool(opening.naming.refs or opening.naming.pointing or scene.quoted)
    starts = dict.fromkeys((opening.rest, opening.rest.skip(FILLERS)))  # 请求延期 begins with a filler
    first = not opening.naming.refs
    corrections = (one for rest in starts for one in _corrections(rest, named=named, first=first))
    found = sorted(corrections, key=lambda one: one.rank)
    for _, nearest in groupby(found, key=lambda one: one.rank):
        readings = _own([reading for one in nearest if (reading := _read(one, message, wishes))], scene)
        if len(readings) > 1:
            return Reading(intents.Unclear(tuple(readings), message.typed))
        if readings:
            return next(iter(readings.values()))
    return None


def _read(one: Correction, message: Message, wishes: Iterable[Rule]) -> Reading | None:
    wish = read_by(wishes, Message.of(fold(one.word), message.scene)) if one.alone else None
    if wish and not isinstance(wish.intent, intents.Greet):  # nobody means a greeting by a typo
        return Reading(wish.intent, corrected=one.word)
    if one.word not in BY_WORD:
        return None
    reading = make_reading(one.word, message.opening, one.rest, message.scene)
    if reading is None or isinstance(reading.intent, intents.NotUnderstood | intents.Unclear):
        return None
    return replace(reading, rule="", corrected=BY_WORD[one.word].name)


def _own(readings: Iterable[Reading], scene: Scene) -> dict[Intent, Reading]:
    """Each wish once; of several the ones that are this person's to do, if there are any."""
    wishes = {reading.intent: reading for reading in readings}
    own = {intent: reading for intent, reading in wishes.items() if may(scene.roles, type(intent))}
    return own or wishes


def _corrections(rest: Passage, *, named: bool, first: bool) -> Iterator[Correction]:
    """`first` says that nothing stands before the passage, so that it may be a message of one word."""
    folded = rest.folded
    words, length = spelt_words(folded)
    for word in words:
        yield Correction(word, 0, length, rest.after(length), first and length == len(folded))
    for length in range(2, min(_LONGEST, len(folded)) + 1):
        typed, after = folded[:length], rest.after(length)
        alone = first and length == len(folded)
        if typed not in BY_WORD and _stands_as_command(typed, after, named=named):
            for word, far in distances(typed, _ALL if alone else _WORDS).items():
                yield Correction(word, far, length, after, alone)


def _stands_as_command(typed: str, after: Passage, *, named: bool) -> bool:
    if typed in ORDINARY:
        return bool(read_refs(after, close=True).refs) or (named and not after.folded.strip())
    if len(typed) >= LONG_WORD:
        return True
    return bool((_AFTER_CASE if named else _ALONE).match(after.folded))
