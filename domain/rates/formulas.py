"""Every rate as a row: what is looked at, what of it counts, and to how many decimals it is said."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from domain.intents import Rate
from domain.packs import FinishedMeans, Unrated
from domain.rates.counted import Counted, Due, Grain
from domain.vocabulary import ResultClass, Satisfaction, Source

Test = Callable[[Counted], bool]

# Proposers who are met face to face (面商), whatever the document says.
_FACE_TO_FACE: Final = frozenset({Source.DEPUTY_SUGGESTION, Source.CPPCC_PROPOSAL})
SHARE_DECIMALS: Final = 1  # of a class among all: 61.1 %


@dataclass(frozen=True, slots=True)
class Formula:
    """A definition. Its words stand in the template parts/formula under the same name."""

    name: str
    of: Test
    counts: Test
    grain: Grain = Grain.CASE
    decimals: int = 1


def is_resolved(one: Counted) -> bool:
    """Answered with a result of the class that holds 已经解决: in some schemes 正在解决 is in it too."""
    best = next((name for name in one.pack.result.classes if ResultClass.RESOLVED in name.means), None)
    return one.answered and best is not None and one.result in best.means


def is_finished(one: Counted) -> bool:
    """办结 as the case's own document means it (finding 3)."""
    means_resolved = one.pack.result.finished_means is FinishedMeans.RESOLVED
    return is_resolved(one) if means_resolved else one.answered


def is_rated(one: Counted) -> bool:
    """Somebody gave a rating, or his silence after urging counts as one."""
    if one.satisfaction is Satisfaction.NOT_GIVEN:
        return one.pack.rating.unrated is not Unrated.LEFT_OUT
    return one.satisfaction is not None


def is_satisfied(one: Counted) -> bool:
    """Rated with a word that the document counts as satisfied."""
    rule = one.pack.rating
    if one.satisfaction is Satisfaction.NOT_GIVEN:
        return rule.unrated is Unrated.SATISFIED
    return one.satisfaction in rule.satisfied


def _every(_one: Counted) -> bool:
    return True


def _is_to_be_met(one: Counted) -> bool:
    return one.source in _FACE_TO_FACE or one.pack.contact.face_required


def _has_come_due(one: Counted) -> bool:
    return one.due is not Due.NOT_YET


ANSWERED: Final = Formula("answered", _every, lambda one: one.answered, decimals=2)
RESOLVED: Final = Formula("resolved", _every, is_resolved, decimals=2)
_BY_PACK: Final = Formula("by_pack", _every, is_finished, decimals=2)

FORMULAS: Final[dict[Rate, tuple[Formula, ...]]] = {
    Rate.ANSWERED: (ANSWERED,),
    Rate.FINISHED: (_BY_PACK, ANSWERED, RESOLVED),
    Rate.ON_TIME: (Formula("on_time", _has_come_due, lambda one: one.due is Due.IN_TIME),),
    Rate.OVERDUE: (Formula("late", _has_come_due, lambda one: one.due is Due.LATE),),
    Rate.SIGNED: (Formula("signed", _every, lambda one: one.signed, Grain.PART),),
    Rate.FACE: (Formula("face", _is_to_be_met, lambda one: one.met),),
    Rate.SATISFIED: (
        Formula("satisfied", is_rated, is_satisfied),
        Formula("votes", _every, is_satisfied, Grain.VOTE),
    ),
    Rate.VISITED: (Formula("visited", is_rated, is_satisfied, Grain.VISIT),),
    Rate.CONVERTED: (Formula("converted", lambda one: one.come_due, lambda one: one.kept, Grain.PROMISE),),
}
BY_NAME: Final = {formula.name: formula for formulas in FORMULAS.values() for formula in formulas}


def formulas_of(rate: Rate, cases: Iterable[Counted]) -> tuple[Formula, ...]:
    """The definitions of a rate, the one that the cases' documents mean first.

    Where documents differ, 办结 is first said by each case's own.
    """
    if rate is not Rate.FINISHED:
        return FORMULAS[rate]
    meanings = {one.pack.result.finished_means for one in cases}
    if len(meanings) > 1:
        return FORMULAS[rate]
    return (RESOLVED, ANSWERED) if FinishedMeans.RESOLVED in meanings else (ANSWERED, RESOLVED)
