"""The order in which rules are tried on a message; the first that fits makes the reading."""

import re

from domain import intents
from domain.intents import CaseRef
from domain.reading.answers.choices import is_supply, read_answer
from domain.reading.asides import read_aside
from domain.reading.files.attachments import read_belonging, read_marked
from domain.reading.cases.claims import read_claim
from domain.reading.cases.contacts import read_contact
from domain.reading.mending.corrections import read_corrected
from domain.reading.cases.day_or_case import read_day_or_case
from domain.reading.sentences.helping import read_help_on_act
from domain.reading.sentences.lists import read_list
from domain.reading.commands.matching import Opening, open_message, read_command
from domain.reading.guesses.nearest import leave
from domain.reading.text.normalising import Passage, close_gaps, fold
from domain.reading.sentences.phrases import read_courtesy, read_phrase
from domain.reading.cases.questions import asks_about_case
from domain.reading.cases.reasons import read_reason_first
from domain.reading.sentences.recasting import read_recast
from domain.reading.scene import Reading, Scene
from domain.reading.sentences.settings import read_sentence
from domain.reading.several.joining import read_several
from domain.reading.guesses.titles import names_no_case, read_by_title
from domain.reading.commands.unit_acts import read_percent

_PERCENT_ONLY = re.compile(
    r"(?:已经?|目前|现在|进度|完成|办理|推进|办|做|达|到|了|至|约|大概|差不多|从[0-9]{1,4}%|[\s,:])*"
    r"(?:[0-9]{1,4}(?:\.[0-9]{1,4})?\s*%|百分之.{1,5}?)(?:了|左右|以上|完成|进度|的进度|\s)*"
)


def read(text: str, scene: Scene) -> Reading:
    """What the person wants. Never raises; what is not clear becomes a question or NotUnderstood.

    No reading acts without a command word or an open question (domain.md F.4).
    """
    if not text.strip():
        return Reading(intents.NotUnderstood(""), "empty")
    return read_marked(text, lambda words: _read_words(words, scene)) or _read_words(text, scene)


def _read_words(text: str, scene: Scene) -> Reading:
    passage, question = fold(text), scene.question
    answer = read_answer(close_gaps(passage), scene)
    if answer is not None:
        return answer
    reading = _read_plain(passage, scene)
    if question and is_supply(reading, question):
        return Reading(intents.Supply(text.strip()), "answer")
    titled = read_by_title(passage, scene, _read_plain) if scene.cases and names_no_case(reading) else None
    return titled or reading


def _read_plain(passage: Passage, scene: Scene) -> Reading:
    alone = _read_alone(passage, scene)
    return read_several(passage, alone, scene, _read_alone) or alone


def _read_alone(passage: Passage, scene: Scene) -> Reading:
    """The message as one act."""
    if not passage.folded:
        return Reading(read_courtesy(passage.message), "greeting")
    closed = close_gaps(passage)
    opening = open_message(passage)
    reading = (
        _read_exact(passage, opening, scene)
        or (_read_exact(closed, open_message(closed), scene) if closed.text != passage.text else None)
        or read_corrected(opening, scene)
    )
    if reading is None or isinstance(reading.intent, intents.NotUnderstood):
        return Reading(leave(passage, opening, scene), reading.rule if reading else "nothing")
    return reading


def _read_exact(passage: Passage, opening: Opening, scene: Scene) -> Reading | None:
    intent = read_phrase(passage) or read_list(passage, scene)
    if intent is not None:
        return Reading(intent, "phrase")
    intent = read_sentence(passage, scene)
    if intent is not None:
        return Reading(intent, "sentence")
    about = read_help_on_act(opening.rest.folded) if opening.naming.refs else None
    if about is not None:
        return Reading(about, "help")
    return (
        read_recast(passage, scene)
        or read_belonging(passage)
        or read_aside(passage, opening, scene)
        or read_day_or_case(passage, opening, scene)
        or _read_about_case(opening, scene)
        or read_claim(opening, scene)
        or read_reason_first(passage, opening, scene)
        or read_command(opening, scene)
        or read_contact(opening, scene)
    )


def _read_about_case(opening: Opening, scene: Scene) -> Reading | None:
    """A case and nothing else, a question about it, or how far it is."""
    refs, named = _refs(opening, scene)
    rest = opening.rest
    if not refs and not opening.naming.pointing:
        return None
    if named and not rest.folded.strip(" ,:的"):
        return Reading(intents.ShowCase(refs), "case")
    if asks_about_case(rest.folded.strip(" ,:。")):
        return Reading(intents.ShowCase(refs), "question", from_quote=not named)
    told = opening.naming.refs and _PERCENT_ONLY.fullmatch(rest.folded)
    progress = intents.ReportProgress(refs, rest.whole.lstrip(" ,，:："), read_percent(rest.folded))
    return Reading(progress, "percent") if told else None


def _refs(opening: Opening, scene: Scene) -> tuple[tuple[CaseRef, ...], bool]:
    """The cases that are meant, and whether they were named rather than quoted."""
    if opening.naming.refs:
        return opening.naming.refs, True
    if scene.quoted is None:
        return (), opening.naming.pointing
    return (scene.quoted,), opening.naming.pointing
