"""统计: the office's sheet, a line for each source; the shell prints the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from domain.intents import Rate, ShowFigures
from domain.masking import mask
from domain.rates import ClassShare, Counted, Grain, Measured, Scope, measure, share_classes
from domain.vocabulary import Source
from handlers.desk import Desk
from handlers.figures.scoping import say_scope, scope_of
from handlers.replying import Reply
from handlers.router import Router
from storage.rules import Rules
from storage.tallies import tally
from storage.targets import targets_of
from storage.unit_of_work import UnitOfWork

router = Router()
MOST_LINES: Final = 6  # sources in full on one phone screen
MOST_TARGETS: Final = 5


@dataclass(frozen=True, slots=True)
class Line:
    """The cases of one source (of all, without one): how many, how far, in which classes, how satisfied."""

    source: Source | None
    total: int
    answered: Measured
    finished: Measured
    on_time: Measured
    satisfied: Measured
    classes: tuple[ClassShare, ...]

    @property
    def open(self) -> int:
        """Those still being handled."""
        return self.total - self.answered.numerator


@router.on(ShowFigures)
async def show_figures(intent: ShowFigures, desk: Desk, work: UnitOfWork) -> Reply:
    """Every source's figures and their sum, of this year's cases or those that were asked for."""
    return Reply("cards/figures.md.j2", await sheet(scope_of(intent, desk), desk.rules, work))


async def sheet(scope: Scope, rules: Rules, work: UnitOfWork) -> dict[str, Any]:
    """The facts of the sheet; nothing is changed."""
    cases = (await tally(scope, {Grain.CASE}, work))[Grain.CASE]
    sources = [source for source in Source if any(one.source is source for one in cases)]
    lines = [_line([one for one in cases if one.source is source], source) for source in sources]
    targets = await targets_of(work.session, scope)
    return {
        "scope": say_scope(scope, rules),
        "lines": lines,
        "full": MOST_LINES,
        "all": _line(cases, None),
        "targets": [(one, mask(one.title)) for one in targets[:MOST_TARGETS]],
        "more_targets": max(0, len(targets) - MOST_TARGETS),
    }


def _line(cases: Sequence[Counted], source: Source | None) -> Line:
    rates = {
        rate: measure(rate, {Grain.CASE: cases})[0]
        for rate in (Rate.ANSWERED, Rate.FINISHED, Rate.ON_TIME, Rate.SATISFIED)
    }
    return Line(
        source,
        sum(one.count for one in cases),
        rates[Rate.ANSWERED],
        rates[Rate.FINISHED],
        rates[Rate.ON_TIME],
        rates[Rate.SATISFIED],
        tuple(share_classes(cases)),
    )
