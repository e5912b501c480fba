"""Where an office stands on its way to being live."""

from domain.policy import DRILL
from domain.setup import Progress, Standing, progress
from domain.vocabulary import PostRole
from storage.rules import PACK, Rules, stored_settings
from storage.setups import count_cases
from storage.unit_of_work import UnitOfWork


async def look(work: UnitOfWork, rules: Rules) -> Progress:
    """Every step as it stands by what is in the database now."""
    directory, policy = rules.directory, rules.policy
    units = [unit for unit in directory.units if directory.has_liaison(unit)]
    settings = await stored_settings(work.session)
    standing = Standing(
        units=len(units),
        unreachable=tuple(directory.units[unit] for unit in units if not directory.liaisons(unit)),
        supervisors=len(directory.office(PostRole.SUPERVISOR)),
        approvers=len(directory.office(PostRole.APPROVER)),
        holidays=rules.on.year in rules.calendar.official_years,
        packs_chosen=any(name == PACK for name, _ in settings),
        cases=await count_cases(work.session),
        rehearsing=policy.drill_since is not None,
        rehearsed=(DRILL, "") in settings,
    )
    return progress(policy.setup, standing)
