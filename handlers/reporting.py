"""进展 and 回复: what a unit hands in, echoed with what its wording suggests."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from domain.answer_wording import find_contradiction, guess_result, is_empty_opinion
from domain.intents import Answer, ReportProgress, RewordReply
from domain.masking import mask
from domain.pace import elapsed_percent
from domain.planning import day_of
from domain.reading.commands.unit_acts import read_percent
from domain.reading.text.normalising import fold
from domain.result_classes import class_said, say_class
from domain.transitions import Act, advance
from domain.vocabulary import AssignmentState, ReplyKind, ResultClass
from handlers.answers.letters import ask_for_part, heading_for
from handlers.answers.obstacles import obstacles
from handlers.desk import Desk
from handlers.handing_in import Words, hand_in, kind_of
from handlers.joint.obstacles import opinions_paragraph
from handlers.merging.offering import offer_merged
from handlers.obstacles import Obstacle, refuse_blocked
from handlers.projects.quantities import counted_facts
from handlers.promising import promises_in
from handlers.references import ref_to
from handlers.replying import Question, Reply
from handlers.router import Router
from storage.desks import Item
from storage.unit_of_work import UnitOfWork

router = Router()
MOST_HINTS = 3


@router.on(ReportProgress)
async def report_progress(intent: ReportProgress, desk: Desk, work: UnitOfWork) -> Reply:
    """Note progress on one case; it counts at once and can be undone for a while."""
    item = await desk.own_one(intent.refs)
    if not intent.text and intent.percent is None and not intent.file_ids:
        return Reply(
            "questions/progress_words.md.j2",
            {"case": desk.line(item)},
            Question((intent,), wants_words_for="text"),
            about=item.id,
        )
    words = Words(intent.text, intent.file_ids, spoken_percent(intent))
    handed = await hand_in(words, ReplyKind.PROGRESS, item, desk)
    work.record("progress", desk.actor, item.subject, text=handed.text, percent=handed.percent)
    facts = progress_facts(item, replace(words, percent=handed.percent), desk)
    facts["counted"] = counted_facts(handed, item)
    return Reply("replies/progress.md.j2", facts, about=item.id)


def spoken_percent(intent: ReportProgress | RewordReply) -> int | None:
    """The percentage that was read, or the one in words that were sent later."""
    return read_percent(fold(intent.text).folded) if intent.percent is None else intent.percent


def progress_facts(item: Item, words: Words, desk: Desk) -> dict[str, Any]:
    """The echo of a progress note; `elapsed` is how much of the term has passed, beside a percentage."""
    elapsed = None
    if words.percent is not None:
        begun = day_of(item.assignment.assigned_at)
        elapsed = elapsed_percent(begun, item.assignment.deadline_on, desk.today)
    return {
        "case": desk.line(item),
        "text": mask(words.text),
        "masked": mask(words.text) != words.text,
        "percent": words.percent,
        "elapsed": elapsed,
        "files": len(words.file_ids),
        "undo_until": desk.undo_until,
    }


@router.on(Answer)
async def answer(intent: Answer, desk: Desk, work: UnitOfWork) -> Reply:
    """Hand in the answer (a co-handler: its opinion). It is echoed first and counts after one 确认 (R30).

    办完了 is a claim: it asks for the answer and its class, and closes nothing.
    """
    item = await desk.own_one(intent.refs)
    _ = advance(item.assignment.state, Act.ANSWER, item.case.spoken)
    kind = kind_of(item, final=True)
    if not intent.text and not intent.file_ids:
        facts = {"case": desk.line(item), "kind": kind, "claimed": intent.claimed}
        question = Question((intent,), wants_words_for="text")
        return Reply("questions/answer_words.md.j2", facts, question, about=item.id)
    intent = replace(intent, refs=(ref_to(item),))
    hints = refuse_blocked(await obstacles(item, intent, desk), item.case.spoken)
    if kind is ReplyKind.ANSWER and (asked := ask_for_part(intent, item, desk)):
        return asked
    if not desk.confirmed and intent.text and (named := await opinions_paragraph(item, desk, intent.text)):
        intent = replace(intent, text=f"{intent.text}\n\n{named}")
    if not desk.confirmed or _must_choose(intent, kind):
        return echo(intent, item, desk, hints)
    words = _words(intent, kind, item)
    handed = await hand_in(words, kind, item, desk)
    work.record("answered", desk.actor, item.subject, kind=kind, text=handed.text, result=handed.result)
    promised = {"promises": await promises_in(handed, item, desk)}
    facts = {**answer_facts(item, kind, words, desk), **promised}
    done = Reply("replies/answered.md.j2", facts, about=item.id)
    return await offer_merged(done, intent, item, desk)


def _words(intent: Answer, kind: ReplyKind, item: Item) -> Words:
    """An opinion has neither class nor heading."""
    if kind is not ReplyKind.ANSWER:
        return Words(intent.text, intent.file_ids)
    return Words(intent.text, intent.file_ids, result=intent.result, heading=heading_for(intent, item))


def answer_facts(item: Item, kind: ReplyKind, words: Words, desk: Desk) -> dict[str, Any]:
    """The echo of what was handed in."""
    return {
        "case": desk.line(item),
        "kind": kind,
        "text": mask(words.text),
        "masked": mask(words.text) != words.text,
        "result": words.result,
        "result_said": say_class(words.result, desk.rules.pack_of(item.case).result) if words.result else "",
        "heading": words.heading,
        "under_review": item.assignment.state is AssignmentState.UNDER_REVIEW,
        "hint": find_contradiction(words.result, words.text),
        "files": len(words.file_ids),
        "undo_until": desk.undo_until,
    }


def echo(intent: Answer, item: Item, desk: Desk, hints: Sequence[Obstacle] = ()) -> Reply:
    """The answer as it would count, with its class as the wording suggests it, and the others to choose."""
    kind, rule = kind_of(item, final=True), desk.rules.pack_of(item.case).result
    guess = guess_result(intent.text) if kind is ReplyKind.ANSWER else None
    result = guess.result if guess else intent.result  # of words put otherwise by now the newest count
    said = class_said(intent.text, rule) if kind is ReplyKind.ANSWER else None
    if said and result not in said.means:
        result = said.means[0] if len(said.means) == 1 else None
    choices = classes(result, said.means if said else ()) if kind is ReplyKind.ANSWER else [None]
    kept = replace(intent, text=mask(intent.text))
    facts = {
        **answer_facts(item, kind, _words(intent, kind, item), desk),
        "choices": [(choice, say_class(choice, rule) if choice else "") for choice in choices],
        "hint": guess or find_contradiction(result, intent.text),
        "empty": kind is ReplyKind.CO_OPINION and not intent.file_ids and is_empty_opinion(intent.text),
        "claimed": intent.claimed,
        "must_choose": _must_choose(replace(intent, result=result), kind)
        or (said is not None and result is None),
        "replaced": "",
        "hints": hints[:MOST_HINTS],
    }
    options = tuple(replace(kept, result=choice) for choice in choices)
    question = Question(options, settles=True, yes_is_first=True)
    return Reply("questions/answer.md.j2", facts, question, about=item.id)


def _must_choose(intent: Answer, kind: ReplyKind) -> bool:
    """Whoever says that it is done says how; only then it counts."""
    return kind is ReplyKind.ANSWER and intent.claimed and intent.result is None


def classes(result: ResultClass | None, said: Sequence[ResultClass] = ()) -> list[ResultClass | None]:
    """The classes an echo offers, first the one that a yes takes, then those a named class may mean."""
    ordered = [*said, *(one for one in ResultClass if one not in said)]
    return [result, *(one for one in ordered if one is not result)]
