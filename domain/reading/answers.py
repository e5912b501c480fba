"""Answers to the question that is open: yes, no, a choice, or words; never anything else."""

import re

from domain import intents
from domain.intents import Intent
from domain.numerals import NUMBER, read_number
from domain.reading.normalising import Passage, fold
from domain.reading.references import read_refs
from domain.reading.scene import OpenQuestion, Reading
from domain.reading.word_lists import split_words

_YES = frozenset(split_words("确认 确定 是 是的 是滴 对 对的 好 没错 正确 提交 确认提交 确认无误 y yes"))
_WEAK_YES = frozenset(split_words("好的 好滴 好嘞 行 可以 嗯 嗯嗯 收到 没问题 ok"))
_NO = frozenset(split_words("取消 不是 算 不 否 不用 不要 不对 错 先不 不确认 放弃 n no"))
_NUMBERED = re.compile(rf"(?:第|选|选择|我选|要|就)*\s*(?P<number>{NUMBER})\s*(?:个|项|条|种)?")
_MOST_CHOICES = 99


def read_answer(passage: Passage, question: OpenQuestion) -> Reading | None:
    """The answer, if the whole message is one of those that were asked for."""
    folded = passage.folded
    if question.choices and (choice := _read_choice(passage, question)) is not None:
        return Reading(choice, "choice")
    if question.yes_no and (folded in _YES or (question.harmless and folded in _WEAK_YES)):
        return Reading(intents.Confirm(), "yes")
    return Reading(intents.Cancel(), "no") if folded in _NO else None


def _read_choice(passage: Passage, question: OpenQuestion) -> Intent | None:
    """1, 第一个, or the label itself: 建议13, 13. Two that fit are asked about."""
    found = _NUMBERED.fullmatch(passage.folded)
    number = read_number(found["number"]) if found else None
    picks = [number] if number and number <= min(len(question.choices), _MOST_CHOICES) else []
    picks += [place for place, label in enumerate(question.choices, 1) if _is_meant(passage, label)]
    options = tuple(intents.Pick(pick) for pick in dict.fromkeys(picks))
    if len(options) > 1:
        return intents.Unclear(options, passage.message.strip())
    return options[0] if options else None


def _is_meant(passage: Passage, label: str) -> bool:
    folded = fold(label)
    if folded.folded == passage.folded:
        return True
    typed, labelled = read_refs(passage), read_refs(folded)
    if len(typed.refs) != 1 or not labelled.refs or typed.rest.folded.strip():
        return False
    ref, other = typed.refs[0], labelled.refs[0]
    return ref.ordinal == other.ordinal and ref.source in {None, other.source}


def is_supply(reading: Reading, question: OpenQuestion) -> bool:
    """Whether a message answers a question for words or a day rather than being a command of its own.

    A command goes through if it names its cases or needs no words; 进展缓慢 as a reason is no command.
    """
    if not (question.words or question.day):
        return False
    intent = reading.intent
    if isinstance(intent, intents.NotUnderstood | intents.Greet | intents.Unclear):
        return True
    if reading.rule == "case" and isinstance(intent, intents.ShowCase):
        return question.day and not intent.refs[0].source
    refs = () if reading.from_quote else getattr(intent, "refs", ())
    words = any(getattr(intent, part, "") for part in ("text", "reason", "until"))
    return not refs and (words or bool(reading.corrected))
