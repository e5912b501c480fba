"""确认, 取消, 1 and free words: answers to the question duban left open."""

from dataclasses import replace

from domain.errors import NothingThere
from domain.intents import Confirm, Intent, Pick, Supply
from handlers.desk import Desk
from handlers.encoding import decode
from handlers.replying import Question


def open_question(desk: Desk) -> Question | None:
    """The question still open at this moment."""
    asked, expires_at = desk.conversation.question, desk.conversation.question_expires_at
    if asked is None or (expires_at is not None and expires_at <= desk.now):
        return None
    return decode(asked)


def resolve(intent: Intent, desk: Desk) -> tuple[Intent, bool]:
    """What an answer stands for, and whether it is a yes to exactly that. Other intents pass through.

    Raises NothingThere when nothing was asked, or the question has expired.
    """
    if not isinstance(intent, Confirm | Pick | Supply):
        return intent, False
    question = open_question(desk)
    if question is None:
        raise NothingThere("question")
    match intent:
        case Confirm():
            if len(question.intents) > 1 or question.wants_words_for:
                raise NothingThere("choice")
            return question.intents[0], not question.rereads
        case Pick(number=number):
            if not 1 <= number <= len(question.intents) or question.wants_words_for:
                raise NothingThere("choice")
            return question.intents[number - 1], question.settles
        case Supply(text=text):
            return _supplied(question, text), False


def _supplied(question: Question, text: str) -> Intent:
    if not question.wants_words_for:
        raise NothingThere("choice")
    return replace(question.intents[0], **{question.wants_words_for: text})  # type: ignore[type-var]
