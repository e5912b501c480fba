"""What the office says of a unit's putting right: 整改通过, 整改不到位, 摘牌."""

from dataclasses import replace
from datetime import date

from domain.errors import NothingThere, WrongState
from domain.intents import EndListing, FailRectification, PassRectification
from domain.supervision import FAIL, PASS, STANDING, follow
from domain.vocabulary import FollowUpKind, FollowUpState, SupervisionLevel
from handlers.days import read_certain_day
from handlers.desk import Desk
from handlers.references import Unclear, ref_to
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.supervision.describing import describe_act, find_letter
from handlers.supervision.issuing import origin_of
from handlers.supervision.news import tell_unit
from handlers.tracking import begin, move, settle
from storage.desks import Item
from storage.follow_ups import follow_up_from
from storage.supervision import move_on, proposal_name, spoken, supervision_of
from storage.tables import FollowUp, Supervision

router = Router()
SHORTEST = 2  # characters of a reason


@router.on(PassRectification)
async def pass_rectification(intent: PassRectification, desk: Desk) -> Reply:
    """整改通过 督3: it has ended; the day it had is no longer followed up."""
    act, item = await find_letter(intent.letter, desk)
    await end_act(act, item, desk)
    desk.remember("rectification_passed", decision=proposal_name(act), assignments=[item.id])
    tell_unit("passed", act, item, desk)
    facts = {"act": await describe_act(act, desk), **desk.push_facts()}
    return Reply("replies/rectification_passed.md.j2", facts, about=item.id)


async def end_act(act: Supervision, item: Item, desk: Desk, reason: str = "") -> None:
    """It stands no more: ended by a person, its day settled, the case no longer listed for its sake."""
    before, number = act.state, spoken(act)
    after = follow(before, PASS, number)
    ended = {"state": after, "ended_by": desk.who.id, "ended_at": desk.now}
    if not await move_on(desk.work.session, act, (before,), **ended):
        raise WrongState(f"letter_{act.state}", number=number)
    desk.work.record(
        "supervision_ended", desk.actor, item.subject, number=number, before=before, reason=reason
    )
    if follow_up := await follow_up_of(act, desk):
        settle(follow_up, FollowUpState.DONE, reason or number, desk)
    if act.level is SupervisionLevel.LISTED:
        item.assignment.listed_at = None


async def follow_up_of(act: Supervision, desk: Desk) -> FollowUp | None:
    """The day it is to be put right by, as it is followed up."""
    return await follow_up_from(desk.work.session, origin_of(act), FollowUpKind.RECTIFICATION)


@router.on(FailRectification)
async def fail_rectification(intent: FailRectification, desk: Desk) -> Reply:
    """整改不到位 督3 with a reason, perhaps another day: the unit has to report again."""
    act, item = await find_letter(intent.letter, desk)
    after = follow(act.state, FAIL, spoken(act))
    line = await describe_act(act, desk)
    if len(intent.reason.strip()) < SHORTEST:
        question = Question((intent,), wants_words_for="reason")
        return Reply("questions/rectification_reason.md.j2", {"act": line}, question, about=item.id)
    until = read_certain_day(intent.until, desk.today, desk) if intent.until else None
    if not desk.confirmed:
        described = desk.rules.calendar.describe(until, desk.today) if until else ""
        settled = replace(intent, until=until.isoformat() if until else "")
        facts = {"act": line, "reason": intent.reason, "until": described}
        return Reply("questions/rectification_failed.md.j2", facts, Question((settled,)), about=item.id)
    values = {"state": after, "rectified_at": None, "rectify_by_on": until or act.rectify_by_on}
    if not await move_on(desk.work.session, act, (act.state,), **values):
        raise WrongState(f"letter_{act.state}", number=spoken(act))
    await _put_off(act, item, until, intent.reason, desk)
    desk.work.record(
        "rectification_failed", desk.actor, item.subject,
        number=spoken(act), reason=intent.reason, until=str(until or ""),
    )  # fmt: skip
    tell_unit("failed", act, item, desk, because=intent.reason)
    facts = {"act": await describe_act(act, desk), "reason": intent.reason, **desk.push_facts()}
    return Reply("replies/rectification_failed.md.j2", facts, about=item.id)


async def _put_off(act: Supervision, item: Item, until: date | None, reason: str, desk: Desk) -> None:
    """The day that is followed up is the new one; an act without a day gets one now."""
    follow_up = await follow_up_of(act, desk)
    if follow_up and until:
        move(follow_up, until, desk, reason)
    elif until:
        kind, case_id = FollowUpKind.RECTIFICATION, item.assignment.case_id
        fresh = FollowUp(kind=kind, case_id=case_id, opened_at=desk.now, origin=origin_of(act))
        fresh.assignment_id, fresh.title, fresh.due_on = item.id, spoken(act), until
        await begin(fresh, desk)


@router.on(EndListing)
async def end_listing(intent: EndListing, desk: Desk) -> Reply:
    """摘牌 12 with a reason: the case is listed no more."""
    items = [item for item in await desk.visible(intent.refs) if item.assignment.listed_at]
    if not items:
        raise NothingThere("listed")
    if len({item.case.id for item in items}) > 1:
        raise Unclear(items)
    intent = replace(intent, refs=(ref_to(items[0]),))
    facts = {"case": desk.line(items[0]), "units": [item.unit.name for item in items]}
    if len(intent.reason.strip()) < SHORTEST:
        question = Question((intent,), wants_words_for="reason")
        return Reply("questions/unlist_reason.md.j2", facts, question, about=items[0].id)
    facts["reason"] = intent.reason
    if not desk.confirmed:
        return Reply("questions/unlist.md.j2", facts, Question((intent,)), about=items[0].id)
    acts = [act for item in items for act in await _unlist(item, intent.reason, desk)]
    names = [proposal_name(act) for act in acts]
    desk.remember("unlisted", acts=names, assignments=[item.id for item in items])
    return Reply("replies/unlisted.md.j2", {**facts, **desk.push_facts()}, about=items[0].id)


async def _unlist(item: Item, reason: str, desk: Desk) -> list[Supervision]:
    """Every listing of this part ends, and its unit is told."""
    acts = [
        act
        for act in await supervision_of(desk.work.session, [item.id])
        if act.level is SupervisionLevel.LISTED and act.state in STANDING
    ]
    for act in acts:
        await end_act(act, item, desk, reason)
        tell_unit("unlisted", act, item, desk, because=reason)
    item.assignment.listed_at = None
    return acts
