"""签字, 退回修改: the leader in charge decides on his unit's report; the first decision stands (R25)."""

from dataclasses import replace
from typing import Any

from domain.errors import AlreadyDecided, NothingThere, WrongState
from domain.intents import SendBackReport, SignReport
from domain.permissions import SIGNING
from domain.transitions import Act, advance
from domain.vocabulary import ReplyKind
from handlers.announcing import name_of_paper
from handlers.answers.deciding import decided_on_paper, held_item
from handlers.answers.reports import is_late
from handlers.desk import Desk
from handlers.references import Unclear
from handlers.replying import Question, Reply
from handlers.router import Router
from storage.desks import Item
from storage.papers import decide_paper, find_paper, newest_of, sign_paper
from storage.tables import Reply as Handed
from storage.unit_of_work import Owed

router = Router()


@router.on(SignReport)
async def sign_report(intent: SignReport, desk: Desk) -> Reply:
    """The leader in charge signs: only now the report is in."""
    paper, item = await _to_sign(intent, desk)
    _check_unsigned(paper, item, desk)
    state = advance(item.assignment.state, Act.SIGN_REPORT, item.case.spoken)
    if not await sign_paper(desk.work.session, paper, desk.who.name, desk.today, (desk.who.id, desk.now)):
        raise AlreadyDecided(**decided_on_paper(paper, desk))
    before = item.assignment.state
    item.assignment.state, item.assignment.reported_at = state, desk.now
    facts = {"signer": desk.who.name, "late": is_late(item, desk)}
    desk.work.record("report_signed", desk.actor, item.subject, reply=paper.id, stated=False, **facts)
    _tell(paper, item, "report_signed", facts, desk)
    desk.remember("report_decision", paper=paper.id, assignments=[item.id], state=before.value)
    return Reply("replies/report_signed.md.j2", {"case": desk.line(item), **facts}, about=item.id)


@router.on(SendBackReport)
async def send_back_report(intent: SendBackReport, desk: Desk) -> Reply:
    """The leader in charge wants it written otherwise, and says why."""
    paper, item = await _to_sign(intent, desk)
    _check_unsigned(paper, item, desk)
    settled = replace(intent, refs=(), paper=name_of_paper(paper))
    line = desk.line(item)
    if not intent.reason.strip():
        question = Question((settled,), wants_words_for="reason")
        return Reply("questions/report_back_reason.md.j2", {"case": line}, question, about=item.id)
    facts = {"case": line, "reason": intent.reason}
    if not desk.confirmed:
        return Reply("questions/report_back.md.j2", facts, Question((settled,)), about=item.id)
    decided = await decide_paper(
        desk.work.session, paper, (desk.who.id, desk.now), intent.reason, passed=False
    )
    if not decided:
        raise AlreadyDecided(**decided_on_paper(paper, desk))
    desk.work.record("report_sent_back", desk.actor, item.subject, reply=paper.id, reason=intent.reason)
    _tell(paper, item, "report_sent_back", {"reason": intent.reason, "by": desk.who.name}, desk)
    desk.remember("report_decision", paper=paper.id, assignments=[item.id], state=item.assignment.state.value)
    return Reply("replies/report_back.md.j2", facts, about=item.id)


async def _to_sign(intent: SignReport | SendBackReport, desk: Desk) -> tuple[Handed, Item]:
    """The report his button names, or the newest on the case; of his own unit only."""
    if intent.paper:
        paper = await find_paper(desk.work.session, intent.paper)
        if paper is None or paper.kind is not ReplyKind.REPORT:
            raise NothingThere("report")
        item = await held_item(paper, desk)
    else:
        items = await desk.own(intent.refs)
        if len(items) > 1:
            raise Unclear(items)
        item, found = items[0], await newest_of(desk.work.session, items[0].id, ReplyKind.REPORT)
        if found is None:
            raise NothingThere("report")
        paper = found
    if item.assignment.unit_id not in _led(desk):
        raise NothingThere("report")
    return paper, item


def _led(desk: Desk) -> set[int]:
    """The units he signs for."""
    return {post.unit_id for post in desk.who.posts if post.role in SIGNING}


def _check_unsigned(paper: Handed, item: Item, desk: Desk) -> None:
    if paper.superseded_at or paper.undone_at:
        raise WrongState("newer_version", number=item.case.spoken)
    if paper.passed is not None:
        raise AlreadyDecided(**decided_on_paper(paper, desk))
    if paper.signed_on is not None:
        raise WrongState("signed_on_paper", number=item.case.spoken, by=paper.signer)


def _tell(paper: Handed, item: Item, kind: str, facts: dict[str, Any], desk: Desk) -> None:
    """Whoever handed it in learns what became of it."""
    moment = int(desk.now.timestamp())
    key = f"{kind}:{paper.id}:{moment}@{paper.person_id}"
    desk.work.owe(Owed(key, kind, paper.person_id, desk.push_time(), item.id, facts=facts))
