"""办结率多少, 一季度建议满意率, 办结率 分子: one rate by its definitions, and the cases behind it."""

from collections.abc import Sequence
from typing import Any, Final

from domain.intents import Rate, ShowRate, Side
from domain.rates import (
    BY_NAME,
    Counted,
    Formula,
    Grain,
    Measured,
    Scope,
    apply,
    fits,
    formulas_of,
    measure,
    terms_of,
)
from domain.transitions import LEFT
from domain.vocabulary import AssignmentRole
from handlers.desk import Desk
from handlers.figures.scoping import say_scope, scope_of
from handlers.replying import Reply
from handlers.router import Router
from storage.desks import Item, items_by_id, items_of_cases
from storage.tallies import Tallies, Wanted, locate, tally
from storage.unit_of_work import UnitOfWork

router = Router()
NAMED: Final = 5  # of those who keep a rate down
# What each rate is counted from; 办结率's meaning depends on the cases' documents.
GRAINS: Final = {rate: {Grain.CASE, *(formula.grain for formula in formulas_of(rate, ()))} for rate in Rate}


@router.on(ShowRate)
async def show_rate(intent: ShowRate, desk: Desk, work: UnitOfWork) -> Reply:
    """One rate with both its numbers and who keeps it down; or the cases of one of the numbers."""
    scope = scope_of(intent, desk)
    tallies = await tally(scope, GRAINS[intent.rate], work)
    formula = _formula(intent, tallies)
    facts: dict[str, Any] = {
        "rate": intent.rate,
        "measured": measure(intent.rate, tallies),
        "scope": say_scope(scope, desk.rules),
        "terms": terms_of(tallies),
        "formula": formula.name,
        "several": intent.rate is Rate.FINISHED,
    }
    if intent.side is not None:
        shown = await _page(intent, formula, tallies, desk)
        return Reply("lists/rate.md.j2", {**facts, **shown, "side": intent.side})
    counted = tallies[formula.grain]
    missing = await _items(_wanted(formula, Side.MISSING, counted, scope, most=NAMED), desk)
    facts |= {"missing": [(item.unit.name, item.case.spoken) for item in missing]}
    keeps_down = apply(formula, counted).missing
    return Reply("cards/rate.md.j2", facts | {"more": keeps_down - len(missing)})


def _wanted(formula: Formula, side: Side, counted: Sequence[Counted], scope: Scope, **page: int) -> Wanted:
    return Wanted(formula.grain, scope, [one for one in counted if fits(formula, side, one)], **page)


def _formula(intent: ShowRate, tallies: Tallies) -> Formula:
    """The one that was asked for, else the first."""
    known = formulas_of(intent.rate, tallies[Grain.CASE])
    asked = BY_NAME.get(intent.formula)
    return asked if asked in known else known[0]


async def _page(intent: ShowRate, formula: Formula, tallies: Tallies, desk: Desk) -> dict[str, Any]:
    """One page of the cases on the side that was asked for."""
    side, size, counted = intent.side or Side.DENOMINATOR, desk.rules.policy.page, tallies[formula.grain]
    total = _of_side(apply(formula, counted), side)
    pages = max(1, -(-total // size))
    page = min(max(1, intent.page), pages)
    scope = scope_of(intent, desk)
    wanted = _wanted(formula, side, counted, scope, skip=(page - 1) * size, most=size)
    return {"cases": desk.lines(await _items(wanted, desk)), "total": total, "page": page, "pages": pages}


def _of_side(measured: Measured, side: Side) -> int:
    return {
        Side.NUMERATOR: measured.numerator,
        Side.DENOMINATOR: measured.denominator,
        Side.MISSING: measured.missing,
    }[side]


async def _items(wanted: Wanted, desk: Desk) -> list[Item]:
    """The part that each fact is about, or speaks for the case."""
    session = desk.work.session
    found = await locate(session, wanted, desk.rules)
    parts = await items_by_id(session, [one.assignment_id for one in found if one.assignment_id is not None])
    cases = await items_of_cases(session, [one.case_id for one in found if one.assignment_id is None])
    return [
        _own(cases[one.case_id], wanted.scope) if one.assignment_id is None else parts[one.assignment_id]
        for one in found
    ]


def _own(items: Sequence[Item], scope: Scope) -> Item:
    """The part of the unit that was asked for, else whoever leads."""
    return min(
        items,
        key=lambda item: (
            scope.unit_id not in {None, item.assignment.unit_id},
            item.assignment.state in LEFT,
            item.assignment.role is AssignmentRole.CO,
        ),
    )
