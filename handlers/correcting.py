"""刚才那条改成…, 更正12：…: a newer version of a text takes the place of the one before; both are kept."""

from dataclasses import replace
from typing import Any

from domain.answer_wording import find_contradiction, guess_result, is_empty_opinion
from domain.errors import NothingThere, WrongState
from domain.intents import RewordReply
from domain.masking import mask
from domain.result_classes import say_class
from domain.vocabulary import ReplyKind
from handlers.desk import Desk
from handlers.handing_in import Words, item_of, revise
from handlers.references import Unclear, ref_to
from handlers.replying import Question, Reply
from handlers.reporting import answer_facts, classes, progress_facts, spoken_percent
from handlers.router import Router
from handlers.taking_back import ENDED, assignments_of, kind_of_request, parts_of
from storage.decisions import requests_about
from storage.desks import Item, items_by_id
from storage.replies import counting_on, last_by, reply_of
from storage.tables import Reply as Handed
from storage.unit_of_work import UnitOfWork

router = Router()


@router.on(RewordReply)
async def reword(intent: RewordReply, desk: Desk, work: UnitOfWork) -> Reply:
    """Put a text right. Progress at once, if it was the last act; anything else is echoed first (R30)."""
    old = await _meant(intent, desk)
    item = await item_of(old, desk)
    if item.assignment.state in ENDED:
        raise WrongState(item.assignment.state, number=item.case.spoken)
    intent = replace(intent, refs=(ref_to(item),))
    if not intent.text.strip():
        facts = {"case": desk.line(item), "kind": old.kind, "text": old.text}
        question = Question((intent,), wants_words_for="text")
        return Reply("questions/reword_words.md.j2", facts, question, about=item.id)
    words = Words(intent.text, tuple(old.file_ids), spoken_percent(intent), intent.result)
    if not desk.confirmed and (old.kind is not ReplyKind.PROGRESS or not _is_last(old, desk)):
        return _echo(intent, old, words, item, desk)
    new = await revise(old, words, item, desk)
    versions = {"old": old.id, "new": new.id, "version": new.version}
    work.record("corrected", desk.actor, item.subject, **versions, text=new.text, percent=new.percent)
    facts = {**_facts(old, words, item, desk), "version": new.version}
    return Reply("replies/reworded.md.j2", facts, about=item.id)


def _facts(old: Handed, words: Words, item: Item, desk: Desk) -> dict[str, Any]:
    progress = progress_facts(item, words, desk)
    return {**progress, **answer_facts(item, old.kind, words, desk), "replaced": old.text}


def _echo(intent: RewordReply, old: Handed, words: Words, item: Item, desk: Desk) -> Reply:
    """Old and new beside each other; an answer with its class, as when it was handed in."""
    guess = guess_result(words.text) if old.kind is ReplyKind.ANSWER else None
    result = intent.result or (guess.result if guess else old.result)
    rule = desk.rules.pack_of(item.case).result
    choices = classes(result) if old.kind is ReplyKind.ANSWER else [None]
    facts = {
        **_facts(old, words, item, desk),
        "choices": [(choice, say_class(choice, rule) if choice else "") for choice in choices],
        "hint": find_contradiction(result, words.text) or guess,
        "empty": old.kind is ReplyKind.CO_OPINION and is_empty_opinion(words.text),
        "claimed": False,
        "must_choose": False,
        "hints": (),
    }
    kept = replace(intent, text=mask(intent.text), percent=words.percent)
    options = tuple(replace(kept, result=choice) for choice in choices)
    question = Question(options, settles=True, yes_is_first=True)
    return Reply("questions/answer.md.j2", facts, question, about=item.id)


async def _meant(intent: RewordReply, desk: Desk) -> Handed:
    """The text on the named case, his own rather than a colleague's; else what he handed in last."""
    if intent.refs or desk.quoted:
        item = await desk.own_one(intent.refs)
        replies = await counting_on(desk.work.session, item.id)
        own = [one for one in replies if one.person_id == desk.who.id]
        found = next(iter([*own, *replies]), None)
    else:
        await _refuse_requests(desk)
        found = await _last_text(desk)
    if found is None:
        raise NothingThere("reword")
    return found


async def _last_text(desk: Desk) -> Handed | None:
    acts = [act for act in parts_of(desk.conversation.last_act) if act["kind"] == "reply"]
    if len(acts) > 1:
        ids = [id_ for act in acts for id_ in await assignments_of(act, desk)]
        raise Unclear((await items_by_id(desk.work.session, ids)).values())
    found = await reply_of(desk.work.session, acts[0]["reply"]) if acts else None
    if found is None or found.undone_at or found.superseded_at:
        return await last_by(desk.work.session, desk.who.id)
    return found


async def _refuse_requests(desk: Desk) -> None:
    """A request is not reworded: it is withdrawn and asked anew."""
    last = desk.conversation.last_act
    if last is None or "request" not in last:
        return
    ids = list(await assignments_of(last, desk))
    for request in await requests_about(desk.work.session, ids):
        if request.person_id == desk.who.id:
            item = (await items_by_id(desk.work.session, ids))[request.assignment_id]
            raise WrongState(f"{kind_of_request(request)}_pending", number=item.case.spoken)


def _is_last(old: Handed, desk: Desk) -> bool:
    last = desk.conversation.last_act
    return last is not None and last.get("reply") == old.id
