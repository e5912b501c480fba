"""同意 and 驳回: an approver decides a request with one tap; the first decision stands."""

from dataclasses import replace

from domain.errors import AlreadyDecided, NotAllowed, NothingThere
from domain.intents import Approve, PassAnswer, Refuse, Several, ShowPending
from domain.vocabulary import AssignmentState, PostRole, RequestState
from handlers.copies import settle_copies
from handlers.desk import Desk
from handlers.extension_news import tell_decision
from handlers.granting import decided_facts, grant_extension, second_limit, win
from handlers.replying import Question, Reply
from handlers.requests import RequestLine, all_pending, describe_request, find_requests, listed, shown_at
from handlers.returning.background import background_of
from handlers.returning.granting import grant_return
from handlers.router import Router
from handlers.several import do_several
from handlers.supervision.issuing import approve_act, refuse_act
from handlers.waiting import open_question
from storage.decisions import Matter, find_matter, last_decided_matter, name_of, state_of
from storage.desks import Item, items_by_id
from storage.papers import count_to_review
from storage.secrets import VIEWED
from storage.tables import ExtensionRequest, ReturnRequest, Supervision
from storage.unit_of_work import UnitOfWork

router = Router()


@router.on(Approve)
async def approve(intent: Approve, desk: Desk, table: Router) -> Reply:
    """Grant a request; an extension always carries its second limit (R23)."""
    found = await find_requests(intent, desk)
    if asked := await _ask_first(found, intent, desk, table):
        return asked
    request = found[0]
    item = await _item(request, desk)
    _check_right(request, desk)
    if _in_doubt(intent, desk):
        return await _echo(request, intent, desk)
    if isinstance(request, Supervision):
        return await approve_act(request, item, intent, desk)
    if isinstance(request, ExtensionRequest):
        return await grant_extension(request, item, intent, desk)
    return await grant_return(request, item, intent, desk)


async def _means_answer(intent: Approve, desk: Desk) -> bool:
    """通过 12, where no request waits on the case but an answer does."""
    if not intent.refs or intent.about or intent.until or intent.to_unit:
        return False
    items = await desk.visible(intent.refs)
    return any(item.assignment.state is AssignmentState.UNDER_REVIEW for item in items)


@router.on(Refuse)
async def refuse(intent: Refuse, desk: Desk, work: UnitOfWork, table: Router) -> Reply:
    """Refuse a request, with a reason; deadline and unit stay as they are."""
    found = await find_requests(intent, desk)
    if asked := await _ask_first(found, intent, desk, table):
        return asked
    request = found[0]
    item = await _item(request, desk)
    _check_right(request, desk)
    line = await describe_request(request, desk)
    if not intent.reason.strip():
        question = Question((Refuse(request=name_of(request)),), wants_words_for="reason")
        return Reply("questions/refusal_reason.md.j2", {"request": line}, question, about=item.id)
    if _in_doubt(intent, desk) or (intent.request and not desk.confirmed):  # the reason was an answer
        return await _echo(request, intent, desk)
    if isinstance(request, Supervision):
        return await refuse_act(request, item, intent.reason, desk)
    decision = {
        "state": RequestState.REFUSED,
        "decided_by": desk.who.id,
        "decided_at": work.now,
        "refusal": intent.reason,
    }
    await win(request, decision, desk)
    if not isinstance(request, ExtensionRequest):
        item.assignment.return_refused = True
    kind = "extension_refused" if isinstance(request, ExtensionRequest) else "return_refused"
    work.record(kind, desk.actor, item.subject, request=name_of(request), reason=intent.reason)
    told = tell_decision(kind, request, item, desk, {"reason": intent.reason})
    await settle_copies(request, item, desk)
    desk.remember("refuse", decision=name_of(request), assignments=[item.id])
    facts = {"request": line, "case": line.case, "reason": intent.reason, "told": told, **desk.push_facts()}
    return Reply("replies/refused.md.j2", facts, about=item.id)


@router.on(ShowPending)
async def show_pending(intent: ShowPending, desk: Desk) -> Reply:
    """Everything that waits for a decision, oldest first, each with its taps; or the one that was picked."""
    waiting = await all_pending(desk)
    name = intent.request or shown_at(intent.place, desk)
    picked = await find_matter(desk.work.session, name) if name else None
    if intent.place and not name and 0 < intent.place <= len(waiting):
        picked = waiting[intent.place - 1]
    if picked is None:
        return await _list(waiting, desk)
    if state_of(picked) is not RequestState.PENDING:
        raise AlreadyDecided(**decided_facts(picked, desk))
    item, known = await _item(picked, desk), {}
    if isinstance(picked, ReturnRequest):
        known = await background_of(picked, item, desk)
    if item.case.secret:
        desk.work.record(VIEWED, desk.actor, item.subject, request=name_of(picked))
    line = await describe_request(picked, desk, opened=may_decide(desk))
    facts = {"request": line, "may_decide": may_decide(desk), "known": known}
    return Reply("cards/request.md.j2", facts, about=picked.assignment_id)


async def _list(
    waiting: list[Matter], desk: Desk, nothing_on: str = "", decided: Matter | None = None
) -> Reply:
    """What waits, in an order that stays while the list is in sight: 第一个同意 is its first."""
    lines = [await describe_request(request, desk) for request in waiting]
    facts = {
        "requests": lines,
        "may_decide": may_decide(desk),
        "nothing_on": nothing_on,
        "decided": decided_facts(decided, desk) if decided else None,
        "reviews": await count_to_review(desk.work.session, (AssignmentState.UNDER_REVIEW,)),
    }
    named = tuple(ShowPending(request=line.name) for line in lines)
    question = Question(named) if named and may_decide(desk) and _may_ask(desk) else None
    return Reply("lists/pending.md.j2", facts, question)


def _may_ask(desk: Desk) -> bool:
    """Looking something up leaves an open question open."""
    question = open_question(desk)
    return question is None or bool(listed(question))


async def _item(request: Matter, desk: Desk) -> Item:
    items = await items_by_id(desk.work.session, [request.assignment_id], lock=True)
    return items[request.assignment_id]


def may_decide(desk: Desk) -> bool:
    """Whether the decisions' taps are of any use to this person."""
    return PostRole.APPROVER in desk.who.roles


def _check_right(request: Matter, desk: Desk) -> None:
    """Re-checked at the moment of acting: nobody decides on his own request."""
    if state_of(request) is not RequestState.PENDING:
        raise AlreadyDecided(**decided_facts(request, desk))
    if request.person_id == desk.who.id:
        others = [one for one in desk.rules.directory.office(PostRole.APPROVER) if one.id != desk.who.id]
        raise NotAllowed("own_request" if others else "own_request_alone")


def _in_doubt(intent: Approve | Refuse, desk: Desk) -> bool:
    """Whether it is shown once more before it counts: 这个同意, 同意12，但只能到10月20日."""
    return not desk.confirmed and (intent.tentative or (desk.pointing and not intent.request))


async def _ask_first(
    found: list[Matter], intent: Approve | Refuse, desk: Desk, table: Router
) -> Reply | None:
    """What is asked, or said, where not exactly one request is meant."""
    if not found:
        if isinstance(intent, Approve) and await _means_answer(intent, desk):
            return await table.handle(PassAnswer(intent.refs), desk)
        return await _say_what_waits(intent, desk)
    if intent.everything:
        each = replace(intent, about=None, unit="", everything=False, tentative=False)
        return await do_several(
            Several(tuple(replace(each, request=name_of(request)) for request in found)), desk, table
        )
    return await _ask_which(found, intent, desk) if len(found) > 1 else None


async def _say_what_waits(intent: Approve | Refuse, desk: Desk) -> Reply:
    """Nothing waits on the case he named: by whom it was decided, and what does wait."""
    waiting = await all_pending(desk)
    items = await desk.visible(intent.refs) if intent.refs or desk.quoted else []
    decided = await last_decided_matter(desk.work.session, [item.id for item in items])
    if not waiting or not items:
        if decided:
            raise AlreadyDecided(**decided_facts(decided, desk))
        raise NothingThere("request")
    return await _list(waiting, desk, items[0].case.spoken, decided)


async def _ask_which(found: list[Matter], intent: Approve | Refuse, desk: Desk) -> Reply:
    lines: list[RequestLine] = [await describe_request(request, desk) for request in found[:5]]
    template, facts = "questions/which_request.md.j2", {"requests": lines}
    if isinstance(intent, Approve):
        options = tuple(
            Approve(
                request=line.name, until=intent.until, to_unit=intent.to_unit, tentative=bool(intent.until)
            )
            for line in lines
        )
        return Reply(template, {**facts, "approve": True}, Question(options))
    refusals = tuple(Refuse(request=line.name, reason=intent.reason) for line in lines)
    return Reply(template, {**facts, "approve": False}, Question(refusals, settles=True))


async def _echo(request: Matter, intent: Approve | Refuse, desk: Desk) -> Reply:
    """Which request, until when and why: done after one 确认."""
    line, until, name = await describe_request(request, desk), "", name_of(request)
    settled: Approve | Refuse = Refuse(request=name, reason=getattr(intent, "reason", ""), tentative=True)
    if isinstance(intent, Approve):
        settled = Approve(request=name, until=intent.until, to_unit=intent.to_unit, tentative=True)
        until = intent.until
        if intent.until and isinstance(request, ExtensionRequest):
            day = second_limit(request, intent, await _item(request, desk), desk)
            until = desk.rules.calendar.describe(day, desk.today)
            settled = replace(settled, until=day.isoformat())
    facts = {
        "approve": isinstance(intent, Approve),
        "request": line,
        "case": line.case,
        "until": until,
        "reason": getattr(intent, "reason", ""),
    }
    return Reply("questions/decision.md.j2", facts, Question((settled,)), about=request.assignment_id)
