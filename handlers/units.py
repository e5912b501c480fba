"""Finds the unit a person means; an abbreviation is offered, never taken silently."""

from collections.abc import Callable, Iterable, Sequence

from domain.errors import NoSuchUnit
from domain.intents import Intent
from domain.tables.units import UnitRegister
from handlers.desk import Desk
from handlers.replying import Question, Reply

OFFERED = 5  # names, one button each


def register(names: Iterable[str]) -> UnitRegister:
    """The register of these full names."""
    return UnitRegister.of(dict.fromkeys(names, ()))


def find_unit(written: str, desk: Desk) -> int:
    """The id of the unit of that name. Raises NoSuchUnit with the names that may be meant."""
    units = desk.rules.directory.units
    known = register(units.values())
    guess = known.find(written)
    meant = guess.name or known.shortened(written)
    if meant is None:
        raise NoSuchUnit(name=written, nearest=guess.abbreviates or guess.nearest)
    return next(unit_id for unit_id, name in units.items() if name == meant)


def find_short(written: str, desk: Desk) -> int:
    """The same, and a short name that means only one unit will do: what follows is echoed or names a case."""
    guesses = guess_units(written, desk)
    return find_unit(guesses[0] if len(guesses) == 1 else written, desk)


def guess_units(written: str, desk: Desk) -> tuple[str, ...]:
    """Full names an abbreviation may mean; the name alone if it is one, or one without its seat: 青石镇."""
    known = register(desk.rules.directory.units.values())
    name = known.find(written).name or known.shortened(written)
    return (name,) if name else known.find(written).abbreviates


def offer_units(written: str, desk: Desk) -> tuple[str, ...]:
    """Full names to choose from: what it abbreviates, else what comes nearest."""
    guess = register(desk.rules.directory.units.values()).find(written)
    return guess.abbreviates or guess.nearest


def is_full_name(written: str, desk: Desk) -> bool:
    """Whether a unit is called exactly that, its seat left aside."""
    known = register(desk.rules.directory.units.values())
    return (known.find(written).name or known.shortened(written)) is not None


def ask_which_unit(
    written: str, names: Sequence[str], put: Callable[[str], Intent], about: int | None = None
) -> Reply:
    """The names an abbreviation may mean; `put` is the wish with one of them."""
    offered = names[:OFFERED]
    question = Question(tuple(map(put, offered)), rereads=True)
    return Reply("questions/which_unit.md.j2", {"wording": written, "names": offered}, question, about=about)
