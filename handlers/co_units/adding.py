"""加会办: a unit is handed the case as a further co-handler, with a limit of its own."""

from dataclasses import replace

from domain.deadlines import Deadline, due
from domain.errors import BadDate, BadInput, WrongState
from domain.intents import AddCoUnit
from domain.terms import FixedTerm
from domain.vocabulary import AssignmentRole
from handlers.assigning import read_term
from handlers.co_units.teams import ask_unit, become, find_team, name_unit, tell_lead
from handlers.desk import Desk
from handlers.handing_out import owe_assigned
from handlers.joint.duty_to_meet import review_meeting
from handlers.references import ref_to
from handlers.replying import Question, Reply
from handlers.router import Router
from storage.desks import Item, items_by_id, items_of_case
from storage.retractions import retire_notices
from storage.tables import Assignment

router = Router()


@router.on(AddCoUnit)
async def add_co_unit(intent: AddCoUnit, desk: Desk) -> Reply:
    """Ask for the unit, echo who and until when, then hand the case to it as a co-handler."""
    team = await find_team(intent.refs, desk)
    lead = team.lead
    intent = replace(intent, refs=(ref_to(lead),))
    if asked := ask_unit(intent, lead, desk, adds=True):
        return asked
    unit, unit_id = name_unit(intent.unit, desk)
    if team.part_of(unit_id):
        raise WrongState("has_part_already", number=lead.case.spoken, unit=unit)
    limit = _limit(intent.deadline, lead, desk)
    facts = {
        "case": desk.line(lead),
        "unit": unit,
        "until": desk.rules.calendar.describe(limit.on, desk.today) if limit.on else "",
        "clause": "" if intent.deadline else desk.rules.pack_of(lead.case).co_opinion.clause,
        "was_sole": lead.assignment.role is AssignmentRole.SOLE,
        "meet": None,
        **desk.push_facts(),
    }
    if not desk.confirmed:
        return Reply("questions/add_co.md.j2", facts, Question((replace(intent, unit=unit),)), about=lead.id)
    added = await _enter(unit_id, limit, lead, desk)
    was_sole = await become(AssignmentRole.LEAD, lead, desk)
    meet = await review_meeting(lead.case.id or 0, desk)
    owe_assigned(added, desk, meet)
    tell_lead(lead, added, desk, added=True, meet=meet)
    facts_noted = {"unit": unit, "until": str(limit.on or ""), "lead_was_sole": was_sole}
    desk.work.record("co_unit_added", desk.actor, added.subject, number=lead.case.spoken, **facts_noted)
    desk.remember("co_added", assignments=[added.id], was_sole=was_sole)
    return Reply("replies/co_added.md.j2", {**facts, "meet": meet}, about=lead.id)


def _limit(wording: str, lead: Item, desk: Desk) -> Deadline:
    """The limit that was said, else the pack's, never later than the lead's own."""
    calendar, last = desk.rules.calendar, lead.assignment.deadline_on
    term = read_term(wording, desk) if wording else desk.rules.pack_of(lead.case).co_opinion.within
    if wording and term is None:
        raise BadInput("assign_deadline", wording=wording)
    own = due(term, desk.today, calendar) if term else None
    if wording and own and own.on and own.on < desk.today:
        raise BadDate("past", wording=wording)
    is_late = own is None or own.on is None or (last is not None and own.on > last)
    if own is not None and (not is_late or last is None):
        return own
    return due(FixedTerm(last or desk.today, str(last)), desk.today, calendar)


async def _enter(unit_id: int, limit: Deadline, lead: Item, desk: Desk) -> Item:
    """A new part, or the one the unit once had and lost."""
    parts = await items_of_case(desk.work.session, lead.case.id or 0)
    old = next((part.assignment for part in parts if part.assignment.unit_id == unit_id), None)
    fresh = Assignment(
        case_id=lead.case.id or 0,
        unit_id=unit_id,
        role=AssignmentRole.CO,
        deadline_kind=limit.kind,
        deadline_on=limit.on,
        first_deadline_on=limit.on,
        provisional=limit.provisional,
        assigned_at=desk.now,
        handed_over_at=desk.now,
    )
    if old is not None:
        for part, value in fresh.model_dump(exclude={"id", "version"}).items():
            setattr(old, part, value)
        old.version += 1
        fresh = old
        await retire_notices(desk.work, f"assigned:{old.id}@", f"again{old.version}")
    desk.work.session.add(fresh)
    await desk.work.flush()
    return (await items_by_id(desk.work.session, [fresh.id or 0]))[fresh.id or 0]
