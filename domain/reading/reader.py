"""The order in which rules are tried on a message; the first that fits makes the reading."""

import re

from domain import intents
from domain.intents import CaseRef
from domain.reading.answers import is_supply, read_answer
from domain.reading.corrections import read_corrected
from domain.reading.lists import read_list
from domain.reading.matching import Opening, open_message, read_command
from domain.reading.nearest import leave
from domain.reading.normalising import Passage, close_gaps, fold
from domain.reading.phrases import PHRASES, read_phrase
from domain.reading.questions import asks_about_case
from domain.reading.reasons import read_reason_first
from domain.reading.scene import Reading, Scene
from domain.reading.settings import read_sentence
from domain.reading.typos import find_alike, group_by_length, spelt_words
from domain.reading.unit_acts import read_percent

_PERCENT_ONLY = re.compile(
    r"(?:已经?|目前|现在|进度|完成|办理|推进|办|做|达|到|了|至|约|大概|差不多|[\s,:])*"
    r"(?:[0-9]{1,4}(?:\.[0-9]{1,4})?\s*%|百分之.{1,5}?)(?:了|左右|以上|完成|进度|的进度|\s)*"
)
_PHRASES = group_by_length(PHRASES)


def read(text: str, scene: Scene) -> Reading:
    """What the person wants. Never raises; what is not clear becomes a question or NotUnderstood.

    No reading acts without a command word or an open question (domain.md F.4).
    """
    passage = fold(text)
    if not text.strip():
        return Reading(intents.NotUnderstood(""), "empty")
    question = scene.question
    answer = read_answer(close_gaps(passage), question) if question else None
    if answer is not None:
        return answer
    reading = _read_plain(passage, scene)
    if question and is_supply(reading, question):
        return Reading(intents.Supply(text.strip()), "answer")
    return reading


def _read_plain(passage: Passage, scene: Scene) -> Reading:
    if not passage.folded:
        return Reading(intents.Greet(), "greeting")
    closed = close_gaps(passage)
    opening = open_message(passage)
    return (
        _read_exact(passage, opening, scene)
        or (_read_exact(closed, open_message(closed), scene) if closed.text != passage.text else None)
        or _read_typo(passage, opening, scene)
        or Reading(leave(passage, opening, scene), "nothing")
    )


def _read_exact(passage: Passage, opening: Opening, scene: Scene) -> Reading | None:
    intent = read_phrase(passage) or read_list(passage, scene)
    if intent is not None:
        return Reading(intent, "phrase")
    intent = read_sentence(passage, scene)
    if intent is not None:
        return Reading(intent, "sentence")
    return (
        _read_about_case(opening, scene)
        or read_reason_first(passage, opening, scene)
        or read_command(opening, scene)
    )


def _read_about_case(opening: Opening, scene: Scene) -> Reading | None:
    """A case and nothing else, a question about it, or how far it is."""
    refs, named = _refs(opening, scene)
    rest = opening.rest
    if not refs:
        return None
    if named and not rest.folded.strip(" ,:的"):
        return Reading(intents.ShowCase(refs), "case")
    if asks_about_case(rest.folded.strip(" ,:。")):
        return Reading(intents.ShowCase(refs), "question", from_quote=not named)
    if named and _PERCENT_ONLY.fullmatch(rest.folded):
        return Reading(
            intents.ReportProgress(refs, rest.whole.lstrip(" ,，:："), read_percent(rest.folded)), "percent"
        )
    return None


def _refs(opening: Opening, scene: Scene) -> tuple[tuple[CaseRef, ...], bool]:
    """The cases that are meant, and whether they were named rather than quoted."""
    if opening.naming.refs:
        return opening.naming.refs, True
    if scene.quoted is None:
        return (), False
    return (scene.quoted,), opening.naming.pointing


def _read_typo(passage: Passage, opening: Opening, scene: Scene) -> Reading | None:
    folded = passage.folded
    spelt, length = spelt_words(folded)
    words = {word for word in spelt if length == len(folded)} | set(find_alike(folded, _PHRASES))
    found = {intent: word for word in sorted(words) if (intent := _phrase(word, scene))}
    if len(found) == 1:
        ((intent, word),) = found.items()
        return Reading(intent, "typo", word)
    if found:
        return Reading(intents.Unclear(tuple(found), passage.message.strip()), "typo")
    return read_corrected(opening, scene)


def _phrase(word: str, scene: Scene) -> intents.Intent | None:
    passage = fold(word)
    return read_phrase(passage) or read_list(passage, scene) or read_sentence(passage, scene)
