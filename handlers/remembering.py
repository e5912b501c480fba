"""What stays open after a message: the new question, the one beneath it, or the one that still waits."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from domain.intents import (
    Amend,
    Cancel,
    Confirm,
    Help,
    Intent,
    NotUnderstood,
    Pick,
    Several,
    Strike,
    Supply,
    Unclear,
)
from domain.intents.harmless import HARMLESS
from handlers.describing import describe
from handlers.desk import Desk
from handlers.replying import Question, Remark, Reply, Shown
from handlers.stamping import is_answer
from handlers.waiting import ask, close, is_draft, is_same_wish, keep, takes_yes
from message_templates import render_content

ANSWERS: Final = (Confirm, Cancel, Pick, Supply, Strike, Amend)
SHOWN = 8  # options that are spelled out
_LEAVES_OPEN: Final = (*HARMLESS, NotUnderstood, Unclear)


def answers(said: Intent) -> bool:
    """Whether it answers a question; of two meanings, whether both do."""
    if isinstance(said, Unclear):
        return all(isinstance(option, ANSWERS) for option in said.options)
    return isinstance(said, ANSWERS)


def remember(reply: Reply, said: Intent, intent: Intent, desk: Desk, question: Question | None) -> Reply:
    """Keep what is waited for now; the reply says what else is still open. `said` came to `intent`."""
    if reply.about is not None:
        desk.conversation.last_assignment_id = reply.about
    left = _left(question, said, intent) if question else None
    if question and reply.drops:
        left = question.beneath if is_draft(question) else None
    if reply.question is not None:
        return _ask(reply, said, desk, left)
    if left is None:
        if question is not None:
            close(desk, looked=isinstance(said, Pick) and isinstance(intent, HARMLESS))
        return reply
    if left is not question:
        keep(left, desk)
    is_told = isinstance(intent, Help) or not is_draft(left)
    return reply if is_told else _remark(reply, "still_waiting", left)


def _left(question: Question, said: Intent, intent: Intent) -> Question | None:
    """What of the open question, and of the one beneath it, is open still."""
    beneath = question.beneath
    if answers(said) and not isinstance(said, Unclear):
        if beneath is None or (question.restates and not isinstance(said, Cancel)):
            return None
        return replace(beneath, again=isinstance(said, Confirm))
    if isinstance(intent, _LEAVES_OPEN):
        return question
    is_doubt = question.rereads and takes_yes(question)  # whether he was understood: he has gone on
    if is_draft(question) and not is_doubt and not any(is_same_wish(intent, one) for one in question.intents):
        return question
    return beneath


def _ask(reply: Reply, said: Intent, desk: Desk, left: Question | None) -> Reply:
    """Ask over what is left, which comes back later; what there is no room for is said to be dropped."""
    if reply.question is None:
        return reply
    asked = reply.question
    guess = isinstance(said, NotUnderstood | Unclear)
    restates = isinstance(said, Unclear) and answers(said)
    drafts = [one for one in _chain(left) if is_draft(one)]
    if not restates:
        drafts = [one for one in drafts if not is_same_wish(one.intents[0], asked.intents[0])]
    beneath = replace(drafts[0], beneath=None) if drafts else None
    put = replace(asked, shown=_shown(reply), guess=guess, restates=restates, beneath=beneath)
    reply = replace(reply, question=put, number=ask(put, desk).number)
    if beneath is not None and not restates and not answers(said):
        by_yes = guess and takes_yes(beneath)  # numbers are for what was guessed
        reply = _remark(reply, "still_waiting" if by_yes else "put_aside", beneath)
    return _remark(reply, "dropped", drafts[1]) if len(drafts) > 1 else reply


def _chain(question: Question | None) -> Iterator[Question]:
    while question is not None:
        yield question
        question = question.beneath


def _shown(reply: Reply) -> Shown:
    """What he sees of the question and may type instead of tapping."""
    buttons = render_content(reply.template, **reply.facts).buttons
    cases, lines = reply.facts.get("cases", ()), reply.facts.get("lines", ())
    count = len(reply.question.intents) if reply.question else 0
    return Shown(
        buttons=tuple((button.label, button.says) for button in buttons if is_answer(button.says)),
        titles=tuple(case.title for case in cases) if len(cases) == count else (),
        rows=tuple(line["number"] for line in lines),
    )


def awaited(question: Question) -> dict[str, Any]:
    """What duban still waits for, as templates say it (parts/awaited)."""
    options = question.intents[:1] if takes_yes(question) else question.intents
    together = isinstance(options[0], Several)
    told = options[0].acts if isinstance(options[0], Several) else options
    return {
        "waiting": [describe(intent) for intent in told[:SHOWN]],
        "wants": question.wants_words_for,
        "together": together,
        "buttons": question.shown.buttons,
    }


def _remark(reply: Reply, name: str, question: Question) -> Reply:
    remark = Remark(f"replies/parts/{name}.md.j2", awaited(question))
    return replace(reply, remarks=(*reply.remarks, remark))


def point_to(question: Question, *, said: Intent | None = None) -> Reply:
    """The answer does not fit: what may be answered is said once more, and nothing is dropped."""
    number = said.number if isinstance(said, Pick) else 0
    facts = {**awaited(question), "beyond": number}
    return Reply("questions/still_open.md.j2", facts, number=question.number)


def start_again(options: tuple[Intent, ...]) -> Reply:
    """The answer came too late: what it was, and one tap to begin again."""
    kinds = [describe(option) for option in options[:SHOWN]]
    return Reply("questions/missed.md.j2", {"options": kinds}, Question(options[:SHOWN], rereads=True))
