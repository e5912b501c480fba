"""确认, 取消, 1, 改成… and free words: answers to the question duban left open."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from domain.errors import NothingThere
from domain.intents import Amend, Confirm, Intent, Pick, Strike, Supply, Unclear
from handlers.amending import amend, put, strike
from handlers.desk import Desk
from handlers.encoding import decode
from handlers.replying import Question

Meaning = tuple[Intent, bool]


def open_question(desk: Desk) -> Question | None:
    """The question still open at this moment."""
    asked, expires_at = desk.conversation.question, desk.conversation.question_expires_at
    if asked is None or (expires_at is not None and expires_at <= desk.now):
        return None
    return decode(asked)


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
    return _MEANINGS[type(intent)](intent, question)


def _confirmed(_: Confirm, question: Question) -> Meaning:
    if question.wants_words_for or (len(question.intents) > 1 and not question.yes_is_first):
        raise NothingThere("choice")
    return question.intents[0], not question.rereads


def _picked(answer: Pick, question: Question) -> Meaning:
    if not 1 <= answer.number <= len(question.intents) or question.wants_words_for:
        raise NothingThere("choice")
    return question.intents[answer.number - 1], question.settles


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
