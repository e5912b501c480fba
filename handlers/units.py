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


def guess_units(written: str, desk: Desk) -> tuple[str, ...]:
    """Full names an abbreviation may mean; the exact name alone if it is one."""
    guess = register(desk.rules.directory.units.values()).find(written)
    return (guess.name,) if guess.name else guess.abbreviates
