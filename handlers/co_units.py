"""加会办, 减会办: the office adds a co-handler with a limit of its own, or lets one go."""

from dataclasses import dataclass, replace
from typing import Any

from domain.deadlines import Deadline, due
from domain.errors import BadDate, BadInput, TooLate, WrongState
from domain.intents import AddCoUnit, RemoveCoUnit
from domain.terms import FixedTerm
from domain.transitions import LEFT, OPEN, Act, advance
from domain.vocabulary import AssignmentRole, AssignmentState
from handlers.assigning import read_term
from handlers.desk import Desk
from handlers.handing_out import owe_assigned
from handlers.joint.duty_to_meet import review_meeting
from handlers.references import Unclear, ref_to
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.units import ask_which_unit, guess_units
from storage.desks import Item, items_by_id, items_of_case
from storage.joint import held_items
from storage.retractions import retire_notices, told_to
from storage.tables import Assignment
from storage.unit_of_work import Owed

router = Router()
_MAY_HAVE = (AssignmentRole.LEAD, AssignmentRole.SOLE)


@dataclass(frozen=True, slots=True)
class Team:
    """The units of one case: who leads it or handles it alone, and everybody who holds a part."""

    lead: Item
    held: tuple[Item, ...]

    def part_of(self, unit_id: int) -> Item | None:
        """The unit's part, if it holds one."""
        return next((item for item in self.held if item.assignment.unit_id == unit_id), None)


@router.on(AddCoUnit)
async def add_co_unit(intent: AddCoUnit, desk: Desk) -> Reply:
    """Ask for the unit, echo who and until when, then hand the case to it as a co-handler."""
    team = await _team(intent.refs, desk)
    lead = team.lead
    intent = replace(intent, refs=(ref_to(lead),))
    if asked := _ask_unit(intent, lead, desk, adds=True):
        return asked
    unit, unit_id = _unit(intent.unit, desk)
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
    was_sole = await _become(AssignmentRole.LEAD, lead, desk)
    meet = await review_meeting(lead.case.id or 0, desk)
    owe_assigned(added, desk, meet)
    _tell_lead(lead, added, desk, added=True, meet=meet)
    facts_noted = {"unit": unit, "until": str(limit.on or ""), "lead_was_sole": was_sole}
    desk.work.record("co_unit_added", desk.actor, added.subject, number=lead.case.spoken, **facts_noted)
    desk.remember("co_added", assignments=[added.id], was_sole=was_sole)
    return Reply("replies/co_added.md.j2", {**facts, "meet": meet}, about=lead.id)


@router.on(RemoveCoUnit)
async def remove_co_unit(intent: RemoveCoUnit, desk: Desk) -> Reply:
    """Ask for the unit, echo, then take the case back from a co-handler that has not answered."""
    team = await _team(intent.refs, desk)
    lead = team.lead
    intent = replace(intent, refs=(ref_to(lead),))
    if asked := _ask_unit(intent, lead, desk, adds=False):
        return asked
    unit, unit_id = _unit(intent.unit, desk)
    part = team.part_of(unit_id)
    if part is None or part.assignment.role is not AssignmentRole.CO:
        raise WrongState("not_co", number=lead.case.spoken, unit=unit)
    if part.assignment.state not in OPEN:
        raise WrongState("opinion_in", number=lead.case.spoken, unit=unit)
    state = advance(part.assignment.state, Act.REVOKE, lead.case.spoken)
    facts = {"case": desk.line(lead), "unit": unit, "alone": len(team.held) == len((lead, part))}
    if not desk.confirmed:
        settled = replace(intent, unit=unit)
        return Reply("questions/remove_co.md.j2", facts, Question((settled,)), about=lead.id)
    before, part.assignment.state = part.assignment.state, state
    part.assignment.version += 1
    await retire_notices(desk.work, f"assigned:{part.id}@", f"revoked{part.assignment.version}")
    alone = await _left_alone(lead, desk)
    _ = await review_meeting(lead.case.id or 0, desk)
    _tell_lead(lead, part, desk, added=False)
    _tell_removed(part, desk)
    desk.work.record("co_unit_removed", desk.actor, part.subject, number=lead.case.spoken, before=before)
    desk.remember("co_removed", assignments=[part.id], before=before.value, alone=alone)
    return Reply("replies/co_removed.md.j2", {**facts, **desk.push_facts()}, about=lead.id)


async def _team(refs: tuple[Any, ...], desk: Desk) -> Team:
    """The case's units; raises WrongState where a case has no lead (分办) or has been answered."""
    items = await desk.visible(refs)
    if len({item.case.id for item in items}) > 1:
        raise Unclear(items)
    held = await held_items(desk.work.session, items[0].case.id or 0)
    held = await desk.hold(held)
    number = items[0].case.spoken
    lead = next((item for item in held if item.assignment.role in _MAY_HAVE), None)
    if lead is None:
        raise WrongState("no_lead", number=number)
    if lead.assignment.state not in OPEN:
        raise WrongState(lead.assignment.state, number=number)
    return Team(lead, tuple(held))


def _ask_unit(intent: AddCoUnit | RemoveCoUnit, lead: Item, desk: Desk, *, adds: bool) -> Reply | None:
    """Ask for the unit, or which one a short name means; None if it is clear."""
    if not intent.unit:
        question = Question((intent,), wants_words_for="unit")
        facts = {"case": desk.line(lead), "adds": adds}
        return Reply("questions/co_unit.md.j2", facts, question, about=lead.id)
    guesses = guess_units(intent.unit, desk)
    if len(guesses) > 1:
        return ask_which_unit(intent.unit, guesses, lambda name: replace(intent, unit=name), lead.id)
    return None


def _unit(written: str, desk: Desk) -> tuple[str, int]:
    """Name and id of the one unit meant; raises BadInput for an unknown one."""
    guesses = guess_units(written, desk)
    if len(guesses) != 1:
        raise BadInput("assign_unit", unit=written)
    ids = {name: unit_id for unit_id, name in desk.rules.directory.units.items()}
    return guesses[0], ids[guesses[0]]


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


async def _become(role: AssignmentRole, lead: Item, desk: Desk) -> bool:
    """A unit that handled a case alone leads it once there is a co-handler; or the other way round."""
    if lead.assignment.role is role:
        return False
    before, lead.assignment.role = lead.assignment.role, role
    lead.assignment.version += 1
    desk.work.record("role_changed", desk.actor, lead.subject, before=before, role=role)
    await desk.work.flush()
    return True


async def _left_alone(lead: Item, desk: Desk) -> bool:
    """The last co-handler went: the lead handles the case alone."""
    await desk.work.flush()
    held = await held_items(desk.work.session, lead.case.id or 0)
    if any(item.assignment.role is AssignmentRole.CO for item in held):
        return False
    return await _become(AssignmentRole.SOLE, lead, desk)


def _tell_lead(
    lead: Item, part: Item, desk: Desk, *, added: bool, meet: dict[str, Any] | None = None
) -> None:
    facts = {"unit": part.unit.name, "added": added, "removed_self": False, "meet": meet}
    for liaison in desk.rules.directory.liaisons(lead.assignment.unit_id):
        key = f"co_changed:{part.id}:{part.assignment.version}:{added}@{liaison.id}"
        desk.work.owe(Owed(key, "co_changed", liaison.id, desk.push_time(), lead.id, facts=facts))


def _tell_removed(part: Item, desk: Desk) -> None:
    facts = {"unit": part.unit.name, "added": False, "removed_self": True, "meet": None}
    for liaison in desk.rules.directory.liaisons(part.assignment.unit_id):
        key = f"co_changed:{part.id}:{part.assignment.version}:self@{liaison.id}"
        desk.work.owe(Owed(key, "co_changed", liaison.id, desk.push_time(), part.id, facts=facts))


async def undo_adding(act: dict[str, Any], desk: Desk) -> Item:
    """The co-handler is let go again, unless it has signed. Raises TooLate then."""
    part, lead = await _part_and_lead(act, desk)
    if part.assignment.state is not AssignmentState.ASSIGNED:
        raise TooLate("moved_on", number=part.case.spoken, by=part.unit.name)
    told = await told_to(desk.work.session, f"assigned:{part.id}@")
    part.assignment.state = advance(part.assignment.state, Act.REVOKE)
    await _take_back_news(part, desk)
    part.assignment.version += 1
    if act["was_sole"]:
        _ = await _left_alone(lead, desk)
    if told:
        _tell_removed(part, desk)
        _tell_lead(lead, part, desk, added=False)
    desk.work.record("co_unit_removed", desk.actor, part.subject, number=part.case.spoken, undone=True)
    await desk.work.flush()
    _ = await review_meeting(part.case.id or 0, desk)
    return lead


async def undo_removing(act: dict[str, Any], desk: Desk) -> Item:
    """The co-handler has the case again, as it had it."""
    part, lead = await _part_and_lead(act, desk)
    if part.assignment.state not in LEFT or lead.assignment.state not in OPEN:
        raise TooLate("overtaken", number=part.case.spoken)
    told = await told_to(desk.work.session, f"co_changed:{part.id}:{part.assignment.version}:self@")
    await _take_back_news(part, desk)
    part.assignment.state = AssignmentState(act["before"])
    part.assignment.version += 1
    if act["alone"]:
        _ = await _become(AssignmentRole.LEAD, lead, desk)
    if told or part.assignment.state is AssignmentState.ASSIGNED:
        owe_assigned(part, desk)
        _tell_lead(lead, part, desk, added=True)
    desk.work.record("co_unit_added", desk.actor, part.subject, number=part.case.spoken, undone=True)
    await desk.work.flush()
    _ = await review_meeting(part.case.id or 0, desk)
    return lead


async def _part_and_lead(act: dict[str, Any], desk: Desk) -> tuple[Item, Item]:
    part = (await items_by_id(desk.work.session, act["assignments"], lock=True))[act["assignments"][0]]
    held = await held_items(desk.work.session, part.case.id or 0)
    lead = next((item for item in held if item.assignment.role in _MAY_HAVE), None)
    if lead is None:
        raise TooLate("overtaken", number=part.case.spoken)
    return part, lead


async def _take_back_news(part: Item, desk: Desk) -> None:
    mark = f"undone{part.assignment.version}"
    for prefix in (f"assigned:{part.id}@", f"co_changed:{part.id}:{part.assignment.version}:"):
        await retire_notices(desk.work, prefix, mark)
