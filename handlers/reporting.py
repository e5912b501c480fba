"""进展 and 回复: what a unit hands in. Texts are kept exactly as they were typed."""

from domain.intents import Answer, ReportProgress
from domain.transitions import Act, advance
from domain.vocabulary import AssignmentRole, ReplyKind
from handlers.desk import Desk
from handlers.replying import Question, Reply
from handlers.router import Router
from storage.desks import Item, items_of_case
from storage.tables import Reply as Handed
from storage.unit_of_work import Owed, UnitOfWork

router = Router()


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
    before = item.assignment.state
    item.assignment.state = advance(before, Act.REPORT)
    handed = _handed_in(desk, item, ReplyKind.PROGRESS, intent)
    if intent.percent is not None:
        handed.percent = item.assignment.progress_percent = intent.percent
    handed.id = await work.insert(handed)
    _sign_if_unsigned(desk, item)
    desk.remember("reply", assignments=[item.id], reply=handed.id, before=before)
    work.record("progress", desk.actor, item.subject, text=intent.text, percent=intent.percent)
    facts = {
        "case": desk.line(item),
        "text": intent.text,
        "percent": intent.percent,
        "files": len(intent.file_ids),
        "undo_seconds": _undo_seconds(desk),
    }
    return Reply("replies/progress.md.j2", facts, about=item.id)


@router.on(Answer)
async def answer(intent: Answer, desk: Desk, work: UnitOfWork) -> Reply:
    """Hand in the answer (a co-handler: its opinion). It is echoed first and counts after one 确认 (R30)."""
    item = await desk.own_one(intent.refs)
    state = advance(item.assignment.state, Act.ANSWER)
    kind = ReplyKind.CO_OPINION if item.assignment.role is AssignmentRole.CO else ReplyKind.ANSWER
    facts = {"case": desk.line(item), "text": intent.text, "kind": kind, "files": len(intent.file_ids)}
    if not intent.text and not intent.file_ids:
        question = Question((intent,), wants_words_for="text")
        return Reply("questions/answer_words.md.j2", facts, question, about=item.id)
    if not desk.confirmed:
        return Reply("questions/answer.md.j2", facts, Question((intent,)), about=item.id)
    before, item.assignment.state = item.assignment.state, state
    item.assignment.answered_at = work.now
    handed = _handed_in(desk, item, kind, intent)
    handed.id = await work.insert(handed)
    _sign_if_unsigned(desk, item)
    desk.remember("reply", assignments=[item.id], reply=handed.id, before=before)
    work.record("answered", desk.actor, item.subject, kind=kind, text=intent.text)
    if kind is ReplyKind.CO_OPINION:
        await _tell_lead(desk, item, handed)
    return Reply("replies/answered.md.j2", {**facts, "undo_seconds": _undo_seconds(desk)}, about=item.id)


def _undo_seconds(desk: Desk) -> int:
    return int(desk.rules.policy.undo_window.total_seconds())


def _handed_in(desk: Desk, item: Item, kind: ReplyKind, intent: ReportProgress | Answer) -> Handed:
    return Handed(
        assignment_id=item.id,
        kind=kind,
        text=intent.text,
        file_ids=list(intent.file_ids),
        person_id=desk.who.id,
        said_at=desk.now,
        counts_at=desk.now + desk.rules.policy.undo_window,
    )


def _sign_if_unsigned(desk: Desk, item: Item) -> None:
    """Whoever reports on a case has received it."""
    if item.assignment.acknowledged_at is None:
        item.assignment.acknowledged_at, item.assignment.acknowledged_by = desk.now, desk.who.id


async def _tell_lead(desk: Desk, item: Item, handed: Handed) -> None:
    """The lead unit learns that an opinion is in, once it can no longer be undone."""
    for other in await items_of_case(desk.work.session, item.assignment.case_id):
        if other.assignment.role is not AssignmentRole.LEAD:
            continue
        for liaison in desk.rules.directory.liaisons(other.assignment.unit_id):
            due_at = max(handed.counts_at, desk.push_time())
            key = f"co_opinion_in:{handed.id}@{liaison.id}"
            facts = {"unit": item.unit.name, "reply": handed.id}
            desk.work.owe(Owed(key, "co_opinion_in", liaison.id, due_at, other.id, facts=facts))
