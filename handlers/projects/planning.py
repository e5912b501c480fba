"""倒排: a project's milestones, as they were written or spread back from its end; done after a yes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from domain.errors import BadInput, NothingThere, TooLate
from domain.intents import PlanMilestones
from domain.permissions import SUPERVISING
from domain.projects import RHYTHMS, Milestone, read_milestones, spread, write_quantity
from domain.vocabulary import FollowUpKind, FollowUpState
from handlers.desk import Desk
from handlers.projects.lines import leading
from handlers.projects.reaching import KINDS, reach
from handlers.references import Unclear, ref_to
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.tracking import begin, settle
from storage.desks import Item, items_by_id
from storage.follow_ups import follow_ups_of_case
from storage.tables import FollowUp

router = Router()


@router.on(PlanMilestones)
async def plan_milestones(intent: PlanMilestones, desk: Desk) -> Reply:
    """Set the milestones of one project; what was planned and not reached gives way to the new plan."""
    item = await _project(intent, desk)
    intent = replace(intent, refs=(ref_to(item),))
    facts = _facts(item, desk)
    if not (intent.text or intent.every):
        question = Question((intent,), wants_words_for="text")
        return Reply("questions/milestones_words.md.j2", facts, question, about=item.id)
    planned = _plan(intent, item, desk)
    before = await _open_nodes(item, desk)
    facts |= {"planned": [_shown(one, item, desk) for one in planned], "replaced": len(before)}
    if not desk.confirmed:
        return Reply("questions/milestones.md.j2", facts, Question((intent,)), about=item.id)
    for old in before:
        settle(old, FollowUpState.DROPPED, "重新倒排", desk)
    begun = [await begin(one, desk) for one in await _nodes(planned, item, desk)]
    await desk.work.flush()
    reached = await reach(item, desk)
    kept = {"begun": [one.id for one in begun], "dropped": [one.id for one in before]}
    desk.remember("milestones", assignments=[item.id], **kept)
    return Reply("replies/milestones.md.j2", facts | {"reached": len(reached)}, about=item.id)


async def _project(intent: PlanMilestones, desk: Desk) -> Item:
    """The unit's own case, or for the office the part of the unit that leads."""
    if desk.who.roles.isdisjoint(SUPERVISING):
        return await desk.own_one(intent.refs)
    items = leading(await desk.visible(intent.refs))
    if len(items) > 1:
        raise Unclear(items)
    return items[0]


def _plan(intent: PlanMilestones, item: Item, desk: Desk) -> Sequence[Milestone]:
    """What is to be done by when. Raises BadInput where it cannot be read or cannot be spread."""
    case, end_on = item.case, item.assignment.deadline_on
    number = case.spoken
    if intent.every:
        if not case.target or end_on is None:
            raise BadInput("milestones_no_target", number=number)
        whole = case.target.is_integer() and float(case.progress or 0).is_integer()
        return spread(case.target, end_on, RHYTHMS[intent.every], desk.today, whole=whole)
    year = (end_on or desk.today).year
    read = read_milestones(intent.text, year, desk.rules.calendar, target=case.target, measure=case.measure)
    if read is None:
        raise BadInput("milestones_text", number=number, measure=case.measure)
    if end_on is not None and read[-1].on > end_on:
        raise BadInput(
            "milestones_late",
            number=number,
            deadline=desk.rules.calendar.describe(end_on, desk.today, written=True),
        )
    return read


async def _open_nodes(item: Item, desk: Desk) -> Sequence[FollowUp]:
    return await follow_ups_of_case(desk.work.session, item.assignment.case_id, KINDS, (FollowUpState.OPEN,))


async def _nodes(planned: Sequence[Milestone], item: Item, desk: Desk) -> list[FollowUp]:
    """The rows; `origin` counts the plans, so that one that comes back is new."""
    known = await follow_ups_of_case(desk.work.session, item.assignment.case_id, KINDS)
    origin = f"plan:{item.assignment.case_id}:{len(known)}"
    return [node_of(one, item, origin, desk.now) for one in planned]


def node_of(one: Milestone, item: Item, origin: str, now: datetime) -> FollowUp:
    """A milestone as a follow-up that the leading unit owes."""
    return FollowUp(
        kind=FollowUpKind.MILESTONE,
        case_id=item.assignment.case_id,
        assignment_id=item.id,
        title=f"完成{write_quantity(one.quantity, item.case.measure)}",
        due_on=one.on,
        quantity=one.quantity,
        origin=origin,
        opened_at=now,
    )


def _facts(item: Item, desk: Desk) -> dict[str, Any]:
    case = item.case
    return {
        "case": desk.line(item),
        "target": case.target,
        "done": case.progress,
        "measure": case.measure,
        "spreadable": bool(case.target and item.assignment.deadline_on),
    }


def _shown(one: Milestone, item: Item, desk: Desk) -> dict[str, Any]:
    return {
        "on": desk.rules.calendar.describe(one.on, desk.today, written=True),
        "quantity": one.quantity,
        "percent": round(one.quantity * 100 / item.case.target) if item.case.target else None,
        "reached": (item.case.progress or 0) >= one.quantity,
    }


async def undo_plan(act: dict[str, Any], desk: Desk) -> Item:
    """The plan before counts again, unless somebody has acted on the new one."""
    session = desk.work.session
    item = (await items_by_id(session, act["assignments"])).get(act["assignments"][0])
    if item is None:
        raise NothingThere("undo")
    begun = [row for id_ in act["begun"] if (row := await session.get(FollowUp, id_))]
    if any(one.state not in (FollowUpState.OPEN, FollowUpState.DONE) for one in begun):
        raise TooLate("acted_on", number=item.case.spoken)
    for one in begun:
        settle(one, FollowUpState.DROPPED, "撤回", desk)
    for id_ in act["dropped"]:
        old = await session.get(FollowUp, id_)
        if old is not None:
            old.state, old.outcome = FollowUpState.OPEN, ""
            old.settled_by = old.settled_at = old.settled_on = None
            session.add(old)
            desk.work.record("follow_up_reopened", desk.actor, item.subject, id=old.id, kind=old.kind)
    return item
