"""Finds the unit a person means; an abbreviation is offered, never taken silently."""

from collections.abc import Iterable

from domain.errors import NoSuchUnit
from domain.tables.units import UnitRegister
from handlers.desk import Desk


def register(names: Iterable[str]) -> UnitRegister:
    """The register of these full names."""
    return UnitRegister.of(dict.fromkeys(names, ()))


def find_unit(written: str, desk: Desk) -> int:
    """The id of the unit of that name. Raises NoSuchUnit with the names that may be meant."""
    units = desk.rules.directory.units
    guess = register(units.values()).find(written)
    if guess.name is None:
        raise NoSuchUnit(name=written, nearest=guess.abbreviates or guess.nearest)
    return next(unit_id for unit_id, name in units.items() if name == guess.name)


def find_short(written: str, desk: Desk) -> int:
    """The same, and a short name that means only one unit will do: what follows is echoed or names a case."""
    guesses = guess_units(written, desk)
    return find_unit(guesses[0] if len(guesses) == 1 else written, desk)


def guess_units(written: str, desk: Desk) -> tuple[str, ...]:
    """Full names an abbreviation may mean; the exact name alone if it is one."""
    guess = register(desk.rules.directory.units.values()).find(written)
    return (guess.name,) if guess.name else guess.abbreviates


def offer_units(written: str, desk: Desk) -> tuple[str, ...]:
    """Full names to choose from: what it abbreviates, else what comes nearest."""
    guess = register(desk.rules.directory.units.values()).find(written)
    return guess.abbreviates or guess.nearest


def is_full_name(written: str, desk: Desk) -> bool:
    """Whether a unit is called exactly that."""
    return guess_units(written, desk) == (written,)
