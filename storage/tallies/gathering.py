"""Everything that rates are counted from, kind by kind."""

from domain.rates import Counted, Grain, Scope
from storage.tallies.counting import count
from storage.tallies.votes import count_votes
from storage.unit_of_work import UnitOfWork

Tallies = dict[Grain, list[Counted]]


async def tally(scope: Scope, grains: set[Grain], work: UnitOfWork) -> Tallies:
    """What is counted of each kind."""
    rules = await work.rules()
    tallies = {
        grain: await count(work.session, grain, scope, rules)
        for grain in Grain
        if grain in grains - {Grain.VOTE}
    }
    if Grain.VOTE in grains:
        tallies[Grain.VOTE] = await count_votes(work.session, scope, rules)
    return tallies
