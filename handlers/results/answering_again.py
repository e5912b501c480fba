"""再次答复: what was put off is solved by now, and is answered a second time (Shandong, Zhejiang)."""

from dataclasses import replace
from typing import Any

from domain.answer_wording import guess_result
from domain.errors import WrongState
from domain.intents import AnswerAgain
from domain.masking import mask
from domain.transitions import Act, advance
from domain.vocabulary import AssignmentRole, ReplyKind, ResultClass
from handlers.desk import Desk
from handlers.promising import propose
from handlers.references import ref_to
from handlers.replying import Question, Reply
from handlers.results.telling import News, after_undo, tell_office
from handlers.router import Router
from storage.desks import Item
from storage.tables import Reply as Handed

router = Router()


@router.on(AnswerAgain)
async def answer_again(intent: AnswerAgain, desk: Desk) -> Reply:
    """A second letter beside the first: echoed, its class chosen, and then rated once more."""
    item = await desk.own_one(intent.refs)
    state = advance(item.assignment.state, Act.ANSWER_AGAIN, item.case.spoken)
    _check(item, desk)
    intent = replace(intent, refs=(ref_to(item),))
    if not intent.text.strip():
        question = Question((intent,), wants_words_for="text")
        facts = {"case": desk.line(item), "result": item.assignment.result_class}
        return Reply("questions/answer_again_words.md.j2", facts, question, about=item.id)
    if not desk.confirmed or intent.result is None:
        return _echo(intent, item, desk)
    handed = Handed(
        assignment_id=item.id,
        kind=ReplyKind.ANSWER,
        text=mask(intent.text),
        result=intent.result,
        person_id=desk.who.id,
        said_at=desk.now,
        counts_at=desk.undo_until,
        state_before=item.assignment.state,
    )
    handed.id = await desk.work.insert(handed)
    item.assignment.state, item.assignment.result_class = state, intent.result
    desk.work.record(
        "answered_again", desk.actor, item.subject, reply=handed.id, text=handed.text, result=intent.result
    )
    desk.remember("reply", assignments=[item.id], reply=handed.id)
    await propose(handed, item, desk)
    text = "" if item.case.secret else handed.text
    news = News("answered_again", str(handed.id), {"text": text, "result": intent.result})
    tell_office(news, item, desk, after_undo(desk))
    return Reply("replies/answered_again.md.j2", _facts(intent, item, desk), about=item.id)


def _check(item: Item, desk: Desk) -> None:
    """Only what was not solved, where the pack wants it, and by whoever owes the answer."""
    rule = desk.rules.pack_of(item.case).redo
    number = item.case.spoken
    if item.assignment.role is AssignmentRole.CO:
        raise WrongState("co_answers_not", number=number)
    if item.assignment.result_class == ResultClass.RESOLVED:
        raise WrongState("resolved", number=number)
    if not rule.answer_again_when_solved:
        raise WrongState("answered_once", number=number, clause=rule.clause)


def _echo(intent: AnswerAgain, item: Item, desk: Desk) -> Reply:
    """The letter and its class, first the likeliest; choosing one hands it in."""
    guess = guess_result(intent.text)
    first = intent.result or (guess.result if guess else ResultClass.RESOLVED)
    choices = [first, *(one for one in ResultClass if one is not first)]
    options = tuple(replace(intent, result=choice) for choice in choices)
    facts = {**_facts(intent, item, desk), "choices": choices}
    question = Question(options, settles=True, yes_is_first=True)
    return Reply("questions/answer_again.md.j2", facts, question, about=item.id)


def _facts(intent: AnswerAgain, item: Item, desk: Desk) -> dict[str, Any]:
    return {
        "case": desk.line(item),
        "text": mask(intent.text),
        "result": intent.result,
        "closed": item.case.closed_at is not None,
        "undo_until": desk.undo_until,
    }
