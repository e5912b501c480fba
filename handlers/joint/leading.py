"""Which case and which co-handler an act of joint handling means."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from domain.errors import NothingThere, WrongState
from domain.intents import CaseRef, Intent
from domain.permissions import SUPERVISING
from domain.vocabulary import AssignmentRole
from handlers.desk import Desk
from handlers.references import Unclear
from handlers.replying import Question, Reply
from handlers.units import find_short
from storage.desks import Item
from storage.joint import CoOpinion, held_items, opinions_of

AnyIntent = TypeVar("AnyIntent", bound=Intent)


async def find_led(refs: tuple[CaseRef, ...], desk: Desk) -> Item:
    """The lead's part of the one case meant, held for a change.

    A unit must lead the case itself; a supervisor may act on any. Raises WrongState and Unclear.
    """
    supervising = not desk.who.roles.isdisjoint(SUPERVISING)
    items = await (desk.visible(refs) if supervising else desk.own(refs))
    if len({item.case.id for item in items}) > 1:
        raise Unclear(items)
    parts = await held_items(desk.work.session, items[0].case.id or 0)
    number = items[0].case.spoken
    lead = next((part for part in parts if part.assignment.role is AssignmentRole.LEAD), None)
    if lead is None:
        raise WrongState("not_joint", number=number)
    if not supervising and lead.assignment.unit_id not in desk.who.unit_ids:
        raise WrongState("not_lead", number=number, unit=lead.unit.name)
    return (await desk.hold([lead]))[0]


async def find_opinion(
    unit: str, item: Item, desk: Desk, fits: Callable[[CoOpinion], bool]
) -> CoOpinion | Sequence[CoOpinion]:
    """The co-handler that is named, or the only one that fits; else those that fit, to be asked which.

    Raises WrongState for a unit that takes no part, NothingThere where none fits.
    """
    opinions = await opinions_of(desk.work.session, item.case.id or 0)
    if unit:
        unit_id = find_short(unit, desk)
        named = [one for one in opinions if one.item.assignment.unit_id == unit_id]
        if not named:
            name = desk.rules.directory.units[unit_id]
            raise WrongState("not_co", number=item.case.spoken, unit=name)
        return await _held(named[0], desk)
    fitting = [one for one in opinions if fits(one)]
    if not fitting:
        raise NothingThere("opinion", number=item.case.spoken)
    return await _held(fitting[0], desk) if len(fitting) == 1 else fitting


async def _held(opinion: CoOpinion, desk: Desk) -> CoOpinion:
    item = (await desk.hold([opinion.item]))[0]
    return CoOpinion(item, opinion.reply, opinion.redo)


def ask_which_co(
    found: Sequence[CoOpinion], put: Callable[[str], Intent], item: Item, desk: Desk, *, settles: bool
) -> Reply:
    """One button for each co-handler that may be meant."""
    units = [one.item.unit.name for one in found]
    question = Question(tuple(map(put, units)), settles=settles)
    facts = {"case": desk.line(item), "units": units}
    return Reply("questions/which_co.md.j2", facts, question, about=item.id)
