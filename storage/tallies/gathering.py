"""Everything that rates are counted from, kind by kind."""

from dataclasses import replace
from datetime import date

from domain.rates import Counted, Grain, Scope
from storage.tallies.counting import count
from storage.tallies.votes import count_votes
from storage.unit_of_work import UnitOfWork

Tallies = dict[Grain, list[Counted]]


async def tally(scope: Scope, grains: set[Grain], work: UnitOfWork, on: date | None = None) -> Tallies:
    """What is counted of each kind; what is late as of that day, or else today."""
    rules = await work.rules()
    rules = replace(rules, on=on) if on else rules
    tallies = {
        grain: await count(work.session, grain, scope, rules)
        for grain in Grain
        if grain in grains - {Grain.VOTE}
    }
    if Grain.VOTE in grains:
        tallies[Grain.VOTE] = await count_votes(work.session, scope, rules)
    return tallies
