"""单位组: which units a word in a table stands for, or which one a name that the register lacks."""

from dataclasses import replace
from functools import partial

from domain.errors import BadInput, NothingThere
from domain.intents import SetUnitGroup, ShowUnitGroups
from domain.policy import UNIT_GROUP
from domain.tables.cells import compact
from handlers.desk import Desk
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.setting_changes import change_settings
from handlers.units import ask_which_unit, find_unit, guess_units, is_full_name

router = Router()
LONGEST_NAME = 30


@router.on(SetUnitGroup)
async def set_unit_group(intent: SetUnitGroup, desk: Desk) -> Reply:
    """Say which units 各承办单位 means; the next import asks no more. Without units it means nothing."""
    name = compact(intent.name)
    if not 1 < len(name) <= LONGEST_NAME or is_full_name(name, desk):
        raise BadInput("group_name", name=name[:LONGEST_NAME])
    for place, written in enumerate(intent.units):
        guesses = guess_units(written, desk)
        if guesses != (written,) and len(guesses) > 1:
            return ask_which_unit(written, guesses, partial(_with_unit, intent, place))
        units = [*intent.units[:place], guesses[0] if guesses else written, *intent.units[place + 1 :]]
        intent = replace(intent, units=tuple(units))
    intent = replace(intent, units=tuple(dict.fromkeys(map(partial(_full, desk=desk), intent.units))))
    present = desk.rules.policy.unit_groups.get(name, ())
    if not intent.units and not present:
        raise NothingThere("group")
    facts = {"name": name, "units": intent.units, "present": present}
    if not desk.confirmed:
        return Reply("questions/unit_group.md.j2", facts, Question((intent,)))
    await change_settings(desk, {(UNIT_GROUP, name): {"units": list(intent.units)}})
    return Reply("replies/unit_group.md.j2", facts)


@router.on(ShowUnitGroups)
async def show_unit_groups(desk: Desk) -> Reply:
    """Every group with its units."""
    return Reply("lists/unit_groups.md.j2", {"groups": sorted(desk.rules.policy.unit_groups.items())})


def _with_unit(intent: SetUnitGroup, place: int, name: str) -> SetUnitGroup:
    return replace(intent, units=(*intent.units[:place], name, *intent.units[place + 1 :]))


def _full(written: str, desk: Desk) -> str:
    """The full name. Raises NoSuchUnit."""
    return desk.rules.directory.units[find_unit(written, desk)]
