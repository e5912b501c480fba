"""Answers to the question that is open: yes, no, a choice, or words; never anything else."""

import re
from datetime import date

from domain import intents
from domain.chinese_dates import Exact, read_date
from domain.intents import Intent
from domain.numerals import NUMBER, read_number
from domain.reading.answers.amendments import read_amendment, read_strike
from domain.reading.days.wording import split_limit
from domain.reading.naming.references import read_refs
from domain.reading.naming.units import is_registered
from domain.reading.scene import OpenQuestion, Reading, Scene
from domain.reading.text.normalising import Passage, fold
from domain.reading.text.word_lists import split_words

_YES = frozenset(
    split_words(
        "确认 确定 是 是的 是滴 对 对的 对对 对对对 没错 正确 提交 确认提交 确认无误 确认办理",
        "确认一下 都确认 全部确认 就这样 就这么办 都对 是这样 是这样的 y yes",
    )
)
_WEAK_YES = frozenset(split_words("好 好的 好滴 好嘞 行 可以 嗯 嗯嗯 收到 没问题 ok"))
_NO = frozenset(
    split_words(
        "取消 不是 算 算了 不 否 不用 不要 不对 错 先不 不确认 放弃 不提交 先不提交 不行 都不要 都不是",
        "不是的 不对的 全部取消 都取消 先别提交 别提交 先不退 先不延 先不延期 先不签 先不办 不退 不退回",
        "不延 不延期 不签 不签收 不办 n no",
    )
)
_NUMBERED = re.compile(rf"(?:第|选|选择|我选|要|就)*\s*(?P<number>{NUMBER})\s*(?:个|项|条|种)?")
_LAST = re.compile(r"(?:我?选|要|就)*最?后(?:面|边|头)?(?:那|的|一)*(?:个|项|条|种)")
_LEAD = re.compile(r"(?:我?选|我?要|就|是|到|延到|给|转给|应该是)*")
_MOST_CHOICES = 99


def read_answer(passage: Passage, scene: Scene) -> Reading | None:
    """The answer to the open question, if the whole message is one of those that were asked for."""
    question = scene.question
    if question is None:
        return None
    if question.choices and (choice := _read_choice(passage, question, scene)) is not None:
        return Reading(choice, "choice")
    if yes_or_no := _read_yes_or_no(passage.folded, question):
        return yes_or_no
    changed = read_strike(passage, question) or read_amendment(passage, scene)
    return Reading(changed, "change") if changed else None


def _read_yes_or_no(folded: str, question: OpenQuestion) -> Reading | None:
    if question.yes_no and (folded in _YES or (question.harmless and folded in _WEAK_YES)):
        return Reading(intents.Confirm(), "yes")
    return Reading(intents.Cancel(), "no") if folded in _NO else None


def _read_choice(passage: Passage, question: OpenQuestion, scene: Scene) -> Intent | None:
    """1, 第一个, or the label itself: 建议13, 13, 10月8号, 城管局. Two that fit are asked about."""
    found = _NUMBERED.fullmatch(passage.folded)
    number = read_number(found["number"]) if found else None
    picks = [number] if number and number <= min(len(question.choices), _MOST_CHOICES) else []
    picks += [len(question.choices)] if _LAST.fullmatch(passage.folded) else []
    picks += [place for place, label in enumerate(question.choices, 1) if _is_meant(passage, label, scene)]
    options = tuple(intents.Pick(pick) for pick in dict.fromkeys(picks))
    if len(options) > 1:
        return intents.Unclear(options, passage.message.strip())
    return options[0] if options else None


def _is_meant(passage: Passage, label: str, scene: Scene) -> bool:
    folded = fold(label)
    if not label or folded.folded == passage.folded:
        return bool(label)
    typed = passage.skip(_LEAD)
    day = _day(label, scene)
    if day is not None:
        return _day(typed.folded, scene) == day
    if is_registered(label, scene.units):
        return is_registered(typed.folded, (label,))
    named, labelled = read_refs(passage), read_refs(folded)
    if len(named.refs) != 1 or not labelled.refs or named.rest.folded.strip():
        return False
    return named.refs[0].is_among(labelled.refs[:1])


def _day(wording: str, scene: Scene) -> date | None:
    """The one day that the words name; a number alone names none."""
    limit = split_limit(fold(wording))
    if not limit.wording or limit.rest.folded.strip(" ()周一二三四五六日休班"):
        return None
    reading = read_date(limit.wording, today=scene.today, calendar=scene.calendar)
    return reading.on if isinstance(reading, Exact) else None


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
        return question.day and bool(intent.refs) and not intent.refs[0].source
    if isinstance(intent, intents.RewordReply | intents.Several):
        return False
    refs = () if reading.from_quote else getattr(intent, "refs", ())
    words = any(getattr(intent, part, "") for part in ("text", "reason", "until"))
    return not refs and (words or bool(reading.corrected))
