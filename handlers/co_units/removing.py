"""减会办: a co-handler that has given no opinion is let go."""

from dataclasses import replace

from domain.errors import WrongState
from domain.intents import RemoveCoUnit
from domain.transitions import OPEN, Act, advance
from domain.vocabulary import AssignmentRole
from handlers.co_units.teams import ask_unit, find_team, leave_alone, name_unit, tell_lead, tell_removed
from handlers.desk import Desk
from handlers.joint.duty_to_meet import review_meeting
from handlers.references import ref_to
from handlers.replying import Question, Reply
from handlers.router import Router
from storage.retractions import retire_notices

router = Router()


@router.on(RemoveCoUnit)
async def remove_co_unit(intent: RemoveCoUnit, desk: Desk) -> Reply:
    """Ask for the unit, echo, then take the case back from a co-handler that has not answered."""
    team = await find_team(intent.refs, desk)
    lead = team.lead
    intent = replace(intent, refs=(ref_to(lead),))
    if asked := ask_unit(intent, lead, desk, adds=False):
        return asked
    unit, unit_id = name_unit(intent.unit, desk)
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
    alone = await leave_alone(lead, desk)
    _ = await review_meeting(lead.case.id or 0, desk)
    tell_lead(lead, part, desk, added=False)
    tell_removed(part, desk)
    desk.work.record("co_unit_removed", desk.actor, part.subject, number=lead.case.spoken, before=before)
    desk.remember("co_removed", assignments=[part.id], before=before.value, alone=alone)
    return Reply("replies/co_removed.md.j2", {**facts, **desk.push_facts()}, about=lead.id)
