"""A rate over what was counted: numerator, denominator, and what must be said beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from domain.intents import Rate, Side
from domain.rates.counted import Counted, Grain
from domain.rates.formulas import Formula, formulas_of, is_rated
from domain.rates.rounding import round_half_up, say_percent


@dataclass(frozen=True, slots=True)
class Measured:
    """A rate: `numerator` of `denominator` by the definition named.

    `second`: of the numerator, those held by a second limit. `unrated`: answered, and in neither number
    because nobody has said how satisfied he is.
    """

    formula: str
    numerator: int
    denominator: int
    decimals: int = 1
    second: int = 0
    unrated: int = 0

    @property
    def percent(self) -> Decimal | None:
        """None where there is nothing to measure: 0 of 0 is no rate."""
        return round_half_up(self.numerator, self.denominator, self.decimals)

    @property
    def said(self) -> str:
        """The percentage as it is written; "" if there is none."""
        percent = self.percent
        return "" if percent is None else say_percent(percent)

    @property
    def missing(self) -> int:
        """How many keep the rate down."""
        return self.denominator - self.numerator


def measure(rate: Rate, tallies: Mapping[Grain, Sequence[Counted]]) -> list[Measured]:
    """The rate by each of its definitions; a vote that nobody held is left out."""
    found = [
        apply(formula, tallies.get(formula.grain, ()))
        for formula in formulas_of(rate, tallies.get(Grain.CASE, ()))
    ]
    return [one for one in found if one.denominator or one.formula != "votes"]


def apply(formula: Formula, counted: Sequence[Counted]) -> Measured:
    """One definition over everything of its kind."""
    looked_at = [one for one in counted if formula.of(one)]
    good = [one for one in looked_at if formula.counts(one)]
    unrated = [one for one in counted if one.answered and not is_rated(one)]
    return Measured(
        formula.name,
        _sum(good),
        _sum(looked_at),
        formula.decimals,
        second=_sum([one for one in good if one.second]) if formula.name == "on_time" else 0,
        unrated=_sum(unrated) if formula.name == "satisfied" else 0,
    )


def fits(formula: Formula, side: Side, one: Counted) -> bool:
    """Whether something of the formula's kind belongs to that side of it."""
    if not formula.of(one):
        return False
    return side is Side.DENOMINATOR or formula.counts(one) is (side is Side.NUMERATOR)


def _sum(counted: Sequence[Counted]) -> int:
    return sum(one.count for one in counted)
