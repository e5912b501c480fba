"""城管局联络员是谁: who holds the post at a unit, and how to reach him."""

from domain.intents import ShowLiaison
from domain.masking import mask
from handlers.desk import Desk
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.units import ask_which_unit, find_unit, guess_units
from storage.posts import person_of
from storage.unit_of_work import UnitOfWork

router = Router()


@router.on(ShowLiaison)
async def show_liaison(intent: ShowLiaison, desk: Desk, work: UnitOfWork) -> Reply:
    """The unit's liaisons by name; of a telephone number the middle stays hidden."""
    if not intent.unit:
        return await _show_own_or_ask(desk, work)
    guesses = guess_units(intent.unit, desk)
    if len(guesses) > 1:
        return ask_which_unit(intent.unit, guesses, ShowLiaison)
    return await _card(find_unit(guesses[0] if guesses else intent.unit, desk), desk, work)


async def _show_own_or_ask(desk: Desk, work: UnitOfWork) -> Reply:
    if len(desk.who.unit_ids) == 1:
        return await _card(next(iter(desk.who.unit_ids)), desk, work)
    return Reply("questions/liaison_unit.md.j2", {}, Question((ShowLiaison(),), wants_words_for="unit"))


async def _card(unit_id: int, desk: Desk, work: UnitOfWork) -> Reply:
    directory = desk.rules.directory
    liaisons = [
        (one.name, mask((await person_of(work.session, one.id)).mobile))
        for one in directory.liaisons(unit_id)
    ]
    return Reply("cards/liaison.md.j2", {"unit": directory.units[unit_id], "liaisons": liaisons})
