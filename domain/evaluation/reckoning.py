"""The arithmetic of the scheme: every point that is missing has its evidence, and none is missing twice."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.evaluation.scheme import MinusRule, Scheme
from domain.minus_items import MinusItem

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Deduction:
    """One fact and what it costs: `times` (once, or so many days) at `each` points."""

    item: MinusItem
    times: int
    each: Decimal | None  # None: the scheme does not say
    per_day: bool = False

    @property
    def points(self) -> Decimal:
        """What is taken away for it; nothing where it is waived or the scheme is silent."""
        return NOTHING if self.item.waived_because or self.each is None else self.each * self.times


@dataclass(frozen=True, slots=True)
class Earned:
    """What one unit has of the share. Never less than nothing, never more than the share."""

    unit_id: int
    share: Decimal
    deductions: tuple[Deduction, ...] = ()

    @property
    def deducted(self) -> Decimal:
        """All that the evidence comes to, also where it is more than the share."""
        return sum((one.points for one in self.deductions), NOTHING)

    @property
    def points(self) -> Decimal:
        """What is left."""
        return max(NOTHING, self.share - self.deducted)

    @property
    def is_used_up(self) -> bool:
        """Whether more would be taken away than there is."""
        return self.deducted > self.share

    def of(self, rule: MinusRule) -> Decimal:
        """What one kind comes to."""
        return sum((one.points for one in self.deductions if one.item.kind is rule.kind), NOTHING)


def reckon(
    units: Iterable[int], items: Iterable[MinusItem], scheme: Scheme, first_on: date, last_on: date
) -> list[Earned]:
    """Each of the units, in their order, with what happened from first to last, both included."""
    of_unit: dict[int, list[Deduction]] = {unit: [] for unit in units}
    for item in sorted(items, key=lambda one: (one.on, one.number, one.kind, one.origin)):
        rule = scheme.rule(item.kind)
        if item.unit_id in of_unit and (times := count(item, rule, first_on, last_on)):
            of_unit[item.unit_id].append(Deduction(item, times, rule.points, rule.per_day))
    return [Earned(unit, scheme.share, tuple(found)) for unit, found in of_unit.items()]


def count(item: MinusItem, rule: MinusRule, first_on: date, last_on: date) -> int:
    """How often a fact counts in a span: once where it begins in it, or for each late day that lies in it.

    Late days run from the day after the deadline to the day of the answer, so that years share them and
    count none twice.
    """
    if not rule.per_day:
        return int(first_on <= item.begins_on <= last_on)
    begins, ends = max(item.begins_on, first_on), min(item.until_on, last_on)
    return max(0, (ends - begins).days + 1)
