"""审核: the office passes an answer or sends it back; the first to decide stands, nobody his own (R39)."""

from dataclasses import replace
from datetime import date
from typing import Any

from domain.errors import AlreadyDecided, NotAllowed, NothingThere, WrongState
from domain.intents import PassAnswer, SendBackAnswer
from domain.transitions import Act, advance
from domain.vocabulary import AssignmentState, DeadlineKind, ReplyKind
from handlers.announcing import name_of_paper
from handlers.answers.deciding import decided_on_paper, held_item
from handlers.days import read_certain_day
from handlers.desk import Desk
from handlers.references import Unclear
from handlers.replying import Question, Reply
from handlers.router import Router
from storage.desks import Item
from storage.papers import decide_paper, find_paper, newest_of
from storage.tables import Reply as Handed
from storage.unit_of_work import Owed

router = Router()
MOST_LISTED = 8
MOST_DOUBTS = 3


@router.on(PassAnswer)
async def pass_answer(intent: PassAnswer, desk: Desk) -> Reply:
    """It counts: from when the unit handed it in, not from when the office got round to it."""
    paper, item = await find_answer(intent, desk)
    _check(paper, item, desk)
    state, before = advance(item.assignment.state, Act.PASS, item.case.spoken), item.assignment.state
    if not await decide_paper(desk.work.session, paper, (desk.who.id, desk.now), passed=True):
        raise AlreadyDecided(**decided_on_paper(paper, desk))
    waited = before is AssignmentState.UNDER_REVIEW
    item.assignment.state, item.assignment.reviewed_at = state, desk.now
    if waited:
        item.assignment.answered_at = paper.said_at
    desk.work.record("answer_passed", desk.actor, item.subject, reply=paper.id, version=paper.version)
    if waited:
        _tell(paper, item, "answer_passed", {"by": desk.who.name}, desk)
    desk.remember("review", paper=paper.id, assignments=[item.id], state=before.value)
    facts = {"case": desk.line(item), "by": desk.rules.directory.person(paper.person_id).name}
    return Reply("replies/answer_passed.md.j2", {**facts, "told": waited}, about=item.id)


@router.on(SendBackAnswer)
async def send_back_answer(intent: SendBackAnswer, desk: Desk) -> Reply:
    """The case is open again. Its deadline stays, unless the reviewer names a day: that is his decision."""
    paper, item = await find_answer(intent, desk)
    _check(paper, item, desk)
    state, line = advance(item.assignment.state, Act.SEND_BACK, item.case.spoken), desk.line(item)
    settled = replace(intent, refs=(), paper=name_of_paper(paper))
    if not intent.reason.strip():
        question = Question((settled,), wants_words_for="reason")
        return Reply("questions/send_back_reason.md.j2", {"case": line}, question, about=item.id)
    until = _read_until(intent, item, desk)
    facts = {
        "case": line,
        "reason": intent.reason,
        "until": desk.rules.calendar.describe(until, desk.today) if until else "",
    }
    if not desk.confirmed:
        settled = replace(settled, until=until.isoformat() if until else "")
        return Reply("questions/send_back.md.j2", facts, Question((settled,)), about=item.id)
    decided = await decide_paper(
        desk.work.session, paper, (desk.who.id, desk.now), intent.reason, passed=False
    )
    if not decided:
        raise AlreadyDecided(**decided_on_paper(paper, desk))
    kept = _open_again(item, state, until, desk)
    told = {"reason": intent.reason, "until": until.isoformat() if until else ""}
    desk.work.record("answer_sent_back", desk.actor, item.subject, reply=paper.id, before=kept, **told)
    _tell(paper, item, "answer_sent_back", {**told, "by": desk.who.name}, desk)
    desk.remember("review", paper=paper.id, assignments=[item.id], **kept)
    return Reply("replies/sent_back.md.j2", facts, about=item.id)


def _open_again(item: Item, state: AssignmentState, until: date | None, desk: Desk) -> dict[str, Any]:
    """The unit owes an answer again; what was before, so that it can be put back."""
    assignment = item.assignment
    kept = {
        "state": assignment.state.value,
        "answered_at": assignment.answered_at.isoformat() if assignment.answered_at else "",
        "result_class": assignment.result_class,
    }
    assignment.state, assignment.answered_at, assignment.result_class = state, None, ""
    assignment.reviewed_at = None
    if until is not None:
        kept |= {
            "deadline_on": str(assignment.deadline_on or ""),
            "second_deadline_on": str(assignment.second_deadline_on or ""),
            "deadline_kind": assignment.deadline_kind.value,
        }
        assignment.deadline_on = assignment.second_deadline_on = until
        assignment.deadline_kind = DeadlineKind.FIXED
        assignment.provisional = desk.rules.calendar.is_provisional(until)
        assignment.limit_granted_on = desk.today
    assignment.version += 1
    return kept


def _read_until(intent: SendBackAnswer, item: Item, desk: Desk) -> date | None:
    if not intent.until:
        return None
    return read_certain_day(intent.until, item.assignment.deadline_on or desk.today, desk)


async def find_answer(intent: PassAnswer | SendBackAnswer, desk: Desk) -> tuple[Handed, Item]:
    """The answer a button names, or the newest on the case; of several units' he is asked whose."""
    if intent.paper:
        paper = await find_paper(desk.work.session, intent.paper)
        if paper is None or paper.kind is not ReplyKind.ANSWER:
            raise NothingThere("answer")
        return paper, await held_item(paper, desk)
    found = [
        (paper, item)
        for item in await desk.visible(intent.refs)
        if (paper := await newest_of(desk.work.session, item.id, ReplyKind.ANSWER))
    ]
    undecided = [pair for pair in found if pair[0].passed is None] or found
    if not undecided:
        raise NothingThere("answer")
    if len(undecided) > 1:
        raise Unclear([item for _, item in undecided])
    return undecided[0][0], await held_item(undecided[0][0], desk)


def _check(paper: Handed, item: Item, desk: Desk) -> None:
    """Re-checked at the moment of acting."""
    if paper.person_id == desk.who.id or item.assignment.unit_id in desk.who.unit_ids:
        raise NotAllowed("own_answer")
    if paper.superseded_at or paper.undone_at:
        raise WrongState("newer_version", number=item.case.spoken)
    if paper.passed is not None:
        raise AlreadyDecided(**decided_on_paper(paper, desk))


def _tell(paper: Handed, item: Item, kind: str, facts: dict[str, Any], desk: Desk) -> None:
    """The unit's liaisons, and whoever handed it in."""
    people = {one.id for one in desk.rules.directory.liaisons(item.assignment.unit_id, item.id)} | {
        paper.person_id
    }
    for person_id in sorted(people):
        key = f"{kind}:{paper.id}:{int(desk.now.timestamp())}@{person_id}"
        desk.work.owe(Owed(key, kind, person_id, desk.push_time(), item.id, facts=facts))
