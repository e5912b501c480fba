"""The parts of the one case that an act after the answer is about."""

from collections.abc import Callable, Collection, Sequence

from domain.errors import NothingThere, WrongState
from domain.intents import CaseRef, Intent
from domain.transitions import ANSWERED, LEFT, OPEN, Act, advance, states_for
from domain.vocabulary import AssignmentRole, AssignmentState
from handlers.desk import Desk
from handlers.references import Unclear
from handlers.replying import Question, Reply
from handlers.units import find_short
from storage.desks import Item, items_of_case

AFTER_ANSWER = ANSWERED | {AssignmentState.REDO}


async def find_case(
    refs: tuple[CaseRef, ...], desk: Desk, first: Collection[AssignmentState] = AFTER_ANSWER
) -> list[Item]:
    """Every unit's part in the one case he means, held until this transaction ends. Raises Unclear."""
    items = await desk.visible(refs, first)
    if len({item.case.id for item in items}) > 1:
        raise Unclear(items)
    parts = await desk.hold(await items_of_case(desk.work.session, items[0].assignment.case_id))
    return sorted((part for part in parts if part.assignment.state not in LEFT), key=_place)


def _place(item: Item) -> tuple[bool, int]:
    return item.assignment.role is AssignmentRole.CO, item.id


def is_given_up(item: Item) -> bool:
    """A co-handler whose opinion never came and was marked late: the case goes on without it (R34)."""
    assignment = item.assignment
    return (
        assignment.role is AssignmentRole.CO
        and assignment.opinion_late_at is not None
        and assignment.state in OPEN
    )


def answering(parts: Sequence[Item], unit: str, desk: Desk) -> list[Item]:
    """The parts whose answers the proposers judge; only that of the unit, if one is named.

    Raises NothingThere if it has none in this case.
    """
    answering = [part for part in parts if part.assignment.role is not AssignmentRole.CO]
    if not unit:
        return answering
    unit_id = find_short(unit, desk)
    of_unit = [part for part in answering if part.assignment.unit_id == unit_id]
    if not of_unit:
        raise NothingThere("part_of_unit", unit=desk.rules.directory.units[unit_id])
    return of_unit


def able(parts: Sequence[Item], act: Act) -> list[Item]:
    """Those of the parts with which it can be done now. Raises WrongState with the first one's state."""
    fitting = [part for part in parts if part.assignment.state in states_for(act)]
    if not fitting:
        if not parts:
            raise NothingThere("case")
        advance(parts[0].assignment.state, act, parts[0].case.spoken)
        raise WrongState(parts[0].assignment.state, number=parts[0].case.spoken)
    return fitting


def ask_which_part(parts: Sequence[Item], put: Callable[[str], Intent], desk: Desk) -> Reply:
    """Several units answered: one button each; `put` is the wish with one of their names."""
    question = Question(tuple(put(part.unit.name) for part in parts), rereads=True)
    facts = {"case": desk.line(parts[0]), "units": [part.unit.name for part in parts]}
    return Reply("questions/which_part.md.j2", facts, question, about=parts[0].id)


def round_of(parts: Sequence[Item]) -> int:
    """The round a case is in: that of the unit that has handled it anew most often."""
    return max((part.assignment.redo_round for part in parts), default=0)
