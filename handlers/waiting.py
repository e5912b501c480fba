"""What duban waits for from one person: the question asked last, and the one put aside for it."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from domain.errors import NothingThere
from domain.intents import AttachFile, CaseRef, Intent
from domain.intents.harmless import HARMLESS
from handlers.desk import Desk
from handlers.encoding import decode, encode
from handlers.replying import Question

_MOST = 999  # then the numbers begin again: no card lives that long
_REMEMBERED: Final = timedelta(days=1)  # so long a late answer is still told what it came too late for
# Of a closed question the number is kept, so that none comes twice.
_CLOSED, _LOOKED = "closed", "looked"  # looked: only something harmless was picked; its buttons still work


def open_question(desk: Desk) -> Question | None:
    """The question still open at this moment."""
    asked, expires_at = desk.conversation.question, desk.conversation.question_expires_at
    if asked is None or asked.get(_CLOSED) or (expires_at is not None and expires_at <= desk.now):
        return None
    return decode(asked)


def missed_question(desk: Desk) -> Question | None:
    """The question whose time has run out not long ago without an answer."""
    asked, expires_at = desk.conversation.question, desk.conversation.question_expires_at
    if asked is None or asked.get(_CLOSED) or expires_at is None:
        return None
    return decode(asked) if expires_at <= desk.now < expires_at + _REMEMBERED else None


def tapped_question(number: int, desk: Desk) -> Question | None:
    """The question whose button was tapped, now the first; None if its time has run out.

    Raises NothingThere for a card whose question is answered or was never put to him.
    """
    asked = desk.conversation.question or {}
    first = decode(asked) if asked and asked.get(_CLOSED) in {None, "", _LOOKED} else None
    if first is None or number not in {one.number for one in (first, first.beneath) if one}:
        raise NothingThere("old_card")
    expires_at = desk.conversation.question_expires_at
    if expires_at is not None and expires_at <= desk.now:
        return None
    question = first if first.number == number else turn_to_beneath(first, desk)
    tapped = replace(question, again=False)
    keep(tapped, desk)
    return tapped


def turn_to_beneath(first: Question, desk: Desk) -> Question:
    """The question put aside, now the first; what lay above it is put aside if it is more than a guess."""
    beneath = first.beneath or first
    above = replace(first, beneath=None) if is_draft(first) else None
    turned = replace(beneath, beneath=above)
    keep(turned, desk)
    return turned


def keep(question: Question, desk: Desk) -> None:
    """It is what is waited for now, as long as it was to be."""
    desk.conversation.question = {**encode(question), "last": _last(desk)}


def ask(question: Question, desk: Desk) -> Question:
    """It is asked now: it gets its number, and its time begins."""
    numbered = replace(question, number=_last(desk) % _MOST + 1)
    desk.conversation.question = {**encode(numbered), "last": numbered.number}
    desk.conversation.question_expires_at = desk.now + desk.rules.policy.question_lasts
    return numbered


def close(desk: Desk, *, looked: bool = False) -> None:
    """Nothing is waited for any more."""
    if desk.conversation.question is not None:
        desk.conversation.question = {**desk.conversation.question, _CLOSED: _LOOKED if looked else "done"}


def is_draft(question: Question) -> bool:
    """Whether it would change something and was asked for. What becomes of files is told in its own words."""
    if question.guess or any(isinstance(one, AttachFile) for one in question.intents):
        return False
    if any(getattr(one, "file_ids", ()) for one in question.intents) and not question.wants_words_for:
        return len(question.intents) == 1 or question.yes_is_first
    return not all(isinstance(one, HARMLESS) for one in question.intents)


def takes_yes(question: Question) -> bool:
    """Whether 确认 is an answer to it."""
    return not question.wants_words_for and (len(question.intents) == 1 or question.yes_is_first)


def is_same_wish(one: Intent, other: Intent) -> bool:
    """Whether one replaces the other: the same kind of act on the same case, as far as each is named."""
    mine: tuple[CaseRef, ...] = getattr(one, "refs", ())
    others: tuple[CaseRef, ...] = getattr(other, "refs", ())
    about_same = not mine or not others or any(ref.is_among(others) for ref in mine)
    return type(one) is type(other) and about_same


def _last(desk: Desk) -> int:
    """The highest number given so far."""
    asked = desk.conversation.question or {}
    return int(asked.get("last", asked.get("number", 0)))
