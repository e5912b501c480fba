"""The units of one case as the office changes them, and who is told."""

from dataclasses import dataclass, replace
from typing import Any

from domain.errors import BadInput, WrongState
from domain.intents import AddCoUnit, CaseRef, RemoveCoUnit
from domain.transitions import OPEN
from domain.vocabulary import AssignmentRole
from handlers.desk import Desk
from handlers.references import Unclear
from handlers.replying import Question, Reply
from handlers.units import ask_which_unit, guess_units
from storage.desks import Item
from storage.joint import held_items
from storage.unit_of_work import Owed

RESPONSIBLE = (AssignmentRole.LEAD, AssignmentRole.SOLE)


@dataclass(frozen=True, slots=True)
class Team:
    """The units of one case: who leads it or handles it alone, and everybody who holds a part."""

    lead: Item
    held: tuple[Item, ...]

    def part_of(self, unit_id: int) -> Item | None:
        """The unit's part, if it holds one."""
        return next((item for item in self.held if item.assignment.unit_id == unit_id), None)


async def find_team(refs: tuple[CaseRef, ...], desk: Desk) -> Team:
    """The case's units; raises WrongState where a case has no lead (分办) or has been answered."""
    items = await desk.visible(refs)
    if len({item.case.id for item in items}) > 1:
        raise Unclear(items)
    held = await held_items(desk.work.session, items[0].case.id or 0)
    held = await desk.hold(held)
    number = items[0].case.spoken
    lead = next((item for item in held if item.assignment.role in RESPONSIBLE), None)
    if lead is None:
        raise WrongState("no_lead", number=number)
    if lead.assignment.state not in OPEN:
        raise WrongState(lead.assignment.state, number=number)
    return Team(lead, tuple(held))


def ask_unit(intent: AddCoUnit | RemoveCoUnit, lead: Item, desk: Desk, *, adds: bool) -> Reply | None:
    """Ask for the unit, or which one a short name means; None if it is clear."""
    if not intent.unit:
        question = Question((intent,), wants_words_for="unit")
        facts = {"case": desk.line(lead), "adds": adds}
        return Reply("questions/co_unit.md.j2", facts, question, about=lead.id)
    guesses = guess_units(intent.unit, desk)
    if len(guesses) > 1:
        return ask_which_unit(intent.unit, guesses, lambda name: replace(intent, unit=name), lead.id)
    return None


def name_unit(written: str, desk: Desk) -> tuple[str, int]:
    """Name and id of the one unit meant; raises BadInput for an unknown one."""
    guesses = guess_units(written, desk)
    if len(guesses) != 1:
        raise BadInput("assign_unit", unit=written)
    ids = {name: unit_id for unit_id, name in desk.rules.directory.units.items()}
    return guesses[0], ids[guesses[0]]


async def become(role: AssignmentRole, lead: Item, desk: Desk) -> bool:
    """A unit that handled a case alone leads it once there is a co-handler; or the other way round."""
    if lead.assignment.role is role:
        return False
    before, lead.assignment.role = lead.assignment.role, role
    lead.assignment.version += 1
    desk.work.record("role_changed", desk.actor, lead.subject, before=before, role=role)
    await desk.work.flush()
    return True


async def leave_alone(lead: Item, desk: Desk) -> bool:
    """The last co-handler went: the lead handles the case alone."""
    await desk.work.flush()
    held = await held_items(desk.work.session, lead.case.id or 0)
    if any(item.assignment.role is AssignmentRole.CO for item in held):
        return False
    return await become(AssignmentRole.SOLE, lead, desk)


def tell_lead(lead: Item, part: Item, desk: Desk, *, added: bool, meet: dict[str, Any] | None = None) -> None:
    facts = {"unit": part.unit.name, "added": added, "removed_self": False, "meet": meet}
    for liaison in desk.rules.directory.liaisons(lead.assignment.unit_id, lead.id):
        key = f"co_changed:{part.id}:{part.assignment.version}:{added}@{liaison.id}"
        desk.work.owe(Owed(key, "co_changed", liaison.id, desk.push_time(), lead.id, facts=facts))


def tell_removed(part: Item, desk: Desk) -> None:
    facts = {"unit": part.unit.name, "added": False, "removed_self": True, "meet": None}
    for liaison in desk.rules.directory.liaisons(part.assignment.unit_id, part.id):
        key = f"co_changed:{part.id}:{part.assignment.version}:self@{liaison.id}"
        desk.work.owe(Owed(key, "co_changed", liaison.id, desk.push_time(), part.id, facts=facts))
