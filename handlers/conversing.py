"""确认, 取消, 1, 改成… and free words: answers to the question duban left open."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from domain.errors import NothingThere
from domain.intents import Amend, Confirm, Intent, NotUnderstood, Pick, Several, Strike, Supply, Unclear
from domain.reading import Reading
from handlers.amending import amend, put, strike
from handlers.describing import describe
from handlers.desk import Desk
from handlers.replying import Question, Reply
from handlers.waiting import open_question

Meaning = tuple[Intent, bool]


def ask_in_private(reading: Reading, question: Question | None) -> Reply | None:
    """In a group he may be talking to the others: what waits for words of his stays open, and is said to."""
    talk = isinstance(reading.intent, NotUnderstood | Unclear)
    if question is None or not question.wants_words_for or not talk:
        return None
    facts = {"waiting": [describe(question.intents[0])], "wants": question.wants_words_for}
    return Reply("replies/words_in_private.md.j2", facts)


def resolve(intent: Intent, desk: Desk) -> Meaning:
    """What an answer stands for, and whether it is a yes to exactly that. Other intents pass through.

    Raises NothingThere when nothing was asked, or the question has expired.
    """
    if isinstance(intent, Unclear):
        return replace(intent, options=tuple(resolve(option, desk)[0] for option in intent.options)), False
    if type(intent) not in _MEANINGS:
        return intent, False
    question = open_question(desk)
    if question is None:
        raise NothingThere("question")
    return mean(intent, question)


def mean(answer: Intent, question: Question) -> Meaning:
    """What an answer to this question stands for. Raises NothingThere if it offers nothing of the kind."""
    return _MEANINGS[type(answer)](answer, question)


def _confirmed(_: Confirm, question: Question) -> Meaning:
    if question.wants_words_for or (len(question.intents) > 1 and not question.yes_is_first):
        raise NothingThere("choice")
    return question.intents[0], not (question.rereads or question.again)


def _picked(answer: Pick, question: Question) -> Meaning:
    if answer.every and not question.wants_words_for:
        return Several(question.intents), False
    if not 1 <= answer.number <= len(question.intents) or question.wants_words_for:
        raise NothingThere("choice")
    picked = question.intents[answer.number - 1]
    return (put(picked, "until", answer.more), False) if answer.more else (picked, question.settles)


def _supplied(answer: Supply, question: Question) -> Meaning:
    if not question.wants_words_for:
        raise NothingThere("choice")
    return put(question.intents[0], question.wants_words_for, answer.text), False


def _struck(answer: Strike, question: Question) -> Meaning:
    return strike(question.intents[0], answer.refs), False


def _amended(answer: Amend, question: Question) -> Meaning:
    return amend(question, answer), False


_MEANINGS: Final[dict[type[Intent], Callable[[Any, Question], Meaning]]] = {
    Confirm: _confirmed,
    Pick: _picked,
    Supply: _supplied,
    Strike: _struck,
    Amend: _amended,
}
