"""Every unit's light, from the roster, the last days' messages and the last reading of the address book."""

from collections.abc import Sequence

from domain.health import UnitHealth, check_office, check_unit, is_handling
from storage.health import load_signs
from storage.standing import by_unit, load_standing
from storage.unit_of_work import UnitOfWork


async def check_everything(work: UnitOfWork) -> tuple[UnitHealth, list[UnitHealth]]:
    """The office's own light, and those of all units that handle cases, the worst first."""
    directory = (await work.rules()).directory
    standing = await load_standing(work.session, directory)
    signs = await load_signs(work.session, standing, work.now)
    people = by_unit(standing.members)
    units = [
        check_unit(name, members, signs, standing.open_cases.get(name, 0))
        for name in standing.units
        if is_handling(name, members := people.get(name, []), standing.open_cases.get(name, 0))
    ]
    return check_office(standing.members, signs), sorted(units, key=lambda one: one.rank)


async def unreached_among(names: Sequence[str], work: UnitOfWork) -> list[UnitHealth]:
    """Those of these units for which nobody can be reached (red), in their order."""
    _, units = await check_everything(work)
    red = {one.name: one for one in units if one.light == "red"}
    return [red[name] for name in dict.fromkeys(names) if name in red]
