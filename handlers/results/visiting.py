"""回访: the office asks whoever raised the case, by telephone, at his home or on the spot (S3-11, S0-17)."""

from dataclasses import replace
from datetime import date
from typing import Any

from domain.errors import WrongState
from domain.intents import RecordVisit
from domain.masking import mask
from domain.reading.cases.contacts import read_contact_day
from domain.transitions import Act, states_for
from domain.vocabulary import FollowUpState, Satisfaction, VisitWay
from handlers.desk import Desk
from handlers.references import ref_to
from handlers.replying import Question, Reply
from handlers.results.parts import AFTER_ANSWER, answering, find_case
from handlers.results.rating import Said, enter_ratings, find_proposer
from handlers.router import Router
from handlers.tracking import name_of
from storage.desks import Item
from storage.results import promises_made
from storage.tables import Visit

router = Router()
# As people put it; every other wording is asked about.
_SAID = {
    "满意": Satisfaction.SATISFIED,
    "基本满意": Satisfaction.MOSTLY,
    "不满意": Satisfaction.DISSATISFIED,
    "不太满意": Satisfaction.DISSATISFIED,
    "未评价": Satisfaction.NOT_GIVEN,
}
_WORDS = {
    Satisfaction.SATISFIED: "满意",
    Satisfaction.MOSTLY: "基本满意",
    Satisfaction.DISSATISFIED: "不满意",
}


@router.on(RecordVisit)
async def record_visit(intent: RecordVisit, desk: Desk) -> Reply:
    """Note a visit; what was said of the result is a rating too. What is missing is asked for."""
    parts = answering(await find_case(intent.refs, desk, AFTER_ANSWER), "", desk)
    visited = [part for part in parts if part.assignment.state in AFTER_ANSWER]
    if not visited:
        raise WrongState("not_answered", number=parts[0].case.spoken)
    intent = replace(intent, refs=(ref_to(visited[0]),))
    if asked := _ask_first(intent, visited[0], desk):
        return asked
    visit = await _enter(intent, visited[0], desk)
    act = dict(desk.conversation.last_act or {})
    found = []
    rated = [part for part in visited if part.assignment.state in states_for(Act.RATE)]
    if visit.satisfaction is not None and rated:
        said = Said(visit.satisfaction, visit.who, intent.text, visit_id=visit.id, confirmed=True)
        found = await enter_ratings(rated, said, desk)
        desk.remember("several", acts=[act, desk.conversation.last_act])
    facts = {**await _facts(visit, visited[0], desk), "evidence": found, "rated": bool(rated)}
    return Reply("replies/visited.md.j2", facts, about=visited[0].id)


def _ask_first(intent: RecordVisit, item: Item, desk: Desk) -> Reply | None:
    """How, and what he said, unless only a promise was looked at."""
    facts = {"case": desk.line(item)}
    if intent.way is None:
        options = tuple(replace(intent, way=way) for way in VisitWay)
        question = Question(options, settles=True)
        return Reply("questions/visit_way.md.j2", {**facts, "ways": list(VisitWay)}, question, about=item.id)
    if intent.satisfaction not in _SAID and intent.kept is None:
        options = tuple(replace(intent, satisfaction=word) for word in _WORDS.values())
        question = Question(options, settles=True)
        return Reply(
            "questions/visit_said.md.j2", {**facts, "options": list(_WORDS)}, question, about=item.id
        )
    return None


async def _enter(intent: RecordVisit, item: Item, desk: Desk) -> Visit:
    satisfaction = _SAID.get(intent.satisfaction)
    visit = Visit(
        assignment_id=item.id,
        way=intent.way or VisitWay.PHONE,
        on=read_contact_day(intent.text, desk.today) or desk.today,
        satisfaction=satisfaction,
        who=find_proposer(intent.who, item),
        text=mask(intent.text),
        promise_kept=intent.kept,
        person_id=desk.who.id,
        said_at=desk.now,
    )
    visit.id = await desk.work.insert(visit)
    desk.work.record(
        "visited", desk.actor, item.subject, visit=visit.id, way=visit.way, on=str(visit.on),
        satisfaction=satisfaction or "", text=visit.text, promise_kept=intent.kept,
    )  # fmt: skip
    desk.remember("visit", visit=visit.id, assignments=[item.id])
    return visit


async def _facts(visit: Visit, item: Item, desk: Desk) -> dict[str, Any]:
    """The echo; a promise that was not kept names those that were due."""
    states = (FollowUpState.OPEN, FollowUpState.BROKEN)
    promises = await promises_made(desk.work.session, unit_id=item.assignment.unit_id, states=states)
    own = [one for one in promises if one.assignment_id == item.id and _is_due(one.due_on, desk)]
    return {
        "case": desk.line(item),
        "way": visit.way,
        "on": desk.rules.calendar.describe(visit.on, desk.today),
        "satisfaction": visit.satisfaction,
        "who": visit.who,
        "text": visit.text,
        "kept": visit.promise_kept,
        "promises": [{"name": name_of(one), "text": one.title} for one in own],
        "undo_until": desk.undo_until,
    }


def _is_due(on: date | None, desk: Desk) -> bool:
    return on is not None and on <= desk.today
