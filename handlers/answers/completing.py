"""签发人, 联系人, 是否公开, 办理结果: what is added to a letter that has been handed in (R31, R32)."""

from dataclasses import dataclass, replace
from typing import Any

from domain.errors import BadInput, NothingThere, WrongState
from domain.intents import Answer, CompleteLetter, LetterPart
from domain.letters import read_person, read_publicity
from domain.names import NAMES
from domain.result_classes import class_called, class_said, say_class
from domain.transitions import LEFT as GONE
from domain.transitions import STRUCK_OFF
from domain.vocabulary import ReplyKind, ResultClass
from handlers.desk import Desk
from handlers.handing_in import Words, heading_of, revise
from handlers.references import ref_to
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.waiting import open_question
from storage.desks import Item
from storage.papers import newest_of
from storage.tables import Reply as Handed

router = Router()


@dataclass(frozen=True, slots=True)
class _Letter:
    """The letter, its case, and what is wanted of it."""

    paper: Handed
    item: Item
    intent: CompleteLetter


@router.on(CompleteLetter)
async def complete_letter(intent: CompleteLetter, desk: Desk, table: Router) -> Reply:
    """Noted at once, as it is changed as easily; another class makes a new version of the letter."""
    if drafted := await _of_draft(intent, desk):
        return await table.handle(drafted, replace(desk, confirmed=True))
    item = await desk.own_one(intent.refs)
    paper = await newest_of(desk.work.session, item.id, ReplyKind.ANSWER)
    if paper is None:
        raise NothingThere("letter", number=item.case.spoken)
    if item.assignment.state in GONE | STRUCK_OFF:
        raise WrongState(item.assignment.state, number=item.case.spoken)
    letter = _Letter(paper, item, replace(intent, refs=(ref_to(item),)))
    if not intent.text.strip():
        return _ask(letter, desk)
    if intent.part is LetterPart.RESULT:
        return await _classify(letter, desk)
    before = _before(paper, intent.part)
    if (asked := _write(letter, desk)) is not None:
        return asked
    desk.work.session.add(paper)
    desk.work.record(
        "letter_completed", desk.actor, item.subject, reply=paper.id, part=intent.part, before=before
    )
    desk.remember("letter", assignments=[item.id], paper=paper.id, kept=before)
    return Reply("replies/letter.md.j2", _facts(letter, desk), about=item.id)


async def _of_draft(intent: CompleteLetter, desk: Desk) -> Answer | None:
    """办理结果 B while an answer waits for its class: the one option that is meant."""
    question = open_question(desk)
    drafts = [one for one in question.intents if isinstance(one, Answer)] if question else []
    if intent.refs or intent.part is not LetterPart.RESULT or not drafts:
        return None
    item = await desk.own_one(drafts[0].refs)
    named = class_called(intent.text, desk.rules.pack_of(item.case).result)
    meant = [one for one in drafts if named and one.result in named.means]
    return meant[0] if len({one.result for one in meant}) == 1 else None


def _ask(letter: _Letter, desk: Desk) -> Reply:
    facts = _facts(letter, desk) | {"part": letter.intent.part}
    rule = desk.rules.pack_of(letter.item.case).result
    facts["choices"] = [say_class(one, rule) for one in ResultClass]
    question = Question((letter.intent,), wants_words_for="text")
    return Reply("questions/letter_part.md.j2", facts, question, about=letter.item.id)


def _facts(letter: _Letter, desk: Desk) -> dict[str, Any]:
    heading = heading_of(letter.paper)
    return {
        "case": desk.line(letter.item),
        "heading": heading,
        "lacking": {
            "signer": not heading.signer,
            "contact": not heading.contact,
            "public": heading.public is None,
        },
    }


def _before(paper: Handed, part: LetterPart) -> dict[str, Any]:
    names = {
        LetterPart.SIGNER: ("signer",),
        LetterPart.CONTACT: ("contact", "contact_phone"),
        LetterPart.PUBLICITY: ("public", "public_reason"),
    }
    return {name: getattr(paper, name) for name in names.get(part, ())}


def _write(letter: _Letter, desk: Desk) -> Reply | None:
    """Put the part into the row; the question instead where something is still missing."""
    paper, intent, number = letter.paper, letter.intent, letter.item.case.spoken
    if intent.part is LetterPart.PUBLICITY:
        return _publish(letter, desk)
    name, phone = read_person(intent.text)
    if not name:
        raise BadInput("no_name", number=number)
    if intent.part is LetterPart.SIGNER:
        paper.signer = name
    else:
        paper.contact, paper.contact_phone = name, phone
    return None


def _publish(letter: _Letter, desk: Desk) -> Reply | None:
    paper, intent, item = letter.paper, letter.intent, letter.item
    public, reason = read_publicity(intent.text)
    if public is None:
        raise BadInput("publicity", number=item.case.spoken)
    if public and item.case.secret:
        raise WrongState("secret_never_public", number=item.case.spoken)
    if not public and not reason and not item.case.secret:
        settled = replace(intent, text="")
        question = Question((settled,), wants_words_for="text")
        return Reply(
            "questions/letter_public_reason.md.j2", {"case": desk.line(item)}, question, about=item.id
        )
    paper.public, paper.public_reason = public, reason
    return None


async def _classify(letter: _Letter, desk: Desk) -> Reply:
    """Another class of the document's own scheme; a letter that means several of ours is asked about."""
    paper, item, rule = letter.paper, letter.item, desk.rules.pack_of(letter.item.case).result
    named = class_called(letter.intent.text, rule) or class_said(letter.intent.text, rule)
    if named is None:
        raise BadInput("result_class", number=item.case.spoken, names=[one.name for one in rule.classes])
    means = [one for one in named.means if NAMES[one] in letter.intent.text] or list(named.means)
    if len(means) > 1:
        options = tuple(replace(letter.intent, text=NAMES[one]) for one in means)
        facts = {"case": desk.line(item), "choices": [say_class(one, rule) for one in means]}
        return Reply("questions/letter_class.md.j2", facts, Question(options), about=item.id)
    words = Words(paper.text, tuple(paper.file_ids), result=means[0])
    new = await revise(paper, words, item, desk)
    desk.work.record("corrected", desk.actor, item.subject, old=paper.id, new=new.id, result=new.result)
    facts = {"case": desk.line(item), "result_said": say_class(means[0], rule), "version": new.version}
    return Reply("replies/letter_class.md.j2", facts, about=item.id)
